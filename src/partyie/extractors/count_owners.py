"""Whose page, reach or workers a count is about.

Possession in the sentence comes first, then whoever acts, then the owner of the count before, then
the party that the text is about. A name that nobody is known by owns it for nobody.
"""

from __future__ import annotations

from typing import Final

from partyie.context import Context, Participant
from partyie.extractors.count_drafts import STRENGTH, Draft, follows

__all__ = ["owner_of"]

_SEARCH_BACK: Final = 3  # sentences; beyond them the text may be about anybody
_REACH_AFTER: Final = 8  # units after a count in which its owner may still be named
_NAME_ENDS: Final = "possessive|relative"
_SPREAD: Final = 40  # participants of an earlier sentence that are looked at


def owner_of(context: Context, draft: Draft, previous: Draft | None) -> Participant | None:
    """The participant that a count belongs to, or None where the text does not say."""
    match = draft.match
    if draft.cells:
        beside = (p for cell in draft.cells for p in context.between(*cell))
        return next((p for p in beside if p.kind in ("party", "person")), None)
    named = match.fields.get("owner")
    if named is not None:
        return _named(context, named[0], named[1])
    asked = match.rule.set.get("owner")
    if asked == "same" and previous is not None and previous.metric == draft.metric:
        return previous.owner
    if asked == "none" and not _possessed(context, match.first):
        return None
    if asked == "object":
        sov = context.document.sov(draft.unit)
        acted_on = _object_before(context, draft.unit) if sov else _at(context, match.last)
        if acted_on is not None:
            return acted_on
    if _stranger(context, draft.unit):
        return None
    # An audience can be somebody's own, members only a party's.
    people = draft.metric not in STRENGTH and draft.metric != "members"
    found = _in_sentence(context, draft.unit, match.last, people=people)
    if found is not None:
        return found
    if (
        previous is not None
        and (previous.owner is not None or people)
        and follows(context.document, draft, previous)
    ):
        return previous.owner
    return _centre(context, draft.sentence, people=not people or draft.metric == "groups")


def _named(context: Context, first: int, last: int) -> Participant | None:
    """Whom the words that a rule took for the owner name; nobody if they are a doubtful party."""
    found = context.between(first, first + 1)
    if found:
        return found[0]
    if context.document.any_in(first, last, "party|party_nominal"):
        return None
    return Participant("person", first, last, None, first)


def _object_before(context: Context, unit: int) -> Participant | None:
    """Who is marked, in the clause before a unit, as the object of its verb: "X को लोग"."""
    document = context.document
    first, _ = document.clause(unit)
    found = context.between(max(first, document.near(unit)[0]), unit)
    if found and document.is_in(found[-1].last, "object_mark"):
        return found[-1]
    return None


def _possessed(context: Context, unit: int) -> bool:
    """Whether somebody in the clause before a unit owns what stands there."""
    document = context.document
    low, _ = document.near(unit)
    first, _ = document.clause(unit)
    if document.is_in(unit - 1, "own"):
        return True
    return any(map(context.possessive, context.between(max(low, first), unit)))


def _in_sentence(context: Context, first: int, last: int, *, people: bool) -> Participant | None:
    """Whose the thing is, by its sentence alone: "of X" after it, else the nearest before.

    `people` says whether the thing can be somebody's own, not only a party's.
    """
    low, high = context.document.near(first)
    after = _of(context, last, high) or _agent_after(context, last)
    if after is not None:
        return after
    spare = None
    for participant in reversed(context.between(low, first)):
        if participant.kind == "group" and not _owns(context, participant):
            continue
        person = participant.kind == "person"
        if (people or not person) and (
            context.possessive(participant)
            or context.relative(participant)
            or not (context.oblique(participant) or (person and context.speaks(participant)))
        ):
            return participant
        if spare is None and (participant.party_id or not person):
            spare = participant
    if spare is not None:
        return spare
    document = context.document
    _, high = document.clause(last - 1)
    for participant in context.between(last, min(high, last + _REACH_AFTER)):
        joints = document.all_in("coordinator", last, participant.outer)
        if any(not document.has(at, "comma") for at in joints):
            return None
        if participant.kind in ("party", "person") and not context.oblique(participant):
            return participant
    return None


def _agent_after(context: Context, last: int) -> Participant | None:
    """Who acts on the thing before it: "pages opened by supporters", "accounts linked to X"."""
    document = context.document
    if not document.any_in(last, last + _REACH_AFTER, "tied_to|agent_before"):
        return None
    _, high = document.clause(last - 1)
    high = min(high, last + _REACH_AFTER)
    tied = document.first_in("tied_to", last, high)
    by = document.first_in("agent_before", last, high if tied is None else tied)
    # "1 lakh fans, followed by X" is not X's.
    if by is not None and document.first_in("comma", last, by) is None:
        return _at(context, by + 1)
    return None if tied is None else _at(context, tied + 1)


def _of(context: Context, last: int, high: int) -> Participant | None:
    document = context.document
    at = document.first_in("owner_after", last, min(high, last + 3))
    return None if at is None else _at(context, at + 1)


def _at(context: Context, at: int) -> Participant | None:
    """The participant that begins at a unit, but for the determiners before it."""
    document = context.document
    while at < len(document.scan) and document.has(at, "determiner"):
        at += 1
    found = next((p for p in context.between(at, at + 6) if p.outer <= at + 1), None)
    return None if found is not None and _counted(context, found) else found


def _owns(context: Context, group: Participant) -> bool:
    """Whether the words say that something is a group's: "supporters' pages", "farmers who"."""
    marked = context.possessive(group) or context.relative(group)
    return marked and not _counted(context, group)


def _counted(context: Context, participant: Participant) -> bool:
    """Whether a group is what a number counts ("500 volunteers"), so nobody who could own."""
    if participant.kind != "group":
        return False
    document, before = context.document, participant.outer - 1
    return document.has(participant.first, "metric") or before in document.scan.numbers


def _stranger(context: Context, unit: int) -> bool:
    """Whether a name that nobody is known by owns it: "X's page has", "X, who has"."""
    document = context.document
    start, _ = document.near(unit)
    if not document.any_in(max(0, start - 1), unit, _NAME_ENDS):
        return False
    low, _ = document.clause(unit)
    named = context.between(start, unit)
    nearest = named[-1].last if named else -1
    first = max(low - 2, nearest) + 1
    if not document.any_in(first, unit, _NAME_ENDS):
        return False
    name = unit - 2
    while not document.is_in(name + 1, _NAME_ENDS):
        name -= 1
    if name > nearest and document.has(name, "comma"):
        name -= 1
    words = (document.scan.surface(n, n + 1) for n in (name - 1, name) if n > nearest)
    return [word[:1].isupper() for word in words] == [True, True]


def _centre(context: Context, sentence: int, *, people: bool) -> Participant | None:
    """The first participant of the nearest earlier sentence that has one."""
    scan = context.document.scan
    for back in range(sentence - 1, max(-1, sentence - 1 - _SEARCH_BACK), -1):
        bounds = scan.sentences[back]
        found = [
            p
            for p in context.between(bounds.first, bounds.last)[:_SPREAD]
            if (people or p.kind != "person")
            and (p.party_id or p.kind == "person")
            and not _counted(context, p)
        ]
        if found:
            return next((p for p in found if not context.oblique(p)), found[0])
    if len(context.ids) == 1:
        only = next((p for p in context.participants if p.party_id in context.ids), None)
        # What an organisation has may be told before it is named; an audience is not.
        named = people or (only is not None and only.first < scan.sentences[sentence].first)
        if only is not None and named and not context.oblique(only):
            return only
    return None
