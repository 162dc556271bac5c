"""Who is meant: owners, holders, "the party", "उसके".

Participants are the words of a text that name somebody: parties, people, governments, groups, and
the nominals and pronouns that stand for them. The rest of the module asks which of them a number,
a unit or a cue belongs to. Null rather than a guess: what the text does not settle stays None.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property

from partyie.document import ACTOR_LISTS, Document
from partyie.types import Actor, ActorKind, unchecked

__all__ = ["Context", "Participant"]

_actor = unchecked(Actor)
_ROLE_BACK = 8  # sentences over which a text goes on listing the people of one party
_ROLE_PARTIES = 6
_SEARCH_BACK = 3  # sentences; beyond them "the party" is anybody's guess


@dataclass(frozen=True, slots=True)
class Participant:
    """Words that name an actor: units `first` to `last`; `outer` is where its phrase begins."""

    kind: ActorKind
    first: int
    last: int
    party_id: str | None
    outer: int
    stands_in: bool = False  # a nominal or pronoun; party_id is what it was resolved to


class Context:
    """Participants of a document and the questions extractors ask about them."""

    def __init__(self, document: Document) -> None:
        self.document = document

    # ── participants ─────────────────────────────────────────────────────────────────────────

    @cached_property
    def participants(self) -> list[Participant]:
        """Every participant by place, nominals and pronouns resolved."""
        named = self._named()
        places = [p.first for p in named]
        found = list(named)
        regex = self.document.engine.stand_in_regex
        taken = {unit for p in named for unit in range(p.outer, p.last)}
        for hit in regex.finditer(self.document.scan.symbols):
            unit = hit.start()
            if unit not in taken:
                participant = self._from_list(unit, named, places)
                if participant is not None:
                    found.append(participant)
        found.sort(key=lambda p: p.first)
        return found

    @cached_property
    def people(self) -> list[Participant]:
        """People that the rules found, each with the party that the text gives them."""
        document = self.document
        found: dict[int, Participant] = {}
        for match in (*document.of("office_bearer"), *document.of("person")):
            first, last = match.fields["name"]
            party = match.unit("party")
            outer = min(
                first, match.first if party is not None or "role" in match.fields else first
            )
            known = document.party_units.get(party) if party is not None else None
            party_id = known.id if known else None
            if known is None and match.rule.makes == "office_bearer":
                party_id = self._party_before(match.first, match.last)
            person = Participant("person", first, last, party_id, max(outer, first - 8))
            old = found.get(first)
            if old is None or (old.party_id is None and person.party_id):
                found[first] = person
        return sorted(found.values(), key=lambda p: p.first)

    def _party_before(self, first: int, last: int) -> str | None:
        """The party that a role without one is in: named in the match, else the last one before."""
        document = self.document
        inside = document.parties_between(first, last)
        if inside:
            return inside[0].id
        here = document.scan.sentence_of(first)
        back = document.scan.sentences[max(0, here - _ROLE_BACK)].first
        for party in reversed(document.parties_between(back, first)[-_ROLE_PARTIES:]):
            if party.unit not in self._named_in_roles:
                return party.id
        return None

    @cached_property
    def _named_in_roles(self) -> frozenset[int]:
        """Units of parties that are there to say whose president or leader somebody is."""
        found = (match.unit("party") for match in self.document.of("office_bearer"))
        return frozenset(unit for unit in found if unit is not None)

    @cached_property
    def _affiliations(self) -> dict[str, str]:
        """Folded last word of a person's name -> the party the text gives them."""
        known: dict[str, str] = {}
        for person in self.people:
            if person.party_id is not None:
                known.setdefault(self._surname(person), person.party_id)
        return known

    def _surname(self, person: Participant) -> str:
        return self.document.scan.key(person.last - 1)

    def _named(self) -> list[Participant]:
        document = self.document
        people = [
            person
            if person.party_id
            else replace(person, party_id=self._affiliations.get(self._surname(person)))
            for person in self.people
        ]
        people += self._again(people)
        covered = {unit for p in people for unit in range(p.outer, p.last)}
        parties = [
            Participant("party", p.unit, p.last, p.id, p.unit)
            for p in document.parties
            if p.unit not in covered
        ]
        parties += [
            Participant("party", first, last, None, first)
            for first, last, _ in document.unknown_parties
            if covered.isdisjoint(range(first, last))
        ]
        named = sorted(people + parties, key=lambda p: p.first)
        bearers = {match.fields["name"][0] for match in document.of("office_bearer")}
        return [
            replace(p, party_id=self._antecedent(p.first, named, at))
            if p.party_id is None and p.first in bearers
            else p
            for at, p in enumerate(named)
        ]

    def _again(self, people: list[Participant]) -> list[Participant]:
        """Later mentions of a person by surname alone."""
        if not people:
            return []
        document = self.document
        names = {self._surname(p): p for p in reversed(people)}
        covered = {unit for p in people for unit in range(p.outer, p.last)}
        found = []
        for hit in document.engine.name_regex.finditer(document.scan.symbols):
            unit = hit.start()
            if unit in covered or unit in document.party_units:
                continue
            person = names.get(document.scan.key(unit))
            if person is not None and unit > person.last:
                found.append(Participant("person", unit, unit + 1, person.party_id, unit))
        return found

    def _from_list(
        self, unit: int, named: list[Participant], places: list[int]
    ) -> Participant | None:
        document = self.document
        for tag, kind in ACTOR_LISTS.items():
            if document.has(unit, tag):
                return Participant(kind, unit, unit + 1, None, unit)
        at = bisect_left(places, unit)
        if document.has(unit, "party_nominal"):
            party_id = self._by_standing(unit) or self._antecedent(unit, named, at)
            return Participant("party", unit, unit + 1, party_id, unit, stands_in=True)
        person = document.has(unit, "pronoun.person")
        near = [p for p in named[max(0, at - 6) : at] if not person or p.kind == "person"]
        if not near:
            return None
        if document.has(unit, "pronoun.speaker"):
            first, _ = document.sentence(unit)
            near = [p for p in near if p.last <= first or self.speaks(p)] or near
        meant = next((p for p in reversed(near) if not self._oblique(p)), near[-1])
        return replace(meant, first=unit, last=unit + 1, outer=unit, stands_in=True)

    def _by_standing(self, unit: int) -> str | None:
        """The party that the text calls what a nominal calls it: ruling, opposition."""
        called = self._called.get(self.document.scan.value(unit, "party_nominal") or "", ())
        return next(iter(called)) if len(called) == 1 else None

    @cached_property
    def _called(self) -> dict[str, set[str]]:
        """What parties are called (ruling, opposition) -> the ids of those that are."""
        document = self.document
        found: dict[str, set[str]] = {}
        for party in document.parties:
            standing = document.scan.value(party.unit - 1, "standing") if party.unit else None
            if standing is not None:
                found.setdefault(standing, set()).add(party.id)
        return found

    def _antecedent(self, unit: int, named: list[Participant], at: int) -> str | None:
        """The party that "the party" at `unit` means: of the nearest sentence with one."""
        scan = self.document.scan
        here = scan.sentence_of(unit)
        index = at - 1
        while index >= 0:
            sentence = scan.sentence_of(named[index].first)
            if here - sentence > _SEARCH_BACK and len(self.ids) > 1:
                break
            in_sentence = []
            while index >= 0 and scan.sentence_of(named[index].first) == sentence:
                in_sentence.append(named[index])
                index -= 1
            for participant in reversed(in_sentence):
                if participant.party_id is not None and not self._oblique(participant):
                    return participant.party_id
            for participant in reversed(in_sentence):
                if participant.party_id is not None:
                    return participant.party_id
        following = [p for p in named[at : at + 2] if scan.sentence_of(p.first) == here]
        if following and following[0].party_id:
            return following[0].party_id
        return next(iter(self.ids)) if len(self.ids) == 1 else None

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of the parties that the text names."""
        return frozenset(party.id for party in self.document.parties)

    @cached_property
    def _places(self) -> list[int]:
        return [p.first for p in self.participants]

    def between(self, first: int, last: int) -> list[Participant]:
        """Participants that begin in units first to last (half-open)."""
        places = self._places
        return self.participants[bisect_left(places, first) : bisect_left(places, last)]

    def _oblique(self, participant: Participant) -> bool:
        """Whether a preposition before, or a postposition after, makes it no subject or owner."""
        document = self.document
        before = self._before(participant)
        if before >= 0 and document.has(before, "oblique_before"):
            return True
        return participant.last < len(document.scan) and document.has(
            participant.last, "oblique_after"
        )

    oblique = _oblique

    def coordinated(self, participant: Participant) -> list[Participant]:
        """`participant` with those before it in one list: "SP, BSP and RLD"."""
        group = [participant]
        at = bisect_left(self._places, participant.first)
        for candidate in reversed(self.participants[max(0, at - 12) : at]):
            first, last = candidate.last, group[0].outer
            if not 0 < last - first <= 3 or candidate.stands_in != participant.stands_in:
                break
            if not all(
                self.document.has(unit, "coordinator") or self.document.has(unit, "determiner")
                for unit in range(first, last)
            ):
                break
            group.insert(0, candidate)
        return group

    def possessive(self, participant: Participant) -> bool:
        """Whether the words say that something is theirs: "X's", "of X", "X का", "its"."""
        document = self.document
        if participant.last < len(document.scan) and (
            document.has(participant.last, "possessive")
            or document.has(participant.last, "owner_mark")
            or document.has(participant.last, "tied_after")
        ):
            return True
        if participant.stands_in and document.has(participant.first, "own"):
            return True
        before = self._before(participant)
        return before >= 0 and document.has(before, "of")

    def relative(self, participant: Participant) -> bool:
        """Whether a clause about it follows: "X, who has"."""
        document, size = self.document, len(self.document.scan)
        at = participant.last
        if at < size and document.has(at, "comma"):
            at += 1
        return at < size and document.has(at, "relative")

    def _before(self, participant: Participant) -> int:
        """The unit before a participant and its determiners; -1 where there is none."""
        before = participant.outer - 1
        while before >= 0 and self.document.has(before, "determiner"):
            before -= 1
        return before

    def speaks(self, participant: Participant) -> bool:
        """Whether the person only says what the sentence tells."""
        document, at = self.document, participant.last
        if at < len(document.scan) and document.has(at, "ergative"):
            at += 1
        return (at < len(document.scan) and document.has(at, "said")) or (
            participant.outer > 0 and document.has(participant.outer - 1, "said")
        )

    def actor(self, participant: Participant) -> Actor:
        """A participant as it is shown in results."""
        start, end, text = self.document.span(participant.first, participant.last)
        return _actor(
            kind=participant.kind, text=text, party_id=participant.party_id, start=start, end=end
        )
