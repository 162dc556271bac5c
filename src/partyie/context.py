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
from partyie.types import Actor, ActorKind

__all__ = ["Context", "Participant"]

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
            outer = min(first, match.first if party is not None or "role" in match.fields else first)
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
        sentence_of = document.scan.sentence_of
        here = sentence_of(first)
        for party in reversed(document.parties_between(0, first)[-_ROLE_PARTIES:]):
            if here - sentence_of(party.unit) > _ROLE_BACK:
                break
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
            person if person.party_id else replace(
                person, party_id=self._affiliations.get(self._surname(person))
            )
            for person in self.people
        ]
        people += self._again(people)
        covered = {unit for p in people for unit in range(p.outer, p.last)}
        parties = [
            Participant("party", p.unit, p.unit + 1, p.id, p.unit)
            for p in document.parties
            if p.unit not in covered
        ]
        return sorted(people + parties, key=lambda p: p.first)

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
            party_id = self._antecedent(unit, named, at)
            return Participant("party", unit, unit + 1, party_id, unit, stands_in=True)
        person = document.has(unit, "pronoun.person")
        for candidate in reversed(named[max(0, at - 6) : at]):
            if not person or candidate.kind == "person":
                return replace(candidate, first=unit, last=unit + 1, outer=unit, stands_in=True)
        return None

    def _antecedent(self, unit: int, named: list[Participant], at: int) -> str | None:
        """The party that "the party" at `unit` means: the first of the nearest sentence with one."""
        scan = self.document.scan
        here = scan.sentence_of(unit)
        index = at - 1
        while index >= 0:
            sentence = scan.sentence_of(named[index].first)
            if here - sentence > _SEARCH_BACK and len(self._ids) > 1:
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
        return next(iter(self._ids)) if len(self._ids) == 1 else None

    @cached_property
    def _ids(self) -> frozenset[str]:
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
        before = participant.outer - 1
        while before >= 0 and document.has(before, "determiner"):
            before -= 1
        if before >= 0 and document.has(before, "oblique_before"):
            return True
        return participant.last < len(document.scan) and document.has(
            participant.last, "oblique_after"
        )

    oblique = _oblique

    def coordinated(self, participant: Participant) -> list[Participant]:
        """`participant` with those before it in one list: "SP, BSP and RLD"."""
        group = [participant]
        at = self._places.index(participant.first)
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

    # ── questions ────────────────────────────────────────────────────────────────────────────

    def owner(self, first: int, last: int) -> Participant | None:
        """Whose the thing at units first to last is: "of X" after it, else the nearest before."""
        document = self.document
        low, high = document.sentence(first)
        after = self._owner_after(last, high)
        if after is not None:
            return after
        before = self.between(low, first)
        for participant in reversed(before):
            if not self._oblique(participant):
                return participant
        if before:
            return before[-1]
        for participant in self.between(last, min(high, last + 8)):
            if participant.kind == "party" and not participant.stands_in:
                return participant
        return self._centre(document.scan.sentence_of(first))

    def _owner_after(self, last: int, high: int) -> Participant | None:
        document = self.document
        at = last
        limit = min(high, last + 3)
        while at < limit and not document.has(at, "owner_after"):
            at += 1
        if at >= limit:
            return None
        at += 1
        while at < high and document.has(at, "determiner"):
            at += 1
        return next((p for p in self.between(at, at + 2) if p.outer <= at + 1), None)

    def _centre(self, sentence: int) -> Participant | None:
        """The first participant of the nearest earlier sentence that has one."""
        scan = self.document.scan
        for back in range(sentence - 1, max(-1, sentence - 1 - _SEARCH_BACK), -1):
            bounds = scan.sentences[back]
            found = self.between(bounds.first, bounds.last)
            chosen = next((p for p in found if not self._oblique(p)), None) or next(iter(found), None)
            if chosen is not None:
                return chosen
        if len(self._ids) == 1:
            return next((p for p in self.participants if p.party_id in self._ids), None)
        return None

    def party_of(self, first: int, last: int) -> str | None:
        """The party that units first to last belong to, by the same reading as `owner`."""
        inside = self.document.parties_between(first, last)
        if inside:
            return inside[0].id
        owner = self.owner(first, last)
        return owner.party_id if owner else None

    def actor(self, participant: Participant) -> Actor:
        """A participant as it is shown in results."""
        start, end, text = self.document.span(participant.first, participant.last)
        return Actor(
            kind=participant.kind, text=text, party_id=participant.party_id, start=start, end=end
        )
