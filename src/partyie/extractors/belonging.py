"""Whose a committee, a cell or an office is: one reading for levels, units and office-bearers.

Possession is read differently from ownership of an account: a party's unit stands in the party
("भाजपा में आईटी सेल"), and words for parties in general make it nobody's.
"""

from __future__ import annotations

from partyie.context import Context, Participant

__all__ = ["belongs_to", "party_at"]

_AFTER = 8  # units within which a party named after a unit is still its own
_BACK = 3  # sentences


def belongs_to(context: Context, first: int, last: int) -> Participant | None:
    """The participant that units first to last belong to, or None where the text leaves it open."""
    document = context.document
    inside = context.between(first, last)
    for participant in inside:
        if participant.kind == "party" and participant.first >= first:
            return participant
    low, high = document.sentence(first)
    after = _of(context, last, high)
    if after is not None:
        return after
    before = [p for p in context.between(low, first) if p.last <= first]
    clause, clause_end = document.clause(first)
    clause_end = min(clause_end, last + _AFTER)
    clause_end = next(
        (at for at in range(last, clause_end) if document.has(at, "comma")), clause_end
    )
    following = context.between(last, max(last, clause_end))
    for near, strict in ((before, clause), (before, low)):
        chosen = _subject(context, [p for p in near if p.first >= strict])
        if chosen is not None:
            return chosen
        if strict == clause:
            chosen = _subject(context, following)
            if chosen is not None:
                return chosen
    if before:
        return before[-1]
    return _earlier(context, document.scan.sentence_of(first))


def _subject(context: Context, candidates: list[Participant]) -> Participant | None:
    """The nearest candidate that no case marker makes somebody else's adversary or addressee."""
    for participant in reversed(candidates):
        if not context.oblique(participant) or _holds(context, participant):
            return participant
    return None


def _holds(context: Context, participant: Participant) -> bool:
    """Whether the marker after a participant says that something is in it, or with it."""
    document = context.document
    at = participant.last
    return at < len(document.scan) and document.has(at, "holding_mark")


def _of(context: Context, last: int, high: int) -> Participant | None:
    """The party of "of the X", "for the X" right after units that end at `last`."""
    document = context.document
    at = last
    while at < min(high, last + 3) and not document.has(at, "owner_after"):
        if document.has(at, "party") or document.has(at, "comma"):
            return None
        at += 1
    if at >= min(high, last + 3):
        return None
    at += 1
    while at < high and document.has(at, "determiner"):
        at += 1
    found = [p for p in context.between(at, min(high, at + 3)) if p.outer <= at + 2]
    return found[0] if found and found[0].kind in ("party", "person") else None


def _earlier(context: Context, sentence: int) -> Participant | None:
    """The party that the nearest earlier sentence is about."""
    scan = context.document.scan
    for back in range(sentence - 1, max(-1, sentence - 1 - _BACK), -1):
        bounds = scan.sentences[back]
        found = [p for p in context.between(bounds.first, bounds.last) if p.kind != "group"]
        known = [p for p in found if p.party_id is not None]
        free = [p for p in known if not context.oblique(p) or _holds(context, p)]
        if free or known:
            return (free or known)[0]
        if found:
            return found[0]
    only = {party.id for party in context.document.parties}
    if len(only) == 1:
        return next((p for p in context.participants if p.party_id in only), None)
    return None


def party_at(context: Context, first: int, last: int) -> str | None:
    """The id of the party that units first to last belong to."""
    owner = belongs_to(context, first, last)
    return owner.party_id if owner else None
