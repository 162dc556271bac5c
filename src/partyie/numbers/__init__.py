"""Numbers in running text: digits and words, Indian and western scales, ranges, qualifiers, kinds.

`read` is the whole reader for one text. An engine that scans tokens itself uses `NumberGrammar`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from partyie.errors import ArgumentError, did_you_mean
from partyie.numbers.grammar import (
    Kind,
    NumberGrammar,
    NumberMatch,
    NumberQualifier,
    QualifiedNumber,
)  # fmt: skip
from partyie.text import Tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Kind", "Number", "NumberGrammar", "NumberMatch", "NumberQualifier", "QualifiedNumber",
    "languages", "read",
]  # fmt: skip

_DATA = Path(__file__).parents[1] / "data"
_FILE, _PACK = "numbers.toml", "language.toml"


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a text. `start` and `end` are code-point offsets, qualifier words included;
    `text` is what stands between. `upper` is the upper end of a range.

    kind: what it is. Only a `cardinal` counts something and a `fraction` is a part of something;
        ordinals, percentages, money, dates, years, times, durations, ages, measures, sections of
        laws, phone numbers and labels ("booth no. 5", "5G") are told apart. The value of a date, a
        time, a phone number or a label is its first figure.
    """

    start: int
    end: int
    text: str
    value: int | float
    upper: int | float | None
    qualifier: NumberQualifier
    kind: Kind


def read(text: str, *, languages: Sequence[str] | None = None) -> list[Number]:
    """Every number of `text`, in order, with what it is and what bounds it.

    languages: BCP-47 codes of those whose words count, of `languages()`; None for the languages
        that partyie extracts from. Digits count in every language.

    Raises ArgumentError if `text` is no str, or for a language without number words.
    """
    if not isinstance(text, str):
        raise ArgumentError(f"text must be a str, not {type(text).__name__}")
    if languages is not None and (
        isinstance(languages, str) or not all(isinstance(code, str) for code in languages)
    ):
        raise ArgumentError('languages must be a sequence of codes, such as ["en", "hi"]')
    grammar = _grammar(None if languages is None else tuple(languages))
    tokens = Tokens(text)
    return [
        Number(
            tokens.start(found.first),
            tokens.end(found.last - 1),
            tokens.surface(found.first, found.last),
            found.value,
            found.upper,
            found.qualifier,
            found.kind,
        )
        for found in grammar.scan(tokens)
    ]


def languages() -> tuple[str, ...]:
    """The codes of the languages whose number words are known."""
    return tuple(sorted(file.parent.name for file in _DATA.glob(f"*/{_FILE}")))


@lru_cache(maxsize=16)
def _grammar(codes: tuple[str, ...] | None) -> NumberGrammar:
    known = languages()
    for code in codes or ():
        if code not in known:
            hint = did_you_mean(code, known)
            raise ArgumentError(f"no number words for language {code!r} ({hint})")
    if codes is None:
        chosen = [code for code in known if (_DATA / code / _PACK).exists()]
    else:
        chosen = sorted(set(codes))
    return NumberGrammar.load([_DATA / _FILE, *(_DATA / code / _FILE for code in chosen)])
