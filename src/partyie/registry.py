"""Parties and topics: ids, names in every language, look-up exact and fuzzy.

`data/parties.tsv` and `data/topics.tsv` hold the facts; `docs/registry-sources.md` says where they
come from. A surface that is also something else (SP the police officer, आप the pronoun) stands in
the `weak` column: it counts as a party only with evidence in the text.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from partyie.errors import ArgumentError, Fault, PackError, did_you_mean
from partyie.lexicon import Entry, case_of

__all__ = ["Party", "Registry", "Topic", "default_registry"]

_DATA = Path(__file__).parent / "data"
_PARTY_COLUMNS = (
    "id", "country", "status", "name_en", "abbr_en", "aliases_en", "name_hi", "abbr_hi",
    "aliases_hi", "name_mr", "name_ne", "parent_id", "state", "wikidata", "source", "ambiguous",
    "weak",
)  # fmt: skip
_STATUSES = ("national", "state", "registered", "historic", "alliance", "wing", "other")
_TOPIC_COLUMNS = ("topic_id", "en", "hi")
_LOWERCASE = re.compile(r"[B-DF-HJ-NP-TV-Z]{3,}")  # bjp, tmc: no English word has no vowel


@dataclass(frozen=True, slots=True)
class Party:
    """One row of the registry. Status `other` is an organisation that news names like a party."""

    id: str
    country: str
    status: str
    names: tuple[tuple[str, str], ...]  # (language, canonical name)
    forms: tuple[tuple[str, str, str], ...]  # (language, kind, surface)
    weak: frozenset[str]
    parent_id: str | None
    states: tuple[str, ...]
    wikidata: str | None

    def name(self, language: str) -> str:
        """The canonical name in a language, else in English."""
        english = ""
        for code, name in self.names:
            if code == language:
                return name
            if code == "en":
                english = name
        return english


@dataclass(frozen=True, slots=True)
class Topic:
    """A matter that stances are about; polarity is toward the topic as its first form names it."""

    id: str
    forms: tuple[tuple[str, str], ...]  # (language, surface)


class Registry:
    """Parties and topics by id, and as entries of a lexicon."""

    def __init__(self, parties: tuple[Party, ...], topics: tuple[Topic, ...]) -> None:
        self.parties = parties
        self.topics = topics
        self._by_id = {party.id: party for party in parties}

    def __iter__(self) -> Iterator[Party]:
        return iter(self.parties)

    def __contains__(self, party_id: object) -> bool:
        return party_id in self._by_id

    def get(self, party_id: str) -> Party:
        """The party with this id; raises ArgumentError with the nearest id if there is none."""
        try:
            return self._by_id[party_id]
        except KeyError:
            hint = did_you_mean(party_id, list(self._by_id)) or "see Registry.search"
            raise ArgumentError(f"no party has the id {party_id!r}: {hint}") from None

    def search(self, query: str, limit: int = 5) -> list[tuple[Party, float]]:
        """Parties whose names are like `query`, best first, each with a score from 0 to 100."""
        from rapidfuzz import fuzz, process

        surfaces, owners = self._surfaces
        best: dict[str, float] = {}
        for _, score, index in process.extract(
            query.casefold(), surfaces, scorer=fuzz.WRatio, limit=limit * 6
        ):
            party_id = owners[index]
            best[party_id] = max(best.get(party_id, 0.0), score)
        ranked = sorted(best.items(), key=lambda item: -item[1])[:limit]
        return [(self._by_id[party_id], score) for party_id, score in ranked]

    @cached_property
    def _surfaces(self) -> tuple[list[str], list[str]]:
        pairs = [(form.casefold(), party.id) for party in self for _, _, form in party.forms]
        return [surface for surface, _ in pairs], [party_id for _, party_id in pairs]

    def entries(self) -> Iterator[Entry]:
        """Every name of every party and topic as lexicon entries, the likelier owner first."""
        for party in sorted(self.parties, key=lambda p: _STATUSES.index(p.status)):
            kind_of_actor = "organisation" if party.status == "other" else "party"
            for language, kind, surface in party.forms:
                entry = Entry(
                    kind_of_actor, surface, party.id, language, f"registry.{party.id}", kind,
                    party.name(language), case=case_of(surface), weak=surface in party.weak,
                )  # fmt: skip
                yield entry
                if _LOWERCASE.fullmatch(surface) and not entry.weak:
                    yield Entry(
                        kind_of_actor, surface.lower(), party.id, language,
                        f"registry.{party.id}", kind, entry.name,
                    )  # fmt: skip
        for topic in self.topics:
            for language, surface in topic.forms:
                yield Entry(
                    "topic", surface, topic.id, language, f"registry.{topic.id}", "name",
                    topic.forms[0][1], case="upper" if case_of(surface) == "upper" else "any",
                )  # fmt: skip


@lru_cache(maxsize=1)
def default_registry() -> Registry:
    """The registry that ships with the package, read on first use."""
    faults: list[Fault] = []
    parties = _parties(_DATA / "parties.tsv", faults)
    topics = _topics(_DATA / "topics.tsv", faults)
    if faults:
        raise PackError(faults)
    return Registry(parties, topics)


def _rows(path: Path, columns: tuple[str, ...], faults: list[Fault]) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        header = tuple(next(reader, ()))
        if header != columns:
            hint = f"expected: {' '.join(columns)}"
            faults.append(Fault(path, 1, "the columns are not those of this table", hint=hint))
            return
        for line, row in enumerate(reader, 2):
            if len(row) != len(columns):
                faults.append(Fault(path, line, f"{len(row)} columns instead of {len(columns)}"))
                continue
            yield line, dict(zip(columns, row, strict=True))


def _items(cell: str) -> list[str]:
    return [item.strip() for item in cell.split("|") if item.strip()]


def _parties(path: Path, faults: list[Fault]) -> tuple[Party, ...]:
    found: dict[str, Party] = {}
    for line, row in _rows(path, _PARTY_COLUMNS, faults):
        if row["id"] in found:
            faults.append(Fault(path, line, f"the id {row['id']!r} stands twice"))
            continue
        if row["status"] not in _STATUSES:
            hint = did_you_mean(row["status"], list(_STATUSES))
            faults.append(Fault(path, line, f"unknown status {row['status']!r}", hint=hint))
            continue
        names, forms = [], []
        for language in ("en", "hi"):
            if row[f"name_{language}"]:
                names.append((language, row[f"name_{language}"]))
                forms.append((language, "name", row[f"name_{language}"]))
            forms += [(language, "abbreviation", s) for s in _items(row[f"abbr_{language}"])]
            forms += [(language, "alias", s) for s in _items(row[f"aliases_{language}"])]
        found[row["id"]] = Party(
            row["id"], row["country"], row["status"], tuple(names), tuple(forms),
            frozenset(_items(row["weak"])), row["parent_id"] or None,
            tuple(_items(row["state"])), row["wikidata"] or None,
        )  # fmt: skip
    return tuple(found.values())


def _topics(path: Path, faults: list[Fault]) -> tuple[Topic, ...]:
    found = []
    for _, row in _rows(path, _TOPIC_COLUMNS, faults):
        forms = tuple((lang, surface) for lang in ("en", "hi") for surface in _items(row[lang]))
        found.append(Topic(row["topic_id"], forms))
    return tuple(found)
