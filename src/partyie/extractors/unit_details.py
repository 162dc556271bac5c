"""What is said of a unit beside its name: its tiers, its size, its place."""

from __future__ import annotations

from typing import Final

from partyie.document import Document
from partyie.extractors.levels import level_at
from partyie.rules import RuleMatch

__all__ = ["levels_of", "place_of", "size_of"]

_REACH: Final = 8  # units from where a match begins to what it is about
_LEVEL_NEAR: Final = 7
_SIZE_NEAR: Final = 9
_PLACE_NEAR: Final = 10
_NAMED: Final = "place|region"
_PLACES: Final = "place|region|level"
_PEOPLE: Final = ("people", "workers", "officials", "members")


def levels_of(document: Document, first: int, last: int) -> list[str]:
    """The tiers tied to a unit: those of its clause near it, both ends of a range."""
    low, high = document.clause(first)
    near_low, near_high = max(low, first - _LEVEL_NEAR), min(high, last + _LEVEL_NEAR)
    near = {
        match.fields["level"][0]
        for match in document.within("level", near_low - _REACH, near_high)
        if not _of_person(document, match, first)
    }
    near.update(
        at + 1
        for at in document.all_in("each", near_low, near_high - 1)
        if document.has(at + 1, "level")
    )
    near = {at for at in near if near_low <= at < near_high}
    for match in document.within("level_range", near_low - _REACH, near_high):
        ends = {match.fields["from"][0], match.fields["to"][0]}
        # One end near by brings the other.
        if any(near_low <= at < near_high for at in ends):
            near.update(at for at in ends if low <= at < high)
    own = (at for at in sorted(near) if not _counted(document, at, first, last))
    levels = (level_at(document, at) for at in own)
    return list(dict.fromkeys(level for level in levels if level is not None))


def _of_person(document: Document, match: RuleMatch, first: int) -> bool:
    """Whether a tier is that of a role before the unit, and not "president of the" unit."""
    if match.rule.set.get("construction") != "role" or match.last > first:
        return False
    return document.first_in("of", match.last, min(first, match.last + 1)) is None


def _counted(document: Document, tier: int, first: int, last: int) -> bool:
    """Whether a tier is said of a count on its own side of a coordinator: "and 5 in every booth".

    A list of tiers is no such boundary, nor is a comma after which nothing is counted.
    """
    if tier < first:
        joints = document.all_in("coordinator", tier + 1, first)
        side = (max(document.clause(tier)[0], tier - _SIZE_NEAR), joints[-1]) if joints else None
    else:
        joints = document.all_in("coordinator", last, tier)
        side = (joints[0] + 1, min(document.clause(tier)[1], tier + _SIZE_NEAR)) if joints else None
    if side is None:
        return False
    return len(_head_counts(document, side[0], side[1])) > 0


def size_of(document: Document, first: int, last: int) -> int | None:
    """The people in it: the nearest head-count of its clause that nothing sets apart from it."""
    low, high = document.clause(first)
    if document.is_in(high, "within"):
        within = _people_within(document, high + 1)
        if within is not None:
            return within
    low, high = max(low, first - _SIZE_NEAR), min(high, last + _SIZE_NEAR + 1)
    best: tuple[int, int] | None = None
    for unit, size in _head_counts(document, low, high):
        distance = first - unit if unit < first else unit - last
        if distance > _SIZE_NEAR or (best is not None and distance >= best[0]):
            continue
        if not _set_apart(document, unit, first, last):
            best = (distance, size)
    return best[1] if best else None


def _people_within(document: Document, first: int) -> int | None:
    """The people that a clause from unit `first` says to be in it: "where 25 people work"."""
    _, high = document.clause(first)
    for at in document.all_in("number", first, min(high, first + _SIZE_NEAR)):
        number = document.scan.numbers.get(at)
        if number is not None and document.is_in(at + 1, "people"):
            return int(number.value)
    return None


