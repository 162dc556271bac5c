"""What must hold for any text: true offsets, order, no exception, the same answer every time."""

from __future__ import annotations

import gc
import pickle
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from partyie import Extraction, Extractor
from partyie.extractors import EXTRACTORS
from partyie.text import split

if TYPE_CHECKING:
    from pydantic import BaseModel

_EXTRACTOR = Extractor()
_ONCE = settings(max_examples=150, deadline=None, derandomize=True)


def _vocabulary() -> list[str]:
    """Real words of every list, number words, names of parties and topics, examples of rules."""
    engine = _EXTRACTOR.engine
    forms = {entry.form.replace("|", "") for entry in _EXTRACTOR.packs.entries}
    forms |= {entry.form for entry in engine.registry.entries()}
    forms |= set(engine.lexicon.numbers.words)
    for pack in _EXTRACTOR.packs:
        forms |= {find.plain for _, _, finds, _ in pack.rule_examples for find in finds}
        forms |= {skip for _, _, _, skips in pack.rule_examples for skip in skips}
        forms |= {example.text for _, _, example in pack.examples}
    return sorted(forms)


_ODD = [
    "\u093c", "\u094d", "\u0901", "\u0902", "\u200c", "\u200d", "\u200b", "\ufeff", "\u00ad",
    "\u0301", "\u20e3", "\ud800", "\udfff", "\U0001f600", "\U0001f1ee\U0001f1f3", "\x00", "\x1c",
    "\u2028", "\u202e", "क्ष", "ज़", "ज\u093c", "फ़", "ﬁ", "İ", "ß", "ǅ", "２４", "२४", "๒", "①", "½",
    "ا", "中", "।", "॥", "’s", "’", "'s", "(", ")", "[", "<", "&amp;", "#", "@", "%", "₹", "...",
]  # fmt: skip
_JOINS = ["", " ", " ", " ", "\n", ". ", ", ", " ने ", " का ", " of ", " and ", "-", "।", "\r\n",
          "  ", "\u00a0 "]  # fmt: skip
_words = st.sampled_from(_vocabulary())
_piece = st.one_of(
    _words, _words, _words, st.sampled_from(_ODD), st.integers(0, 10**13).map(str),
    st.text(st.characters(), max_size=6), st.text("aAक्ज़.1,'’-\u0301\u200d ", max_size=6),
)  # fmt: skip
_texts = st.lists(st.tuples(_piece, st.sampled_from(_JOINS)), max_size=25).map(
    lambda pairs: "".join(word + join for word, join in pairs)
)


def _nodes(value: object) -> Iterator[BaseModel]:
    """Every model inside a result, itself left out."""
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item)
    elif hasattr(value, "start"):
        yield value  # type: ignore[misc]
        for name in type(value).model_fields:  # type: ignore[attr-defined]
            yield from _nodes(getattr(value, name))


def _cleaned(text: str) -> str:
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)


@_ONCE
@given(_texts)
@example("")
@example("\ud83d")
@example("BJP\ud800 has 5 lakh followers")
@example("\u094d\u093cसपा")
def test_any_text(text: str) -> None:
    result = _EXTRACTOR.extract(text)
    assert result.text == text
    for task in EXTRACTORS:
        mentions = getattr(result, task)
        starts = [mention.start for mention in mentions]
        assert starts == sorted(starts), task
        for node in _nodes(mentions):
            start, end = node.start, node.end  # type: ignore[attr-defined]
            surface = getattr(node, "text", text[start:end])
            assert text[start:end] == surface, task
            assert start < end, task
    assert _EXTRACTOR.extract(text) == result
    back = Extraction.model_validate_json(result.model_dump_json())
    if "\ufffd" in back.text and "\ufffd" not in text:
        assert back.text == _cleaned(text)
        assert [m.start for m in back.parties] == [m.start for m in result.parties]
    else:
        assert back == result


