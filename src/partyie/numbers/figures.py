"""Digits that are no count: dates, times, telephone numbers, codes, figures within names."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from partyie.numbers.kinds import NumberMatch, named, with_kind
from partyie.numbers.tokens import GLUED, LINKS, Facts, Kind, figure, phrase_after, plain
from partyie.numbers.words import Value
from partyie.text import Pieces

__all__ = ["powered", "spaced_groups", "uncounted"]

_GROUP: Final = re.compile(r"[0-9]{3}(?:\.[0-9]{1,9})?")
_EXPONENT: Final = re.compile(r"[0-9]{1,2}")
_LARGEST_IN_NAME: Final = 100
_LARGEST_BELOW: Final = 1000  # a fraction; 15/2024 is a label
_LARGEST_POWER: Final = 30  # of ten
_DATE: Final = re.compile(
    r"[0-9]{1,2}([-./,])[0-9]{1,2}\1(?:19|20)?[0-9]{2}"
    r"|(?:19|20)[0-9]{2}([-./,])[0-9]{1,2}\2[0-9]{1,2}"
)


def uncounted(facts: Facts, pieces: Pieces, i: int) -> NumberMatch | None:
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
        return NumberMatch(i, last, _opening(token.key), None, _name(facts, pieces, i))
    if token.figure is None:
        date = not signs and _DATE.fullmatch(token.key)
        return NumberMatch(i, last, _opening(token.key), None, "date" if date else "label")
    if not signs and last < size and _mobile_half(token.key) and token.key[0] in "6789":
        half = facts[pieces[last]].key
        if _mobile_half(half):
            return NumberMatch(i, last + 1, int(token.key + half), None, "phone")
    return None


def _joined(facts: Facts, pieces: Pieces, i: int, last: int, signs: str) -> NumberMatch | None:
    """The figures of tokens `i` to `last`, which `signs` join; None for a range."""
    key, second = facts[pieces[i]].key, facts[pieces[i + 2]].key
    first = _opening(key)
    if not signs.strip(":"):
        return with_kind(facts, pieces, i, last, first, None, "time")
    if len(signs) == 2 and _DATE.fullmatch("".join([facts[p].key for p in pieces[i:last]])):
        return NumberMatch(i, last, first, None, "date")
    if len(signs) > 1 or (signs == "-" and (key[0] == "0" or len(second) >= 10)):
        digits = sum(len(facts[piece].key) for piece in pieces[i:last:2])
        kind: Kind = "phone" if digits >= 10 and not signs.strip("-") else _name(facts, pieces, i)
        return NumberMatch(i, last, first, None, kind)
    if signs == "/":
        above, below = facts[pieces[i]].figure, facts[pieces[i + 2]].figure
        if (
            isinstance(above, int)
            and isinstance(below, int)
            and 0 < above < below <= _LARGEST_BELOW
        ):
            if last < len(pieces) and pieces[last] in facts.table.glued_suffixes:  # 3/8ths
                last += 1
            return NumberMatch(i, last, plain(Decimal(above) / below), None, "fraction")
        return NumberMatch(i, last, first, None, _name(facts, pieces, i))
    return None


def _name(facts: Facts, pieces: Pieces, i: int) -> Kind:
    """What a figure is that counts nothing: a section of a law if it is named so, else a label."""
    before = named(facts, pieces, i)
    return "section" if before is not None and before[1] == "section" else "label"


def _in_name(facts: Facts, pieces: Pieces, i: int) -> bool:
    """Whether the figure is part of a name: G20, COVID-19, 4G, 24x7."""
    token = facts[pieces[i]]
    if i and token.glued and not named(facts, pieces, i):
        before = pieces[i - 1]
        if before[-1].isascii() and before[-1].isalpha():
            return True
        if before == "-" and i > 1 and pieces[i - 2].lstrip()[:1].isalpha():
            if facts[pieces[i - 2]].word or token.kind == "year":
                return False
            return pieces[i - 2].isascii() or _is_small(facts, pieces, i)
    if i + 1 >= len(pieces):
        return False
    after = facts[pieces[i + 1]]
    if after.names and after.gives & GLUED and token.figure and token.figure < 10:  # 5G, 5जी
        return True
    if not pieces[i + 1][0].isascii():
        return False
    if not after.gives & GLUED:
        return False
    if (
        after.scales(token.figure or 0)
        or after.key in facts.table.glued_suffixes
        or (after.after and phrase_after(facts, after.after, pieces, i + 1))
    ):  # 5k, but not 5k3
        return i + 2 < len(pieces) and pieces[i + 2][0].isdigit()
    return True


def _is_small(facts: Facts, pieces: Pieces, i: int) -> bool:
    """Whether the figure at token `i` is one that names have: जी-20, but not "फॉलोअर-12 लाख"."""
    value = facts[pieces[i]].figure
    scaled = i + 1 < len(pieces) and facts[pieces[i + 1]].scale != 0
    return isinstance(value, int) and value < _LARGEST_IN_NAME and not scaled


def _opening(key: str) -> int | float:
    """The value of the digits that a figure opens with."""
    return plain(figure(re.split("[.,]", key)[0]) or 0)


def spaced_groups(facts: Facts, pieces: Pieces, i: int) -> tuple[int, Value] | None:
    """Where the figure at token `i` ends and its value, if its groups of three stand apart:
    40 000, 1 234 567. A row of a table looks alike ("BJP 303 282"): with ordinary blanks, the
    groups must end in noughts, or be several."""
    key, end, size = facts[pieces[i]].key, i + 1, len(pieces)
    if end >= size or len(key) > 3 or not key.isdigit() or key[0] == "0":
        return None
    if i and facts[pieces[i - 1]].digits:
        return None
    digits, thin = key, True
    while end < size and "." not in digits:
        group = facts[pieces[end]].key
        if len(pieces[end]) != len(group) + 1 or not _GROUP.fullmatch(group):
            break
        thin = thin and pieces[end][0] != " "
        digits, end = digits + group, end + 1
    groups = end - i - 1
    if not groups or (end < size and facts[pieces[end]].digits):
        return None
    if not thin and digits[-3:] != "000":
        in_words = i == 0 or pieces[i - 1].islower()
        if groups < (2 if in_words else 3):
            return None
    value = figure(digits)
    return None if value is None else (end, value)


def powered(facts: Facts, pieces: Pieces, i: int) -> tuple[int, Value] | None:
    """Where the power at token `i` ends and its value: 1e10, 1.3x10^6, 2^-3."""
    table, at = facts.table, i + 1
    base = facts[pieces[i]].figure
    if base is None or at + 1 >= len(pieces) or named(facts, pieces, i):
        return None
    if i and facts[pieces[i]].glued and pieces[i - 1][-1].isalnum():
        return None
    factor, sign = Decimal(base), facts[pieces[at]].key
    if sign in table.times:
        below = facts[pieces[at + 1]].figure
        base, at = below or 0, at + 2
        if at + 1 >= len(pieces) or facts[pieces[at]].key not in table.raised:
            return None
    elif sign in table.raised:
        factor = Decimal(1)
    elif sign in table.exponents and pieces[at][0].isalpha():
        base = 10
    else:
        return None
    at += 1
    negative = False
    while at < len(pieces) and (pieces[at] in LINKS or pieces[at] == "+"):
        negative ^= pieces[at] != "+"
        at += 1
    exponent = pieces[at] if at < len(pieces) else ""
    if not base or not _EXPONENT.fullmatch(exponent):
        return None
    value = factor * Decimal(base) ** (-int(exponent) if negative else int(exponent))
    if abs(value.adjusted()) > _LARGEST_POWER:
        return None
    return at + 1, int(value) if value == int(value) else value


def _mobile_half(key: str) -> bool:
    return len(key) == 5 and key.isascii() and key.isdigit()
