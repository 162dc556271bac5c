"""Named mentions of parties, alliances and wings."""

from __future__ import annotations

from partyie.context import Context
from partyie.party_unit import CONFIDENCE
from partyie.types import PartyMention, unchecked

__all__ = ["extract", "unknown"]

_party_mention = unchecked(PartyMention)

_UNKNOWN = "pattern"


def extract(context: Context) -> list[PartyMention]:
    """Every accepted party name of the text, with its registry id and canonical name."""
    document = context.document
    registry = document.engine.registry
    found = []
    for party in document.parties:
        start, end, text = document.span(party.unit, party.last)
        if party.span is not None:
            start, end = party.span
            text = document.text[start:end]
        language = document.language(party.unit)
        found.append(
            _party_mention(
                start=start, end=end, text=text, language=language, confidence=party.confidence,
                rule=party.rule, party_id=party.id, match=party.match,
                name=registry.get(party.id).name(language), candidates=list(party.candidates),
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
