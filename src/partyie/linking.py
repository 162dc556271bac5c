"""Which words of a text name which party.

A name that can only be a party stands by itself. A weak one (SP, आप, Left) needs evidence: a rule
that makes `party` (a party word beside it), the same party named surely elsewhere, or a place in a
list of parties. Blockers say where a name is something else; a `scope` makes them doubt it in the
rest of the text: a doubted name counts where the text names another party surely. Where several
parties share a name, the text's parties, places and years choose.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from partyie.factions import Factions
from partyie.odd_names import misspelt, tagged, truncated
from partyie.party_unit import CONFIDENCE, PartyUnit
from partyie.rules import NOTHING

if TYPE_CHECKING:
    from partyie.document import Document
    from partyie.scan import Entry

__all__ = ["link"]

_HOME: Final = "IN"
_WEAK: Final = 0.8
_AMBIGUOUS: Final = 0.7
_REACH: Final = 4  # units between two members of a list of parties
_LIST_FILLERS: Final = ("determiner", "quote", "bracket")
_SURE: Final = 16
_STATE: Final = 8
_COUNTRY: Final = 8
_VOUCHED_DEPTH: Final = 4  # how far one doubtful name may vouch for the next


class _Claim:
    """A unit in the list of parties, not settled yet."""

    __slots__ = (
        "doubted", "entries", "faction", "last", "led", "organisation", "sure", "unit", "weak",
    )  # fmt: skip

    def __init__(
        self,
        unit: int,
        entries: tuple[Entry, ...],
        organisation: bool,
        weak: bool,
        doubted: bool,
        faction: str | None = None,
        last: int = 0,
        led: str | None = None,
    ) -> None:
        self.unit = unit
        self.entries = entries
        self.organisation = organisation  # the words also name an organisation
        self.weak = weak  # counts only with evidence of its own
        self.doubted = doubted  # counts only in a text that speaks of parties
        self.faction = faction  # the id that the words behind the name say
        self.last = last  # the unit after those words
        self.led = led  # the id of the faction whose leader the name is said to be
        one = len(entries) == 1 and not (weak or doubted or organisation)
        self.sure = one or faction is not None


def link(document: Document) -> list[PartyUnit]:
    """Every named party of a document, by place."""
    return _Linker(document).run()


class _Linker:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.scan = document.scan
        self.registry = document.engine.registry
        self._parties = document.engine.parties
        self.found: dict[int, PartyUnit] = {}
        self._named: dict[str, int] = {}  # id -> how often the party was found so far
        self._countries: dict[str, bool] = {}
        # id of what a name can be -> that, and what it is in this text
        self._owned: dict[
            int, tuple[tuple[Entry, ...], tuple[tuple[Entry, ...], bool]]
        ] = {}
        self._vouched_units: dict[int, bool] | None = None
        self._spoken_of: Counter[str] | None = None
        self._factions = Factions(document)
        self._said: set[str] = set()  # factions that words beside a name mean

    def run(self) -> list[PartyUnit]:
        pending = self._claims()
        lone = self._odd_names()
        if pending:
            self._settle(pending)
        for party in lone:
            if self._found_near(party):
                self._put(party)
        return [self.found[unit] for unit in sorted(self.found)]

    def _settle(self, pending: list[_Claim]) -> None:
        """Accepts the claims that the text bears out."""
        taken = {unit for party in self.found.values() for unit in range(party.unit, party.last)}
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
        blocked, doubted = self._denials()
        scan, symbols = self.scan, self.scan.symbols
        split = self.registry.factions
        doubtful = self.document.engine.table("doubtful_name")
        for unit in self.document.places("party"):
            if unit in blocked:
                continue
            entries = scan.entries(unit)
            doubt = doubtful[ord(symbols[unit])] != 0 or (
                len(doubted) > 0 and scan.key(unit) in doubted
            )
            only = entries[0]
            if len(entries) == 1 and not only.weak and not doubt and only.value not in split:
                self._take(unit, only)  # as most names are: nothing to ask
                continue
            claim = self._claim(unit, entries, doubt)
            if claim is None:
                continue
            if claim.sure:
                self._accept(claim, claim.entries[0])
            else:
                pending.append(claim)
        return pending

    def _claim(self, unit: int, entries: tuple[Entry, ...], doubt: bool) -> _Claim | None:
        """A name with the parties that it may mean; None for what is no party."""
        split = self.registry.factions
        owners, organisation = self._owners(entries)
        if len(owners) > 1:
            owners = self._of_their_time(unit, owners)
        weak = False not in [entry.weak for entry in owners]
        ids = [entry.value for entry in owners if entry.value in split]
        if not ids:
            return _Claim(unit, owners, organisation, weak, doubt)
        faction = self._factions.after(unit, ids)
        if faction is not None:
            if self._parties[faction[0]].status == "other":
                return None  # CPI (Maoist) is no party
            self._said.add(faction[0])
            return _Claim(unit, owners, organisation, weak, False, *faction)
        led = self._factions.before(unit, ids[0])
        if led is not None:
            self._said.add(led)
        elif len(owners) == 1 and owners[0].kind != "name":
            self._said.add(ids[0])  # a name that no other faction has
        return _Claim(unit, owners, organisation, weak, doubt, led=led)

    def _owners(self, entries: tuple[Entry, ...]) -> tuple[tuple[Entry, ...], bool]:
        """The parties that a name may mean, and whether it is also one of an organisation's."""
        known = self._owned.get(id(entries))
        if known is not None:
            return known[1]
        owners = tuple([entry for entry in entries if entry.list == "party"])
        if len(owners) > 1:
            owners = tuple({entry.value: entry for entry in reversed(owners)}.values())[::-1]
            owners = tuple([entry for entry in owners if self._speaks_of(entry)]) or owners
        found = owners, "organisation" in [entry.list for entry in entries]
        self._owned[id(entries)] = entries, found  # kept, so that no other has its id
        return found

    def _of_their_time(self, unit: int, owners: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """The owners of a name that were there in the years that the text speaks of."""
        ids = self._factions.in_its_years(unit, [entry.value or "" for entry in owners])
        return tuple(entry for entry in owners if entry.value in ids)

    def _speaks_of(self, entry: Entry) -> bool:
        """Whether the text speaks of the country of a party; of the home country it always may."""
        assert entry.value is not None
        country = self._parties[entry.value].country
        return country == _HOME or self._abroad(country)

    def _abroad(self, country: str) -> bool:
        known = self._countries.get(country)
        if known is None:
            known = self.document.any_in(0, len(self.scan), f"region.{country}")
            self._countries[country] = known
        return known

    def _denials(self) -> tuple[set[int], set[str]]:
        """Units that are no party, and keys that need evidence in the whole text."""
        blocked: set[int] = set()
        doubted: set[str] = set()
        for match in self.document.of(NOTHING):
            if match.rule.blocks and "party" not in match.rule.blocks:
                continue
            scope = match.rule.set.get("scope")
            units = range(*match.focus)
            if any(
                vouch.focus == match.focus and vouch.last >= match.last
                for vouch in self.document.within("party", match.first - 2, match.first)
            ):
                continue  # words around those of the blocker say that it is a party
            if scope != "doubt":
                blocked.update(units)
            if scope is not None:
                doubted.update(map(self.scan.key, units))
        return blocked, doubted

    def _odd_names(self) -> list[PartyUnit]:
        """Accepts tags, names cut short and slips in long names; gives back those of one word."""
        text = self.document.text
        if "#" in text or "@" in text:
            for party in tagged(self.document):
                self._put(party)
        if "…" in text or "..." in text:
            for party in truncated(self.document):
                self._put(party)
        lone = []
        for party, long in misspelt(self.document):
            if long:
                self._put(party)
            else:
                lone.append(party)
        return lone

    def _put(self, party: PartyUnit) -> None:
        """Takes a party; one that is already there stays unless this one says more."""
        units = range(party.unit, party.last)
        if len(units) == 1 and party.unit in self.found:
            return
        for unit in units:
            dropped = self.found.pop(unit, None)
            if dropped is not None:
                self._named[dropped.id] -= 1
        self._add(party)

    def _add(self, party: PartyUnit) -> None:
        self.found[party.unit] = party
        self._named[party.id] = self._named.get(party.id, 0) + 1

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
        if (claim.weak or claim.doubted) and not self._borne_out(claim, entry):
            return False
        if claim.organisation and not (claim.unit in self._vouched or self._fit(entry) >= _STATE):
            return False
        self._accept(claim, entry)
        return True

    def _borne_out(self, claim: _Claim, entry: Entry) -> bool:
        """Whether the text says that a doubtful name is a party here."""
        vouched = self._vouched.get(claim.unit)
        if vouched:
            return True
        plain = self.document.has(claim.unit, "plain_word")
        if self._named.get(entry.value or "") and (vouched is not None or not plain):
            return True
        if self.found and (not claim.weak or self._at_home(claim, entry)):
            return True
        return self._beside_a_party(claim.unit) or self._wing_of_a_party(claim.unit, entry)

    def _wing_of_a_party(self, unit: int, entry: Entry) -> bool:
        """Whether a wing stands in one sentence with its party: "the BJP's Mahila Morcha"."""
        assert entry.value is not None
        parent = self.registry.parent(entry.value)
        if parent is None or self._parties[entry.value].status != "wing":
            return False
        low, high = self.document.sentence(unit)
        beside = map(self.found.get, range(low, high))
        return any(party is not None and party.id == parent.id for party in beside)

    def _at_home(self, claim: _Claim, entry: Entry) -> bool:
        """Whether the text speaks of a state of the party, or of its country if that is abroad."""
        assert entry.value is not None
        has = self.document.has
        if has(claim.unit, "plain_word") or has(claim.unit, "title_word"):
            return False
        party = self._parties[entry.value]
        if party.country != _HOME:
            return self._places[party.country] > 0
        return any(state in self._places for state in party.states)

    def _beside_a_party(self, unit: int) -> bool:
        """Whether a unit stands in one list with an accepted party: "SP, BSP and RLD"."""
        low, high = self.document.sentence(unit)
        # "We and the BJP" is no list of parties, but "RJD, HAM, VIP" is.
        pronoun = self.document.has(unit, "plain_word.pronoun")
        joins = self.document.engine.symbols("comma" if pronoun else "list_join")
        fillers = self.document.engine.members[_LIST_FILLERS]
        for step in (-1, 1):
            joined = False
            at = unit + step
            for _ in range(_REACH):
                if not low <= at < high:
                    break
                if at in self.found and joined:
                    return True
                symbol = self.scan.symbols[at]
                if symbol in joins:
                    joined = True
                elif symbol not in fillers:
                    break
                at += step
        return False

    # ── one name, several parties ────────────────────────────────────────────────────────────

    def _best(self, claim: _Claim) -> Entry:
        if len(claim.entries) == 1:
            return claim.entries[0]
        if claim.led is not None and self._split(claim.led):
            for entry in claim.entries:
                if entry.value == claim.led:
                    return entry
        own = [entry for entry in claim.entries if entry.kind != "alias"]
        heirs = sum(self._named.get(e.value or "", 0) > 0 for e in claim.entries if e not in own)
        if heirs > 1 and own:  # "Janata Dal" beside two of its heirs
            return own[0]
        if heirs and own and all(self._holds(own[0], e) for e in claim.entries if e not in own):
            return max(own, key=self._fit)  # "Shiv Sena" beside "Shiv Sena (UBT)"
        # Of equals the party whose own name it is, then the likelier owner, which comes first.
        return max(claim.entries, key=lambda entry: (self._fit(entry), entry.kind != "alias"))

    def _holds(self, owner: Entry, heir: Entry) -> bool:
        """Whether a party still has the name that a split of it goes on under as well."""
        parent = self._parties[owner.value or ""]
        return parent.until is None and self._parties[heir.value or ""].parent_id == parent.id

    def _split(self, faction: str) -> bool:
        """Whether the text knows that a party has split: it names a faction, or a year since."""
        party = self._parties[faction]
        family = {party.id, party.parent_id} - {None}
        said = self._said - {faction}
        named = {other for other, times in self._named.items() if times} - {party.parent_id}
        for heir in map(self._parties.__getitem__, (*said, *named)):
            if heir.factions and family & {heir.id, heir.parent_id}:
                return True
        return party.since is not None and any(map(party.alive, self._factions.years))

    def _fit(self, entry: Entry) -> int:
        """How well a party fits what else the text names."""
        assert entry.value is not None
        party, named = self._parties[entry.value], self._named
        fit = _SURE * (named.get(party.id, 0) > 0) - entry.weak
        fit += _STATE * any(state in self._places for state in party.states)
        home = self._places[_HOME]
        if party.country != _HOME:
            fit += _COUNTRY if self._places[party.country] > home else -_COUNTRY
        return fit

    @property
    def _places(self) -> Counter[str]:
        """Countries and states that the text's places and sure parties speak of."""
        if self._spoken_of is not None:
            return self._spoken_of
        found = self._spoken_of = Counter()
        for unit in self.document.places("region"):
            code = self.scan.value(unit, "region")
            if code:
                found[code] += 1
                found[code.partition("-")[0]] += "-" in code
        for party in self.found.values():
            found[self._parties[party.id].country] += 1
        return found

    def _accept(self, claim: _Claim, entry: Entry) -> None:
        assert entry.value is not None
        kind = entry.kind or "alias"
        unit = claim.unit
        if claim.faction is not None:
            rule = f"registry.{claim.faction}"
            self._add(PartyUnit(unit, claim.last, claim.faction, kind, rule, CONFIDENCE[kind]))
            return
        candidates: tuple[str, ...] = ()
        confidence = _WEAK if claim.weak or claim.doubted else CONFIDENCE[kind]
        if len(claim.entries) > 1 and claim.led != entry.value:
            candidates = tuple(
                other.value
                for other in claim.entries
                if other.value and other is not entry and self._plausible(other)
            )
            confidence = min(confidence, _AMBIGUOUS) if candidates else confidence
        self._add(
            PartyUnit(unit, unit + 1, entry.value, kind, entry.rule, confidence, candidates)
        )

    def _take(self, unit: int, entry: Entry) -> None:
        """Takes a unit for the party that its only entry names."""
        assert entry.value is not None
        kind = entry.kind or "alias"
        self._add(PartyUnit(unit, unit + 1, entry.value, kind, entry.rule, CONFIDENCE[kind]))

    def _plausible(self, entry: Entry) -> bool:
        """Whether a party that was not chosen may be meant all the same."""
        assert entry.value is not None
        party = self._parties[entry.value]
        return not entry.weak or any(state in self._places for state in party.states)
