"""Ranges: 10-15 thousand, 5 to 6, between Rs 5 and Rs 6, दो तीन लाख."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from partyie.numbers.kinds import in_between, named
from partyie.numbers.parser import Parsed, parse
from partyie.numbers.tokens import SMALL, Facts
from partyie.numbers.words import Part, Value
from partyie.text import Pieces

__all__ = ["range_from"]

_WHOLE: Final = 1000  # from here on a number needs no scale


def range_from(facts: Facts, pieces: Pieces, i: int, low: Parsed) -> tuple[Value | None, Parsed]:
    """The upper end and the whole, if `low`, read at token `i`, opens a range; else None and
    `low`."""
    table, at = facts.table, low.end
    if low.form != "cardinal" or at >= len(pieces):
        return None, low
    token = facts[pieces[at]]
    key, beside = token.key, False
    sign, joiner = key in table.range_signs, key in table.joiners
    if sign or key in table.range_words:
        # Whole as it stands: not the 10 of "from 10 to 15 lakh".
        whole = low.scaled or low.value >= _WHOLE
        if not sign and whole and _changes(facts, pieces, i):
            return None, low
        at += 1
    elif joiner:
        at += 1
    elif _juxtaposed(facts, pieces, i, low):
        beside = True
    else:
        return None, low
    at = _after_currency(facts, pieces, i, at)
    high = parse(facts, pieces, at) if at < len(pieces) else None
    if high is None or high.form != "cardinal":
        return None, low
    if joiner and not in_between(facts, pieces, i, high.end):
        return None, low
    low_year, high_year = _is_year(facts, pieces, i, low), _is_year(facts, pieces, at, high)
    if low_year and not high_year:
        return _years(facts, pieces, at, low, high) if sign else (None, low)
    least = low.value
    if _thousands(facts, pieces, at, low, high):
        least = low.value * 1000
    elif not low.scaled and high.scaled and low.value <= high.mantissa:
        least = low.value * (Decimal(high.value) / high.mantissa)
    nearest = high.value if low.scaled else high.mantissa
    if beside and not low.value < nearest <= 2 * low.value:
        return None, low
    if sign and least == high.value:  # दस-दस: ten each
        return None, high
    if least >= high.value:
        return None, low
    return high.value, Parsed(high.end, least)


def _thousands(facts: Facts, pieces: Pieces, at: int, low: Parsed, high: Parsed) -> bool:
    """Whether the thousands of the figure at token `at` count for the lower end too: 10-15,000."""
    if low.scaled or low.value >= _WHOLE or not facts[pieces[at]].digits or high.value % 1000:
        return False
    grouped = "," in pieces[at] or high.end > at + 1
    return grouped and not high.scaled and low.value * 1000 < high.value <= low.value * 2000


def _years(
    facts: Facts, pieces: Pieces, at: int, low: Parsed, high: Parsed
) -> tuple[Value | None, Parsed]:
    """2014-15 and 2000-2500, but not "2014-5 lakh"."""
    key = facts[pieces[at]].key
    if high.end != at + 1 or not key.isdigit():
        return None, low
    if len(key) == 2 and high.value > low.value % 100:
        century = low.value - low.value % 100
        return century + high.value, Parsed(high.end, low.value, low.form, low.mantissa)
    if high.value > low.value:
        return high.value, Parsed(high.end, low.value, low.form, low.mantissa)
    return None, low


def _is_year(facts: Facts, pieces: Pieces, at: int, parsed: Parsed) -> bool:
    return parsed.end == at + 1 and facts[pieces[at]].kind == "year"


def _juxtaposed(facts: Facts, pieces: Pieces, i: int, low: Parsed) -> bool:
    """दो तीन लाख: two number words side by side, the first alone."""
    if low.end != i + 1:
        return False
    first, second = facts[pieces[i]].word, facts[pieces[low.end]]
    if first is None or first.part > Part.SCALE or not second.gives & SMALL:
        return False
    before = facts[pieces[i - 1]] if i else facts.nothing
    third = facts[pieces[low.end + 1]] if low.end + 1 < len(pieces) else facts.nothing
    return not (before.gives & SMALL or (third.gives & SMALL and first.value < 10))  # one two three


def _changes(facts: Facts, pieces: Pieces, i: int) -> bool:
    """Whether a change starts at token `i`: from 2 lakh to 5 lakh, from Rs 2 lakh to …"""
    currency = named(facts, pieces, i)
    first = currency[0] if currency else i
    return first > 0 and facts[pieces[first - 1]].key in facts.table.change_words


def _after_currency(facts: Facts, pieces: Pieces, i: int, at: int) -> int:
    """Where the upper end starts when the currency is written again: "Rs 5 to | Rs 10"."""
    facts = facts
    if not (facts[pieces[i - 1]].before if i else ()) or at >= len(pieces):
        return at
    low = named(facts, pieces, i)
    if low is None or low[1] != "money":
        return at
    for end in range(min(at + 2, len(pieces)), at, -1):
        if named(facts, pieces, end) == (at, "money"):
            return end
    return at
