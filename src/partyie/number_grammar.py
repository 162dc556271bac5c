"""The number grammar: which tokens are a number, of what kind, and what bounds it.

`match` reads the number that starts at a token; `qualify` takes in the words beside it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from partyie.number_parser import Parsed, figure, parse, phrase_after, phrase_before
from partyie.number_words import NumberWords, Part, read_words
from partyie.text import Tokens, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from partyie.number_parser import Value

__all__ = ["Kind", "NumberGrammar", "NumberMatch", "NumberQualifier", "QualifiedNumber"]

Kind = Literal[
    "cardinal", "ordinal", "fraction", "percent", "money", "date", "year", "time", "duration",
    "age", "measure", "section", "label", "phone",
]  # fmt: skip
NumberQualifier = Literal["exact", "at_least", "at_most", "about", "between"]

_YEARS = range(1900, 2100)
_DATE = re.compile(
    r"[0-9]{1,2}(.)[0-9]{1,2}\1(?:19|20)?[0-9]{2}|(?:19|20)[0-9]{2}(.)[0-9]{1,2}\2[0-9]{1,2}"
)
_UNBOUNDED = frozenset({"ordinal", "section", "label", "phone"})  # "under Section 144"
_LONGEST = 40  # characters; no figure is longer


class NumberMatch(NamedTuple):
    """A number without its qualifier: tokens `first` to `last` (excluded)."""

    first: int
    last: int
    value: int | float
    upper: int | float | None
    kind: Kind


class QualifiedNumber(NamedTuple):
    """A number with the words that bound it: tokens `first` to `last` (excluded)."""

    first: int
    last: int
    value: int | float
    upper: int | float | None
    qualifier: NumberQualifier
    kind: Kind


class NumberGrammar:
    """The number words of some languages, ready to match. Immutable; picklable."""

    __slots__ = ("_links", "_table", "_told_after", "_told_before", "words")

    words: frozenset[str]
    """The folded keys that can start a number. Tokens of digits can too."""

    def __init__(self, table: NumberWords) -> None:
        self._table = table
        self.words = frozenset(
            key
            for key, word in table.words.items()
            if word.alone is not None or word.part not in (Part.SCALE, Part.GROUP)
        )
        # The neighbours that say something about a number: beside none of them it is a plain one.
        self._told_before = frozenset(table.kinds_before.lengths) | table.range_signs | {"."}
        self._told_after: frozenset[str] = (
            frozenset(table.kinds_after.lengths) | frozenset(table.words)
            | table.range_signs | table.suffixes | {"/", ":", "."}
        )  # fmt: skip
        self._links = (  # say something only before another number
            frozenset(table.additions.lengths) | table.range_words | table.joiners
            | table.points | table.divisions
        )  # fmt: skip

    @classmethod
    def load(cls, files: Iterable[Path]) -> NumberGrammar:
        """The grammar of these numbers.toml files; PackError with every fault if they have any."""
        return cls(read_words(files))

    def __reduce__(self) -> tuple[type[NumberGrammar], tuple[NumberWords]]:
        return NumberGrammar, (self._table,)

    def scan(self, tokens: Tokens) -> list[QualifiedNumber]:
        """Every number of the text, left to right, with its qualifier."""
        found: list[QualifiedNumber] = []
        at, size, floor = 0, len(tokens), 0
        while at < size:
            key = fold(tokens.pieces[at])
            if key in self.words or "0" <= key[:1] <= "9":
                match = self.match(tokens, at)
                if match:
                    number = self.qualify(tokens, match, floor)
                    found.append(number)
                    at = floor = number.last
                    continue
            at += 1
        return found

    def match(self, tokens: Tokens, i: int) -> NumberMatch | None:
        """The number that starts at token `i`, as long as it gets, or None."""
        pieces = tokens.pieces
        plain = self._plain_match(pieces, i)
        if plain:
            return plain
        key = fold(pieces[i])
        if "0" <= key[:1] <= "9":
            if len(key) > _LONGEST or not key[-1].isdigit():
                return None
            special = self._special(pieces, i)
            if special:
                return special
        word = self._table.words.get(key)
        if word and word.part is Part.MINUS:
            return self._negative(tokens, i)
        parsed = parse(self._table, pieces, i)
        if parsed is None:
            return None
        upper, parsed = self._range(pieces, i, parsed)
        if parsed.end == i + 1 and upper is None and self._excluded(pieces, i, key):
            return None
        return self._classify(pieces, i, parsed, upper)

    def _plain_match(self, pieces: Sequence[str], i: int) -> NumberMatch | None:
        """The short way for "12,500", "पांच" and "1.25 lakh" where no neighbour says more."""
        key = fold(pieces[i])
        words, size, last = self._table.words, len(pieces), i + 1
        word = words.get(key)
        value: Value | None
        if word:
            if word.part is not Part.CARDINAL or key in self._table.not_numbers:
                return None
            value = word.value
        else:
            glued = pieces[i][0].isdigit() or (last < size and pieces[last][0].isalpha())
            value = None if glued or len(key) > _LONGEST else figure(key)
        if value is None or (i and fold(pieces[i - 1]) in self._told_before):
            return None
        kind: Kind = "cardinal" if word else _shape(key, value)
        after = fold(pieces[last]) if last < size else ""
        scale = words.get(after)
        if scale and scale.part is Part.SCALE:
            value, kind, last = value * scale.value, "cardinal", last + 1
            after = fold(pieces[last]) if last < size else ""
        told = self._told_after
        if after in self._links and after not in told:
            after = fold(pieces[last + 1]) if last + 1 < size else ""
            told = self.words
        if after in told or "0" <= after[:1] <= "9":
            return None
        return NumberMatch(i, last, _plain(value), None, kind)

    def _negative(self, tokens: Tokens, i: int) -> NumberMatch | None:
        """minus five"""
        after = fold(tokens.pieces[i + 1]) if i + 1 < len(tokens) else ""
        word = self._table.words.get(after)
        if not after or (word and word.part is Part.MINUS):
            return None
        inner = self.match(tokens, i + 1) if word or after[0].isdigit() else None
        if inner is None or inner.upper is not None:
            return None
        return inner._replace(first=i, value=-inner.value)

    # ── Digits that are no count: dates, times, telephone numbers, codes ─────────────────────

    def _special(self, pieces: Sequence[str], i: int) -> NumberMatch | None:
        """Figures joined by signs ("14/03/2024", "9:29 PM") or glued to letters ("24x7")."""
        size = len(pieces)
        key = fold(pieces[i])
        last, signs = i + 1, ""
        while last + 1 < size and pieces[last] in _LINKS and pieces[last + 1][0].isdigit():
            signs += _LINKS[pieces[last]]
            last += 2
        whole = "".join(map(fold, pieces[i:last])) if last - i <= 11 else ""
        first = figure(re.split("[.,]", key)[0]) or 0
        value = _plain(first)
        if set(signs) == {":"}:
            return self._stretch(pieces, NumberMatch(i, last, value, None, "time"))
        if _DATE.fullmatch(whole):
            return NumberMatch(i, last, value, None, "date")
        if len(signs) > 1 or (signs == "-" and (key[0] == "0" or len(fold(pieces[i + 2])) >= 10)):
            figures = sum(map(len, map(fold, pieces[i:last:2])))
            kind: Kind = "phone" if figures >= 10 and set(signs) == {"-"} else "label"
            return NumberMatch(i, last, value, None, kind)
        if signs == "/":
            below = figure(fold(pieces[i + 2])) or 0
            part = isinstance(first, int) and isinstance(below, int) and 0 < first < below <= 100
            if part and figure(key) == first:
                return NumberMatch(i, last, _plain(Decimal(first) / below), None, "fraction")
            return NumberMatch(i, last, value, None, "label")
        if signs == "" and self._glued_letters(pieces, i):
            while last < size and pieces[last][0].isalnum() and fold(pieces[last]) != "\n":
                last += 1
            before = self._named(pieces, i)
            section = before is not None and before[1] == "section"
            return NumberMatch(i, last, value, None, "section" if section else "label")
        if figure(key) is None:
            return NumberMatch(i, last, value, None, "label")
        if len(key) == 5 and key.isdigit() and key[0] in "6789" and last < size and not signs:
            half = fold(pieces[last])
            if len(half) == 5 and half.isascii() and half.isdigit():
                return NumberMatch(i, last + 1, int(key + half), None, "phone")
        return None

    def _glued_letters(self, pieces: Sequence[str], i: int) -> bool:
        """Whether the figure is part of a name: G20, COVID-19, 4G, 24x7."""
        table = self._table
        if i and pieces[i][0].isdigit() and not self._named(pieces, i):
            before = pieces[i - 1]
            if before[-1].isascii() and before[-1].isalpha():
                return True
            if before == "-" and i > 1 and pieces[i - 2][-1].isalpha():
                key = fold(pieces[i])
                year = len(key) == 4 and key.isdigit() and int(key) in _YEARS
                return not year and fold(pieces[i - 2]) not in table.words
        if i + 1 >= len(pieces) or not (pieces[i + 1][0].isascii() and pieces[i + 1][0].isalpha()):
            return False
        key = fold(pieces[i + 1])
        word = table.words.get(key)
        known_suffix = (
            key in table.glued_scales
            or key in table.glued_suffixes
            or (word is not None and word.part in (Part.SCALE, Part.GROUP))
            or phrase_after(table.kinds_after, pieces, i + 1)
        )
        if known_suffix:  # 5k, but not 5k3
            return i + 2 < len(pieces) and pieces[i + 2][0].isdigit()
        return True

    # ── Ranges ──────────────────────────────────────────────────────────────────────────────

    def _range(self, pieces: Sequence[str], i: int, low: Parsed) -> tuple[Value | None, Parsed]:
        """The upper end and the whole, if `low` opens a range; else None and `low`."""
        table, at = self._table, low.end
        if low.form != "cardinal" or at >= len(pieces):
            return None, low
        key = fold(pieces[at])
        sign = key in table.range_signs
        if sign or key in table.range_words:
            if not sign and i and fold(pieces[i - 1]) in table.change_words and low.factor != 1:
                return None, low
            at += 1
        elif key in table.joiners:
            at += 1
        elif not self._juxtaposed(pieces, i, low):
            return None, low
        high = parse(table, pieces, at) if at < len(pieces) else None
        if high is None or high.form != "cardinal":
            return None, low
        if key in table.joiners and not self._between(pieces, i, high.end):
            return None, low
        low_year, high_year = _is_year(pieces, i, low), _is_year(pieces, at, high)
        if low_year and not high_year:
            return self._years(pieces, at, low, high) if sign else (None, low)
        least = low.value
        if low.factor == 1 and high.factor != 1 and low.value < high.mantissa:
            least = low.value * high.factor
        nearest = high.mantissa if low.factor == 1 else high.value
        if at == low.end and not low.value < nearest <= 2 * low.value:
            return None, low
        if sign and least == high.value:  # दस-दस: ten each
            return None, low._replace(end=high.end)
        if least >= high.value:
            return None, low
        return high.value, Parsed(high.end, least)

    def _years(
        self, pieces: Sequence[str], at: int, low: Parsed, high: Parsed
    ) -> tuple[Value | None, Parsed]:
        """2014-15 and 2000-2500, but not "2014-5 lakh"."""
        key = fold(pieces[at])
        if high.end != at + 1 or not key.isdigit():
            return None, low
        if len(key) == 2 and high.value > low.value % 100:
            return low.value - low.value % 100 + high.value, low._replace(end=high.end)
        if high.value > low.value:
            return high.value, low._replace(end=high.end)
        return None, low

    def _juxtaposed(self, pieces: Sequence[str], i: int, low: Parsed) -> bool:
        """दो तीन लाख: two number words side by side, the first alone."""
        first, second = (self._table.words.get(fold(pieces[at])) for at in (i, low.end))
        return bool(
            low.end == i + 1
            and first
            and second
            and first.part <= Part.SCALE
            and second.part <= Part.TENS
        )

    def _between(self, pieces: Sequence[str], i: int, end: int) -> bool:
        """Whether tokens i to end stand in "between … and …" or "… और … के बीच"."""
        money = self._named(pieces, i)
        lead = phrase_before(self._table.leads, pieces, money[0] if money else i)
        tail = phrase_after(self._table.tails, pieces, end)
        return any(found is not None and found[1] == "between" for found in (lead, tail))

    # ── Kinds ───────────────────────────────────────────────────────────────────────────────

    def _excluded(self, pieces: Sequence[str], i: int, key: str) -> bool:
        """Whether the context says that this number word is none: "वोट दो", "one of"."""
        for before, after in self._table.not_numbers.get(key, ()):
            start = i - len(before)
            if (
                start >= 0
                and tuple(map(fold, pieces[start:i])) == before
                and tuple(map(fold, pieces[i + 1 : i + 1 + len(after)])) == after
            ):
                return True
        return False

    def _classify(
        self, pieces: Sequence[str], i: int, parsed: Parsed, upper: Value | None
    ) -> NumberMatch:
        value, top = _plain(parsed.value), None if upper is None else _plain(upper)
        kind: Kind = "cardinal"
        if parsed.form != "cardinal":
            kind = parsed.form
        elif parsed.end == i + 1:
            kind = _shape(fold(pieces[i]), parsed.value)
        elif upper is not None and _is_year(pieces, i, Parsed(i + 1, parsed.value)):
            year = isinstance(upper, int) and upper in _YEARS and fold(pieces[i]).isdigit()
            kind = "year" if year else kind
        return self._stretch(pieces, NumberMatch(i, parsed.end, value, top, kind))

    def _stretch(self, pieces: Sequence[str], match: NumberMatch) -> NumberMatch:
        """`match` with the kind that the words beside it give, and the words after that do."""
        after = phrase_after(self._table.kinds_after, pieces, match.last)
        if after and self._fits(after[1], match, pieces[match.last : after[0]]):
            last = after[0]
            if after[1] == "date":
                last = self._year_after(pieces, last)
            return match._replace(last=last, kind=cast("Kind", after[1]))
        before = self._named(pieces, match.first)
        if before and self._fits(before[1], match, pieces[before[0] : match.first]):
            last = match.last
            if before[1] == "date":
                last = self._year_after(pieces, last)
            return match._replace(last=last, kind=cast("Kind", before[1]))
        return match

    def _named(self, pieces: Sequence[str], first: int) -> tuple[int, str] | None:
        """The words before token `first` that give a number its kind: Section 144, धारा-370."""
        if first > 1 and pieces[first - 1] in _LINKS and pieces[first][0].isdigit():
            first -= 1
        return phrase_before(self._table.kinds_before, pieces, first)

    def _fits(self, kind: str, match: NumberMatch, words: Sequence[str]) -> bool:
        rule = self._table.kind_rules[kind]
        if match.kind in ("ordinal", "fraction") and kind not in ("date", "percent", "section"):
            return False
        if rule.max is not None and not 0 <= (match.upper or match.value) <= rule.max:
            return False
        return not rule.capital or not words[-1].lstrip()[:1].islower()

    def _year_after(self, pieces: Sequence[str], at: int) -> int:
        """Where a date ends whose day and month end at `at`: "15 March, 2024"."""
        year = at + 1 if at < len(pieces) and fold(pieces[at]) == "," else at
        if year < len(pieces):
            key = fold(pieces[year])
            if len(key) == 4 and key.isascii() and key.isdigit() and int(key) in _YEARS:
                return year + 1
        return at

    # ── Qualifiers ──────────────────────────────────────────────────────────────────────────

    def qualify(self, tokens: Tokens, match: NumberMatch, floor: int = 0) -> QualifiedNumber:
        """`match` with the words beside it that bound it: "over", "से अधिक", a currency sign.

        Nothing before token `floor` is taken in.
        """
        pieces, kind = tokens.pieces, match.kind
        first, last, qualifier = match.first, match.last, "exact"
        named = self._named(pieces, first)
        if named and named[1] == kind and named[0] >= floor:
            first = named[0]
        for _ in range(0 if kind in _UNBOUNDED else 2):  # "at least about": the nearest decides
            lead = phrase_before(self._table.leads, pieces, first)
            if not lead or lead[0] < floor:
                break
            first = lead[0]
            qualifier = lead[1] if qualifier == "exact" else qualifier
        for _ in range(0 if kind in _UNBOUNDED else 2):  # "5000+ से ज्यादा"
            tail = phrase_after(self._table.tails, pieces, last)
            if not tail:
                break
            last = tail[0]
            qualifier = tail[1] if qualifier in ("exact", "about") else qualifier  # करीब … से अधिक
        if match.upper is not None:
            qualifier = "between"
        elif qualifier == "between":
            first, last, qualifier = match.first, match.last, "exact"
        elif qualifier != "exact" and kind == "year":
            kind = "cardinal"
        return QualifiedNumber(
            first, last, match.value, match.upper, cast("NumberQualifier", qualifier), kind
        )


_LINKS = {"-": "-", "–": "-", "/": "/", ":": ":"}


def _plain(value: Value) -> int | float:
    """An int when whole, else a float."""
    if isinstance(value, int):
        return value
    whole = int(value)
    return whole if whole == value else float(value)


def _shape(key: str, value: Value) -> Kind:
    """What a bare figure looks like: a year, a telephone number, or just a number."""
    if len(key) == 4:
        return "year" if key.isdigit() and value in _YEARS else "cardinal"
    if len(key) >= 10 and key.isdigit() and key.isascii():
        if len(key) == 10 and key[0] in "6789":
            return "phone"
        if (len(key), key[0]) in {(11, "0"), (11, "1"), (12, "9")}:
            return "phone"
    return "fraction" if "\u2044" in key else "cardinal"


def _is_year(pieces: Sequence[str], at: int, parsed: Parsed) -> bool:
    return parsed.end == at + 1 and _shape(fold(pieces[at]), parsed.value) == "year"
