"""The tables behind the registry, read strictly: every fault at once, with its file and line."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from partyie.errors import Fault, PackError, did_you_mean
from partyie.party_forms import Surface
from partyie.source import table_rows
from partyie.text import fold_phrase

__all__ = ["PARTY_COLUMNS", "STATUSES", "Party", "Topic", "read_parties", "read_topics"]

STATUSES = ("national", "state", "registered", "historic", "alliance", "wing", "other")
WINGS = ("youth", "students", "women", "farmers", "labour", "minority", "obc", "sc", "st")
PARTY_COLUMNS = (
    "id", "country", "status", "name_en", "abbr_en", "aliases_en", "name_hi", "abbr_hi",
    "aliases_hi", "name_mr", "name_ne", "parent_id", "wing", "state", "wikidata", "source",
    "ambiguous", "weak",
)  # fmt: skip
_TOPIC_COLUMNS = ("topic_id", "en", "hi")
_SURFACES = {
    "name_en": ("en", "name"), "abbr_en": ("en", "abbreviation"), "aliases_en": ("en", "alias"),
    "name_hi": ("hi", "name"), "abbr_hi": ("hi", "abbreviation"), "aliases_hi": ("hi", "alias"),
    "name_mr": ("mr", "name"), "name_ne": ("ne", "name"),
}  # fmt: skip


@dataclass(frozen=True)
class Party:
    """One row of the registry. Status `other` is an organisation that news names like a party."""

    id: str
    country: str
    status: str
    surfaces: tuple[Surface, ...] = field(repr=False)
    parent_id: str | None = None
    wing: str | None = None
    states: tuple[str, ...] = ()
    wikidata: str | None = None
    sources: tuple[str, ...] = field(default=(), repr=False)

    @cached_property
    def names(self) -> dict[str, str]:
        """The canonical name in each language that has one."""
        found: dict[str, str] = {}
        for surface in self.surfaces:
            if surface.kind == "name":
                found.setdefault(surface.language, surface.text)
        return found

    def name(self, language: str) -> str:
        """The canonical name in a language, else in English."""
        return self.names.get(language) or self.names["en"]

    def forms(self, language: str | None = None) -> tuple[str, ...]:
        """The surfaces of the row, in one language or in all."""
        return tuple(s.text for s in self.surfaces if language in (None, s.language))


@dataclass(frozen=True, slots=True)
class Topic:
    """A matter that stances are about; polarity is toward the topic as its first form names it."""

    id: str
    forms: tuple[tuple[str, str], ...]  # (language, surface)


def read_parties(path: Path) -> tuple[Party, ...]:
    """The rows of a table of parties. Raises PackError with every fault."""
    faults: list[Fault] = []
    found: dict[str, Party] = {}
    lines: dict[str, int] = {}
    for line, row in table_rows(path, PARTY_COLUMNS, faults):
        party = _party(path, line, row, faults)
        if row["id"] in found:
            message = f"the id {row['id']!r} stands twice"
            faults.append(Fault(path, line, message, hint=f"first in line {lines[row['id']]}"))
            continue
        found[row["id"]] = party
        lines[row["id"]] = line
    for party in found.values():
        if party.parent_id is not None and party.parent_id not in found:
            hint = did_you_mean(party.parent_id, list(found))
            message = f"unknown parent_id {party.parent_id!r}"
            faults.append(Fault(path, lines[party.id], message, hint=hint))
    if faults:
        raise PackError(faults)
    return tuple(found.values())


def _party(path: Path, line: int, row: dict[str, str], faults: list[Fault]) -> Party:
    def fault(message: str, hint: str | None = None) -> None:
        faults.append(Fault(path, line, message, hint=hint))

    for column in ("id", "country", "name_en", "source"):
        if not row[column]:
            fault(f"{column!r} is empty")
    if row["status"] not in STATUSES:
        fault(f"unknown status {row['status']!r}", did_you_mean(row["status"], STATUSES))
    if row["wing"] and row["wing"] not in WINGS:
        fault(f"unknown wing {row['wing']!r}", did_you_mean(row["wing"], WINGS))
    if row["wing"] and not row["parent_id"]:
        fault("a wing needs a parent_id")
    weak = frozenset(_items(row["weak"]))
    surfaces: list[Surface] = []
    seen: dict[tuple[str, tuple[str, ...]], str] = {}
    for column, (language, kind) in _SURFACES.items():
        for nth, text in enumerate(_items(row[column])):
            key = language, fold_phrase(text)
            if key in seen:
                same = "stands twice" if seen[key] == text else f"is the same as {seen[key]!r}"
                again = "spellings that fold to one key are one surface"
                fault(f"{column}: {text!r} {same} in this row", again)
            seen[key] = text
            as_kind = "alias" if kind == "name" and nth else kind
            surfaces.append(Surface(language, as_kind, text, text in weak))
    for text in sorted(weak - {surface.text for surface in surfaces}):
        hint = did_you_mean(text, [surface.text for surface in surfaces])
        fault(f"weak: {text!r} is no surface of this row", hint)
    return Party(
        row["id"], row["country"], row["status"], tuple(surfaces), row["parent_id"] or None,
        row["wing"] or None, tuple(_items(row["state"])), row["wikidata"] or None,
        tuple(_items(row["source"])),
    )  # fmt: skip


def read_topics(path: Path) -> tuple[Topic, ...]:
    """The rows of a table of topics. Raises PackError with every fault."""
    faults: list[Fault] = []
    found: dict[str, Topic] = {}
    for line, row in table_rows(path, _TOPIC_COLUMNS, faults):
        if row["topic_id"] in found:
            faults.append(Fault(path, line, f"the id {row['topic_id']!r} stands twice"))
        forms = tuple((lang, text) for lang in ("en", "hi") for text in _items(row[lang]))
        if not forms:
            faults.append(Fault(path, line, f"the topic {row['topic_id']!r} has no surface"))
        found[row["topic_id"]] = Topic(row["topic_id"], forms)
    if faults:
        raise PackError(faults)
    return tuple(found.values())


def _items(cell: str) -> list[str]:
    return [item.strip() for item in cell.split("|") if item.strip()]
