"""Named mentions of parties, alliances and wings."""

from __future__ import annotations

from typing import Final

from partyie.context import Context
from partyie.party_unit import CONFIDENCE
from partyie.types import PartyMention, Reference, unchecked

__all__ = ["extract", "references", "unknown"]

_party_mention: Final = unchecked(PartyMention)
_reference: Final = unchecked(Reference)

_UNKNOWN: Final = "pattern"
_NOMINAL: Final = ("nominal", 0.8)  # rule and confidence of a reference
_PRONOUN: Final = ("pronoun", 0.6)


def extract(context: Context) -> list[PartyMention]:
    """Every accepted party name of the text, with its registry id and canonical name."""
    document = context.document
    registry = document.engine.parties
    found = []
    for party in document.parties:
        start, end, text = document.span(party.unit, party.last)
        if party.span is not None:
            start, end = party.span
            text = document.text[start:end]
        language = document.language(party.unit)
        names = registry[party.id].names
        found.append(
            _party_mention(
                start=start, end=end, text=text, language=language, confidence=party.confidence,
                rule=party.rule, party_id=party.id, match=party.match,
                name=names.get(language) or names["en"], candidates=list(party.candidates),
            )
        )
    return found


def unknown(context: Context) -> list[PartyMention]:
    """What reads as the name of a party that no registry knows: no id, and `match` is pattern."""
    document = context.document
    found = []
    for first, last, rule in document.unknown_parties:
        start, end, text = document.span(first, last)
        found.append(
            _party_mention(
                start=start, end=end, text=text, language=document.language(first),
                confidence=CONFIDENCE[_UNKNOWN], rule=rule, party_id=None, name=None,
                match=_UNKNOWN,
            )
        )
    return found


def references(context: Context) -> list[Reference]:
    """Nominals and pronouns that stand for a party, or for a person of one, that the text names."""
    document = context.document
    found = []
    for participant in context.participants:
        if not participant.stands_in or participant.party_id is None:
            continue
        first = participant.first
        start, end, text = document.span(first, participant.last)
        rule, confidence = _NOMINAL if document.has(first, "party_nominal") else _PRONOUN
        found.append(
            _reference(
                start=start, end=end, text=text, language=document.language(first),
                confidence=confidence, rule=rule, kind=participant.kind,
                party_id=participant.party_id,
            )
        )
    return found
