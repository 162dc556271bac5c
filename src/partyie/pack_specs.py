"""What the files of a pack may say: their keys, the kinds of rules and what each kind takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from partyie import types
from partyie.rules import NOTHING

__all__ = ["KINDS", "Example", "FileSpec", "Kind", "Language", "RuleExample", "RuleSpec"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Language(_Strict):
    """What `language.toml` says of a language."""

    name: str
    script: Literal["Latn", "Deva"]
    order: Literal["svo", "sov"] = Field(
        description="where the verb stands: target after or before it"
    )
    abbreviations: tuple[str, ...] = ()
    endings: tuple[str, ...] = Field(
        default=(), description="what only words that are no names end in"
    )


class RuleExample(BaseModel):
    """A text in which a rule must match between < and >, with fields of what it makes."""

    model_config = ConfigDict(extra="allow", frozen=True)
    text: str

    @property
    def plain(self) -> str:
        return self.text.replace("<", "").replace(">", "")

    @property
    def span(self) -> tuple[int, int]:
        start = self.text.index("<")
        return start, self.text.index(">") - 1

    @property
    def fields(self) -> dict[str, Any]:
        return dict(self.model_extra or {})


class Example(_Strict):
    """A text and all that a task must find in it; `lists` are those that it is there to reach."""

    text: str
    finds: dict[str, list[dict[str, Any]]] = {}
    lists: list[str] = []


class RuleSpec(_Strict):
    id: str = Field(pattern=r"^[a-z]{2,3}(\.[a-z0-9_]+)+$")
    makes: str
    pattern: str
    set: dict[str, Any] = {}
    finds: list[RuleExample] = Field(min_length=1)
    skips: list[str] = Field(min_length=1)
    confidence: float = Field(default=0.9, gt=0, le=1)
    fallback: bool = Field(default=False, description="gives way to any other rule of its kind")
    note: str | None = None


class FileSpec(_Strict):
    lists: dict[str, list[str] | dict[str, list[str]]] = {}
    common: list[str] = Field(default=[], description="lists too frequent to look for rules by")
    rule: list[RuleSpec] = []
    example: list[Example] = []


@dataclass(frozen=True)
class Kind:
    """What a rule of one kind may capture and set."""

    needs: frozenset[str]
    may: frozenset[str]
    sets: Mapping[str, tuple[Any, ...] | None]  # allowed values; None = any text
    must_set: frozenset[str] = frozenset()


_POLARITY = get_args(types.Polarity)
KINDS: dict[str, Kind] = {
    "count": Kind(
        frozenset({"value"}),
        frozenset({"metric", "platform", "owner", "per", "upper"}),
        {
            "metric": (*get_args(types.Metric), "same", "column"),
            "platform": get_args(types.Platform),
            "qualifier": get_args(types.Qualifier),
            "owner": ("object", "same", "none"),
        },
    ),
    "level": Kind(
        frozenset({"level"}),
        frozenset({"noun", "party"}),
        {"construction": get_args(types.Construction)},
        frozenset({"construction"}),
    ),
    "level_range": Kind(frozenset({"from", "to"}), frozenset({"noun", "party"}), {}),
    "unit": Kind(
        frozenset(),
        frozenset({"unit", "noun", "party", "size", "level"}),
        {"unit": (*get_args(types.UnitKind), "same"), "exists": (True, False)},
        frozenset({"unit"}),
    ),
    "stance": Kind(
        frozenset(),
        frozenset({"holder", "target", "cue"}),
        {
            "polarity": _POLARITY,
            "holder": ("subject", "agent", "possessor", "speaker", "doer", "caller"),
            "target": (
                "object",
                "phrase",
                "topic",
                "party",
                "alliance",
                "accused",
                "subject",
                "inside",
                "near",
                "matter",
                "apposed",
                "headed",
            ),
            "scope": ("alleged", "intent"),
        },
        frozenset({"polarity"}),
    ),
    "office_bearer": Kind(
        frozenset({"name"}),
        frozenset({"role", "level", "unit", "party"}),
        {"role": None, "shared": ("before", "after")},
    ),
    "person": Kind(frozenset({"name"}), frozenset({"role", "party"}), {}),
    "actor": Kind(frozenset({"name"}), frozenset(), {}),
    "party": Kind(frozenset({"party"}), frozenset(), {"evidence": ("document",)}),
    "unknown_party": Kind(frozenset({"name"}), frozenset(), {}),
    NOTHING: Kind(
        frozenset(), frozenset({"blocked"}), {"blocks": None, "scope": ("document", "doubt")}
    ),
}
