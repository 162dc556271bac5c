"""What a token can do in or beside a number, worked out once for each way it is written.

The reader asks a dictionary from raw pieces to `TokenFacts`, and folds no token twice.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, Literal

from partyie.native import mypyc_attr
from partyie.numbers.words import Context, NumberWords, Part, Phrases, Value, Word
from partyie.text import Pieces, fold

__all__ = [
    "GLUED", "GOES_ON", "LINKS", "ORDINAL", "SCALE", "SMALL", "YEARS", "Branch", "Facts", "Kind",
    "TokenFacts", "alone", "clings", "ends_phrase", "figure", "lone", "phrase_after",
    "phrase_before", "plain",
]  # fmt: skip

Kind = Literal[
    "cardinal", "ordinal", "fraction", "percent", "money", "date", "year", "time", "duration",
    "age", "measure", "section", "label", "phone",
]  # fmt: skip

YEARS: Final = range(1900, 2100)
LINKS: Final = {"-": "-", "–": "-", "/": "/", ":": ":"}  # raw signs that join figures
_LONGEST: Final = 40  # characters; no figure is longer
_MEMO_SIZE: Final = 1 << 14

# What a token may be to the number before it.
SMALL: Final = 1
SCALE: Final = 2
ORDINAL: Final = 4
WAITING: Final = 8  # a fraction of the next number
OTHER: Final = 16  # any other number word
DIGITS: Final = 32
SUFFIX: Final = 64
GLUED: Final = 128  # letters with no blank before them
SIGN: Final = 256  # of a range, or "/" and ":"; this and the next count only before a LINKED token
LINK: Final = 512
JOINER: Final = 1024
RANGE: Final = 2048
LINKED: Final = 4096
COMMA: Final = 8192
SHARE: Final = 16384  # before or after the number below a fraction: out of, में से, का
GOES_ON: Final = SUFFIX | SIGN | LINK | JOINER | COMMA | SHARE
_BETWEEN: Final = SIGN | LINK | JOINER | RANGE | COMMA | SHARE

_GIVES: Final = {
    Part.CARDINAL: SMALL, Part.TENS: SMALL | OTHER, Part.SCALE: SCALE, Part.GROUP: SCALE,
    Part.HUNDREDS: SMALL, Part.ORDINAL: ORDINAL, Part.DENOMINATOR: ORDINAL, Part.TO_NEXT: WAITING,
}  # fmt: skip
_COUNT: Final = SCALE | ORDINAL | SUFFIX | SIGN | LINK | JOINER | SHARE
_SCALED: Final = _COUNT | SMALL | WAITING | DIGITS | COMMA
_TAKES: Final = {
    Part.CARDINAL: _COUNT | SMALL | OTHER, Part.TENS: _COUNT | SMALL, Part.SCALE: _SCALED,
    Part.GROUP: _SCALED, Part.HUNDREDS: _SCALED, Part.ORDINAL: 0,
    Part.DENOMINATOR: SCALE | SIGN | OTHER, Part.OF_NEXT: SCALE | SIGN | OTHER,
    Part.TO_NEXT: SMALL | SCALE | DIGITS, Part.ARTICLE: SCALE | ORDINAL | OTHER,
    Part.MINUS: SMALL | SCALE | ORDINAL | WAITING | OTHER | DIGITS,
}  # fmt: skip
_UPPER: Final = SIGN | JOINER | RANGE
_RANGES: Final = {
    Part.CARDINAL: _UPPER | SMALL, Part.TENS: _UPPER | SMALL, Part.SCALE: _UPPER | SMALL,
    Part.GROUP: _UPPER, Part.HUNDREDS: _UPPER, Part.TO_NEXT: _UPPER,
}  # fmt: skip

_NO_CONTEXTS: Final[dict[str, list[Context]]] = {}

_PLAIN: Final = re.compile(r"[0-9]{1,30}")
_GROUPED: Final = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,9}|[0-9]{1,2}(?:,[0-9]{2}){0,9},[0-9]{3})(?:\.[0-9]{1,9})?"
)
_DECIMAL: Final = re.compile(r"[0-9]{1,18}\.[0-9]{1,12}")
_EUROPEAN: Final = re.compile(r"[0-9]{1,3}(?:(?:\.[0-9]{3})+,[0-9]{1,9}|,00)")  # 1.234,56
_VULGAR: Final = re.compile(r"([0-9])\u2044([1-9])")  # ½, once folded


@mypyc_attr(acyclic=True)
class Branch:
    """The phrases that begin (or, for those before a number, end) with some keys."""

    __slots__ = ("meaning", "more")

    def __init__(self) -> None:
        self.meaning = ""  # of the keys so far, if they are a phrase
        self.more: dict[str, Branch] = {}  # by the next key


def _branches(phrases: Phrases, backwards: bool = False) -> dict[str, Branch]:
    """The branches of the phrases' first keys, or last keys."""
    root = Branch()
    for keys, meaning in phrases.items():
        branch = root
        for key in reversed(keys) if backwards else keys:
            branch = branch.more.setdefault(key, Branch())
        branch.meaning = meaning
    return root.more


