"""What a scan gives: units with the entries they stand for, in sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from partyie.native import mypyc_attr
from partyie.text import Tokens, shape_of, split

if TYPE_CHECKING:
    from partyie.lexicon import Lexicon
    from partyie.numbers import QualifiedNumber
    from partyie.vocabulary import Word

__all__ = ["Entry", "Joined", "Scan", "Sentence", "as_written", "case_of"]


@mypyc_attr(acyclic=True)
class Entry:
    """One form of one list: where it belongs, what it stands for, where it comes from."""

    __slots__ = (
        "case", "form", "fused", "kind", "language", "list", "name", "rule", "value", "weak",
    )  # fmt: skip

    def __init__(
        self, list_name: str, form: str, value: str | None = None, language: str = "",
        rule: str = "", kind: str | None = None, name: str | None = None, *,
        fused: int | None = None, case: str = "any", weak: bool = False,
    ) -> None:  # fmt: skip
        self.list = list_name
        self.form = form
        self.value = value
        self.language = language
        self.rule = rule
        self.kind = kind  # registry entries: name, abbreviation, alias
        self.name = name  # registry entries: the canonical name in the entry's language
        self.fused = fused  # characters of the form up to the mark of a fused word
        self.case = case  # "any", "capital", "upper" or "lower": what the first letters must be
        self.weak = weak  # registry entries: a party only with evidence in the text

    def allows(self, shape: str) -> bool:
        if self.case == "any" or shape in ("devanagari", "digits", "punctuation", "other"):
            return True
        if self.case in ("capital", "lower"):
            return (shape == "lower") is (self.case == "lower")
        return shape in ("upper", "initial")


def as_written(entries: Sequence[Entry], shape: str) -> tuple[Entry, ...]:
    """What a token written in `shape` can be: "IT" is the form in capitals, never the pronoun."""
    allowed = tuple(entry for entry in entries if entry.allows(shape))
    if shape == "upper":
        return tuple(entry for entry in allowed if entry.case == "upper") or allowed
    return allowed


def case_of(form: str) -> str:
    """What a form demands of a text's letters: written as it stands here, or in capitals."""
    pieces = split(form)
    shape = shape_of(pieces[0]) if pieces else "lower"
    if shape in ("upper", "initial"):
        return "upper"
    return "capital" if shape == "capital" else "any"


@mypyc_attr(acyclic=True)
class Sentence:
    """Units `first` to `last` (half-open)."""

    __slots__ = ("first", "last")

    def __init__(self, first: int, last: int) -> None:
        self.first = first
        self.last = last


@mypyc_attr(acyclic=True)
class Joined:
    """How many tokens more than units there are up to each place: few units are of several."""

    __slots__ = ("_more", "_tokens", "_units")

    def __init__(self) -> None:
        # Of each unit of several tokens the unit after it, its first token, and how many more.
        self._units: list[int] = []
        self._tokens: list[int] = []
        self._more: list[int] = []

    def add(self, unit: int, token: int) -> None:
        """Say that `unit`, which follows one of several tokens, begins with `token`."""
        self._units.append(unit)
        self._tokens.append(token)
        self._more.append(token - unit)

    def before_unit(self, unit: int) -> int:
        """How many tokens more than units there are before `unit`."""
        units = self._units
        low, high = 0, len(units)
        while low < high:  # bisect_right; asked so often that a call and its integers tell
            middle = (low + high) >> 1
            if unit < units[middle]:
                high = middle
            else:
                low = middle + 1
        return self._more[low - 1] if low else 0

    def unit_of(self, token: int) -> int | None:
        """The unit that begins with `token`, if one does."""
        place = bisect_right(self._tokens, token)
        unit = token - self._more[place - 1] if place else token
        within = place < len(self._units) and unit >= self._units[place]
        return None if within else unit


class Scan:
    """A text as a string of symbols, one for each unit (a token, a phrase or a number)."""

    def __init__(
        self,
        tokens: Tokens,
        words: tuple[Word, ...],
        lexicon: Lexicon,
        symbols: str,
        joined: Joined,
        phrases: dict[int, tuple[Entry, ...]],
        numbers: dict[int, QualifiedNumber],
        sentences: list[Sentence],
    ) -> None:
        self.tokens = tokens
        self.words = words  # of the tokens
        self.lexicon = lexicon
        self.symbols = symbols
        self._joined = joined
        self.phrases = phrases
        self.numbers = numbers
        self.sentences = sentences
        self.languages = lexicon.languages(symbols)  # those of the text, most words first

    def __len__(self) -> int:
        return len(self.symbols)

    def token(self, unit: int) -> int:
        """The first token of `unit`; for the unit after the last, the number of tokens."""
        return unit + self._joined.before_unit(unit)

    def unit_of(self, token: int) -> int | None:
        """The unit that begins with `token`, if one does."""
        return self._joined.unit_of(token)

    def start(self, unit: int) -> int:
        return self.tokens.start(self.token(unit))

    def end(self, unit: int) -> int:
        """Code-point offset just after `unit`."""
        return self.tokens.end(self.token(unit + 1) - 1)

    def surface(self, first: int, last: int) -> str:
        """The raw text of units first to last (half-open)."""
        return self.tokens.text[self.start(first) : self.end(last - 1)]

    def key(self, unit: int) -> str:
        """The folded key of a unit's first token."""
        return self.words[self.token(unit)].key

    def entries(self, unit: int) -> tuple[Entry, ...]:
        """Every list entry that the unit stands for."""
        found = self.phrases.get(unit)
        if found is not None:
            return found
        if unit in self.numbers:
            return ()
        return self.words[self.token(unit)].entries

    def entry(self, unit: int, list_name: str) -> Entry | None:
        """The unit's first entry in a list."""
        for entry in self.entries(unit):
            if entry.list == list_name:
                return entry
        return None

    def value(self, unit: int, list_name: str) -> str | None:
        entry = self.entry(unit, list_name)
        return entry.value if entry else None

    def sentence_of(self, unit: int) -> int:
        """The index of the sentence that holds `unit`."""
        sentences = self.sentences
        low, high = 0, len(sentences) - 1
        while low < high:
            middle = (low + high) >> 1
            if sentences[middle].last > unit:
                high = middle
            else:
                low = middle + 1
        return low

    def language(self, first: int, last: int) -> str:
        """The language of units first to last: that of the script most of its words are in."""
        if len(self.languages) == 1:
            return self.languages[0]
        return self.lexicon.language(self.symbols[first:last])
