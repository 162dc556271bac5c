"""The extractors: one job each, one protocol. `ORDER` is the order of the result's fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from partyie.context import Context
from partyie.extractors import (
    counts,
    level_ranges,
    levels,
    office_bearers,
    parties,
    stances,
    units,
)
from partyie.types import Mention

__all__ = ["EXTRACTORS", "TypedExtractor"]


class TypedExtractor(Protocol):
    """Turns one document, with its context, into mentions of one type, by place."""

    def __call__(self, context: Context, /) -> Sequence[Mention]: ...


EXTRACTORS: Final[dict[str, TypedExtractor]] = {
    "parties": parties.extract,
    "counts": counts.extract,
    "levels": levels.extract,
    "level_ranges": level_ranges.extract,
    "units": units.extract,
    "stances": stances.extract,
    "office_bearers": office_bearers.extract,
}
