"""What `extract` returns: an `Extraction` of mentions, serialisable, with a JSON Schema."""

from __future__ import annotations

from pydantic import Field

from partyie.mentions import (
    Actor,
    ActorKind,
    Construction,
    CountMention,
    Cue,
    Frozen,
    LevelId,
    LevelMention,
    LevelRange,
    Match,
    Mention,
    Metric,
    OfficeBearer,
    PartyMention,
    Platform,
    Polarity,
    Qualifier,
    Reference,
    Stance,
    Target,
    UnitKind,
    UnitMention,
)  # fmt: skip
from partyie.organisation import PartyOrganisation, StrengthFact, UnitFact, organisation
from partyie.unchecked import unchecked

__all__ = [
    "Actor", "ActorKind", "Construction", "CountMention", "Cue", "Extraction", "LevelId",
    "LevelMention", "LevelRange", "Match", "Mention", "Metric", "OfficeBearer", "PartyMention",
    "PartyOrganisation", "Platform", "Polarity", "Qualifier", "Reference", "Stance", "StrengthFact",
    "Target", "UnitFact", "UnitKind", "UnitMention", "unchecked",
]  # fmt: skip


class Extraction(Frozen):
    """All that was found in one text. Every list is sorted by `start`.

    `references` are looked for by an `Extractor(coreference=True)` alone.
    """

    text: str
    languages: list[str]
    parties: list[PartyMention]
    counts: list[CountMention]
    levels: list[LevelMention]
    level_ranges: list[LevelRange]
    units: list[UnitMention]
    stances: list[Stance]
    office_bearers: list[OfficeBearer]
    references: list[Reference] = Field(default_factory=list)

    def organisation(self) -> list[PartyOrganisation]:
        """How each party is organised, as far as the text says, in order of first mention.

        What the text says of one unit of a party in several places is one fact. Facts without a
        party, and parties of whose organisation nothing is said, are left out.
        """
        return organisation(self)
