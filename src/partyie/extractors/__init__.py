"""The extractors: one job each, one protocol. `ORDER` is the order of the result's fields."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Any, Final, Protocol

from partyie.context import Context
from partyie.document import Document
from partyie.extractors import (
    counts,
    level_ranges,
    levels,
    office_bearers,
    parties,
    stances,
    units,
)
from partyie.types import Extraction, Mention, unchecked

__all__ = ["EXTRACTORS", "TypedExtractor", "facts"]

_BY_PLACE: Final = attrgetter("start")

_extraction: Final = unchecked(Extraction)


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


def facts(
    document: Document, chosen: frozenset[str], *, unknown_parties: bool, coreference: bool
) -> Extraction:
    """What the chosen extractors find in a document."""
    context = Context(document)
    found: dict[str, Any] = {"text": document.text, "languages": document.scan.languages}
    for name, find in EXTRACTORS.items():
        found[name] = find(context) if name in chosen else []
    found["references"] = parties.references(context) if coreference else []
    if unknown_parties and "parties" in chosen:
        both = [*found["parties"], *parties.unknown(context)]
        found["parties"] = sorted(both, key=_BY_PLACE)
    return _extraction(**found)