class TokenFacts:
    """All that the reader asks about one token; `takes` and `gives` are sets of bits."""

    __slots__ = (
        "additions", "after", "before", "bounds", "closes", "count", "counts", "digits", "excluded",
        "figure", "gives", "glued", "glued_scale", "key", "kind", "leads", "names", "ranges",
        "scale", "shares", "starts", "tails", "takes", "value", "word",
    )  # fmt: skip

    figure: Value | None
    count: Value | None
    value: int | float | None

    def __init__(self, piece: str, key: str) -> None:
        """The facts of a token that is in no table."""
        self.key = key
        self.word: Word | None = None
        self.glued = piece[:1].isdigit()
        """Whether these are digits with no blank before them."""
        # Phrases that it begins: added to a number, after one; that it ends: before one.
        self.additions: Branch | None = None
        self.shares: Branch | None = None
        self.tails: Branch | None = None
        self.after: Branch | None = None
        self.leads: Branch | None = None
        self.before: Branch | None = None
        self.bounds = False
        """Whether a number after it may take it in."""
        self.closes = False
        """Whether it may say something of the number before it."""
        self.excluded = _NO_CONTEXTS
        """Contexts that make a number word none, by a key beside it."""
        self.scale: Value = 0
        self.glued_scale: Value = 0
        self.gives = GLUED if piece[:1].isalpha() else 0
        self.takes = self.ranges = 0
        self.figure = self.count = self.value = None
        self.digits = "0" <= key[:1] <= "9"
        self.counts = self.starts = self.names = False
        """`starts`: whether a number of digits can start here; `counts`: whether a scale after
        this makes a plain product; `count` and `value`: the worth with no number beside it."""
        self.kind: Kind = "cardinal"
        if self.digits:
            self._set_digits()

    def _set_digits(self) -> None:
        key = self.key
        self.gives |= DIGITS | LINKED
        if len(key) <= _LONGEST and key[-1].isdigit():
            self.starts = self.counts = True
            self.takes, self.ranges = _COUNT | DIGITS | GLUED, _UPPER
            value = self.figure = self.count = figure(key)
            if value is not None:
                self.value, self.kind = plain(value), _shape(key, value)

    def scales(self, count: Value) -> Value:
        """What this multiplies `count` by, as a scale or a letter; 0 if by nothing: 5G."""
        if self.names and 1 <= count < 10:
            return 0
        return self.glued_scale or self.scale

    def look_up(self, facts: Facts, piece: str) -> None:
        """Set what the tables say."""
        key, table = self.key, facts.table
        self.additions = facts.additions.get(key)
        self.leads = facts.leads.get(key)
        self.tails = facts.tails.get(key)
        self.before = facts.before.get(key)
        self.after = facts.after.get(key)
        self.shares = facts.shares.get(key)
        self.bounds = bool(self.leads or self.before or key in LINKS or key == ".")
        self.closes = bool(self.after or self.tails)
        for bit, keys in (
            (SUFFIX, table.suffixes), (SUFFIX, table.raised), (SUFFIX, table.times),
            (SIGN, table.range_signs), (SIGN, LINKS), (LINK, facts.additions),
            (LINK, table.points), (LINK, table.divisions), (LINK, table.wholes), (LINK, "("),
            (JOINER, table.joiners), (RANGE, table.range_words), (COMMA, ","),
            (SHARE, table.parts_of), (SHARE, facts.shares),
        ):  # fmt: skip
            if key in keys:
                self.gives |= bit
        if key in table.point_zeros:
            self.gives |= LINKED
        if key in table.points:
            self.takes = SMALL | DIGITS
        letters = table.letter_scales.get(piece.lstrip())
        if self.gives & GLUED:
            self.glued_scale = letters or table.glued_scales.get(key, 0)
        elif letters is not None:  # 50 K
            self._set_word(Word(Part.SCALE, letters))
        self.names = key in table.name_letters
        contexts: dict[str, list[Context]] = {}
        for before, after in table.not_numbers.get(key, ()):
            contexts.setdefault((before[-1:] or after[:1])[0], []).append((before, after))
        self.excluded = contexts
        if key in table.words:
            self._set_word(table.words[key])

    def _set_word(self, word: Word) -> None:
        part = word.part
        self.word = word
        self.gives |= _GIVES.get(part, OTHER) | LINKED
        self.takes, self.ranges = _TAKES[part], _RANGES.get(part, 0)
        self.counts = part <= Part.TENS
        self.scale = word.value if _GIVES.get(part) == SCALE else 0
        self.count = word.value if part <= Part.TENS or part is Part.ORDINAL else word.alone
        self.value = None if self.count is None else plain(self.count)
        if part is Part.ORDINAL:
            self.kind = "ordinal"
        elif part is Part.OF_NEXT:
            self.kind = "fraction"


