"""Digits that are no count: dates, times, telephone numbers, codes, figures within names."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from partyie.numbers.kinds import NumberMatch, named, with_kind
from partyie.numbers.tokens import GLUED, LINKS, Facts, Kind, figure, phrase_after, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["uncounted"]

_DATE: Final = re.compile(
    r"[0-9]{1,2}([-./,])[0-9]{1,2}\1(?:19|20)?[0-9]{2}"
    r"|(?:19|20)[0-9]{2}([-./,])[0-9]{1,2}\2[0-9]{1,2}"
)


def uncounted(facts: Facts, pieces: Sequence[str], i: int) -> NumberMatch | None:
    """The figures at token `i` as a date, time, fraction, telephone number, code or part of a
    name ("14/03/2024", "9:29 PM", "24x7"); None when they may be a plain number."""
    size = len(pieces)
    token = facts[pieces[i]]
    last, signs = i + 1, ""
    while last + 1 < size and pieces[last] in LINKS and pieces[last + 1][0].isdigit():
        signs += LINKS[pieces[last]]
        last += 2
    if signs:
        found = _joined(facts, pieces, i, last, signs)
        if found:
            return found
    elif _in_name(facts, pieces, i):
        while last < size and pieces[last][0].isalnum():
            last += 1
        before = named(facts, pieces, i)
        section = before is not None and before[1] == "section"
        return NumberMatch(i, last, _opening(token.key), None, "section" if section else "label")
    if token.figure is None:
        date = not signs and _DATE.fullmatch(token.key)
        return NumberMatch(i, last, _opening(token.key), None, "date" if date else "label")
    if not signs and last < size and _mobile_half(token.key) and token.key[0] in "6789":
        half = facts[pieces[last]].key
        if _mobile_half(half):
            return NumberMatch(i, last + 1, int(token.key + half), None, "phone")
    return None


def _joined(
    facts: Facts, pieces: Sequence[str], i: int, last: int, signs: str
) -> NumberMatch | None:
    """The figures of tokens `i` to `last`, which `signs` join; None for a range."""
    key, second = facts[pieces[i]].key, facts[pieces[i + 2]].key
    first = _opening(key)
    if not signs.strip(":"):
        return with_kind(facts, pieces, i, last, first, None, "time")
    if len(signs) == 2 and _DATE.fullmatch("".join([facts[p].key for p in pieces[i:last]])):
        return NumberMatch(i, last, first, None, "date")
    if len(signs) > 1 or (signs == "-" and (key[0] == "0" or len(second) >= 10)):
        digits = sum(len(facts[piece].key) for piece in pieces[i:last:2])
        kind: Kind = "phone" if digits >= 10 and not signs.strip("-") else "label"
        return NumberMatch(i, last, first, None, kind)
    if signs == "/":
        above, below = facts[pieces[i]].figure, facts[pieces[i + 2]].figure
        if isinstance(above, int) and isinstance(below, int) and 0 < above < below <= 100:
            return NumberMatch(i, last, plain(Decimal(above) / below), None, "fraction")
        return NumberMatch(i, last, first, None, "label")
    return None


def _in_name(facts: Facts, pieces: Sequence[str], i: int) -> bool:
    """Whether the figure is part of a name: G20, COVID-19, 4G, 24x7."""
    token = facts[pieces[i]]
    if i and token.glued and not named(facts, pieces, i):
        before = pieces[i - 1]
        if before[-1].isascii() and before[-1].isalpha():
            return True
        if before == "-" and i > 1 and pieces[i - 2][-1].isalpha():
            return token.kind != "year" and not facts[pieces[i - 2]].word
    if i + 1 >= len(pieces) or not pieces[i + 1][0].isascii():
        return False
    after = facts[pieces[i + 1]]
    if not after.gives & GLUED:
        return False
    if (
        after.glued_scale
        or after.scale
        or after.key in facts.table.glued_suffixes
        or (
            after.after
            and phrase_after(facts, facts.table.kinds_after.meanings, after.after, pieces, i + 1)
        )
    ):  # 5k, but not 5k3
        return i + 2 < len(pieces) and pieces[i + 2][0].isdigit()
    return True


def _opening(key: str) -> int | float:
    """The value of the digits that a figure opens with."""
    return plain(figure(re.split("[.,]", key)[0]) or 0)


def _mobile_half(key: str) -> bool:
    return len(key) == 5 and key.isascii() and key.isdigit()
