"""Which words of a text name which party.

A name that can only be a party stands by itself. A weak one (SP, आप, Left) needs evidence: a rule
that makes `party` (a party word beside it), the same party named surely elsewhere, or a place in a
list of parties. Blockers say where a name is something else; a `scope` makes them doubt it in the
rest of the text: a doubted name counts where the text names another party surely. Where several
parties share a name, the text's parties, places and years choose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from partyie.factions import Factions
from partyie.odd_names import odd_names
from partyie.party_unit import CONFIDENCE, HOME, Name, PartyUnit
from partyie.rules import NOTHING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partyie.document import Document
    from partyie.registry_tables import Party
    from partyie.rules import RuleMatch
    from partyie.scan import Entry

__all__ = ["link"]

_WEAK: Final = 0.8
_AMBIGUOUS: Final = 0.7
_REACH: Final = 4  # units between two members of a list of parties
_LIST_FILLERS: Final = "determiner|quote|bracket"
_SURE: Final = 16
_STATE: Final = 8
_COUNTRY: Final = 8
_VOUCHED_DEPTH: Final = 4  # how far one doubtful name may vouch for the next
_MEMO_SIZE: Final = 1 << 12


class _Claim:
    """A unit in the list of parties, not settled yet."""

    __slots__ = ("doubted", "led", "name", "unit")

    def __init__(self, unit: int, name: Name, doubted: bool, led: str | None) -> None:
        self.unit = unit
        self.name = name
        self.doubted = doubted  # counts only in a text that speaks of parties
        self.led = led  # the id of the faction whose leader the name is said to be


def link(document: Document) -> dict[int, PartyUnit]:
    """Every named party of a document by its first unit, in the order of the text."""
    return _Linker(document).run()


class _Linker:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.scan = document.scan
        self._parties = document.engine.parties
        self.found: dict[int, PartyUnit] = {}
        self._names: dict[int, Name] = document.engine.names  # by the id of their entries
        self._named: dict[str, int] | None = None  # id -> how often found, for what is pending
        self._known_factions: Factions | None = None
        self._said: list[str] = []  # factions that words beside a name mean
        self._vouched_units: dict[int, bool] | None = None
        self._spoken_of: dict[str, int] | None = None

    def run(self) -> dict[int, PartyUnit]:
        found = self.found
        pending = self._claims()
        lone: list[PartyUnit] = []
        for party, sure in odd_names(self.document):
            if sure:
                self._put(party)
            else:
                lone.append(party)
        if pending:
            self._settle(pending)
        for party in lone:
            if self._found_near(party):
                self._put(party)
        before = -1
        for unit in found:
            if unit < before:
                return {unit: found[unit] for unit in sorted(found)}
            before = unit
        return found

    def _settle(self, pending: list[_Claim]) -> None:
        """Accepts the claims that the text bears out."""
        taken: set[int] = set()
        named = self._named = {}
        for party in self.found.values():
            taken.update(range(party.unit, party.last))
            named[party.id] = named.get(party.id, 0) + 1
        pending = [claim for claim in pending if claim.unit not in taken]
        # What is accepted may vouch for what stands beside it.
        for _ in range(_VOUCHED_DEPTH):
            left = [claim for claim in pending if not self._settled(claim)]
            if len(left) == len(pending):
                break
            pending = left

    def _claims(self) -> list[_Claim]:
        """Takes the names that can only be one party; gives back the others."""
        pending: list[_Claim] = []
        document, scan = self.document, self.scan
        units = document.places("party")
        if not units:
            return pending
        blocked, doubted = self._denials()
        engine, symbols = document.engine, scan.symbols
        doubtful = engine.table("doubtful_name")
        if document.any_in(0, len(symbols), engine.abroad):
            self._names = {}  # what a name may mean depends on the countries spoken of
        names = self._names
        for unit in units:
            if blocked and unit in blocked:
                continue
            entries = scan.entries(unit)
            name = names.get(id(entries))
            if name is None:
                name = self._name(entries)
            if name.timed:
                name = self._of_their_time(unit, name)
            doubt = doubtful[ord(symbols[unit])] != 0 or (
                len(doubted) > 0 and scan.key(unit) in doubted
            )
            led = None
            if name.split:
                faction = self._factions.after(unit, name.split)
                if faction is not None:
                    if self._parties[faction[0]].status != "other":  # CPI (Maoist) is no party
                        self._take_faction(unit, name, faction[0], faction[1])
                    continue
                led = self._factions.before(unit, name.split[0])
                if led is not None:
                    self._said.append(led)
                elif len(name.owners) == 1 and name.kind != "name":
                    self._said.append(name.split[0])  # a name that no other faction has
            if name.sure and not doubt:  # as most names are: nothing to ask
                self.found[unit] = PartyUnit(
                    unit, unit + 1, name.id, name.kind, name.rule, name.confidence
                )
            else:
                pending.append(_Claim(unit, name, doubt, led))
        return pending

    @property
    def _factions(self) -> Factions:
        if self._known_factions is None:
            self._known_factions = Factions(self.document)
        return self._known_factions

    def _name(self, entries: tuple[Entry, ...]) -> Name:
        """What a name may mean in this text; remembered."""
        owners = tuple([entry for entry in entries if entry.list == "party"])
        if len(owners) > 1:
            owners = tuple({entry.value: entry for entry in reversed(owners)}.values())[::-1]
            owners = tuple([entry for entry in owners if self._speaks_of(entry)]) or owners
        if len(self._names) >= _MEMO_SIZE:
            self._names.clear()
        name = self._names[id(entries)] = Name(entries, owners, self.document.engine.registry)
        return name

    def _of_their_time(self, unit: int, name: Name) -> Name:
        """A name with those owners that were there in the years that the text speaks of."""
        ids = self._factions.in_its_years(unit, [entry.value or "" for entry in name.owners])
        if len(ids) == len(name.owners):
            return name
        owners = tuple([entry for entry in name.owners if entry.value in ids])
        return Name(name.entries, owners, self.document.engine.registry)

    def _speaks_of(self, entry: Entry) -> bool:
        """Whether the text speaks of the country of a party; of the home country it always may."""
        assert entry.value is not None
        country = self._parties[entry.value].country
        return country == HOME or len(self.document.places(f"region.{country}")) > 0

    def _denials(self) -> tuple[set[int], set[str]]:
        """Units that are no party, and keys that need evidence in the whole text."""
        blocked: set[int] = set()
        doubted: set[str] = set()
        document = self.document
        for match in document.of(NOTHING):
            if match.rule.blocks and "party" not in match.rule.blocks:
                continue
            scope = match.rule.set.get("scope")
            if self._vouched_against(match):
                continue
            units = range(*match.focus)
            if scope != "doubt":
                blocked.update(units)
            if scope is not None:
                doubted.update(map(self.scan.key, units))
        return blocked, doubted

    def _vouched_against(self, blocker: RuleMatch) -> bool:
        """Whether words around those of a blocker say that it is a party."""
        for vouch in self.document.within("party", blocker.first - 2, blocker.first):
            if vouch.focus == blocker.focus and vouch.last >= blocker.last:
                return True
        return False

    def _put(self, party: PartyUnit) -> None:
        """Takes a party; one that is already there stays unless this one says more."""
        if party.last - party.unit == 1 and party.unit in self.found:
            return
        for unit in range(party.unit, party.last):
            self.found.pop(unit, None)
        self.found[party.unit] = party

    def _found_near(self, party: PartyUnit) -> bool:
        """Whether a slip of one word is borne out: by another party, or a party word beside it."""
        beside = (party.unit - 1, party.last)
        return bool(self.found) or any(
            0 <= unit < len(self.scan) and self.document.has(unit, "party_word") for unit in beside
        )

    # ── evidence ─────────────────────────────────────────────────────────────────────────────

    @property
    def _vouched(self) -> dict[int, bool]:
        """Units that a rule takes for a party; False: only if the text names it elsewhere."""
        if self._vouched_units is not None:
            return self._vouched_units
        found = self._vouched_units = {}
        for match in self.document.of("party"):
            unit = match.unit("party")
            if unit is not None:
                here = match.rule.set.get("evidence") != "document"
                found[unit] = found.get(unit, False) or here
        return found

    def _settled(self, claim: _Claim) -> bool:
        entry = self._best(claim)
        name = claim.name
        if (name.weak or claim.doubted) and not self._borne_out(claim, entry):
            return False
        if name.organisation and not (claim.unit in self._vouched or self._fit(entry) >= _STATE):
            return False
        self._accept(claim, entry)
        return True

    def _borne_out(self, claim: _Claim, entry: Entry) -> bool:
        """Whether the text says that a doubtful name is a party here."""
        vouched = self._vouched.get(claim.unit)
        if vouched:
            return True
        if self._often(entry) and (
            vouched is not None or not self.document.has(claim.unit, "plain_word")
        ):
            return True
        if self.found and (not claim.name.weak or self._at_home(claim, entry)):
            return True
        return self._beside_a_party(claim.unit) or self._wing_of_a_party(claim.unit, entry)

    def _often(self, entry: Entry) -> int:
        """How often the party is found so far."""
        return 0 if self._named is None else self._named.get(entry.value or "", 0)

    def _wing_of_a_party(self, unit: int, entry: Entry) -> bool:
        """Whether a wing stands in one sentence with its party: "the BJP's Mahila Morcha"."""
        assert entry.value is not None
        if self._parties[entry.value].status != "wing":
            return False
        parent = self.document.engine.registry.parent(entry.value)
        if parent is None:
            return False
        low, high = self.document.sentence(unit)
        for at in range(low, high):
            party = self.found.get(at)
            if party is not None and party.id == parent.id:
                return True
        return False

    def _at_home(self, claim: _Claim, entry: Entry) -> bool:
        """Whether the text speaks of a state of the party, or of its country if that is abroad."""
        assert entry.value is not None
        has = self.document.has
        if has(claim.unit, "plain_word") or has(claim.unit, "title_word"):
            return False
        party = self._parties[entry.value]
        if party.country != HOME:
            return party.country in self._places
        return self._in_a_state(party)

    def _in_a_state(self, party: Party) -> bool:
        """Whether the text speaks of a state that the party is of."""
        places = self._places
        return any(state in places for state in party.states)

    def _beside_a_party(self, unit: int) -> bool:
        """Whether a unit stands in one list with an accepted party: "SP, BSP and RLD"."""
        low, high = self.document.sentence(unit)
        # "We and the BJP" is no list of parties, but "RJD, HAM, VIP" is.
        pronoun = self.document.has(unit, "plain_word.pronoun")
        joins = self.document.table("comma" if pronoun else "list_join")
        fillers = self.document.table(_LIST_FILLERS)
        for step in (-1, 1):
            joined = False
            at = unit + step
            for _ in range(_REACH):
                if not low <= at < high:
                    break
                if at in self.found and joined:
                    return True
                code = ord(self.scan.symbols[at])
                if joins[code]:
                    joined = True
                elif not fillers[code]:
                    break
                at += step
        return False

    # ── one name, several parties ────────────────────────────────────────────────────────────

    def _best(self, claim: _Claim) -> Entry:
        owners = claim.name.owners
        if len(owners) == 1:
            return owners[0]
        if claim.led is not None and self._split(claim.led):
            for entry in owners:
                if entry.value == claim.led:
                    return entry
        own = [entry for entry in owners if entry.kind != "alias"]
        heirs = [entry for entry in owners if entry.kind == "alias"]
        there = len([entry for entry in heirs if self._often(entry)])
        if there > 1 and own:  # "Janata Dal" beside two of its heirs
            return own[0]
        if there and own and all(self._holds(own[0], heir) for heir in heirs):
            return self._fittest(own)  # "Shiv Sena" beside "Shiv Sena (UBT)"
        return self._fittest(owners)

    def _fittest(self, owners: Sequence[Entry]) -> Entry:
        """Of equals the party whose own name it is, then the likelier owner, which comes first."""
        best, most = owners[0], 0
        for place, entry in enumerate(owners):
            fit = 2 * self._fit(entry) + (entry.kind != "alias")
            if place == 0 or fit > most:
                best, most = entry, fit
        return best

    def _holds(self, owner: Entry, heir: Entry) -> bool:
        """Whether a party still has the name that a split of it goes on under as well."""
        parent = self._parties[owner.value or ""]
        return parent.until is None and self._parties[heir.value or ""].parent_id == parent.id

    def _split(self, faction: str) -> bool:
        """Whether the text knows that a party has split: it names a faction, or a year since."""
        party = self._parties[faction]
        family = {party.id, party.parent_id} - {None}
        said = set(self._said) - {faction}
        named = set(self._named or ()) - {party.parent_id}
        for heir in map(self._parties.__getitem__, (*said, *named)):
            if heir.factions and family & {heir.id, heir.parent_id}:
                return True
        return party.since is not None and any(map(party.alive, self._factions.years))

    def _fit(self, entry: Entry) -> int:
        """How well a party fits what else the text names."""
        assert entry.value is not None
        party, places = self._parties[entry.value], self._places
        fit = -1 if entry.weak else 0
        if self._often(entry):
            fit += _SURE
        if self._in_a_state(party):
            fit += _STATE
        country = party.country
        if country != HOME:
            fit += _COUNTRY if places.get(country, 0) > places.get(HOME, 0) else -_COUNTRY
        return fit

    @property
    def _places(self) -> dict[str, int]:
        """How often the text's places and sure parties speak of a country or state."""
        found = self._spoken_of
        if found is not None:
            return found
        found = self._spoken_of = {}
        for unit in self.document.places("region"):
            code = self.scan.value(unit, "region")
            if code:
                found[code] = found.get(code, 0) + 1
                country, _, state = code.partition("-")
                if state:
                    found[country] = found.get(country, 0) + 1
        for party in self.found.values():
            country = self._parties[party.id].country
            found[country] = found.get(country, 0) + 1
        return found

    def _accept(self, claim: _Claim, entry: Entry) -> None:
        """Takes a unit for one of the parties that its name may mean."""
        assert entry.value is not None
        kind, name, unit = entry.kind or "alias", claim.name, claim.unit
        others: tuple[str, ...] = ()
        confidence = _WEAK if name.weak or claim.doubted else CONFIDENCE[kind]
        if len(name.owners) > 1 and claim.led != entry.value:
            others = tuple(
                other.value
                for other in name.owners
                if other.value and other is not entry and self._plausible(other)
            )
            if others and confidence > _AMBIGUOUS:
                confidence = _AMBIGUOUS
        self.found[unit] = PartyUnit(
            unit, unit + 1, entry.value, kind, entry.rule, confidence, others
        )
        if self._named is not None:
            self._named[entry.value] = self._named.get(entry.value, 0) + 1

    def _take_faction(self, unit: int, name: Name, faction: str, last: int) -> None:
        """Takes a unit for the faction that the words up to `last` say."""
        self._said.append(faction)
        self.found[unit] = PartyUnit(
            unit, last, faction, name.kind, f"registry.{faction}", name.confidence
        )

    def _plausible(self, entry: Entry) -> bool:
        """Whether a party that was not chosen may be meant all the same."""
        assert entry.value is not None
        return not entry.weak or self._in_a_state(self._parties[entry.value])
