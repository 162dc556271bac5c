"""Words to symbols: phrases, cases, numbers, shared words."""

from __future__ import annotations

import re

import pytest

from partyie.lexicon import Lexicon, charset
from partyie.numbers import NumberGrammar
from partyie.scan import Entry, Scan, case_of

_ENTRIES = [
    Entry("unit", "cell"),
    Entry("unit", "IT cell", "it"),
    Entry("long", "IT cell head office"),
    Entry("it", "IT"),
    Entry("pronoun", "it"),
    Entry("party", "Congress", "inc"),
    Entry("party", "कांग्रेस", "inc"),
    Entry("party", "SP", "sp"),
    Entry("place", "SP", "office"),
    Entry("level", "जिला", "district"),
    Entry("level", "जिला|ध्यक्ष", "district", fused=4),
    Entry("end", "."),
    Entry("sentence_end", "."),
]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    entries = [
        Entry(e.list, e.form, e.value, fused=e.fused, case=case_of(e.form)) for e in _ENTRIES
    ]
    return Lexicon(entries, NumberGrammar.load([]), scripts={"Latn": "en", "Deva": "hi"})


def _units(scan: Scan) -> list[tuple[str, set[str]]]:
    return [
        (scan.surface(unit, unit + 1), {entry.list for entry in scan.entries(unit)})
        for unit in range(len(scan))
    ]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("a cell", [("a", set()), ("cell", {"unit"})]),
        ("the IT cell met", [("the", set()), ("IT cell", {"unit"}), ("met", set())]),
        ("IT cell head", [("IT cell", {"unit"}), ("head", set())]),
        ("IT cell head office", [("IT cell head office", {"long"})]),
        ("IT cell head of", [("IT cell", {"unit"}), ("head", set()), ("of", set())]),
        ("IT\u00a0cell", [("IT\u00a0cell", {"unit"})]),
        ("IT", [("IT", {"it"})]),  # a form in capitals wins over one in small letters
        ("it", [("it", {"pronoun"})]),
        ("It cell", [("It", {"pronoun"}), ("cell", {"unit"})]),
        ("Congress", [("Congress", {"party"})]),
        ("congress", [("congress", set())]),
        ("CONGRESS", [("CONGRESS", {"party"})]),
        ("SP", [("SP", {"party", "place"})]),
        ("Sp", [("Sp", set())]),
        ("काँग्रेस", [("काँग्रेस", {"party"})]),
        ("जिलाध्यक्ष", [("जिलाध्यक्ष", {"level"})]),
        ("ज़िला", [("ज़िला", {"level"})]),
        ("", []),
    ],
)
def test_units(lexicon: Lexicon, text: str, units: list[tuple[str, set[str]]]) -> None:
    scan = lexicon.scan(text)
    assert _units(scan) == units
    assert len(scan.symbols) == len(units)


def test_a_symbol_stands_for_lists_and_their_values(lexicon: Lexicon) -> None:
    symbols = lexicon.scan("cell IT cell SP").symbols
    assert symbols[0] in lexicon.chars("unit")
    assert symbols[0] not in lexicon.chars("unit.it")
    assert symbols[1] in lexicon.chars("unit.it")
    assert symbols[2] in lexicon.chars("party")
    assert symbols[2] in lexicon.chars("place")
    assert not lexicon.chars("nothing")


def test_values_and_entries(lexicon: Lexicon) -> None:
    scan = lexicon.scan("जिलाध्यक्ष SP")
    assert scan.value(0, "level") == "district"
    assert scan.value(0, "party") is None
    entry = scan.entry(0, "level")
    assert entry is not None
    assert entry.fused == 4
    assert {e.value for e in scan.entries(1)} == {"sp", "office"}


def test_a_word_nobody_knows_has_the_symbol_of_its_shape(lexicon: Lexicon) -> None:
    one, other, capital = list(lexicon.scan("zorb blip Zorb").symbols)
    assert one == other != capital
    assert one in lexicon.shape_chars("lower", known=False)
    assert capital in lexicon.shape_chars("capital", known=False)


def test_numbers_are_units(lexicon: Lexicon) -> None:
    scan = lexicon.scan("it has 12,500 cell")
    [(unit, number)] = scan.numbers.items()
    assert (scan.surface(unit, unit + 1), number.value) == ("12,500", 12500)
    assert scan.symbols[unit] in lexicon.chars("number")
    assert scan.entries(unit) == ()


def test_languages_by_script(lexicon: Lexicon) -> None:
    scan = lexicon.scan("one two three कांग्रेस 12")
    assert scan.languages == ["en", "hi"]
    assert scan.language(3, 4) == "hi"
    assert scan.language(4, 5) == "und"


def test_sentence_of_a_unit(lexicon: Lexicon) -> None:
    scan = lexicon.scan("one two. three")
    assert [scan.sentence_of(unit) for unit in range(len(scan))] == [0, 0, 0, 1]


def test_the_same_word_in_two_spellings_is_one_entry() -> None:
    entries = [Entry("a", "ज\u093cिला", "x"), Entry("a", "\u095bिला", "x")]
    lexicon = Lexicon(entries, NumberGrammar.load([]), scripts={"Deva": "hi"})
    assert len(lexicon.scan("जिला").entries(0)) == 1


@pytest.mark.parametrize(
    ("form", "case"),
    [("it", "any"), ("IT", "upper"), ("Congress", "capital"), ("X account", "upper"), ("कू", "any")],
)
def test_case_of_a_form(form: str, case: str) -> None:
    assert case_of(form) == case


def test_charset_is_a_class_of_ranges() -> None:
    assert re.fullmatch(f"[{charset('')}]", "a") is None
    assert charset("cab") == "a-c"
    assert charset("az") == "az"
