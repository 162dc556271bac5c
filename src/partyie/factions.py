"""Which faction of a party is meant: what stands after its name, whose it is, and the year.

"Shiv Sena (UBT)", "शिवसेना-उद्धव", "NCP (शरद) गुट" name a faction in any mix of scripts; "Sharad
Pawar's NCP" does so in a text that knows of the split. The table of parties says which words mean
which faction, and in which years there was one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partyie.document import Document

__all__ = ["Factions"]

_TAIL = 6  # tokens of the words that say which faction
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_YEARS = "year|date"
_LINKS = "possessive|owner_mark|led_word|hyphen|faction_noun|of|determiner"


class Factions:
    """What the words around a party's name say of its faction, in one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._scan = document.scan
        self._known = document.engine.registry.factions
        self._edges = document.engine.registry.faction_edges
        self._all_years: frozenset[int] | None = None

    def after(self, unit: int, ids: list[str]) -> tuple[str, int] | None:
        """The faction that the words after a name mean, and the unit after them."""
        scan, words = self._scan, self._scan.words
        if unit + 1 >= len(scan):
            return None
        # Words of a faction begin there, or after a bracket or hyphen.
        token = scan.token(unit + 1)
        begun = words[token].key
        then = words[token + 1].key if token + 1 < len(words) else begun
        for party_id in ids:
            edges = self._edges[party_id][0]
            if begun in edges or then in edges:
                tails = self._known[party_id]
                found = self._bracketed(unit + 1, tails) or self._named(unit + 1, tails)
                if found is not None:
                    return self._with_noun(*found)
        return None

    def before(self, unit: int, party_id: str) -> str | None:
        """The faction whose leader a name is said to be: "शरद पवार की एनसीपी"."""
        document, last = self._document, unit
        while last and unit - last < 3 and document.is_in(last - 1, _LINKS):
            last -= 1
        if last == unit:
            return None
        end, words = self._scan.token(last), self._scan.words
        if not end or words[end - 1].key not in self._edges[party_id][1]:
            return None
        keys = [word.key for word in words[max(0, end - _TAIL) : end]]
        for first in range(len(keys)):
            found = self._known[party_id].get(tuple(keys[first:]))
            if found is not None:
                return found
        return None

    def _bracketed(
        self, unit: int, tails: dict[tuple[str, ...], str]
    ) -> tuple[str, int] | None:
        keys, first = self._keys(unit)
        if not keys or keys[0] not in "([" or len(keys) < 3:
            return None
        closing = next((n for n, key in enumerate(keys) if key in ")]"), 0)
        for last in range(closing, 1, -1):  # "(अजित गुट)": words after those of the table
            found = tails.get(tuple(keys[1:last]))
            if found is not None and (
                last == closing or self._is_noun(first + last, first + closing)
            ):
                return self._upto(found, first + closing + 1)
        return None

    def _named(self, unit: int, tails: dict[tuple[str, ...], str]) -> tuple[str, int] | None:
        """Words without brackets: after a hyphen, or before "faction"."""
        keys, first = self._keys(unit)
        hyphen = len(keys) > 1 and keys[0] == "-"
        for last in range(len(keys), hyphen, -1):
            found = tails.get(tuple(keys[hyphen:last]))
            if found is not None and (hyphen or self._is_noun(first + last, first + last + 1)):
                return self._upto(found, first + last)
        return None

    def _with_noun(self, faction: str, last: int) -> tuple[str, int]:
        """With a word of the same faction, and "faction", behind: "(ML) Liberation"."""
        parent = self._document.engine.registry.get(faction).parent_id or faction
        keys, first = self._keys(last)
        more = next(
            (n for n in range(len(keys), 0, -1)
             if self._known.get(parent, {}).get(tuple(keys[:n])) == faction), 0,
        )  # fmt: skip
        if more:
            faction, last = self._upto(faction, first + more) or (faction, last)
        return faction, last + self._document.is_in(last, "faction_noun")

    def _keys(self, unit: int) -> tuple[list[str], int]:
        """Folded tokens from a unit on, in its sentence, and the first of them."""
        if unit >= len(self._scan):
            return [], 0
        _, high = self._document.sentence(unit - 1)
        first, last = self._scan.token(unit), self._scan.token(max(unit, high))
        words = self._scan.words[first : min(last, first + _TAIL)]
        return [word.key for word in words], first

    def _is_noun(self, first: int, last: int) -> bool:
        """Whether tokens first to last are one word for a faction."""
        scan = self._scan
        unit = scan.unit_of(first)
        if unit is None or unit >= len(scan) or scan.token(unit + 1) != last:
            return False
        return self._document.has(unit, "faction_noun")

    def _upto(self, faction: str, token: int) -> tuple[str, int] | None:
        """The faction, and the unit that begins at a token; None if a unit goes across it."""
        unit = self._scan.unit_of(token)
        return None if unit is None else (faction, unit)

    # ── years ────────────────────────────────────────────────────────────────────────────────

    def in_its_years(self, unit: int, ids: Sequence[str]) -> list[str]:
        """The parties that were there in the years that the text speaks of: its sentence's first.

        All of them where the text has no year, or none of them fits.
        """
        get = self._document.engine.registry.get
        if not self.years:
            return list(ids)
        parties = [get(party_id) for party_id in ids]
        here = self._years(*self._document.sentence(unit)) or self.years
        fit = [party.id for party in parties if any(map(party.alive, here))]
        return fit or list(ids)

    @property
    def years(self) -> frozenset[int]:
        """The years that the text names."""
        if self._all_years is None:
            self._all_years = self._years(0, len(self._scan))
        return self._all_years

    def _years(self, first: int, last: int) -> frozenset[int]:
        units = self._document.all_in(_YEARS, first, last)
        return frozenset(
            int(year)
            for unit in units
            for year in _YEAR.findall(self._scan.surface(unit, unit + 1))
        )
