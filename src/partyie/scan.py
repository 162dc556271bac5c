"""What a scan gives: units with the entries they stand for, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from partyie.native import mypyc_attr
from partyie.text import Tokens, shape_of, split

if TYPE_CHECKING:
    from partyie.lexicon import Lexicon
    from partyie.numbers import QualifiedNumber
    from partyie.vocabulary import Word

__all__ = ["Entry", "Scan", "Sentence", "as_written", "case_of"]


class Entry(NamedTuple):
    """One form of one list: where it belongs, what it stands for, where it comes from."""

    list: str
    form: str
    value: str | None = None
    language: str = ""
    rule: str = ""
    kind: str | None = None  # registry entries: name, abbreviation, alias
    name: str | None = None  # registry entries: the canonical name in the entry's language
    fused: int | None = None  # characters of the form up to the mark of a fused word
    case: str = "any"  # "any", "capital", "upper" or "lower": what the first letters must be
    weak: bool = False  # registry entries: a party only with evidence in the text

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


class Scan:
    """A text as a string of symbols, one for each unit (a token, a phrase or a number)."""

    def __init__(
        self,
        tokens: Tokens,
        words: list[Word],
        lexicon: Lexicon,
        symbols: str,
        first: list[int],
        phrases: dict[int, tuple[Entry, ...]],
        numbers: dict[int, QualifiedNumber],
        sentences: list[Sentence],
    ) -> None:
        self.tokens = tokens
        self.words = words  # of the tokens
        self.lexicon = lexicon
        self.symbols = symbols
        self.first = first  # unit -> its first token; one more item at the end
        self.phrases = phrases
        self.numbers = numbers
        self.sentences = sentences
        self.languages = lexicon.languages(symbols)  # those of the text, most words first
        self._sentence_of: list[int] = []

    def __len__(self) -> int:
        return len(self.symbols)

    def start(self, unit: int) -> int:
        return self.tokens.start(self.first[unit])

    def end(self, unit: int) -> int:
        """Code-point offset just after `unit`."""
        return self.tokens.end(self.first[unit + 1] - 1)

    def surface(self, first: int, last: int) -> str:
        """The raw text of units first to last (half-open)."""
        return self.tokens.text[self.start(first) : self.end(last - 1)]

    def key(self, unit: int) -> str:
        """The folded key of a unit's first token."""
        return self.words[self.first[unit]].key

    def entries(self, unit: int) -> tuple[Entry, ...]:
        """Every list entry that the unit stands for."""
        found = self.phrases.get(unit)
        if found is not None:
            return found
        if unit in self.numbers:
            return ()
        return self.words[self.first[unit]].entries

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
        if not self._sentence_of:
            for index, sentence in enumerate(self.sentences):
                self._sentence_of += [index] * (sentence.last - len(self._sentence_of))
        return self._sentence_of[unit]

    def language(self, first: int, last: int) -> str:
        """The language of units first to last: that of the script most of its words are in."""
        if len(self.languages) == 1:
            return self.languages[0]
        return self.lexicon.language(self.symbols[first:last])
