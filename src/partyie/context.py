"""Who is meant: owners, holders, "the party", "उसके".

Participants are the words of a text that name somebody: parties, people, governments, groups, and
the nominals and pronouns that stand for them. The rest of the module asks which of them a number,
a unit or a cue belongs to. Null rather than a guess: what the text does not settle stays None.
"""

from __future__ import annotations

from operator import attrgetter
from typing import Final

from partyie.affiliation import party_beside
from partyie.document import ACTOR_KINDS, STAND_INS, Document, place_of
from partyie.kernel import find_all
from partyie.native import mypyc_attr
from partyie.types import Actor, ActorKind, unchecked

__all__ = ["Context", "Participant"]

_actor: Final = unchecked(Actor)
_ROLE_BACK: Final = 8  # sentences over which a text goes on listing the people of one party
_ROLE_PARTIES: Final = 6
_SEARCH_BACK: Final = 3  # sentences; beyond them "the party" is anybody's guess
_BY_PLACE: Final = attrgetter("first")
_LONGEST_LIST: Final = 12  # participants
_TITLE_BACK: Final = 3  # units from a title to the name that it stands before
_JOINTS: Final = "coordinator|determiner"
_OWNERS: Final = "possessive|owner_mark|tied_after"


@mypyc_attr(acyclic=True)
class Participant:
    """Words that name an actor: units `first` to `last`; `outer` is where its phrase begins."""

    __slots__ = ("first", "kind", "last", "outer", "party_id", "stands_in")

    def __init__(
        self,
        kind: ActorKind,
        first: int,
        last: int,
        party_id: str | None,
        outer: int,
        stands_in: bool = False,
    ) -> None:
        self.kind = kind
        self.first = first
        self.last = last
        self.party_id = party_id
        self.outer = outer
        self.stands_in = stands_in  # a nominal or pronoun; party_id is what it was resolved to

    def meaning(self, kind: ActorKind, party_id: str | None) -> Participant:
        """The same words for somebody else."""
        return Participant(kind, self.first, self.last, party_id, self.outer, self.stands_in)


