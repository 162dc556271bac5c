"""Words of a text that name a party."""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = ["CONFIDENCE", "PartyUnit"]

# How sure each kind of match is by itself.
CONFIDENCE: Final = {
    "name": 0.99,
    "abbreviation": 0.97,
    "alias": 0.93,
    "fuzzy": 0.75,
    "pattern": 0.6,
}


class PartyUnit(NamedTuple):
    """Units `unit` to `last` (half-open) that name a party; `span` if only part of them does."""

    unit: int
    last: int
    id: str
    match: str
    rule: str
    confidence: float
    candidates: tuple[str, ...] = ()  # other ids that the same words may mean
    span: tuple[int, int] | None = None  # offsets, where the name is only part of the units
