"""What `extract` returns: an `Extraction` of mentions, serialisable, with a JSON Schema."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from pydantic import BaseModel, Field

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

__all__ = [
    "Actor", "ActorKind", "Construction", "CountMention", "Cue", "Extraction", "LevelId",
    "LevelMention", "LevelRange", "Match", "Mention", "Metric", "OfficeBearer", "PartyMention",
    "PartyOrganisation", "Platform", "Polarity", "Qualifier", "Reference", "Stance", "StrengthFact",
    "Target", "UnitFact", "UnitKind", "UnitMention", "unchecked",
]  # fmt: skip

_P = ParamSpec("_P")
_M = TypeVar("_M", bound=BaseModel)
# The slots of every model, written to directly: a model that is frozen would refuse.
_PUT: tuple[Callable[[object, object], None], ...] = tuple(
    BaseModel.__dict__[slot].__set__
    for slot in (
        "__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__",
    )
)  # fmt: skip


def unchecked(model: Callable[_P, _M]) -> Callable[_P, _M]:
    """A constructor of `model` that trusts its arguments: for the extractors, which make them.

    Takes every field by name, in any order. Validation is four fifths of the cost of a mention.
    """
    kind: Any = model
    new, fields = object.__new__, frozenset(kind.model_fields)
    put_values, put_fields, put_extra, put_private = _PUT

    def make(**values: Any) -> Any:
        made = new(kind)
        put_values(made, values)
        put_fields(made, fields)
        put_extra(made, None)
        put_private(made, None)
        return made

    return make  # type: ignore[return-value]


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
