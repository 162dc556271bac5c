"""Named mentions of parties, alliances and wings."""

from __future__ import annotations

from partyie.context import Context
from partyie.types import PartyMention

__all__ = ["extract"]

_CONFIDENCE = {"name": 0.99, "abbreviation": 0.97, "alias": 0.93}
_WEAK, _AMBIGUOUS = 0.8, 0.7


def extract(context: Context) -> list[PartyMention]:
    """Every accepted party name of the text, with its registry id and canonical name."""
    document = context.document
    found = []
    for party in document.parties:
        start, end, text = document.span(party.unit, party.unit + 1)
        entry = party.entry
        language = document.language(party.unit)
        match = entry.kind or "alias"
        confidence = _WEAK if entry.weak else _CONFIDENCE[match]
        if party.candidates:
            confidence = min(confidence, _AMBIGUOUS)
        found.append(
            PartyMention(
                start=start, end=end, text=text, language=language, confidence=confidence,
                rule=entry.rule, party_id=party.id, match=match,  # type: ignore[arg-type]
                name=document.engine.registry.get(party.id).name(language),
            )  # fmt: skip
        )
    return found
