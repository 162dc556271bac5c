"""The extractors: one module a kind of fact, whose `extract` gives its mentions by place."""

from __future__ import annotations

from operator import attrgetter
from typing import Final

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
from partyie.types import Extraction, unchecked

__all__ = ["EXTRACTORS", "facts"]

EXTRACTORS: Final = (
    "parties", "counts", "levels", "level_ranges", "units", "stances", "office_bearers",
)  # fmt: skip
"""Those that can be chosen, by the fields of an `Extraction` that they fill."""

_BY_PLACE: Final = attrgetter("start")

_extraction: Final = unchecked(Extraction)


def facts(
    document: Document, chosen: frozenset[str], *, unknown_parties: bool, coreference: bool
) -> Extraction:
    """What the chosen extractors find in a document."""
    context = Context(document)
    named = parties.extract(context) if "parties" in chosen else []
    if unknown_parties and "parties" in chosen:
        named = sorted([*named, *parties.unknown(context)], key=_BY_PLACE)
    return _extraction(
        text=document.text,
        languages=document.scan.languages,
        parties=named,
        counts=counts.extract(context) if "counts" in chosen else [],
        levels=levels.extract(context) if "levels" in chosen else [],
        level_ranges=level_ranges.extract(context) if "level_ranges" in chosen else [],
        units=units.extract(context) if "units" in chosen else [],
        stances=stances.extract(context) if "stances" in chosen else [],
        office_bearers=office_bearers.extract(context) if "office_bearers" in chosen else [],
        references=parties.references(context) if coreference else [],
    )
