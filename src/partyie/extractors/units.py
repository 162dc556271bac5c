"""IT cells, social-media teams, media cells and war rooms, and their absence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from partyie.context import Context, Participant
from partyie.document import Document
from partyie.extractors.belonging import belongs_to
from partyie.extractors.levels import level_at
from partyie.rules import RuleMatch
from partyie.types import UnitMention, unchecked

__all__ = ["extract"]

_unit_mention: Final = unchecked(UnitMention)

_BACK: Final = 3  # sentences between a unit and the words that mean it again
_CUE_BEFORE: Final = 10  # units between a cue of absence and the unit it denies
_CUE_AFTER: Final = 12
_REACH: Final = 8  # units from where a match begins to what it is about
_LEVEL_NEAR: Final = 7
_SIZE_NEAR: Final = 9
_PLACE_NEAR: Final = 10
_BEFORE_PHRASE: Final = (
    "coordinator", "clause_break", "ergative", "party", "oblique_after", "yet_word",
)  # fmt: skip
_PLACES: Final = ("place", "region", "level")
_PEOPLE: Final = ("people", "workers", "officials", "members")


def extract(context: Context) -> list[UnitMention]:
    """Every mention of a unit's words; one each where parties share it."""
    document = context.document
    found: list[UnitMention] = []
    for match, kind in _kinds(document):
        first, last = _words(match)
        start, end, text = document.span(first, last)
        exists = match.rule.set.get("exists", True) and not _denied(context, first, last)
        found += [
            _unit_mention(
                start=start,
                end=end,
                text=text,
                language=document.language(first),
                confidence=match.rule.confidence,
                rule=match.rule.id,
                unit=kind,
                party_id=owner,
                levels=_levels(document, first, last),
                exists=exists,
                size=_size(document, first, last),
                place=_place(document, first, last),
            )
            for owner in _owners(context, match, first, last)
        ]
    return found


def _kinds(document: Document) -> Iterator[tuple[RuleMatch, str]]:
    """Matches with the kind of unit each means; "the cell" means the last one called a cell."""
    scan = document.scan
    named: list[tuple[int, str, str]] = []  # sentence, kind, head noun
    for match in document.of("unit"):
        kind = str(match.rule.set["unit"])
        first, last = _words(match)
        sentence = scan.sentence_of(first)
        head = scan.key(last - 1)
        if kind == "same":
            again = _antecedent(document, match, first, head, sentence, named)
            if again is None:
                continue
            kind = again
        named.append((sentence, kind, head))
        yield match, kind


def _antecedent(
    document: Document,
    match: RuleMatch,
    first: int,
    head: str,
    sentence: int,
    named: list[tuple[int, str, str]],
) -> str | None:
    likened = document.any_in(match.first, first, "such")
    if match.first == first and not _opens_phrase(document, first):
        return None
    for back, kind, noun in reversed(named):
        if sentence - back > _BACK:
            break
        if noun == head or (likened and back <= sentence):
            return kind
    return None


def _opens_phrase(document: Document, unit: int) -> bool:
    """Whether nothing before a bare noun belongs to it: "महिला सेल", "जेल का सेल" are others."""
    low, _ = document.sentence(unit)
    if unit == low:
        return True
    return document.is_in(unit - 1, *_BEFORE_PHRASE)


def _words(match: RuleMatch) -> tuple[int, int]:
    """The units of the mention itself."""
    first, last = match.focus
    noun = match.fields.get("noun")
    return first, noun[1] if noun else last


# ── whose ────────────────────────────────────────────────────────────────────────────────────


def _owners(context: Context, match: RuleMatch, first: int, last: int) -> list[str | None]:
    """The party that the unit belongs to; several where they are coordinated."""
    owner = belongs_to(context, first, last)
    inside = context.document.parties_between(match.first, match.last)
    if inside:
        return [inside[0].id]
    if owner is None:
        return [None]
    group = [owner] if owner.stands_in else context.coordinated(owner)
    if owner.first >= last:
        group += _joined(context, owner)  # "of the X and the Y"
    if not context.oblique(owner):
        group = [p for p in group if p is owner or not context.oblique(p)]
    ids = dict.fromkeys(p.party_id for p in group if p.kind == "party")
    return list(ids) or [owner.party_id]


def _joined(context: Context, owner: Participant) -> list[Participant]:
    """The participants that a list goes on with after `owner`."""
    _, high = context.document.sentence(owner.first)
    found: list[Participant] = []
    for participant in context.between(owner.last, high):
        if owner not in context.coordinated(participant):
            break
        found.append(participant)
    return found


