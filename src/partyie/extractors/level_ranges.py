"""Ranges of tiers: "from the booth to the state level", "केंद्र से लेकर जिले तक"."""

from __future__ import annotations

from typing import Final

from partyie.context import Context
from partyie.extractors.levels import level_at
from partyie.types import LevelRange, unchecked

__all__ = ["extract"]

_level_range: Final = unchecked(LevelRange)


def extract(context: Context) -> list[LevelRange]:
    """Every range, from its first tier word to its last."""
    document = context.document
    found = []
    for match in document.of("level_range"):
        low, high = match.fields["from"], match.fields["to"]
        noun = match.fields.get("noun", high)
        from_level, to_level = level_at(document, low[0]), level_at(document, high[0])
        if from_level is None or to_level is None or from_level == to_level:
            continue
        start, end, text = document.span(low[0], max(high[1], noun[1]))
        found.append(
            _level_range(
                start=start,
                end=end,
                text=text,
                language=document.language(low[0]),
                confidence=match.rule.confidence,
                rule=match.rule.id,
                from_level=from_level,
                to_level=to_level,
            )
        )
    return found
