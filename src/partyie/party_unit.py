"""Words of a text that name a party, and what a name may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from partyie.native import mypyc_attr

if TYPE_CHECKING:
    from partyie.registry import Registry
    from partyie.scan import Entry

__all__ = ["CONFIDENCE", "HOME", "Name", "PartyUnit"]

HOME: Final = "IN"  # the country whose parties every text may speak of

# How sure each kind of match is by itself.
CONFIDENCE: Final = {
    "name": 0.99,
    "abbreviation": 0.97,
    "alias": 0.93,
    "fuzzy": 0.75,
    "pattern": 0.6,
}


@mypyc_attr(acyclic=True)
class PartyUnit:
    """Units `unit` to `last` (half-open) that name a party; `span` if only part of them does."""

    __slots__ = ("candidates", "confidence", "id", "last", "match", "rule", "span", "unit")

    def __init__(
        self,
        unit: int,
        last: int,
        id: str,  # noqa: A002
        match: str,
        rule: str,
        confidence: float,
        candidates: tuple[str, ...] = (),
        span: tuple[int, int] | None = None,
    ) -> None:
        self.unit = unit
        self.last = last
        self.id = id
        self.match = match
        self.rule = rule
        self.confidence = confidence
        self.candidates = candidates  # other ids that the same words may mean
        self.span = span  # offsets, where the name is only part of the units


@mypyc_attr(acyclic=True)
class Name:
    """The parties that a name may mean in texts that speak of the same countries."""

    __slots__ = (
        "confidence", "entries", "id", "kind", "organisation", "owners", "rule", "split", "sure",
        "timed", "weak",
    )  # fmt: skip

    def __init__(
        self, entries: tuple[Entry, ...], owners: tuple[Entry, ...], registry: Registry
    ) -> None:
        self.entries = entries  # all that the words may mean
        self.owners = owners  # of these the parties
        # Whether the words also name an organisation.
        self.organisation = "organisation" in [entry.list for entry in entries]
        # Whether it counts only with evidence of its own.
        self.weak = False not in [entry.weak for entry in owners]
        ids = [entry.value for entry in owners if entry.value is not None]
        # Those of which there are factions.
        self.split = [party_id for party_id in ids if party_id in registry.factions]
        # Whether the years that a text speaks of choose between them.
        parties = [registry.get(party_id) for party_id in ids] if len(ids) > 1 else []
        self.timed = any(party.since or party.until for party in parties)
        # Whether it can only be one, which is the first of the owners; and that.
        self.sure = len(owners) == 1 and not (self.weak or self.organisation)
        self.id = ids[0]
        self.kind = owners[0].kind or "alias"
        self.rule = owners[0].rule
        self.confidence = CONFIDENCE[self.kind]
