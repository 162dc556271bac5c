"""Rules are tried wherever they match: no anchor, nor what it needs, is wanted in vain."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from partyie.anchors import AnchorFinder
from partyie.kernel import Sieve
from partyie.lexicon import Lexicon
from partyie.numbers import NumberGrammar
from partyie.pattern import SymbolClasses, parse
from partyie.scan import Entry

_ENTRIES = [
    *(Entry("role", form) for form in ("chief", "head", "general secretary")),
    *(Entry("tier", form) for form in ("booth", "state")),
    *(Entry(name, form) for name, form in [("closing", ","), ("sentence_end", "."),
                                          ("initial", "K"), ("initial", "ए"), ("initial", "को"),
                                          ("hyphen", "-"), ("case", "को")]),
    Entry("name_part", "राव", "surname"), Entry("name_part", "राम", "single"),
    *(Entry(f"={word}", word) for word in ("the", "of", "x", "क", "को", ",")),
]  # fmt: skip
_LEXICON = Lexicon(_ENTRIES, NumberGrammar.load([]), scripts={"Latn": "en", "Deva": "hi"})
_CLASSES = SymbolClasses(_LEXICON)
_WORDS = (
    "chief", "general secretary", "booth", "state", ",", ".", "K.", "ए.", "ए", "को", "राव", "राम",
    "the", "of", "x", "क", "zorb", "Zorb", "सुमन", "5", "-", "\n",
)  # fmt: skip
_PATTERNS = (
    "the {role}",
    "{role} [of] [{tier}] ~2 the",
    "({role} of | {tier}) ([the] x | of ~1 {word}) [{role}]",
    "[the] ({role} | [x] {end})",
    "{role} {end}",
    "{role} ({tier} | {end}) {end}",
    "{tier} ~3 ({role} | of the) {end} ,",
    "{name} {role}",
    "{role} {full_name} [of] {tier}",
    "[{name} ,] {surnamed} को",
    "{surnamed} को",
    "{capital} ({plain} | {number}) x",
    "({name} | {name} of {name}) [x] {number}",
    "[the] [x]",
    "{end}",
    "{name}",
)


@pytest.mark.parametrize("common", [len, lambda name: -len(name)], ids=["long", "short"])
@pytest.mark.parametrize("pattern", _PATTERNS)
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14))
@example(["ए.", "ए.", "राव", "को"])
@example(["सुमन", "ए", "राव", "को"])
def test_no_match_is_missed(
    pattern: str, common: Callable[[str], int], words: list[str]
) -> None:
    symbols = _LEXICON.scan(" ".join(words)).symbols
    parsed = parse(pattern)
    anchors = AnchorFinder(_CLASSES, common).anchors(parsed)
    size = 1 + max(map(ord, _LEXICON.symbols))
    sieve = Sieve(bytes(size), [(0, 0, before, own, needs) for own, before, needs in anchors])
    regex, _ = parsed.compile(_CLASSES)
    opened = sieve.open(symbols, 0, len(symbols))
    begin, last = opened[0][1:] if opened else (len(symbols), -1)
    for match in regex.finditer(symbols):
        if match.end() > match.start():
            assert begin <= match.start() <= last

