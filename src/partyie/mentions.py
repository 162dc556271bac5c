"""Mentions, what an `Extraction` is made of: frozen pydantic models, serialisable.

Offsets (`start`, `end`) are `str` code-point indices into the text exactly as the caller gave it,
half-open: ``text[m.start:m.end] == m.text`` holds for every mention.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import PydanticSerializationError

from partyie.levels import Level, levels_between

__all__ = [
    "Actor", "ActorKind", "Construction", "CountMention", "Cue", "Frozen", "LevelId",
    "LevelMention", "LevelRange", "Match", "Mention", "Metric", "OfficeBearer", "Offset",
    "PartyMention", "Platform", "Polarity", "Qualifier", "Reference", "Stance", "Target",
    "UnitKind", "UnitMention",
]  # fmt: skip

ActorKind = Literal["party", "person", "government", "organisation", "group"]
Match = Literal["name", "abbreviation", "alias", "fuzzy", "pattern"]
Qualifier = Literal["exact", "at_least", "at_most", "about", "between"]
Metric = Literal[
    "followers", "likes", "subscribers", "views", "reach", "impressions", "shares", "comments",
    "posts", "mentions", "users", "downloads", "members", "groups", "accounts",
    "workers", "officials", "people", "committees", "units",
]  # fmt: skip
Platform = Literal[
    "facebook", "twitter", "instagram", "youtube", "whatsapp", "telegram", "koo", "sharechat",
    "threads", "linkedin", "google_plus", "orkut", "website", "app", "sms",
]  # fmt: skip
LevelId = Literal[
    "page", "booth", "cluster", "village", "ward", "mandal", "block", "tehsil", "city", "assembly",
    "district", "parliament", "division", "state", "national",
]  # fmt: skip
Construction = Literal["level", "unit", "office", "role", "leadership"]
UnitKind = Literal["it_cell", "social_media_cell", "media_cell", "war_room"]
Polarity = Literal["favour", "against", "neutral"]
Offset = Annotated[int, Field(ge=0, description="code-point index into the text as given")]
_SURROGATE = re.compile("[\ud800-\udfff]")


class Frozen(BaseModel):
    """A value that does not change and takes no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_dump_json(self, **options: Any) -> str:
        """As JSON; a lone surrogate, which JSON cannot hold, becomes U+FFFD: offsets stay true."""
        try:
            return super().model_dump_json(**options)
        except (PydanticSerializationError, UnicodeEncodeError):
            return self._clean().model_dump_json(**options)

    def _clean(self) -> Self:
        """The same without lone surrogates."""
        return self.model_validate(_without_surrogates(self.model_dump()))


def _without_surrogates(value: Any) -> Any:
    match value:
        case str():
            return _SURROGATE.sub("\ufffd", value)
        case dict():
            return {key: _without_surrogates(item) for key, item in value.items()}
        case list():
            return [_without_surrogates(item) for item in value]
    return value


class Actor(Frozen):
    """Somebody who owns, holds or reports: the words that name it and the party it stands for."""

    kind: ActorKind
    text: str
    party_id: str | None
    start: Offset
    end: Offset


class Cue(Frozen):
    """The words that show a stance."""

    start: Offset
    end: Offset
    text: str


class Target(Frozen):
    """What a stance is about: a topic of the registry, a party, or an open policy phrase."""

    text: str
    start: Offset
    end: Offset
    topic_id: str | None
    party_id: str | None


class Mention(Frozen):
    """What every mention has: its span, language, confidence (0–1) and the rule that made it."""

    start: Offset
    end: Offset
    text: str
    language: str
    confidence: Annotated[float, Field(ge=0, le=1)]
    rule: str


class PartyMention(Mention):
    """A named mention of a party, alliance or party wing; `party_id` is its registry id.

    `candidates` are the ids of other parties that the same words may mean in this text.
    """

    party_id: str | None
    name: str | None
    match: Match
    candidates: list[str] = []


class Reference(Mention):
    """Words that stand for a party named elsewhere: a nominal ("the party") or a pronoun.

    `kind` is what they stand for: the party itself, or a person who speaks for it.
    """

    kind: ActorKind
    party_id: str


class CountMention(Mention):
    """An audience or strength figure; the span covers the number and its qualifier."""

    value: int | float
    upper: int | float | None
    qualifier: Qualifier
    metric: Metric
    platform: Platform | None
    owner: Actor | None
    per: LevelId | None


class LevelMention(Mention):
    """A tier of a party's organisation; the span covers the tier word and its level noun."""

    level: LevelId
    construction: Construction
    party_id: str | None


class LevelRange(Mention):
    """A span of tiers, "from state to block level"; from the first tier word to the last."""

    from_level: LevelId
    to_level: LevelId

    @property
    def levels(self) -> list[Level]:
        """Every tier from one end to the other, both included, the lowest first."""
        return levels_between(self.from_level, self.to_level)


class UnitMention(Mention):
    """An IT cell, social-media team, media cell or war room; `exists` is false where denied."""

    unit: UnitKind
    party_id: str | None
    levels: list[LevelId]
    exists: bool
    size: int | None
    place: str | None


class Stance(Mention):
    """Who is for or against what; the span covers the clause that shows it."""

    holder: Actor
    target: Target
    polarity: Polarity
    cue: Cue
    source: Actor | None


class OfficeBearer(Mention):
    """A named person with a party role; the span covers the name."""

    name: str
    role: str
    party_id: str | None
    level: LevelId | None
    unit: UnitKind | None