class Context:
    """Participants of a document and the questions extractors ask about them."""

    def __init__(self, document: Document, *, actors: bool = False) -> None:
        self.document = document
        self._actors = actors  # whether people by name alone are among the participants
        self._symbols = document.scan.symbols
        self._size = len(self._symbols)
        self._determiners = document.engine.table("determiner")
        self.bearers: dict[int, Participant] = {}  # unit of a title alone -> who has it
        self._participants: list[Participant] | None = None
        self._places: list[int] = []
        self._people: list[Participant] | None = None
        self._ids: frozenset[str] | None = None
        self._in_roles: frozenset[int] | None = None
        self._standings: dict[str, set[str]] | None = None
        # First or last word of a full name -> the names that it is in.
        self._full_names: dict[str, dict[tuple[str, ...], Participant]] | None = None

    # ── participants ─────────────────────────────────────────────────────────────────────────

    @property
    def participants(self) -> list[Participant]:
        """Every participant by place, nominals and pronouns resolved."""
        if self._participants is None:
            self._participants = self._find_participants()
            self._places = [p.first for p in self._participants]
        return self._participants

    def _find_participants(self) -> list[Participant]:
        named, taken = self._named()
        found: list[Participant] = []
        symbols, kinds = self._symbols, self.document.engine.actor_kinds
        at, many = 0, len(named)  # of those named, the first behind the unit
        for unit in self.document.places(STAND_INS):
            while at < many and named[at].first < unit:
                found.append(named[at])
                at += 1
            if unit in taken:
                continue
            kind = kinds[ord(symbols[unit])]
            if kind:
                found.append(Participant(ACTOR_KINDS[kind - 1], unit, unit + 1, None, unit))
            else:
                participant = self._stand_in(unit, named, at)
                if participant is not None:
                    found.append(participant)
        found += named[at:]
        if self._actors:
            titles = self._by_title()
            if titles:
                found += titles
                found.sort(key=_BY_PLACE)
        return found

    def _by_title(self) -> list[Participant]:
        """People that a text calls by the title that it gave them before."""
        document, key = self.document, self.document.scan.key
        found: list[Participant] = []
        titles = [m.first for m in document.of("actor") if document.is_in(m.first, "title")]
        if not titles:
            return found
        bearers = {
            key(at): person
            for person in reversed(self.people)
            for at in range(max(0, person.first - _TITLE_BACK), person.first)
            if document.is_in(at, "title")
        }
        for at in titles:
            bearer = bearers.get(key(at))
            if bearer is not None and bearer.first < at:
                found.append(Participant("person", at, at + 1, bearer.party_id, at, stands_in=True))
                self.bearers[at] = bearer
        return found

    @property
    def people(self) -> list[Participant]:
        """People that the rules found, each with the party that the text gives them."""
        if self._people is None:
            self._people = self._find_people()
        return self._people

    def _find_people(self) -> list[Participant]:
        document = self.document
        found: dict[int, Participant] = {}
        matches = [*document.of("office_bearer"), *document.of("person")]
        if self._actors:
            matches += document.of("actor")
        if not matches:
            return []
        for match in matches:
            fields = match.fields
            first, last = fields["name"]
            if document.is_in(first, "title"):
                continue
            if document.has(first, "person_again"):
                continue
            old = found.get(first)
            if old is not None and old.party_id is not None:
                continue
            party = fields.get("party")
            known = None if party is None else document.party_units.get(party[0])
            party_id = known.id if known else None
            if known is None and match.rule.makes == "office_bearer":
                party_id = self._party_before(match.first, match.last)
            if old is None or party_id is not None:
                if party_id is None:
                    party_id = party_beside(document, first, last)
                whole = party is not None or "role" in fields
                outer = max(min(first, match.first), first - 8) if whole else first
                found[first] = Participant("person", first, last, party_id, outer)
        people = list(found.values())
        if len(people) > 1:
            people.sort(key=_BY_PLACE)
        return people

    def _party_before(self, first: int, last: int) -> str | None:
        """The party that a role without one is in: named in the match, else the last one before;
        of several in an earlier sentence, the one that acts there."""
        document = self.document
        inside = document.parties_between(first, last)
        if inside:
            return inside[0].id
        sentence_of = document.scan.sentence_of
        here = sentence_of(first)
        back = document.scan.sentences[max(0, here - _ROLE_BACK)].first
        near = document.parties_between(back, first)[-_ROLE_PARTIES:]
        named = [party for party in near if party.unit not in self._named_in_roles]
        if not named:
            return None
        told = sentence_of(named[-1].unit)
        if told < here:
            for party in named:
                actor = Participant("party", party.unit, party.last, party.id, party.unit)
                if sentence_of(party.unit) == told and not self.oblique(actor):
                    return party.id
        return named[-1].id

    @property
    def _named_in_roles(self) -> frozenset[int]:
        """Units of parties that are there to say whose president or leader somebody is."""
        if self._in_roles is None:
            found = (match.unit("party") for match in self.document.of("office_bearer"))
            self._in_roles = frozenset(unit for unit in found if unit is not None)
        return self._in_roles

    def _affiliations(self) -> dict[str, str]:
        """Folded last or first word of a person's name -> the party the text gives them."""
        known: dict[str, str] = {}
        for person in self.people:
            if person.party_id is not None:
                known.setdefault(self._surname(person), person.party_id)
                known.setdefault(self.document.scan.key(person.first), person.party_id)
        return known

    def fullest(self, person: Participant) -> Participant:
        """The person by the longest name that the text gives, if that name is one person's."""
        if person.last - person.first > 1 or person.stands_in:
            return person
        key = self.document.scan.key
        if self._full_names is None:
            self._full_names = {}
            for each in self.people:
                if each.last - each.first > 1:
                    whole = tuple(map(key, range(each.first, each.last)))
                    for word in {whole[0], whole[-1]}:
                        self._full_names.setdefault(word, {}).setdefault(whole, each)
        named = self._full_names.get(key(person.first), {})
        return next(iter(named.values())) if len(named) == 1 else person

    def _surname(self, person: Participant) -> str:
        return self.document.scan.key(person.last - 1)

    def _named(self) -> tuple[list[Participant], set[int]]:
        """The participants with a name by place, and every unit that they stand on."""
        document = self.document
        covered: set[int] = set()
        found: list[Participant] = []
        people = self.people
        if people:
            affiliations = self._affiliations()
            for p in people:
                for unit in range(p.outer, p.last):
                    covered.add(unit)
                if p.party_id is None and affiliations:
                    party_id = affiliations.get(self._surname(p))
                    if party_id is None:  # "राहुल" after "राहुल गांधी"
                        party_id = affiliations.get(document.scan.key(p.first))
                    found.append(p.meaning("person", party_id))
                else:
                    found.append(p)
            self._again(found, covered)
        persons = len(found)
        found += [
            Participant("party", party.unit, party.last, party.id, party.unit)
            for party in document.parties
            if party.unit not in covered
        ]
        unknown = document.unknown_parties
        for first, last, _ in unknown:
            if covered.isdisjoint(range(first, last)):
                found.append(Participant("party", first, last, None, first))
        for at in range(persons, len(found)):
            p = found[at]
            for unit in range(p.first, p.last):
                covered.add(unit)
        if persons or unknown:
            found.sort(key=_BY_PLACE)
        return self._with_parties(found), covered

    def _with_parties(self, named: list[Participant]) -> list[Participant]:
        """Those named, each office-bearer in the party that "the party" would mean there."""
        matches = self.document.of("office_bearer")
        if not matches:
            return named
        bearers = {match.fields["name"][0] for match in matches}
        return [
            Participant(p.kind, p.first, p.last, self._antecedent(p.first, named, at), p.outer)
            if p.party_id is None and p.first in bearers
            else p
            for at, p in enumerate(named)
        ]

    def _again(self, people: list[Participant], covered: set[int]) -> None:
        """Adds later mentions of a person, by surname at least, to both."""
        document, scan = self.document, self.document.scan
        names: dict[str, Participant] = {}
        for p in reversed(people):
            names[self._surname(p)] = p
        table, size = document.engine.name_table, self._size
        for unit in find_all(self._symbols, table, people[0].first, size):
            person = names.get(scan.key(unit))
            if (
                person is not None
                and unit > person.last
                and unit not in covered
                and unit not in document.party_units
            ):
                first, at = unit, person.last - 1
                while at > person.first and first > 0 and scan.key(first - 1) == scan.key(at - 1):
                    first, at = first - 1, at - 1
                for again in range(first, unit + 1):
                    covered.add(again)
                people.append(Participant("person", first, unit + 1, person.party_id, first))

    def _stand_in(self, unit: int, named: list[Participant], at: int) -> Participant | None:
        """A nominal or a pronoun as whoever it means; `at`: the first of `named` behind it."""
        document = self.document
        if document.has(unit, "party_nominal"):
            party_id = self._by_standing(unit) or self._antecedent(unit, named, at)
            return Participant("party", unit, unit + 1, party_id, unit, stands_in=True)
        near = named[max(0, at - 6) : at]
        if document.has(unit, "pronoun.person"):
            near = [p for p in near if p.kind == "person"]
        elif document.has(unit, "own") and document.has(unit, "pronoun.thing"):
            near = [p for p in near if p.kind != "person"] or near  # "its page" is no person's
        if document.has(unit, "pronoun.speaker"):
            first, last = self.document.sentence(unit)
            told = [p for p in near if p.last <= first or self.speaks(p)]
            # "Our page has 5 lakh followers," said X.
            near = told or near or [p for p in named[at : at + 1] if p.first < last]
        if not near:
            return None
        meant = near[-1]
        for participant in reversed(near):
            if not self.oblique(participant):
                meant = participant
                break
        return Participant(meant.kind, unit, unit + 1, meant.party_id, unit, stands_in=True)

    def _by_standing(self, unit: int) -> str | None:
        """The party that the text calls what a nominal calls it: ruling, opposition."""
        if not self._called:
            return None
        called = self._called.get(self.document.scan.value(unit, "party_nominal") or "", ())
        return next(iter(called)) if len(called) == 1 else None

    @property
    def _called(self) -> dict[str, set[str]]:
        """What parties are called (ruling, opposition) -> the ids of those that are."""
        if self._standings is not None:
            return self._standings
        document = self.document
        found = self._standings = {}
        for party in document.parties:
            if not document.is_in(party.unit - 1, "standing"):
                continue
            standing = document.scan.value(party.unit - 1, "standing")
            if standing is not None:
                found.setdefault(standing, set()).add(party.id)
        return found

    def _antecedent(self, unit: int, named: list[Participant], at: int) -> str | None:
        """The party that "the party" at `unit` means: of the nearest sentence with one."""
        if len(self.ids) <= 1:
            return next(iter(self.ids), None)
        scan = self.document.scan
        here = scan.sentence_of(unit)
        before = at
        while before > 0:
            sentence = scan.sentence_of(named[before - 1].first)
            if here - sentence > _SEARCH_BACK:
                break
            low, end = scan.sentences[sentence].first, before
            while before > 0 and named[before - 1].first >= low:
                before -= 1
            oblique = None
            for index in range(before, end):
                participant = named[index]
                if participant.party_id is not None:
                    if not self._marked(named, index):
                        return participant.party_id
                    oblique = oblique or participant.party_id
            if oblique is not None:
                return oblique
        for participant in named[at : at + 1]:
            if scan.sentence_of(participant.first) == here:
                return participant.party_id
        return None

    def _marked(self, named: list[Participant], at: int) -> bool:
        """Whether a participant is oblique, or the end of its list is: "X और Y के साथ"."""
        for following in named[at + 1 : at + _LONGEST_LIST]:
            first, last = named[at].last, following.outer
            if not 0 < last - first <= 3 or not self.document.only_in(first, last, _JOINTS):
                break
            if self.oblique(named[at]):
                return True
            at += 1
        return self.oblique(named[at])

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the parties that the text names."""
        if self._ids is None:
            self._ids = frozenset(party.id for party in self.document.parties)
        return self._ids

    def between(self, first: int, last: int) -> list[Participant]:
        """Participants that begin in units first to last (half-open)."""
        participants, places = self.participants, self._places
        begin = place_of(places, first, 0)
        end = place_of(places, last, begin)
        return participants[begin:end] if begin < end else []

    def starting(self, unit: int) -> Participant | None:
        """The participant that begins at a unit."""
        participants, places = self.participants, self._places
        at = place_of(places, unit + 1, 0) - 1
        return participants[at] if at >= 0 and places[at] == unit else None

    def oblique(self, participant: Participant) -> bool:
        """Whether a preposition before, or a postposition after, makes it no subject or owner."""
        document, at = self.document, participant.last
        if at < self._size and document.has(at, "oblique_after"):
            return True
        before = self._before(participant)
        return before >= 0 and document.has(before, "oblique_before")

    def coordinated(self, participant: Participant) -> list[Participant]:
        """`participant` with those before it in one list: "SP, BSP and RLD"."""
        document = self.document
        group = [participant]
        participants = self.participants
        at = place_of(self._places, participant.first, 0)
        outer = participant.outer
        for candidate in reversed(participants[max(0, at - 12) : at]):
            if document.has(candidate.first, "own"):  # "the BJP and its allies"
                continue
            first = candidate.last
            if not 0 < outer - first <= 3 or candidate.stands_in != participant.stands_in:
                break
            if not document.only_in(first, outer, _JOINTS):
                both = candidate.kind == participant.kind == "party"
                if not both or outer - first > 1 or not document.has(first, "hyphen"):
                    break
            group.append(candidate)
            outer = candidate.outer
        group.reverse()
        return group

    def possessive(self, participant: Participant) -> bool:
        """Whether the words say that something is theirs: "X's", "of X", "X का", "its"."""
        document = self.document
        if document.is_in(participant.last, _OWNERS):
            return True
        if participant.stands_in and document.has(participant.first, "own"):
            return True
        before = self._before(participant)
        return before >= 0 and document.has(before, "of")

    def relative(self, participant: Participant) -> bool:
        """Whether a clause about it follows: "X, who has"."""
        document, at = self.document, participant.last
        if document.is_in(at, "comma"):
            at += 1
        return document.is_in(at, "relative")

    def _before(self, participant: Participant) -> int:
        """The unit before a participant and its determiners; -1 where there is none."""
        symbols, determiners = self._symbols, self._determiners
        before = participant.outer - 1
        while before >= 0 and determiners[ord(symbols[before])]:
            before -= 1
        return before

    def speaks(self, participant: Participant) -> bool:
        """Whether the person only says what the sentence tells."""
        document, at = self.document, participant.last
        if document.is_in(at, "ergative"):
            at += 1
        return document.is_in(at, "said") or document.is_in(participant.outer - 1, "said")

    def actor(self, participant: Participant) -> Actor:
        """A participant as it is shown in results."""
        start, end, text = self.document.span(participant.first, participant.last)
        return _actor(
            kind=participant.kind, text=text, party_id=participant.party_id, start=start, end=end
        )
