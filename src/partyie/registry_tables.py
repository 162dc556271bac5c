"""The tables behind the registry, read strictly: every fault at once, with its file and line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from partyie.errors import Fault, PackError, did_you_mean
from partyie.party_forms import Surface
from partyie.source import table_rows
from partyie.text import fold_phrase

__all__ = [
    "PARTY_COLUMNS", "STATUSES", "TOPIC_COLUMNS", "Party", "Row", "Topic", "read_parties",
    "read_topics",
]  # fmt: skip

STATUSES = ("national", "state", "registered", "historic", "alliance", "wing", "other")
WINGS = ("youth", "students", "women", "farmers", "labour", "minority", "obc", "sc", "st")
PARTY_COLUMNS = (
    "id", "country", "status", "name_en", "abbr_en", "aliases_en", "name_hi", "abbr_hi",
    "aliases_hi", "name_mr", "name_ne", "parent_id", "wing", "state", "since", "until", "codes",
    "factions", "wikidata", "partyfacts", "source", "ambiguous", "weak",
)  # fmt: skip
_NEW = dict.fromkeys(PARTY_COLUMNS, "") | {
    "country": "IN", "status": "registered", "source": "caller",
}  # fmt: skip
TOPIC_COLUMNS = ("topic_id", "en", "hi")
_SURFACES = {
    "name_en": ("en", "name"), "abbr_en": ("en", "abbreviation"), "aliases_en": ("en", "alias"),
    "name_hi": ("hi", "name"), "abbr_hi": ("hi", "abbreviation"), "aliases_hi": ("hi", "alias"),
    "name_mr": ("mr", "name"), "name_ne": ("ne", "name"),
}  # fmt: skip


class Row(NamedTuple):
    """A caller's row: where it stands, and the cells that it has, by column."""

    file: Path
    line: int
    cells: tuple[tuple[str, str], ...]


class _Source(NamedTuple):
    """A whole row, and where it stands."""

    file: Path
    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Party:
    """One row of the registry. Status `other` is an organisation that news names like a party.

    since, until: the first and the last year of the party, or of the split it comes from.
    codes: what tables of results write for it, and no text does.
    factions: what follows a name of its parent where it is meant: Shiv Sena "(UBT)".
    """

    id: str
    country: str
    status: str
    surfaces: tuple[Surface, ...] = field(repr=False)
    parent_id: str | None = None
    wing: str | None = None
    states: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    codes: tuple[str, ...] = field(default=(), repr=False)
    factions: tuple[str, ...] = field(default=(), repr=False)
    wikidata: str | None = None
    partyfacts: int | None = None
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

    def alive(self, year: int) -> bool:
        """Whether the party was there in a year, as far as is known."""
        return (self.since or year) <= year <= (self.until or year)

    def forms(self, language: str | None = None) -> tuple[str, ...]:
        """The surfaces of the row, in one language or in all."""
        return tuple(s.text for s in self.surfaces if language in (None, s.language))


@dataclass(frozen=True, slots=True)
class Topic:
    """A matter that stances are about; polarity is toward the topic as its first form names it."""

    id: str
    forms: tuple[tuple[str, str], ...]  # (language, surface)


def read_parties(path: Path, more: Iterable[Row] = ()) -> tuple[Party, ...]:
    """The rows of a table of parties, with a caller's rows laid over them.

    A row of `more` with a known id replaces those cells that it has; any other is a new party.
    Raises PackError with every fault.
    """
    faults: list[Fault] = []
    rows: dict[str, _Source] = {}
    for line, cells in table_rows(path, PARTY_COLUMNS, faults):
        first = rows.setdefault(cells["id"], _Source(path, line, cells))
        if first.line != line:
            message = f"the id {cells['id']!r} stands twice"
            faults.append(Fault(path, line, message, hint=f"first in line {first.line}"))
            _party(_Source(path, line, cells), faults)
    for row in more:
        said = dict(row.cells)
        known = rows.get(said["id"])
        whole = {**(known.cells if known else _NEW), **said}
        rows[said["id"]] = _Source(row.file, row.line, whole)
    found = {party_id: _party(source, faults) for party_id, source in rows.items()}
    for party_id, party in found.items():
        if party.parent_id is not None and party.parent_id not in found:
            hint = did_you_mean(party.parent_id, list(found))
            message = f"unknown parent_id {party.parent_id!r}"
            faults.append(Fault(rows[party_id].file, rows[party_id].line, message, hint=hint))
    if faults:
        raise PackError(faults)
    return tuple(found.values())


def _party(source: _Source, faults: list[Fault]) -> Party:
    row = source.cells

    def fault(message: str, hint: str | None = None) -> None:
        faults.append(Fault(source.file, source.line, message, hint=hint))

    def number(column: str) -> int | None:
        if row[column] and not row[column].isdecimal():
            fault(f"{column!r} is no number: {row[column]!r}")
            return None
        return int(row[column]) if row[column] else None

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
    since, until = number("since"), number("until")
    if since and until and since > until:
        fault(f"'until' ({until}) is before 'since' ({since})")
    return Party(
        row["id"], row["country"], row["status"], tuple(surfaces), row["parent_id"] or None,
        row["wing"] or None, tuple(_items(row["state"])), since, until,
        tuple(_items(row["codes"])), tuple(_items(row["factions"])), row["wikidata"] or None,
        number("partyfacts"), tuple(_items(row["source"])),
    )  # fmt: skip


def read_topics(path: Path, more: Iterable[Row] = ()) -> tuple[Topic, ...]:
    """The rows of a table of topics, with a caller's: new topics, or more forms of known ones.

    Raises PackError with every fault.
    """
    faults: list[Fault] = []
    found: dict[str, Topic] = {}
    owners: dict[tuple[str, ...], str] = {}

    def add(source: _Source) -> None:
        topic_id, cells = source.cells["topic_id"], source.cells
        forms = [(lang, text) for lang in ("en", "hi") for text in _items(cells.get(lang, ""))]
        known = found.get(topic_id)
        for lang, text in forms:
            owner = owners.setdefault(fold_phrase(text), topic_id)
            if owner != topic_id:
                message = f"{lang}: {text!r} is a form of the topic {owner!r}"
                faults.append(Fault(source.file, source.line, message))
        if known is None and not forms:
            message = f"the topic {topic_id!r} has no surface"
            faults.append(Fault(source.file, source.line, message, hint="fill 'en' or 'hi'"))
        old = known.forms if known else ()
        found[topic_id] = Topic(topic_id, (*old, *(form for form in forms if form not in old)))

    for line, row in table_rows(path, TOPIC_COLUMNS, faults):
        if row["topic_id"] in found:
            faults.append(Fault(path, line, f"the id {row['topic_id']!r} stands twice"))
        add(_Source(path, line, row))
    for extra in more:
        add(_Source(extra.file, extra.line, dict(extra.cells)))
    if faults:
        raise PackError(faults)
    return tuple(found.values())


def _items(cell: str) -> list[str]:
    return [item.strip() for item in cell.split("|") if item.strip()]
