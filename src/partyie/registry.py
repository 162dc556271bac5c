"""Parties and topics: ids, names in every language, look-up exact and fuzzy.

`data/parties.tsv` and `data/topics.tsv` hold the facts; `docs/registry-sources.md` says where they
come from. A surface that is also something else (SP the police officer, आप the pronoun) stands in
the `weak` column: it counts as a party only with evidence in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from partyie.errors import ArgumentError, did_you_mean
from partyie.party_forms import FormWords, Surface, alliance_forms, forms, wing_forms
from partyie.registry_tables import STATUSES, Party, Row, Topic, read_parties, read_topics
from partyie.scan import Entry, case_of
from partyie.text import fold, fold_phrase

__all__ = ["Match", "Party", "Registry", "Topic", "default_registry", "registry_with"]

_DATA = Path(__file__).parent / "data"
_ALIKE = 50  # the score below which a name is not like a query at all
_SIGNS = re.compile(r"[^0-9a-z\u0900-\u0963]+")
_HOME = "IN"  # whose parties a surface means when nothing in the text says otherwise


@dataclass(frozen=True, slots=True)
class Match:
    """A party that a search found, the surface that fits best, and a score from 0 to 100."""

    party: Party
    surface: str
    score: float


class Registry:
    """Parties and topics by id, and as entries of a lexicon."""

    def __init__(self, parties: tuple[Party, ...], topics: tuple[Topic, ...]) -> None:
        self.topics = topics
        self._by_id = {party.id: party for party in parties}

    @property
    def parties(self) -> tuple[Party, ...]:
        """Every row of the registry, organisations that are no parties among them."""
        return tuple(self._by_id.values())

    def __iter__(self) -> Iterator[Party]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, party_id: object) -> bool:
        return party_id in self._by_id

    def __repr__(self) -> str:
        return f"<Registry of {len(self)} parties and {len(self.topics)} topics>"

    @cached_property
    def topic_ids(self) -> frozenset[str]:
        return frozenset(topic.id for topic in self.topics)

    @property
    def by_likelihood(self) -> list[Party]:
        """The parties, the likelier owner of a shared name first."""
        return sorted(self, key=lambda p: (p.country != _HOME, STATUSES.index(p.status)))

    def get(self, party_id: str) -> Party:
        """The party with this id; raises ArgumentError with the nearest id if there is none."""
        try:
            return self._by_id[party_id]
        except KeyError:
            hint = did_you_mean(party_id, list(self._by_id)) or "see Registry.search"
            raise ArgumentError(f"no party has the id {party_id!r}: {hint}") from None

    def parent(self, party_id: str) -> Party | None:
        """The party that this one is a wing of or came from."""
        above = self.get(party_id).parent_id
        return None if above is None else self.get(above)

    def wings(self, party_id: str) -> tuple[Party, ...]:
        """The youth, student, women's and other wings of a party."""
        self.get(party_id)
        return tuple(p for p in self if p.status == "wing" and p.parent_id == party_id)

    def search(self, query: str, limit: int = 5) -> list[Match]:
        """The parties whose names are most like `query`, best first."""
        from rapidfuzz import fuzz, process

        folded, surfaces, owners = self._searchable
        best: dict[str, Match] = {}
        for _, score, index in process.extract(
            query.casefold(), folded, scorer=fuzz.WRatio, limit=limit * 8, score_cutoff=_ALIKE
        ):
            # Where scores are equal the whole string decides: "bjp" is bjp before "bjp mahila".
            score = 0.9 * score + 0.1 * fuzz.ratio(query.casefold(), folded[index])
            known = best.get(owners[index])
            if known is None or score > known.score:
                best[owners[index]] = Match(self._by_id[owners[index]], surfaces[index], score)
        return sorted(best.values(), key=lambda match: -match.score)[:limit]

    def named(
        self, surface: str, *, state: str | None = None, year: int | None = None
    ) -> list[Party]:
        """The parties that are written like this, the likelier first: [] if there is none.

        Made for columns of tables: blanks, dots and brackets do not matter, and the codes of the
        Election Commission and of Lok Dhaba are known. Of several parties, those of `state`
        (ISO 3166-2, "IN-BR") come first; `year` leaves those that were there in that year, if any.
        """
        found = self._by_surface.get(_bare(surface), [])
        if year is not None:
            found = [party for party in found if party.alive(year)] or found
        return sorted(found, key=lambda party: state not in party.states)

    @cached_property
    def _by_surface(self) -> dict[str, list[Party]]:
        found: dict[str, list[Party]] = {}
        for party in self.by_likelihood:
            texts = [surface.text for surface in forms(party.surfaces, FormWords())]
            for key in dict.fromkeys(map(_bare, (*texts, *party.codes))):
                found.setdefault(key, []).append(party)
        return found

    @cached_property
    def in_one_piece(self) -> dict[str, str]:
        """The names of parties in small letters, without blanks and signs; no weak ones -> id."""
        found: dict[str, str] = {}
        for party in self.by_likelihood:
            for surface in party.surfaces if party.status != "other" else ():
                if surface.language == "en" and not surface.weak:
                    found.setdefault(_bare(surface.text), party.id)
        return found

    @cached_property
    def factions(self) -> dict[str, dict[tuple[str, ...], str]]:
        """Id of a party -> folded words that may follow its name -> id of the faction they mean."""
        found: dict[str, dict[tuple[str, ...], str]] = {}
        for party in self:
            parent = self._by_id.get(party.parent_id or "")
            bases = {party.id}
            if parent is not None and parent.name("en") in party.name("en"):
                bases.add(parent.id)  # a split that goes on under the name
            for base in sorted(bases) if party.factions else ():
                tails = found.setdefault(base, {})
                for tail in party.factions:
                    tails.setdefault(fold_phrase(tail), party.id)
        return found

    @cached_property
    def faction_edges(self) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
        """The first and the last words of the `factions` of each party."""
        return {
            party_id: (frozenset(w[0] for w in tails if w), frozenset(w[-1] for w in tails if w))
            for party_id, tails in self.factions.items()
        }

    @cached_property
    def _searchable(self) -> tuple[list[str], list[str], list[str]]:
        pairs = [(surface.text, party.id) for party in self for surface in party.surfaces]
        surfaces = [surface for surface, _ in pairs]
        return [s.casefold() for s in surfaces], surfaces, [owner for _, owner in pairs]

    def entries(self, words: FormWords | None = None) -> Iterator[Entry]:
        """Every way to write every party and topic as lexicon entries, the likelier owner first.

        `words` are what longer forms are made with ("party", "youth wing"); without them only the
        surfaces of the table and their dotted and bracketed spellings come.
        """
        words = words or FormWords()
        for party in self.by_likelihood:
            tag = "organisation" if party.status == "other" else "party"
            for surface in self._forms(party, words):
                case = "lower" if surface.uncapitalised else case_of(surface.text)
                for list_name in (tag, *(("weak_name",) if surface.weak else ())):
                    yield Entry(
                        list_name, surface.text, party.id, surface.language,
                        f"registry.{party.id}", surface.kind, case=case, weak=surface.weak,
                    )  # fmt: skip
        for topic in self.topics:
            for language, text in topic.forms:
                yield Entry(
                    "topic", text, topic.id, language, f"registry.{topic.id}", "name",
                    topic.forms[0][1], case="upper" if case_of(text) == "upper" else "any",
                )  # fmt: skip

    def _forms(self, party: Party, words: FormWords) -> Iterator[Surface]:
        yield from forms(party.surfaces, words)
        if party.status == "alliance":
            yield from alliance_forms(party.surfaces, words)
        if party.wing and party.parent_id:
            yield from wing_forms(party.wing, self.get(party.parent_id).surfaces, words)


def _bare(surface: str) -> str:
    """A surface as it is looked up: folded, without blanks and signs."""
    return _SIGNS.sub("", fold(surface))


@lru_cache(maxsize=8)
def registry_with(parties: tuple[Row, ...], topics: tuple[Row, ...]) -> Registry:
    """The registry that ships with the package, with a caller's rows laid over it."""
    return Registry(
        read_parties(_DATA / "parties.tsv", parties), read_topics(_DATA / "topics.tsv", topics)
    )


def default_registry() -> Registry:
    """The registry that ships with the package, read on first use."""
    return registry_with((), ())
