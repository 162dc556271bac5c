"""The loops in C give what those in Python give, and cutting loses nothing of a text."""

from __future__ import annotations

import importlib.util
import pickle
import sys
from array import array
from types import ModuleType
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

import partyie.kernel as installed
from partyie.lexicon import Lexicon
from partyie.text import split
from partyie.vocabulary import Word


def in_python() -> Any:
    """The module as it is where nothing is compiled."""
    spec = importlib.util.spec_from_file_location("kernel_in_python", installed.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    compiled = sys.modules.get("partyie._kernel")
    sys.modules["partyie._kernel"] = None  # type: ignore[assignment]
    try:
        spec.loader.exec_module(module)
    finally:
        del sys.modules["partyie._kernel"]
        if compiled is not None:
            sys.modules["partyie._kernel"] = compiled
    return module


@pytest.fixture(scope="module", params=["installed", "python"])
def kernel(request: pytest.FixtureRequest) -> ModuleType | Any:
    return installed if request.param == "installed" else in_python()


class Reader:
    """Words as a lexicon reads them, without its lists."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.asked: list[str] = []

    def __call__(self, text: str) -> tuple[Word, ...]:
        self.asked.append(text)
        return tuple([self.lexicon.words[piece] for piece in split(text)])


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    from partyie.extractor import default_extractor

    return default_extractor().engine.lexicon


TEXTS = st.lists(
    st.sampled_from(
        ["BJP", "भाजपा", "का", " ", "  ", "\t", "\n", "\u200b", "\xa0", "5,2", ".", "I.T.", "😀",
         "क", "\ud800", "़", "O’Brien’s", "x" * 70, "12", "\x00", "।"]
    ) | st.text(max_size=4),
    max_size=40,
).map("".join)  # fmt: skip


@given(TEXTS)
@example("")
@example("   ")
@example("\t " * 40 + "end")
@example("BJP \t\n  \n भाजपा  ")
def test_cutting_gives_the_tokens_of_the_whole_text(
    kernel: Any, lexicon: Lexicon, text: str
) -> None:
    cutter = kernel.Cutter(Reader(lexicon))
    for _ in range(2):  # read, then remembered
        words, pieces, symbols, ends = cutter.cut(text)
        assert list(pieces) == split(text) == [word.piece for word in words]
        assert symbols == "".join(word.symbol for word in words)
        offsets = array("I", ends)
        assert [text[: offsets[n]] for n in range(len(pieces))] == [
            "".join(pieces[: n + 1]) for n in range(len(pieces))
        ]


def test_what_was_read_is_not_read_again(kernel: Any, lexicon: Lexicon) -> None:
    reader = Reader(lexicon)
    cutter = kernel.Cutter(reader)
    text = " ".join(f"word{n}" for n in range(2_000))
    cutter.cut(text)
    asked = len(reader.asked)
    cutter.cut(text)
    # The first has no space before it; of those that meet in one place a few are forgotten.
    assert len(reader.asked) - asked < 5


def test_more_chunks_than_a_cutter_keeps(kernel: Any, lexicon: Lexicon) -> None:
    text = " ".join(f"w{n}" for n in range(70_000))
    assert kernel.Cutter(Reader(lexicon)).cut(text)[1] == tuple(split(text))


def test_many_blanks_of_other_kinds_take_no_longer_than_the_text(
    kernel: Any, lexicon: Lexicon
) -> None:
    reader = Reader(lexicon)
    text = "\t " * 20_000 + "end"
    assert kernel.Cutter(reader).cut(text)[1] == (text,)
    assert sum(map(len, reader.asked)) < 3 * len(text)


def test_an_error_in_reading_is_passed_on(kernel: Any) -> None:
    def fail(_: str) -> tuple[Word, ...]:
        raise LookupError("no words")

    with pytest.raises(LookupError, match="no words"):
        kernel.Cutter(fail).cut("a b")


SYMBOLS = st.text(st.characters(min_codepoint=0x100, max_codepoint=0x10F), max_size=12)
PLACES = st.integers(-3, 15)


@given(SYMBOLS, st.binary(min_size=0x110, max_size=0x110), PLACES, PLACES)
def test_finding_is_looking_at_each(
    kernel: Any, symbols: str, table: bytes, first: int, last: int
) -> None:
    units = range(max(first, 0), min(last, len(symbols)))
    marked = [unit for unit in units if table[ord(symbols[unit])]]
    assert kernel.find_all(symbols, table, first, last) == marked
    assert kernel.find(symbols, table, first, last) == (marked[0] if marked else -1)
    assert kernel.find_last(symbols, table, first, last) == (marked[-1] if marked else -1)


class Pair(BaseModel):
    model_config = ConfigDict(frozen=True)

    left: int
    right: str = ""


def test_a_model_made_unchecked_is_like_one_that_was_checked(kernel: Any) -> None:
    slots = ("__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
    make = kernel.Maker(
        Pair, set(Pair.model_fields), *[BaseModel.__dict__[slot] for slot in slots]
    )
    made = make(left=1, right="x")
    assert made == Pair(left=1, right="x")
    assert made.model_dump_json() == '{"left":1,"right":"x"}'
    assert pickle.loads(pickle.dumps(made)) == made
    assert made.model_copy(update={"left": 2}) == Pair(left=2, right="x")
    assert make().__dict__ == {}
    with pytest.raises(TypeError):
        make(1)


def bits(symbols: set[int]) -> bytes:
    return sum(1 << code for code in symbols).to_bytes(40, "little")


CODES = st.integers(0x100, 0x107)
SETS = st.sets(CODES | st.just(0), max_size=6)  # 0: the end of the sentence
NEEDS = st.lists(st.tuples(SETS, st.integers(-3, 3), st.integers(0, 3)), max_size=3)
ANCHORS = st.lists(
    st.integers(0, 5).flatmap(  # a rule wants one script
        lambda rule: st.tuples(
            st.just(rule), st.just(rule % 3), st.integers(0, 3), st.sets(CODES), NEEDS
        )
    ),
    max_size=12,
)


@given(
    ANCHORS,
    st.dictionaries(CODES, st.integers(0, 3)),
    st.text(st.characters(min_codepoint=0x100, max_codepoint=0x107), max_size=12),
    PLACES,
    PLACES,
)
def test_a_sieve_finds_anchors_with_all_they_need(
    kernel: Any,
    anchors: list[tuple[int, int, int, set[int], list[tuple[set[int], int, int]]]],
    scripts: dict[int, int],
    symbols: str,
    first: int,
    last: int,
) -> None:
    sieve = kernel.Sieve(
        bytes(scripts.get(code, 0) for code in range(0x108)),
        [
            (
                rule, script, before, bits(own),
                [(bits(codes), low, low + more) for codes, low, more in needs],
            )
            for rule, script, before, own, needs in anchors
        ],
    )  # fmt: skip
    first, last = max(0, first), min(last, len(symbols))
    units = {at: ord(symbols[at]) for at in range(first, last)}
    written = {bit for code in units.values() for bit in (1, 2) if scripts.get(code, 0) & bit}
    stand = {**units, max(first, last): 0}
    wanted: dict[int, tuple[int, int]] = {}
    for at, code in units.items():
        for rule, script, before, own, needs in anchors:
            if (
                code in own
                and (not script or script in written)
                and all(
                    any(stand.get(at + n, -1) in codes for n in range(low, low + more + 1))
                    for codes, low, more in needs
                )
            ):
                begin = max(first, at - before)
                wanted[rule] = min(begin, wanted.get(rule, (begin,))[0]), at
    opened = sieve.open(symbols, first, last)
    assert sorted(opened) == sorted((rule, *bounds) for rule, bounds in wanted.items())


def test_a_sieve_takes_only_its_symbols(kernel: Any) -> None:
    sieve = kernel.Sieve(bytes(0x108), [(1, 0, 0, bits({0x101}), [])])
    assert sieve.open("\u0101\u0102", 0, 2) == [(1, 0, 0)]
    assert sieve.open("", 0, 0) == []
    with pytest.raises((IndexError, ValueError)):
        sieve.open("\u0108", 0, 1)