class Facts(dict[str, TokenFacts]):
    """Raw piece -> facts. A cache, not state: emptied when full, the same answers without it."""

    def __init__(self, table: NumberWords) -> None:
        self.table = table
        self.additions, self.shares = _branches(table.additions), _branches(table.shares)
        self.tails, self.after = _branches(table.tails), _branches(table.kinds_after)
        self.leads = _branches(table.leads, backwards=True)
        self.before = _branches(table.kinds_before, backwards=True)
        self._known = _known_keys(table)
        # What the second word of an addition or a share, or of "to Rs 500", may be.
        amounts = (keys[0] for keys, kind in table.kinds_before.items() if kind == "money")
        seconds = (
            keys[1]
            for phrases in (table.additions, table.shares)
            for keys in phrases
            if len(keys) > 1
        )
        self._linked = frozenset((*amounts, *seconds))
        self.nothing = TokenFacts("", "")
        self._glued_word = TokenFacts("x", "")

    def __missing__(self, piece: str) -> TokenFacts:
        key = fold(piece)
        if key in self._known:
            found = TokenFacts(piece, key)
            found.look_up(self, piece)
            if key in self._linked:
                found.gives |= LINKED
        elif "0" <= key[:1] <= "9":
            found = TokenFacts(piece, key)
        else:  # its key is in no phrase: nobody asks for it
            found = self._glued_word if piece[:1].isalpha() else self.nothing
        if len(self) >= _MEMO_SIZE:
            self.clear()
        self[piece] = found
        return found


def _known_keys(table: NumberWords) -> frozenset[str]:
    """Every key that means something to the reader."""
    known = {",", ".", "(", *(fold(sign) for sign in LINKS), *table.words, *table.glued_scales}
    known |= {*map(fold, table.letter_scales), *table.name_letters}
    for keys in (
        table.glued_suffixes, table.suffixes, table.joiners, table.points, table.divisions,
        table.range_signs, table.range_words, table.change_words, table.of, table.parts_of,
        table.part_nouns, table.wholes, table.point_zeros, table.before_minus, table.exponents,
        table.raised, table.times,
    ):  # fmt: skip
        known |= keys
    for phrases in (
        table.additions, table.shares, table.leads, table.tails, table.kinds_before,
        table.kinds_after,
    ):  # fmt: skip
        known.update(*phrases)
    for contexts in table.not_numbers.values():
        known.update(*(before + after for before, after in contexts))
    return frozenset(known)