# ── whether ──────────────────────────────────────────────────────────────────────────────────


def _denied(context: Context, first: int, last: int) -> bool:
    """Whether the unit's clause says that there is none, or no longer."""
    document = context.document
    sov = document.sov(first)
    return _denied_before(document, first, sov) or _denied_after(document, last, sov)


def _denied_before(document: Document, first: int, sov: bool) -> bool:
    """A cue before the unit: "has no", "never had a", "neither X nor Y has", "disbanded its"."""
    clause, _ = document.clause(first)
    if not document.any_in(clause, first, "denies", "ended", "negation"):
        return False
    verb = False
    for at in range(first - 1, max(clause, first - _CUE_BEFORE) - 1, -1):
        if document.has(at, "denies"):
            return True
        if at in document.party_units:
            # What stands before a party is about that party, but for "neither X nor Y" and
            # "no party but X".
            before = at - 1
            while before > clause and document.has(before, "determiner"):
                before -= 1
            if before < clause or document.has(before, "denies"):
                return before >= clause
            if not document.has(before, "excepting"):
                return False
        if sov:
            continue
        if document.has(at, "ended"):
            return not document.has(at - 1, "be_verb")
        if verb and document.has(at, "negation"):
            return True
        verb = verb or document.has(at, "existence") or document.has(at, "having")
    return False


def _denied_after(document: Document, last: int, sov: bool) -> bool:
    """A cue after the unit: "was disbanded", "does not exist", "नहीं है", "भंग कर दिया"."""
    _, clause_end = document.clause(last - 1)
    if not document.any_in(last, clause_end, "ended", "negation"):
        return False
    for at in range(last, min(clause_end, last + _CUE_AFTER)):
        if document.has(at, "ended"):
            return True
        if document.has(at, "inactive") or at in document.party_units:
            return False
        if document.has(at, "negation"):
            near = range(at - 1, min(clause_end, at + (2 if sov else 4)))
            if any(document.has(unit, "existence") for unit in near if unit >= last):
                return True
            is_bare = at - last <= 1 or document.has(at - 1, "yet_word")
            return is_bare and at + 1 < clause_end and document.has(at + 1, "being")
    return False


# ── what with ────────────────────────────────────────────────────────────────────────────────


def _levels(document: Document, first: int, last: int) -> list[str]:
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
    return any(side[0] <= unit < side[1] for unit, _ in _head_counts(document, *side))


def _size(document: Document, first: int, last: int) -> int | None:
    """The people in it: the nearest head-count of its clause that nothing sets apart from it."""
    low, high = document.clause(first)
    low, high = max(low, first - _SIZE_NEAR), min(high, last + _SIZE_NEAR + 1)
    best: tuple[int, int] | None = None
    for unit, size in _head_counts(document, low, high):
        distance = first - unit if unit < first else unit - last
        if distance > _SIZE_NEAR or (best is not None and distance >= best[0]):
            continue
        if not _set_apart(document, unit, first, last):
            best = (distance, size)
    return best[1] if best else None


def _head_counts(document: Document, low: int, high: int) -> Iterator[tuple[int, int]]:
    """The counts of people in units low to high (half-open): the unit of the number, its value."""
    for match in document.within("count", low - _REACH, high):
        unit = match.fields["value"][0]
        metric = match.rule.set.get("metric") or (
            document.scan.value(match.fields["metric"][0], "metric")
            if "metric" in match.fields
            else None
        )
        number = document.scan.numbers.get(unit)
        if number is not None and metric in _PEOPLE and low <= unit < high:
            yield unit, int(number.value)


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


def _place(document: Document, first: int, last: int) -> str | None:
    """Where it is: the nearest place of its clause that a preposition or case marker makes one."""
    low, high = document.clause(first)
    low_near, high_near = max(low, first - _PLACE_NEAR), min(high, last + _PLACE_NEAR)
    symbols, places = document.scan.symbols, document.engine.members[_PLACES]
    near = [
        at for at in (*range(low_near, first), *range(last, high_near)) if symbols[at] in places
    ]
    near.sort(key=lambda at: first - at if at < first else 2 * (at - last) + 1)
    for at in near:
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


def _names_place(document: Document, at: int) -> bool:
    """A place by name, or a tier word that no rule took for a part of the organisation."""
    return document.is_in(at, "place", "region") or not any(
        match.first <= at < match.last for match in document.within("level", at - _REACH, at + 1)
    )