@_ONCE
@given(_texts)
@example(" a")
@example("a  b")
@example("a\u00a0 b ")
@example("5 \u200b,000\n \nb\t")
def test_a_scan_has_the_words_that_split_cuts(text: str) -> None:
    scan = _EXTRACTOR.engine.lexicon.scan(text)
    assert [word.piece for word in scan.words] == split(text)


@_ONCE
@given(_texts)
def test_explain_any_text(text: str) -> None:
    trace = _EXTRACTOR.explain(text)
    assert trace.extraction == _EXTRACTOR.extract(text)
    assert str(trace)


_SAMPLES = _vocabulary()[::37]


def test_pickle() -> None:
    again = pickle.loads(pickle.dumps(_EXTRACTOR))
    few = pickle.loads(pickle.dumps(Extractor(languages=["en"], extractors=["parties"])))
    assert [again.extract(t) for t in _SAMPLES] == [_EXTRACTOR.extract(t) for t in _SAMPLES]
    assert few.extract("BJP ने 5 लाख फॉलोअर्स").counts == []
    assert pickle.loads(pickle.dumps(_EXTRACTOR.extract("BJP"))) == _EXTRACTOR.extract("BJP")


def test_threads_give_the_same_as_one() -> None:
    fresh = Extractor()
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(fresh.extract, _SAMPLES * 2))
    assert found == [_EXTRACTOR.extract(text) for text in _SAMPLES * 2]


def test_extract_many_is_lazy_and_ordered() -> None:
    taken: list[str] = []

    def texts() -> Iterator[str]:
        for text in ["BJP", "INC", "SP MLA", "AAP"]:
            taken.append(text)
            yield text

    results = _EXTRACTOR.extract_many(texts())
    assert taken == []
    assert [result.text for result in islice(results, 2)] == ["BJP", "INC"]
    assert len(taken) <= 3
    assert [result.text for result in results] == ["SP MLA", "AAP"]


_REPEATS = [
    "1", "1 ", "1,", "9.9", "(", "[", "<", "\n", "a.", "a. ", ".", "'", "’s ", "ने ", "Congress ",
    "the party ", "IT cell ", "booth ", "from booth to ", "lakh ", "लाख ", "no ", "not ", "it ",
    "oppose ", "विरोध ", "Rao ", "राव ", "A.B. ", "and ", ", ", "- ", "followers ", "5 lakh and ",
    "\u200d", "\u094d", "क्", "\U0001f600", "\ud800", "president Rao, ", "जिला अध्यक्ष राव ",
    "BJP opposes the ", "भाजपा ने CAA का ", "मुख्यमंत्री ", "A", "x", "क",
]  # fmt: skip


def _work(text: str) -> int:
    """How many calls an extraction makes, of Python and of C functions."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        _EXTRACTOR.extract(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("repeat", _REPEATS, ids=ascii)
def test_work_grows_with_the_text_not_its_square(repeat: str) -> None:
    size = 400
    _EXTRACTOR.extract(repeat * size * 4)
    _EXTRACTOR.extract(repeat * size)
    few, many = _work(repeat * size), _work(repeat * size * 4)
    assert many <= 5 * few + 1000


def test_nothing_is_left_for_the_garbage_collector() -> None:
    """Cycles keep each text's objects until a collection, which then costs a fifth of the time."""
    text = "The BJP backed the caste census. “Congress opposes it,” said its chief Ravi Rao.\n" * 20
    _EXTRACTOR.extract(text)
    gc.collect()
    gc.disable()
    try:
        _EXTRACTOR.extract(text)
        assert gc.collect() == 0
    finally:
        gc.enable()


@pytest.mark.parametrize("letter", ["A", "a", "1", "क", "\u094d", "\u0301", "\u200d", " ", "'"])
def test_one_very_long_token_finishes(letter: str) -> None:
    text = letter * 300_000
    assert _EXTRACTOR.extract(text).text == text


def test_a_megabyte_of_hostile_repeats_finishes() -> None:
    share = 1_000_000 // len(_REPEATS)
    text = "".join(repeat * (share // len(repeat)) for repeat in _REPEATS)
    assert _EXTRACTOR.extract(text).text == text