def lone(
    facts: Facts, pieces: Pieces, start: int, ranges: bool = False
) -> tuple[int, Value, Value] | None:
    """Where the number at token `start` ends, its value and what its scale multiplies, when it is
    one token, or one and a scale, and nothing goes on with it; else None. `ranges`: the upper end
    of a range goes on with it too."""
    token, size, end = facts[pieces[start]], len(pieces), start + 1
    after = facts[pieces[end]] if end < size else facts.nothing
    count = token.count
    goes_on = (token.takes | token.ranges if ranges else token.takes) & after.gives
    if goes_on == DIGITS and token.digits and isinstance(after.figure, int):  # "5 | 2,000"
        mobile_or_groups = len(after.key) in (3, 5)
        goes_on = DIGITS if mobile_or_groups or (end + 1 < size and pieces[end + 1] == "/") else 0
    if not goes_on or not _goes_on(facts, pieces, end, goes_on, ranges):
        return None if count is None else (end, count, count)
    if count is None or not token.counts or goes_on & ~(SCALE | GLUED):
        return None
    scale = after.scales(count)  # 1.25 lakh, 5K
    end += 1
    after = facts[pieces[end]] if end < size else facts.nothing
    goes_on = (_SCALED | _UPPER if ranges else _SCALED) & after.gives
    if not scale or (goes_on and _goes_on(facts, pieces, end, goes_on, True)):
        return None
    return end, count * scale, count


def _goes_on(facts: Facts, pieces: Pieces, at: int, goes_on: int, joined: bool) -> bool:
    """Whether token `at`, which `goes_on` with a number, has after it what it needs for that:
    "to 5", but not "to them". `joined`: a joiner or sign before digits goes on too."""
    if goes_on & ~_BETWEEN:
        return True
    following = facts[pieces[at + 1]] if at + 1 < len(pieces) else facts.nothing
    if not following.gives & LINKED:
        return False
    if joined or not following.digits:
        return True
    return goes_on & ~JOINER != 0 and goes_on in (LINK, SHARE)  # 1 point 5, 1 in 5


def phrase_after(
    facts: Facts, branch: Branch, pieces: Pieces, at: int
) -> tuple[int, str] | None:
    """The longest phrase that starts at token `at`: where it ends, what it means. `branch`: those
    that its key begins."""
    found = (at + 1, branch.meaning) if branch.meaning else None
    for end in range(at + 1, len(pieces)):
        if not branch.more:
            break
        following = branch.more.get(facts[pieces[end]].key)
        if following is None:
            break
        branch = following
        if branch.meaning:
            found = end + 1, branch.meaning
    return found


def phrase_before(
    facts: Facts, branch: Branch, pieces: Pieces, end: int
) -> tuple[int, str] | None:
    """The longest phrase that ends before token `end`: where it starts, what it means. `branch`:
    those that the key before `end` ends."""
    found = (end - 1, branch.meaning) if branch.meaning else None
    for start in range(end - 2, -1, -1):
        if not branch.more:
            break
        following = branch.more.get(facts[pieces[start]].key)
        if following is None:
            break
        branch = following
        if branch.meaning:
            found = start, branch.meaning
    return found


def figure(key: str) -> Value | None:
    """The value of a digit token's key: 1,23,456 and 1,234,567 and 1.5, but not "14,15"."""
    if _PLAIN.fullmatch(key):
        return int(key)
    if _GROUPED.fullmatch(key):
        key = key.replace(",", "")
        return Decimal(key) if "." in key else int(key)
    if _DECIMAL.fullmatch(key):
        return Decimal(key)
    if _EUROPEAN.fullmatch(key):
        value = Decimal(key.replace(".", "").replace(",", "."))
        return int(value) if value == int(value) else value
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


def ends_phrase(pieces: Pieces, at: int) -> bool:
    """Whether no word stands at token `at`, alone or after a hyphen."""
    following = pieces[at].lstrip()[:1] if at < len(pieces) else ""
    return not following.isalnum() and following not in LINKS


def alone(pieces: Pieces, first: int, last: int) -> bool:
    """Whether tokens `first` to `last` are all that their line says."""
    if first and pieces[first - 1][-1] != "\n":
        return False
    return last >= len(pieces) or pieces[last][-1] == "\n"


def clings(piece: str) -> bool:
    """Whether digits glued to this token may be part of a name or of a figure."""
    return piece in LINKS or piece[-1] == "." or (piece[-1].isascii() and piece[-1].isalpha())
