"""What a number is and what bounds it, by the words beside it."""

from __future__ import annotations

from typing import Final, Literal, cast

from partyie.native import mypyc_attr
from partyie.numbers.tokens import LINKS, Facts, Kind, alone, phrase_after, phrase_before
from partyie.text import Pieces

__all__ = [
    "NumberMatch", "NumberQualifier", "QualifiedNumber", "after_point", "in_between", "named",
    "qualified", "with_kind",
]  # fmt: skip

NumberQualifier = Literal["exact", "at_least", "at_most", "about", "between"]

_UNBOUNDED: Final = frozenset({"ordinal", "section", "label", "phone"})  # "under Section 144"


@mypyc_attr(acyclic=True)
class NumberMatch:
    """A number without its qualifier: tokens `first` to `last` (excluded)."""

    __slots__ = ("first", "kind", "last", "upper", "value")

    def __init__(
        self, first: int, last: int, value: int | float, upper: int | float | None, kind: Kind
    ) -> None:
        self.first = first
        self.last = last
        self.value = value
        self.upper = upper
        self.kind = kind


@mypyc_attr(acyclic=True)
class QualifiedNumber(NumberMatch):
    """A number with the words that bound it: tokens `first` to `last` (excluded)."""

    __slots__ = ("qualifier",)

    def __init__(
        self, first: int, last: int, value: int | float, upper: int | float | None,
        qualifier: NumberQualifier, kind: Kind,
    ) -> None:  # fmt: skip
        super().__init__(first, last, value, upper, kind)
        self.qualifier = qualifier


def with_kind(
    facts: Facts, pieces: Pieces, first: int, last: int,
    value: int | float, upper: int | float | None, kind: Kind,
) -> NumberMatch:  # fmt: skip
    """The number at tokens `first` to `last`, with the kind that the words beside it give; it
    takes in the words after it that do."""
    phrases = facts[pieces[last]].after if last < len(pieces) else None
    if phrases is not None:
        after = phrase_after(facts, phrases, pieces, last)
        top = value if upper is None else upper
        if after and _fits(facts, after[1], kind, top, pieces[after[0] - 1]):
            last = after[0]
            if after[1] == "date":
                last = _year_after(facts, pieces, last)
            return NumberMatch(first, last, value, upper, cast("Kind", after[1]))
    before = named(facts, pieces, first)
    if before:
        top = value if upper is None else upper
        if _fits(facts, before[1], kind, top, pieces[first - 1]):
            if before[1] == "date":
                last = _year_after(facts, pieces, last)
            return NumberMatch(first, last, value, upper, cast("Kind", before[1]))
    return NumberMatch(first, last, value, upper, kind)


def named(facts: Facts, pieces: Pieces, first: int) -> tuple[int, str] | None:
    """The words before token `first` that give a number its kind: Section 144, धारा-370."""
    if not first:
        return None
    if first > 1 and pieces[first - 1] in LINKS and facts[pieces[first]].glued:
        first -= 1
    phrases = facts[pieces[first - 1]].before
    return None if phrases is None else phrase_before(facts, phrases, pieces, first)


def _fits(facts: Facts, kind: str, looks: Kind, top: int | float, word: str) -> bool:
    """Whether words of a kind that end with `word` hold for a number."""
    if looks in ("ordinal", "fraction") and kind not in ("date", "percent", "section"):
        return False
    rule = facts.table.kind_rules[kind]
    if rule.max is not None and not 0 <= top <= rule.max:
        return False
    return not rule.capital or not word.lstrip()[:1].islower()


def _year_after(facts: Facts, pieces: Pieces, at: int) -> int:
    """Where a date ends whose day and month end at `at`: "15 March, 2024"."""
    year = at + 1 if at < len(pieces) and facts[pieces[at]].key == "," else at
    return year + 1 if year < len(pieces) and facts[pieces[year]].kind == "year" else at


def in_between(facts: Facts, pieces: Pieces, first: int, end: int) -> bool:
    """Whether tokens `first` to `end` stand in "between … and …" or "… और … के बीच"."""
    money = named(facts, pieces, first)
    lead = _lead(facts, pieces, money[0] if money else first)
    tail = _tail(facts, pieces, end)
    return any(found is not None and found[1] == "between" for found in (lead, tail))


def after_point(facts: Facts, pieces: Pieces, i: int) -> bool:
    """Whether the digits at token `i` are written onto a point that starts the number: .5"""
    if not i or not facts[pieces[i]].glued or facts[pieces[i - 1]].key != ".":
        return False
    before = pieces[i - 2][-1] if i > 1 and pieces[i - 1] == "." else ""
    if before.isalnum() or before in (".", "…"):
        return False
    abbreviation = named(facts, pieces, i) or _lead(facts, pieces, i)  # Rs .500
    return abbreviation is None and facts[pieces[i]].key.isdigit()


def _lead(facts: Facts, pieces: Pieces, end: int) -> tuple[int, str] | None:
    phrases = facts[pieces[end - 1]].leads if end > 0 else None
    return None if phrases is None else phrase_before(facts, phrases, pieces, end)


def _tail(facts: Facts, pieces: Pieces, at: int) -> tuple[int, str] | None:
    phrases = facts[pieces[at]].tails if at < len(pieces) else None
    return None if phrases is None else phrase_after(facts, phrases, pieces, at)


def _minus(facts: Facts, pieces: Pieces, first: int, last: int) -> bool:
    """Whether the sign before the digits at token `first` is a minus, not a dash or a bullet: it
    opens a line that says nothing else, or stands after a bracket, "$" or a word such as "is"."""
    sign = first - 1
    if sign < 0 or facts[pieces[sign]].key != "-":
        return False
    if alone(pieces, sign, last):
        return True
    if pieces[first][0] == " " or not sign:
        return False
    before = pieces[sign - 1]
    if before[-1] in "([=" or (facts[before].before and not before.lstrip()[:1].isalnum()):
        return True
    return pieces[sign][0] == " " and facts[before].key in facts.table.before_minus


def qualified(facts: Facts, pieces: Pieces, match: NumberMatch, floor: int) -> QualifiedNumber:
    """`match` with the words beside it that bound it; nothing before token `floor`."""
    first, last, value, upper = match.first, match.last, match.value, match.upper
    kind, qualifier = match.kind, "exact"
    digits = facts[pieces[first]].digits
    if first > floor and after_point(facts, pieces, first):
        first -= 1
    if digits and first > floor and _minus(facts, pieces, first, last):
        first, value = first - 1, -value
    around = first, last
    found = named(facts, pieces, first)
    if found and found[1] == kind and found[0] >= floor:
        first = found[0]
    if kind not in _UNBOUNDED:
        for _ in range(2):  # "at least about": the nearest decides
            lead = _lead(facts, pieces, first)
            if not lead or lead[0] < floor:
                break
            first = lead[0]
            qualifier = lead[1] if qualifier == "exact" else qualifier
        for _ in range(2):  # "5000+ से ज्यादा"
            tail = _tail(facts, pieces, last)
            if not tail:
                break
            last = tail[0]
            qualifier = tail[1] if qualifier in ("exact", "about") else qualifier  # करीब … से अधिक
    if upper is not None:
        qualifier = "between"
    elif qualifier == "between":
        (first, last), qualifier = around, "exact"
    elif qualifier != "exact" and kind == "year":
        kind = "cardinal"
    return QualifiedNumber(first, last, value, upper, cast("NumberQualifier", qualifier), kind)
