"""One text on its way through the pipeline: its scan, its rule matches, its accepted parties."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from partyie.kernel import find, find_all, find_last
from partyie.lexicon import Lexicon
from partyie.linking import link
from partyie.party_unit import HOME, Name, PartyUnit
from partyie.pattern import SymbolClasses
from partyie.rules import RuleMatch, RuleSet
from partyie.scan import Scan
from partyie.text import FIRST_MARK, akshara_end
from partyie.trees import Trees
from partyie.types import ActorKind

if TYPE_CHECKING:
    from partyie.registry import Registry
    from partyie.spelling import Speller

__all__ = ["ACTOR_KINDS", "STAND_INS", "Document", "Engine", "place_of"]

# Lists whose words name an actor of that kind, and those whose words may stand for one.
ACTOR_KINDS: Final[tuple[ActorKind, ...]] = ("government", "organisation", "group")
STAND_INS: Final = "government|organisation|group|party_nominal|pronoun"

# Lists whose words are in no name of a body or person, however they are written.
_NO_NAME: Final = (
    "party", "topic", "determiner", "article", "coordinator", "clause_break", "oblique_before",
    "pronoun", "party_nominal", "government", "group", "weekday", "negation", "said", "number",
)  # fmt: skip


_FIRST_MARK: Final = ord(FIRST_MARK)
_SHORT: Final = 8  # units
_NEAR: Final = 100  # units that a question about a word may look at, each way


class Engine:
    """What every document of one extractor shares; never changed once built."""

    def __init__(
        self,
        lexicon: Lexicon,
        rules: RuleSet,
        registry: Registry,
        speller: Speller,
        orders: Mapping[str, str],
    ) -> None:
        self.lexicon = lexicon
        self.rules = rules
        self.registry = registry
        self.parties = {party.id: party for party in registry}
        # Lists of the places abroad that have parties.
        abroad = {party.country for party in registry} - {HOME}
        self.abroad = "|".join(f"region.{country}" for country in sorted(abroad))
        # Name of a party, by the id of its entries, as home texts mean it. A cache, not state.
        self.names: dict[int, Name] = {}
        self.speller = speller
        self.orders = orders  # language -> "svo" or "sov"
        self.tables: dict[str, bytes] = {}  # of lists; a cache, not state
        # For each code of a symbol the place of the kind of actor that its words name, from 1; of
        # several kinds the first.
        kinds = bytearray(lexicon.table(""))
        for place, kind in reversed([*enumerate(ACTOR_KINDS, 1)]):
            for symbol in lexicon.chars(kind):
                kinds[ord(symbol)] = place
        self.actor_kinds = bytes(kinds)
        # What reads as a whole personal name.
        self.full_name_regex = re.compile(SymbolClasses(lexicon).of("full_name"))
        # Words that can be a surname: in no other list, with a capital where the script has them.
        chars = lexicon.shape_chars("capital", "upper", "devanagari", known=False)
        chars += lexicon.chars("name_part.surname") + lexicon.chars("name_part.single")
        self.name_table = lexicon.table(chars)
        # Words that no list knows, written small where the script has capitals.
        self.lower_table = lexicon.table(lexicon.shape_chars("lower", known=False))
        # Capitalised words: two or more are a name of somebody whom no list or rule knows.
        shapes = set(lexicon.shape_chars("capital", "upper", "initial"))
        shapes.difference_update(*map(lexicon.chars, _NO_NAME))
        self.capital_table = lexicon.table(shapes)

    def table(self, tags: str) -> bytes:
        """For each code of a symbol whether it is in a list (or has list.value), or in one of
        several: "comma|colon"."""
        found = self.tables.get(tags)
        if found is None:
            chars = "".join(map(self.lexicon.chars, tags.split("|")))
            found = self.tables[tags] = self.lexicon.table(chars)
        return found


def place_of(places: list[int], unit: int, low: int) -> int:
    """The index of the first of sorted `places`, from `low` on, that is not before a unit."""
    high = len(places)
    while low < high:
        middle = (low + high) >> 1
        if places[middle] < unit:
            low = middle + 1
        else:
            high = middle
    return low


def _match_at(matches: list[RuleMatch], unit: int, low: int) -> int:
    """The index of the first of matches by place, from `low` on, that is not before a unit."""
    high = len(matches)
    while low < high:
        middle = (low + high) >> 1
        if matches[middle].first < unit:
            low = middle + 1
        else:
            high = middle
    return low


class Document:
    """A scanned text and what the rules found in it."""

    def __init__(self, engine: Engine, scan: Scan) -> None:
        self.engine = engine
        self.scan = scan
        self.matches: dict[str, list[RuleMatch]] = {}
        self.lost: list[tuple[RuleMatch, RuleMatch]] = []
        self.trees: Trees | None = None  # what a parser made of it; the rules engine has none
        self._symbols = scan.symbols
        self._text = scan.tokens.text
        self._tables = engine.tables
        # The language of a text that has but one, else nothing.
        self._only_language = scan.languages[0] if len(scan.languages) == 1 else ""
        self._sov = engine.orders.get(self._only_language) == "sov"
        self._languages: dict[int, str] = {}  # by sentence
        self._parties: list[PartyUnit] | None = None
        self._party_units: dict[int, PartyUnit] = {}
        self._party_places: list[int] | None = None
        self._unknown_parties: list[tuple[int, int, str]] | None = None
        self._clauses: dict[int, tuple[int, int]] = {}
        self._places: dict[str, list[int]] = {}

    @staticmethod
    def read(engine: Engine, text: str, *, trace: bool = False) -> Document:
        document = Document(engine, engine.lexicon.scan(text))
        scan, matches = document.scan, document.matches
        for match in engine.rules.match(scan, document.lost if trace else None):
            makes = match.rule.makes
            if makes in matches:
                matches[makes].append(match)
            else:
                matches[makes] = [match]
        return document

    @property
    def text(self) -> str:
        return self._text

    def of(self, kind: str) -> list[RuleMatch]:
        """The matches of the rules that make `kind`, by place."""
        found = self.matches.get(kind)
        return [] if found is None else found

    def within(self, kind: str, first: int, last: int) -> list[RuleMatch]:
        """The matches of `kind` that begin in units first to last (half-open)."""
        matches = self.of(kind)
        begin = _match_at(matches, first, 0)
        end = _match_at(matches, last, begin)
        return matches[begin:end] if begin < end else []

    # `tags`: a list, or list.value, or several of which any will do ("comma|colon").

    def table(self, tags: str) -> bytes:
        """For each code of a symbol whether it is in a list, or in one of several."""
        found = self._tables.get(tags)
        return self.engine.table(tags) if found is None else found

    def has(self, unit: int, tags: str) -> bool:
        """Whether a unit is in a list."""
        table = self._tables.get(tags)
        if table is None:
            table = self.engine.table(tags)
        return table[ord(self._symbols[unit])] != 0

    def is_in(self, unit: int, tags: str) -> bool:
        """Whether there is such a unit and it is in a list."""
        symbols = self._symbols
        if not 0 <= unit < len(symbols):
            return False
        table = self._tables.get(tags)
        if table is None:
            table = self.engine.table(tags)
        return table[ord(symbols[unit])] != 0

    def any_in(self, first: int, last: int, tags: str) -> bool:
        """Whether one of units first to last (half-open) is in a list."""
        table, symbols = self._tables.get(tags), self._symbols
        if table is None:
            table = self.engine.table(tags)
        if last - first > _SHORT:
            return find(symbols, table, first, last) >= 0
        # For so few, what a call of C costs is more.
        return any(table[ord(symbols[at])] for at in range(max(0, first), min(last, len(symbols))))

    def only_in(self, first: int, last: int, tags: str) -> bool:
        """Whether units first to last (half-open), if any, all are in a list."""
        table, symbols = self.table(tags), self._symbols
        return all(table[ord(symbols[at])] for at in range(first, min(last, len(symbols))))

    def places(self, tags: str) -> list[int]:
        """The units in a list, by place."""
        found = self._places.get(tags)
        if found is None:
            table, symbols = self.table(tags), self._symbols
            found = self._places[tags] = find_all(symbols, table, 0, len(symbols))
        return found

    def first_in(self, tags: str, first: int, last: int) -> int | None:
        """The first unit of a list among units first to last (half-open)."""
        at = find(self._symbols, self.table(tags), first, last)
        return None if at < 0 else at

    def last_in(self, tags: str, first: int, last: int) -> int | None:
        """The last unit of a list among units first to last (half-open)."""
        at = find_last(self._symbols, self.table(tags), first, last)
        return None if at < 0 else at

    def all_in(self, tags: str, first: int, last: int) -> list[int]:
        """The units of a list among units first to last (half-open)."""
        return find_all(self._symbols, self.table(tags), first, last)

    def span(self, first: int, last: int) -> tuple[int, int, str]:
        """Offsets and text of units first to last (half-open), never ending inside an akshara."""
        scan, text = self.scan, self._text
        start, end = scan.tokens.span(scan.token(first), scan.token(last) - 1)
        if end < len(text) and ord(text[end]) >= _FIRST_MARK:
            end = akshara_end(text, end)
        return start, end, text[start:end]

    def language(self, unit: int) -> str:
        """The language of the sentence that holds `unit`."""
        if self._only_language:
            return self._only_language
        sentence = self.scan.sentence_of(unit)
        known = self._languages.get(sentence)
        if known is None:
            bounds = self.scan.sentences[sentence]
            known = self._languages[sentence] = self.scan.language(bounds.first, bounds.last)
        return known

    def sov(self, unit: int) -> bool:
        """Whether the language of the sentence that holds `unit` puts the verb last."""
        if self._only_language:
            return self._sov
        return self.engine.orders.get(self.language(unit)) == "sov"

    # ── parties ──────────────────────────────────────────────────────────────────────────────

    @property
    def parties(self) -> list[PartyUnit]:
        """The named parties by place, doubtful names only where the text bears them out."""
        found = self._parties
        if found is None:
            units = self._party_units = link(self)
            found = self._parties = list(units.values())
        return found

    @property
    def party_units(self) -> dict[int, PartyUnit]:
        """The named parties by their first units."""
        return self._party_units if self.parties else {}

    @property
    def unknown_parties(self) -> list[tuple[int, int, str]]:
        """Units (first and last) that read as the name of a party that no registry knows; rule."""
        found = self._unknown_parties
        if found is None and not self.of("unknown_party"):
            found = self._unknown_parties = []
        if found is None:
            known = {unit for party in self.parties for unit in range(party.unit, party.last)}
            found = self._unknown_parties = [
                (match.first, match.last, match.rule.id)
                for match in self.of("unknown_party")
                if known.isdisjoint(range(match.first, match.last))
            ]
        return found

    def parties_between(self, first: int, last: int) -> list[PartyUnit]:
        """The parties named by units first to last (half-open)."""
        parties, places = self.parties, self._party_places
        if places is None:
            places = self._party_places = [party.unit for party in parties]
        begin = place_of(places, first, 0)
        end = place_of(places, last, begin)
        return parties[begin:end] if begin < end else []

    def clause(self, unit: int) -> tuple[int, int]:
        """The bounds of the clause that holds `unit`: between words that begin another."""
        found = self._clauses.get(unit)
        if found is None:
            low, high = self.sentence(unit)
            symbols, breaks = self._symbols, self.engine.table("clause_break")
            before = find_last(symbols, breaks, low, unit)
            after = find(symbols, breaks, unit + 1, high)
            found = self._clauses[unit] = (
                low if before < 0 else before + 1,
                high if after < 0 else after,
            )
        return found

    def near(self, unit: int) -> tuple[int, int]:
        """The sentence that holds `unit`, and of a very long one only what is near the unit."""
        first, last = self.sentence(unit)
        return max(first, unit - _NEAR), min(last, unit + _NEAR)

    def sentence(self, unit: int) -> tuple[int, int]:
        """The bounds of the sentence that holds `unit`."""
        sentence = self.scan.sentences[self.scan.sentence_of(unit)]
        return sentence.first, sentence.last
