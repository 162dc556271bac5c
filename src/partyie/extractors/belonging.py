"""Whose a committee, a cell or an office is: one reading for levels, units and office-bearers.

Possession is read differently from ownership of an account: a party's unit stands in the party
("भाजपा में आईटी सेल"), and words for parties in general make it nobody's.
"""

from __future__ import annotations

from typing import Final

from partyie.context import Context, Participant
from partyie.document import Document

__all__ = ["belongs_to"]

_AFTER: Final = 8  # units within which a party named after a unit is still its own
_PHRASE: Final = 8  # units from the first of a title to the name it belongs to
_WHOSE: Final = 4  # units from "whose" to what is owned
_SIGNED_WITHIN: Final = 8  # sentences from a quoted one to the name that signs the quotation
_BACK: Final = 3  # sentences that name somebody, on the way back to a party
_BACK_AT_MOST: Final = 8


def belongs_to(
    context: Context, first: int, last: int, *, parties_only: bool = False
) -> Participant | None:
    """The participant that units first to last belong to, or None where the text leaves it open.

    `parties_only` passes over people of whom the text does not say which party they are in.
    """
    document = context.document
    low, high = document.sentence(first)
    implied = document.first_in("implied_party", first, last)
    if implied is not None:
        party_id = document.scan.value(implied, "implied_party")
        return Participant("party", implied, implied + 1, party_id, implied)
    for participant in context.between(first, min(high, last + _PHRASE)):
        # Named inside, or a person whose title these words are a part of.
        covers = participant.outer <= first
        inside = participant.kind == "party" and participant.last <= last
        if (covers or inside) and participant.party_id and not participant.stands_in:
            return participant
    after = _of(context, last, high)
    if after is not None:
        return after
    signer = _signer(context, low, first)
    if signer is not None:
        return signer
    whose = document.last_in("relative_owner", max(low, first - _WHOSE), first)
    before = _able(context.between(low, first), document, parties_only)
    if whose is not None and before:
        return before[-1]
    clause, clause_end = document.clause(first)
    in_clause = [p for p in before if p.first >= clause] if before else before
    subject = _subject(context, in_clause)
    if subject is not None:
        return subject
    clause_end = max(last, min(clause_end, last + _AFTER))
    comma = document.first_in("comma", last, clause_end)
    following = context.between(last, clause_end if comma is None else comma)
    nearest = _able(following, document, parties_only)
    return (
        _subject(context, nearest[:1])
        or _subject(context, nearest)
        or (_subject(context, before) if len(before) > len(in_clause) else None)
        or (before[-1] if before else None)
        or _earlier(context, document.scan.sentence_of(first))
    )


def _signer(context: Context, low: int, first: int) -> Participant | None:
    """Who signs below ("- X, in-charge, Y") the words in which units low to first say "my"."""
    document, scan = context.document, context.document.scan
    if not document.any_in(low, first, "first_person"):
        return None
    here = scan.sentence_of(low)
    for sentence in scan.sentences[here + 1 : here + 1 + _SIGNED_WITHIN]:
        if document.has(sentence.first, "hyphen"):
            signed = context.between(sentence.first, sentence.first + 2)
            return next((p for p in signed if p.kind == "person" and p.party_id), None)
    return None


def _able(found: list[Participant], document: Document, parties_only: bool) -> list[Participant]:
    """Those that can have a part of an organisation: no farmers, of groups only "all parties"."""
    return [
        p
        for p in found
        if (p.kind != "group" or document.has(p.first, "any_party"))
        and (p.party_id or p.kind != "person" or not parties_only)
    ]


def _subject(context: Context, candidates: list[Participant]) -> Participant | None:
    """The nearest candidate that no case marker makes somebody else's adversary or addressee."""
    for at in range(len(candidates) - 1, -1, -1):
        participant = candidates[at]
        if _holds(context, participant):
            return participant
        if context.oblique(participant):
            continue
        follower = candidates[at + 1] if at + 1 < len(candidates) else None
        # "X and Y को": the marker after Y is for both.
        if (
            follower is None
            or not context.oblique(follower)
            or _holds(context, follower)
            or participant not in context.coordinated(follower)
        ):
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
    of = document.first_in("owner_after", last, min(high, last + 3))
    if of is None or document.any_in(last, of, "party|comma"):
        return None
    at = of + 1
    while at < high and document.has(at, "determiner"):
        at += 1
    found = [p for p in context.between(at, min(high, at + 3)) if p.outer <= at + 2]
    return found[0] if found and found[0].kind in ("party", "person") else None


def _earlier(context: Context, sentence: int) -> Participant | None:
    """The party that the nearest earlier sentence is about."""
    scan = context.document.scan
    seen = 0
    for back in range(sentence - 1, max(-1, sentence - 1 - _BACK_AT_MOST), -1):
        bounds = scan.sentences[back]
        oblique = None
        named = False
        for participant in context.between(bounds.first, bounds.last):
            if participant.kind == "group":
                continue
            named = named or participant.kind != "person"
            if participant.party_id is None:
                continue
            if not context.oblique(participant) or _holds(context, participant):
                return participant
            oblique = oblique or participant
        if oblique is not None:
            return oblique
        seen += named
        if seen > _BACK:
            break
    return _only(context)


def _only(context: Context) -> Participant | None:
    """The party of a text that speaks of one party and its wings alone."""
    registry = context.document.engine.registry
    ids = {party.id for party in context.document.parties}
    wings = {i for i in ids if registry.get(i).status == "wing"}
    families = {registry.get(i).parent_id if i in wings else i for i in ids}
    if len(families) != 1:
        return None
    named = [p for p in context.participants if p.party_id in ids]
    return next((p for p in named if p.party_id not in wings), named[0] if named else None)