def _head_counts(document: Document, low: int, high: int) -> list[tuple[int, int]]:
    """The counts of people in units low to high (half-open): the unit of the number, its value."""
    found: list[tuple[int, int]] = []
    for match in document.within("count", low - _REACH, high):
        unit = match.fields["value"][0]
        if not low <= unit < high:
            continue
        metric = match.rule.set.get("metric") or (
            document.scan.value(match.fields["metric"][0], "metric")
            if "metric" in match.fields
            else None
        )
        number = document.scan.numbers.get(unit)
        if number is not None and metric in _PEOPLE:
            found.append((unit, int(number.value)))
    return found


def _set_apart(document: Document, number: int, first: int, last: int) -> bool:
    """Whether a coordinator makes the count and the unit two things.

    "With" does not: "7 लोगों के साथ", "and with 7 people". A comma does so only before a tier:
    "an IT cell, at every booth 5 people".
    """
    low, high = (last, number) if number >= last else (number + 1, first)
    for at in document.all_in("coordinator", low, high):
        if document.has(at, "comma"):
            if document.first_in("each", at + 1, high) is not None:
                return True
        elif not (document.has(at, "oblique_after") or document.is_in(at + 1, "oblique_before")):
            return True
    return False


def place_of(document: Document, first: int, last: int) -> str | None:
    """Where it is: the nearest place of its clause that a preposition or case marker makes one."""
    low, high = document.clause(first)
    own = _own_place(document, first, last, low, high)
    if own is not None or document.is_in(last, "rival_mark"):
        return own
    low_near, high_near = max(low, first - _PLACE_NEAR), min(high, last + _PLACE_NEAR)
    near = document.all_in(_PLACES, low_near, first) + document.all_in(_PLACES, last, high_near)
    if not near:
        return None
    # What stands before is nearer than what stands as far behind.
    apart = [(first - at if at < first else 2 * (at - last) + 1, at) for at in near]
    apart.sort()
    for _, at in apart:
        if not _names_place(document, at):
            continue
        end = at + 1
        if end < high and document.has(end, "locative_after"):
            return document.span(at, end)[2]
        before = at - 1
        while before >= low and document.has(before, "determiner"):
            before -= 1
        if before >= low and document.has(before, "locative_before"):
            while end < high and document.has(end, "place"):
                end += 1
            return document.span(at, end)[2]
    return None


def _own_place(document: Document, first: int, last: int, low: int, high: int) -> str | None:
    """The places that it is of: "A, B और C के आईटी सेल", "the IT cells of A, B and C"."""
    if document.is_in(first - 1, "owner_mark"):
        run = _places_before(document, first - 1, low)
    elif document.is_in(last, "owner_after"):
        run = _places_after(document, last + 1, high)
    else:
        return None
    begin, end = run
    return document.span(begin, end)[2] if document.any_in(begin, end, _NAMED) else None


def _places_before(document: Document, at: int, low: int) -> tuple[int, int]:
    """Units of a list of places that ends at `at`; the names of places need not be known."""
    end = at
    while at > low and _could_be_place(document, at - 1):
        at -= 1
        joint = at
        while joint > low and document.is_in(joint - 1, "coordinator"):
            joint -= 1
        if joint in (at, low) or not _could_be_place(document, joint - 1):
            break
        at = joint
    return at, end


def _places_after(document: Document, at: int, high: int) -> tuple[int, int]:
    """Units of a list of places that begins at `at`."""
    first = at
    while at < high and _could_be_place(document, at):
        at += 1
        joint = at
        while joint < high and document.is_in(joint, "coordinator"):
            joint += 1
        if joint in (at, high) or not _could_be_place(document, joint):
            break
        at = joint
    return first, at


def _could_be_place(document: Document, unit: int) -> bool:
    if document.is_in(unit, _NAMED):
        return True
    return document.engine.name_table[ord(document.scan.symbols[unit])] != 0


def _names_place(document: Document, at: int) -> bool:
    """A place by name, or a tier word that no rule took for a part of the organisation."""
    return document.is_in(at, _NAMED) or not any(
        match.first <= at < match.last for match in document.within("level", at - _REACH, at + 1)
    )
