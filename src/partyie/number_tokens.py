"""What a token can do in or beside a number, worked out once for each way it is written.

The reader asks a dictionary from raw pieces to `TokenFacts`, and folds no token twice.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from partyie.number_words import Context, NumberWords, Part, Value
from partyie.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "GLUED", "GOES_ON", "LINK", "LINKED", "LINKS", "ORDINAL", "SCALE", "SMALL", "YEARS", "Facts",
    "Kind", "TokenFacts", "figure", "phrase_after", "phrase_before", "plain",
]  # fmt: skip

Kind = Literal[
    "cardinal", "ordinal", "fraction", "percent", "money", "date", "year", "time", "duration",
    "age", "measure", "section", "label", "phone",
]  # fmt: skip

YEARS = range(1900, 2100)
LINKS = {"-": "-", "–": "-", "/": "/", ":": ":"}  # raw signs that join figures
_LONGEST = 40  # characters; no figure is longer
_MEMO_SIZE = 1 << 14

# What a token may be to the number before it.
SMALL: Final = 1
SCALE: Final = 2
ORDINAL: Final = 4
WAITING: Final = 8  # a fraction of the next number
OTHER: Final = 16  # any other number word
DIGITS: Final = 32
SIGN: Final = 64  # of a range, or "/" and ":"
SUFFIX: Final = 128
LINK: Final = 256  # goes on a number only before a LINKED token
LINKED: Final = 512
GLUED: Final = 1024  # letters with no blank before them
GOES_ON: Final = SIGN | SUFFIX | LINK

_GIVES = {
    Part.CARDINAL: SMALL, Part.TENS: SMALL, Part.SCALE: SCALE, Part.GROUP: SCALE,
    Part.ORDINAL: ORDINAL, Part.DENOMINATOR: ORDINAL, Part.TO_NEXT: WAITING,
}  # fmt: skip
_COUNT = SMALL | SCALE | ORDINAL | SIGN | SUFFIX | LINK
_SCALED = _COUNT | WAITING | DIGITS
_TAKES = {
    Part.CARDINAL: _COUNT, Part.TENS: _COUNT, Part.SCALE: _SCALED, Part.GROUP: _SCALED,
    Part.ORDINAL: 0, Part.DENOMINATOR: SCALE | SIGN | OTHER, Part.OF_NEXT: SCALE | SIGN | OTHER,
    Part.TO_NEXT: SMALL | SCALE | DIGITS | SIGN | LINK, Part.ARTICLE: SCALE,
    Part.MINUS: SMALL | SCALE | ORDINAL | WAITING | OTHER | DIGITS,
}  # fmt: skip

_PLAIN = re.compile(r"[0-9]{1,18}")
_GROUPED = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,2}(?:,[0-9]{2}){0,6},[0-9]{3})(?:\.[0-9]{1,9})?"
)
_DECIMAL = re.compile(r"[0-9]{1,18}\.[0-9]{1,9}")
_VULGAR = re.compile(r"([0-9])\u2044([1-9])")  # ½, once folded


class TokenFacts:
    """All that the reader asks about one token; `takes` and `gives` are sets of bits."""

    __slots__ = (
        "additions", "after", "before", "bounds", "digits", "excluded", "figure",
        "gives", "glued", "glued_scale", "key", "kind", "leads", "scale", "starts", "tails",
        "takes", "takes_scaled", "value", "word",
    )  # fmt: skip

    def __init__(self, table: NumberWords, piece: str, linked: frozenset[str]) -> None:
        key = self.key = fold(piece)
        word = self.word = table.words.get(key)
        self.digits = "0" <= key[:1] <= "9"
        self.starts = self.digits and len(key) <= _LONGEST and key[-1].isdigit()
        """Whether a number of digits can start here."""
        self.figure = figure(key) if self.starts else None
        self.glued = piece[:1].isdigit()
        """Whether these are digits with no blank before them."""
        self.additions = table.additions.lengths.get(key, ())
        self.leads = table.leads.lengths.get(key, ())
        self.tails = table.tails.lengths.get(key, ())
        self.before = table.kinds_before.lengths.get(key, ())
        self.after = table.kinds_after.lengths.get(key, ())
        self.bounds = bool(self.leads or self.before or piece in LINKS or key == ".")
        """Whether a number after it may take it in."""
        self.excluded: dict[str, list[Context]] = {}
        """Contexts that make a number word none, by a key beside it."""
        for before, after in table.not_numbers.get(key, ()):
            cue = before[-1] if before else after[0]
            self.excluded.setdefault(cue, []).append((before, after))
        self.scale: Value = word.value if word and _GIVES.get(word.part) == SCALE else 0
        self.glued_scale: Value = table.glued_scales.get(key, 0) if piece[:1].isalpha() else 0
        self.gives = self._gives(table, piece, linked)
        self.takes = _SCALED | GLUED if self.starts else _TAKES[word.part] if word else 0
        self.takes_scaled = _SCALED if self.starts or self.takes == _COUNT else 0
        """What goes on with it and a scale after it; 0 if the two make no plain product."""
        self.value, self.kind = self._alone()

    def _gives(self, table: NumberWords, piece: str, linked: frozenset[str]) -> int:
        key, word = self.key, self.word
        gives = _GIVES.get(word.part, OTHER) if word else 0
        if self.digits:
            gives |= DIGITS
        if key in table.range_signs or piece in LINKS:
            gives |= SIGN
        if key in table.suffixes:
            gives |= SUFFIX
        if (
            self.additions or key in table.range_words or key in table.joiners
            or key in table.points or key in table.divisions
        ):  # fmt: skip
            gives |= LINK
        if word or self.digits or key in linked:
            gives |= LINKED
        return gives | GLUED if piece[:1].isalpha() else gives

    def _alone(self) -> tuple[int | float | None, Kind]:
        """What the token is worth with no number beside it, and what it looks like."""
        value: Value | None = self.figure
        kind: Kind = "cardinal"
        word = self.word
        if word:
            value = word.value if word.part <= Part.TENS else word.alone
            if word.part is Part.ORDINAL:
                value, kind = word.value, "ordinal"
            elif word.part is Part.OF_NEXT:
                kind = "fraction"
        elif value is not None:
            kind = _shape(self.key, value)
        return (None if value is None else plain(value)), kind


class Facts(dict[str, TokenFacts]):
    """Raw piece -> facts. A cache, not state: emptied when full, the same answers without it."""

    def __init__(self, table: NumberWords) -> None:
        self.table = table
        # What the second word of an addition, or of "to Rs 500", may be.
        amounts = (keys[0] for keys, kind in table.kinds_before.meanings.items() if kind == "money")
        seconds = (keys[1] for keys in table.additions.meanings if len(keys) > 1)
        self._linked = frozenset((*amounts, *seconds))
        self._known = _known_keys(table)
        # Of any other word only this matters; its key is in no phrase.
        self.nothing, self._glued_word = (TokenFacts(table, p, self._linked) for p in ("", "\0"))
        self._glued_word.gives |= GLUED

    def __missing__(self, piece: str) -> TokenFacts:
        key = fold(piece)
        if key in self._known or "0" <= key[:1] <= "9":
            found = TokenFacts(self.table, piece, self._linked)
        else:
            found = self._glued_word if piece[:1].isalpha() else self.nothing
        if len(self) >= _MEMO_SIZE:
            self.clear()
        self[piece] = found
        return found


def _known_keys(table: NumberWords) -> frozenset[str]:
    """Every key that means something to the reader."""
    known = {",", ".", *(fold(sign) for sign in LINKS), *table.words, *table.glued_scales}
    for keys in (
        table.glued_suffixes, table.suffixes, table.joiners, table.points, table.divisions,
        table.range_signs, table.range_words, table.change_words,
    ):  # fmt: skip
        known |= keys
    for phrases in (
        table.additions, table.leads, table.tails, table.kinds_before, table.kinds_after
    ):  # fmt: skip
        known.update(*phrases.meanings)
    for contexts in table.not_numbers.values():
        known.update(*(before + after for before, after in contexts))
    return frozenset(known)


def phrase_after(
    facts: Facts, meanings: dict[tuple[str, ...], str], lengths: tuple[int, ...],
    pieces: Sequence[str], at: int,
) -> tuple[int, str] | None:  # fmt: skip
    """The longest phrase that starts at token `at`: where it ends, what it means. `lengths` are
    those of the phrases with its first key."""
    for length in lengths:
        end = at + length
        if end <= len(pieces):
            meaning = meanings.get(tuple([facts[piece].key for piece in pieces[at:end]]))
            if meaning:
                return end, meaning
    return None


def phrase_before(
    facts: Facts, meanings: dict[tuple[str, ...], str], lengths: tuple[int, ...],
    pieces: Sequence[str], end: int,
) -> tuple[int, str] | None:  # fmt: skip
    """The longest phrase that ends before token `end`: where it starts, what it means. `lengths`
    are those of the phrases with its last key."""
    for length in lengths:
        start = end - length
        if start >= 0:
            meaning = meanings.get(tuple([facts[piece].key for piece in pieces[start:end]]))
            if meaning:
                return start, meaning
    return None


def figure(key: str) -> Value | None:
    """The value of a digit token's key: 1,23,456 and 1,234,567 and 1.5, but not "14,15"."""
    if _PLAIN.fullmatch(key):
        return int(key)
    if _GROUPED.fullmatch(key):
        key = key.replace(",", "")
        return Decimal(key) if "." in key else int(key)
    if _DECIMAL.fullmatch(key):
        return Decimal(key)
    part = _VULGAR.fullmatch(key)
    return Decimal(part[1]) / Decimal(part[2]) if part else None


def plain(value: Value) -> int | float:
    """An int when whole, else a float."""
    if isinstance(value, int):
        return value
    whole = int(value)
    return whole if whole == value else float(value)


def _shape(key: str, value: Value) -> Kind:
    """What a bare figure looks like: a year, a telephone number, or just a number."""
    if len(key) == 4:
        return "year" if key.isdigit() and value in YEARS else "cardinal"
    if len(key) >= 10 and key.isdigit() and key.isascii():
        if len(key) == 10 and key[0] in "6789":
            return "phone"
        if (len(key), key[0]) in {(11, "0"), (11, "1"), (12, "9")}:
            return "phone"
    return "fraction" if "\u2044" in key else "cardinal"


def clings(piece: str) -> bool:
    """Whether digits glued to this token may be part of a name or of a figure."""
    return piece in LINKS or piece[-1] == "." or (piece[-1].isascii() and piece[-1].isalpha())
