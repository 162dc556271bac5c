"""The pattern language: what each construct matches, and how a faulty one is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from conftest import rule
from partyie.pattern import PatternError, parse

if TYPE_CHECKING:
    from conftest import Matcher

_LISTS = """
[lists]
role = ["chief", "general secretary"]
hyphen = ["-"]
quote = ['"']
sentence_end = ["."]
initial = ["KC"]
name_part = ["Left"]
[lists.tier]
low = ["booth"]
high = ["state"]
"""


@pytest.mark.parametrize(
    ("pattern", "text", "matched"),
    [
        ("the {name=role}", "the chief", "the chief"),
        ("the {name=role}", "The Chief", "The Chief"),
        ("the {name=role}", "a chief", None),
        ("the {name=role}", "the new chief", None),
        ("{name=role}", "our general secretary won", "general secretary"),
        ("{name=role}", "general secretaries", None),
        # list.value
        ("{tier.low} {name=role}", "booth chief", "booth chief"),
        ("{tier.low} {name=role}", "state chief", None),
        ("{tier} {name=role}", "state chief", "state chief"),
        # choices
        ("(a | the) {name=role}", "the chief", "the chief"),
        ("(a | the big) {name=role}", "the big chief", "the big chief"),
        ("(a | the big) {name=role}", "the chief", None),
        ("a | the {name=role}", "the chief", "the chief"),
        ("(({tier.low} | my) (x | y)) {name=role}", "my y chief", "my y chief"),
        # options
        ("the [new] {name=role}", "the chief", "the chief"),
        ("the [new] {name=role}", "the new chief", "the new chief"),
        ("the [new] {name=role}", "the new new chief", None),
        ("the [(new | old) [{tier}]] {name=role}", "the old booth chief", "the old booth chief"),
        ("the [(new | old) [{tier}]] {name=role}", "the booth chief", None),
        # gaps: as few words as will do, never across a comma or a full stop
        ("the ~2 {name=role}", "the chief", "the chief"),
        ("the ~2 {name=role}", "the one two chief", "the one two chief"),
        ("the ~2 {name=role}", "the one two three chief", None),
        ("the ~2 {name=role}", "the one, chief", None),
        ("the ~2 {name=role}", "the one. chief", None),
        ("the ~2 {name=role}", 'the "one chief', 'the "one chief'),
        ("the ~2 {name=role} ~1 chief", "the chief chief chief", "the chief chief"),
        # words and signs as they stand
        ('{name=role} "("', "chief (x)", "chief ("),
        ("{name=role} -", "chief-x", "chief-"),
        ("{name=role} %", "chief %", "chief %"),
        ("co-worker {name=role}", "co-worker chief", "co-worker chief"),
        # built in
        ("{word} {name=role}", "12 chief", None),
        ("{word} {name=role}", "क chief", "क chief"),
        ("{capital} {name=role}", "Zorb chief", "Zorb chief"),
        ("{capital} {name=role}", "zorb chief", None),
        ("{capital} {name=role}", "Chief chief", None),
        ("{capital} {name=role}", "Left chief", "Left chief"),
        ("{number} {name=role}", "12 chief", "12 chief"),
        ("{role} {name=name}", "chief Zorb Blip", "chief Zorb Blip"),
        ("{role} {name=name}", "chief Zorb-Blip", "chief Zorb-Blip"),
        ("{role} {name=name}", "chief A. B. Zorb said", "chief A. B. Zorb"),
        ("{role} {name=name}", "chief KC Zorb said", "chief KC Zorb"),
        ("{role} {name=name}", "chief zorb", None),
        ("{role} {name=name}", "chief राव शर्मा", "chief राव शर्मा"),
    ],
)
def test_match(
    matcher: Callable[[str], Matcher], pattern: str, text: str, matched: str | None
) -> None:
    found = [text for _, text, _ in matcher(_LISTS + rule("one", pattern))(text)]
    assert found == ([] if matched is None else [matched])


def test_fields(matcher: Callable[[str], Matcher]) -> None:
    find = matcher(_LISTS + rule("one", "[{party=tier}] ({role=role} | {tier}) {name=name}"))
    assert find("booth chief Zorb Blip") == [
        ("one", "booth chief Zorb Blip", {"party": "booth", "role": "chief", "name": "Zorb Blip"})
    ]
    assert find("state Zorb") == [("one", "state Zorb", {"name": "Zorb"})]


def test_one_field_in_several_options(matcher: Callable[[str], Matcher]) -> None:
    find = matcher(_LISTS + rule("one", "({name=tier.low} here | {name=tier.high} there)"))
    assert [fields for _, _, fields in find("booth here, state there")] == [
        {"name": "booth"},
        {"name": "state"},
    ]


@pytest.mark.parametrize(
    ("pattern", "says", "column"),
    [
        ("", "nothing stands here", 1),
        ("   ", "nothing stands here", 4),
        ("~2", "the pattern is empty", 1),
        ("(a", "'(' is never closed", 1),
        ("a [b", "'[' is never closed", 3),
        ("a)", "unexpected ')'", 2),
        ("(a]", "'(' is never closed", 1),
        ("(a | )", "nothing stands here", 6),
        ("a ()", "nothing stands here", 4),
        ("a | | b", "nothing stands here", 5),
        ("{a b}", "cannot read '{a b}'", 1),
        ("{a", "cannot read '{a'", 1),
        ("a }", "cannot read '}'", 3),
        ("a ~x", "cannot read '~x'", 3),
        ('a "b', "cannot read '\"b'", 3),
        ("{a.b.c}", "cannot read '{a.b.c}'", 1),
    ],
)
def test_faulty_pattern(pattern: str, says: str, column: int) -> None:
    with pytest.raises(PatternError) as caught:
        parse(pattern)
    assert str(caught.value) == f"{says} (column {column} of the pattern)"
    assert caught.value.column == column


def test_what_a_pattern_names() -> None:
    pattern = parse("Über [{value=number}] (x-y | {tier.low} {role=role})")
    assert [ref.list for ref in pattern.refs] == [
        "=über", "number", "=x", "=-", "=y", "tier.low", "role",
    ]  # fmt: skip
    assert pattern.fields == {"value", "role"}
    assert pattern.literals == ("über", "x", "-", "y")
