"""Words of a text that name a party."""

from __future__ import annotations

from typing import Final

from partyie.native import mypyc_attr

__all__ = ["CONFIDENCE", "PartyUnit"]

# How sure each kind of match is by itself.
CONFIDENCE: Final = {
    "name": 0.99,
    "abbreviation": 0.97,
    "alias": 0.93,
    "fuzzy": 0.75,
    "pattern": 0.6,
}


@mypyc_attr(acyclic=True)
class PartyUnit:
    """Units `unit` to `last` (half-open) that name a party; `span` if only part of them does."""

    __slots__ = ("candidates", "confidence", "id", "last", "match", "rule", "span", "unit")

    def __init__(
        self,
        unit: int,
        last: int,
        id: str,  # noqa: A002
        match: str,
        rule: str,
        confidence: float,
        candidates: tuple[str, ...] = (),
        span: tuple[int, int] | None = None,
    ) -> None:
        self.unit = unit
        self.last = last
        self.id = id
        self.match = match
        self.rule = rule
        self.confidence = confidence
        self.candidates = candidates  # other ids that the same words may mean
        self.span = span  # offsets, where the name is only part of the units
