"""Named mentions of parties, alliances and wings."""

from __future__ import annotations

from partyie.context import Context
from partyie.types import PartyMention

__all__ = ["extract"]


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
            PartyMention(
                start=start, end=end, text=text, language=language, confidence=party.confidence,
                rule=party.rule, party_id=party.id, match=party.match,  # type: ignore[arg-type]
                name=registry.get(party.id).name(language), candidates=list(party.candidates),
            )
        )
    return found
