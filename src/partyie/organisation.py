"""How parties are organised: what a text says in many places, brought together by party."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from typing import TYPE_CHECKING

from partyie.levels import Level
from partyie.mentions import (
    CountMention,
    Frozen,
    LevelId,
    LevelMention,
    LevelRange,
    Mention,
    Metric,
    OfficeBearer,
    Offset,
    Qualifier,
    UnitKind,
    UnitMention,
)

if TYPE_CHECKING:
    from partyie.types import Extraction

__all__ = ["PartyOrganisation", "StrengthFact", "UnitFact", "organisation"]

# What counts an organisation, not an audience; of these, what counts heads.
_HEADS = frozenset({"members", "workers", "officials", "people"})
_STRENGTH = _HEADS | {"committees", "units"}
_NEAR = 40  # code points from a count to its tier: "65 committees at the district level"

Place = tuple[Offset, Offset]  # start and end of a mention in the text


class UnitFact(Frozen):
    """One unit of a party, or its absence: all that the text says of it.

    levels: the tiers that it is tied to, the lowest first.
    size, place: the first that the text states.
    mentions: start and end of each mention that it was put together from.
    """

    unit: UnitKind
    exists: bool
    levels: tuple[LevelId, ...]
    size: int | None
    place: str | None
    mentions: tuple[Place, ...]


class StrengthFact(Frozen):
    """How many heads or bodies a party has: "65 committees at the district level".

    levels: the tier that the count is given for. per: the tier for each of which it is given.
    mentions: start and end of each count that says so.
    """

    metric: Metric
    value: int | float
    upper: int | float | None
    qualifier: Qualifier
    levels: tuple[LevelId, ...]
    per: LevelId | None
    mentions: tuple[Place, ...]


class PartyOrganisation(Frozen):
    """What a text says of one party's organisation.

    name: as the registry calls the party; None if parties were not extracted.
    units: one fact a kind of unit; where one is denied, that is another fact.
    levels: the tiers at which it is organised, the lowest first; not those of a denied unit alone.
    level_ranges, office_bearers: the first mention of each.
    strength: counts of people and bodies, but for those that are the size of a unit.
    """

    party_id: str
    name: str | None
    units: tuple[UnitFact, ...]
    levels: tuple[LevelId, ...]
    level_ranges: tuple[LevelRange, ...]
    office_bearers: tuple[OfficeBearer, ...]
    strength: tuple[StrengthFact, ...]


def organisation(facts: Extraction) -> list[PartyOrganisation]:
    """The organisation of each party of which `facts` say anything, in order of first mention."""
    first: dict[str, int] = {}
    names: dict[str, str | None] = {}
    for party in facts.parties:
        if party.party_id is not None:
            first.setdefault(party.party_id, party.start)
            names.setdefault(party.party_id, party.name)
    owned: list[tuple[str | None, Mention]] = [(m.party_id, m) for m in facts.units]
    owned += [(m.party_id, m) for m in facts.levels]
    owned += [(m.party_id, m) for m in facts.office_bearers]
    owned += [(_owner(count), count) for count in facts.counts if count.metric in _STRENGTH]
    by_party: dict[str, list[Mention]] = {}
    for party_id, mention in sorted(owned, key=lambda pair: pair[1].start):
        if party_id is not None:
            first.setdefault(party_id, mention.start)
            by_party.setdefault(party_id, []).append(mention)
    return [
        _of_party(facts, party_id, names.get(party_id), by_party[party_id])
        for party_id in sorted(by_party, key=lambda party_id: first[party_id])
    ]


def _owner(count: CountMention) -> str | None:
    return count.owner.party_id if count.owner else None


def _of_party(
    facts: Extraction, party_id: str, name: str | None, mentions: list[Mention]
) -> PartyOrganisation:
    unit_mentions = [m for m in mentions if isinstance(m, UnitMention)]
    levels = _affirmed([m for m in mentions if isinstance(m, LevelMention)], unit_mentions)
    bearers = [m for m in mentions if isinstance(m, OfficeBearer)]
    units = _units(unit_mentions)
    tiers = {m.level for m in levels}
    tiers |= {level for fact in units if fact.exists for level in fact.levels}
    tiers |= {m.level for m in bearers if m.level is not None}
    starts = {m.start for m in levels}
    spans = [m for m in facts.level_ranges if m.start in starts]
    ranges = {(m.from_level, m.to_level): m for m in reversed(spans)}
    people = {(m.name, m.role, m.level, m.unit): m for m in reversed(bearers)}
    counts = [m for m in mentions if isinstance(m, CountMention)]
    sizes = {fact.size for fact in units}
    return PartyOrganisation(
        party_id=party_id,
        name=name,
        units=units,
        levels=_ordered(tiers),
        level_ranges=tuple(sorted(ranges.values(), key=_start)),
        office_bearers=tuple(sorted(people.values(), key=_start)),
        strength=_strength(
            facts.text,
            [m for m in counts if m.metric not in _HEADS or m.value not in sizes],
            levels,
        ),
    )


def _start(mention: Mention) -> int:
    return mention.start


def _ordered(levels: Iterable[LevelId]) -> tuple[LevelId, ...]:
    return tuple(sorted(set(levels), key=Level))


def _units(mentions: list[UnitMention]) -> tuple[UnitFact, ...]:
    """The facts that mentions of the units of one party come to, in order of first mention."""
    merged: dict[tuple[UnitKind, bool], list[UnitMention]] = {}
    for mention in mentions:
        merged.setdefault((mention.unit, mention.exists), []).append(mention)
    return tuple(
        UnitFact(
            unit=unit,
            exists=exists,
            levels=_ordered(level for m in same for level in m.levels),
            size=next((m.size for m in same if m.size is not None), None),
            place=next((m.place for m in same if m.place is not None), None),
            mentions=tuple((m.start, m.end) for m in same),
        )
        for (unit, exists), same in merged.items()
    )


def _affirmed(levels: list[LevelMention], units: list[UnitMention]) -> list[LevelMention]:
    """The tiers without those that say where there is no unit: for each, the nearest of its id."""
    starts: dict[LevelId, list[int]] = {}
    for mention in levels:
        starts.setdefault(mention.level, []).append(mention.start)
    denied: set[int] = set()
    for unit in units:
        for level in () if unit.exists else unit.levels:
            near = _neighbours(starts.get(level, []), unit.start)
            denied.update(sorted(near, key=lambda start: abs(start - unit.start))[:1])
    return [m for m in levels if m.start not in denied]


def _neighbours(starts: list[int], start: int) -> list[int]:
    """The last of sorted `starts` before `start`, and the first that is not."""
    at = bisect_left(starts, start)
    return starts[max(0, at - 1) : at + 1]


def _strength(
    text: str, counts: list[CountMention], levels: list[LevelMention]
) -> tuple[StrengthFact, ...]:
    """The facts that counts come to: those that say the same are one."""
    starts = [m.start for m in levels]
    by_start = dict(zip(starts, levels, strict=True))
    merged: dict[tuple[object, ...], tuple[tuple[LevelId, ...], list[CountMention]]] = {}
    for count in counts:
        near = [by_start[start] for start in _neighbours(starts, count.start)]
        tiers = () if count.per else tuple(m.level for m in near if _beside(text, count, m))[:1]
        key = count.metric, count.value, count.upper, count.qualifier, tiers, count.per
        merged.setdefault(key, (tiers, []))[1].append(count)
    return tuple(
        StrengthFact(
            metric=same[0].metric,
            value=same[0].value,
            upper=same[0].upper,
            qualifier=same[0].qualifier,
            levels=tiers,
            per=same[0].per,
            mentions=tuple((m.start, m.end) for m in same),
        )
        for tiers, same in merged.values()
    )


def _beside(text: str, count: CountMention, level: LevelMention) -> bool:
    """Whether a tier is said of a count: "65 district committees", "65 committees at … level"."""
    first, last = sorted((count, level), key=_start)
    if last.start - first.end > _NEAR:
        return False
    between = text[first.end : last.start]
    if level.construction == "unit":
        return first is count and not between.strip()
    # A sign or number between them sets them apart.
    return level.construction == "level" and all(
        char.isspace() or unicodedata.category(char)[0] in "LM" for char in between
    )
