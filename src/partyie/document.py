"""One text on its way through the pipeline: its scan, its rule matches, its accepted parties."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from partyie.lexicon import Lexicon, charset
from partyie.linking import link
from partyie.party_unit import PartyUnit
from partyie.pattern import SymbolClasses
from partyie.rules import RuleMatch, RuleSet
from partyie.scan import Scan
from partyie.text import FIRST_MARK, akshara_end
from partyie.types import ActorKind

if TYPE_CHECKING:
    from partyie.registry import Registry
    from partyie.spelling import Speller

__all__ = ["ACTOR_LISTS", "Document", "Engine"]

# Lists whose words name an actor of a kind, and those whose words stand for one named elsewhere.
ACTOR_LISTS: dict[str, ActorKind] = {
    "government": "government",
    "organisation": "organisation",
    "group": "group",
}
_STAND_INS = ("party_nominal", "pronoun")


# Lists whose words are in no name of a body or person, however they are written.
_NO_NAME = (
    "party", "topic", "determiner", "article", "coordinator", "clause_break", "oblique_before",
    "pronoun", "party_nominal", "government", "group", "weekday", "negation", "said", "number",
)  # fmt: skip


_NEAR = 100  # units that a question about a word may look at, each way


@dataclass(frozen=True)
class Engine:
    """What every document of one extractor shares; never changed once built."""

    lexicon: Lexicon
    rules: RuleSet
    registry: Registry
    orders: Mapping[str, str]  # language -> "svo" or "sov"

    @cached_property
    def party_regex(self) -> re.Pattern[str]:
        return self.list_regex("party")

    def list_regex(self, tag: str) -> re.Pattern[str]:
        """What finds the units of a list in a scan's symbols."""
        found = self._regexes.get(tag)
        if found is None:
            found = self._regexes[tag] = re.compile(f"[{charset(self.lexicon.chars(tag))}]")
        return found

    @cached_property
    def _regexes(self) -> dict[str, re.Pattern[str]]:
        return {}

    @cached_property
    def full_name_regex(self) -> re.Pattern[str]:
        """What reads as a whole personal name in a scan's symbols."""
        return re.compile(SymbolClasses(self.lexicon).of("full_name"))

    @cached_property
    def speller(self) -> Speller:
        """What knows misspelt names of parties."""
        from partyie.spelling import Speller

        return Speller(self.registry.by_likelihood, self.lexicon)

    @cached_property
    def stand_in_regex(self) -> re.Pattern[str]:
        chars = "".join(map(self.lexicon.chars, (*ACTOR_LISTS, *_STAND_INS)))
        return re.compile(f"[{charset(chars)}]")

    @cached_property
    def actor_kinds(self) -> dict[str, ActorKind]:
        """Symbol -> the kind of actor that its words name; of several, that of the first list."""
        return {
            symbol: kind
            for tag, kind in reversed(ACTOR_LISTS.items())
            for symbol in self.lexicon.chars(tag)
        }

    @cached_property
    def name_regex(self) -> re.Pattern[str]:
        """Words that can be a surname: in no list, with a capital where the script has them."""
        chars = self.lexicon.shape_chars("capital", "upper", "devanagari", known=False)
        return re.compile(f"[{charset(chars)}]")

    @cached_property
    def members(self) -> Members:
        """List -> its symbols."""
        return Members(self.lexicon)

    @cached_property
    def capitals_regex(self) -> re.Pattern[str]:
        """Two capitalised words or more: a name of somebody whom no list or rule knows."""
        shapes = set(self.lexicon.shape_chars("capital", "upper", "initial"))
        shapes.difference_update(*map(self.lexicon.chars, _NO_NAME))
        return re.compile(f"[{charset(shapes)}]{{2,5}}")

    def symbols(self, tag: str) -> frozenset[str]:
        """The symbols of a list (or list.value), to ask of a unit whether it is in it."""
        return self.members[tag]


class Members(dict[str | tuple[str, ...], frozenset[str]]):
    """The symbols of each list, or of several together, worked out when first asked for."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __missing__(self, tags: str | tuple[str, ...]) -> frozenset[str]:
        names = (tags,) if isinstance(tags, str) else tags
        found = self[tags] = frozenset("".join(map(self._lexicon.chars, names)))
        return found


@dataclass
class Document:
    """A scanned text and what the rules found in it."""

    engine: Engine
    scan: Scan
    matches: dict[str, list[RuleMatch]] = field(default_factory=dict)
    lost: list[tuple[RuleMatch, RuleMatch]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._symbols = self.scan.symbols
        self._text = self.scan.tokens.text
        self._members = self.engine.members
        self._starts: dict[str, list[int]] = {}
        self._places: dict[str, list[int]] = {}
        self._clauses: dict[int, tuple[int, int]] = {}
        self._nearby: dict[int, tuple[int, int]] = {}

    @classmethod
    def read(cls, engine: Engine, text: str, *, trace: bool = False) -> Document:
        document = cls(engine, engine.lexicon.scan(text))
        scan, matches = document.scan, document.matches
        for sentence in scan.sentences:
            for match in engine.rules.match(scan, sentence, document.lost if trace else None):
                matches.setdefault(match.rule.makes, []).append(match)
        return document

    @property
    def text(self) -> str:
        return self._text

    def of(self, kind: str) -> list[RuleMatch]:
        """The matches of the rules that make `kind`, by place."""
        return self.matches.get(kind, [])

    def within(self, kind: str, first: int, last: int) -> list[RuleMatch]:
        """The matches of `kind` that begin in units first to last (half-open)."""
        places = self._starts.get(kind)
        if places is None:
            places = self._starts[kind] = [match.first for match in self.of(kind)]
        return self.of(kind)[bisect_left(places, first) : bisect_left(places, last)]

    def has(self, unit: int, tag: str) -> bool:
        """Whether a unit is in a list (or has list.value)."""
        return self._symbols[unit] in self._members[tag]

    def is_in(self, unit: int, *tags: str) -> bool:
        """Whether there is such a unit and it is in one of some lists."""
        symbols = self._symbols
        return 0 <= unit < len(symbols) and symbols[unit] in self._members[tags]

    def any_in(self, first: int, last: int, *tags: str) -> bool:
        """Whether one of units first to last (half-open) is in one of some lists."""
        return not self._members[tags].isdisjoint(self._symbols[first:last])

    def only_in(self, first: int, last: int, *tags: str) -> bool:
        """Whether units first to last (half-open), if any, all are in one of some lists."""
        return self._members[tags].issuperset(self._symbols[first:last])

    def places(self, tag: str) -> list[int]:
        """The units in a list, by place."""
        found = self._places.get(tag)
        if found is None:
            hits = self.engine.list_regex(tag).finditer(self._symbols)
            found = self._places[tag] = [hit.start() for hit in hits]
        return found

    def first_in(self, tag: str, first: int, last: int) -> int | None:
        """The first unit of a list among units first to last (half-open)."""
        places = self.places(tag)
        at = bisect_left(places, first)
        return places[at] if at < len(places) and places[at] < last else None

    def last_in(self, tag: str, first: int, last: int) -> int | None:
        """The last unit of a list among units first to last (half-open)."""
        places = self.places(tag)
        at = bisect_left(places, last) - 1
        return places[at] if at >= 0 and places[at] >= first else None

    def all_in(self, tag: str, first: int, last: int) -> list[int]:
        """The units of a list among units first to last (half-open)."""
        places = self.places(tag)
        return places[bisect_left(places, first) : bisect_left(places, last)] if places else []

    def span(self, first: int, last: int) -> tuple[int, int, str]:
        """Offsets and text of units first to last (half-open), never ending inside an akshara."""
        tokens, tokens_of, text = self.scan.tokens, self.scan.first, self._text
        start, end = tokens.start(tokens_of[first]), tokens.end(tokens_of[last] - 1)
        if end < len(text) and text[end] >= FIRST_MARK:
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
        return self.engine.orders.get(self._only_language or self.language(unit)) == "sov"

    @cached_property
    def _only_language(self) -> str:
        """The language of a text that has but one, else nothing."""
        return self.scan.languages[0] if len(self.scan.languages) == 1 else ""

    @cached_property
    def _languages(self) -> dict[int, str]:
        return {}

    # ── parties ──────────────────────────────────────────────────────────────────────────────

    @cached_property
    def parties(self) -> list[PartyUnit]:
        """The named parties by place, doubtful names only where the text bears them out."""
        return link(self)

    @cached_property
    def unknown_parties(self) -> list[tuple[int, int, str]]:
        """Units (first and last) that read as the name of a party that no registry knows; rule."""
        known = {unit for party in self.parties for unit in range(party.unit, party.last)}
        return [
            (match.first, match.last, match.rule.id)
            for match in self.of("unknown_party")
            if known.isdisjoint(range(match.first, match.last))
        ]

    @cached_property
    def party_units(self) -> dict[int, PartyUnit]:
        return {party.unit: party for party in self.parties}

    @cached_property
    def _party_places(self) -> list[int]:
        return [party.unit for party in self.parties]

    def parties_between(self, first: int, last: int) -> list[PartyUnit]:
        """The parties named by units first to last (half-open)."""
        places = self._party_places
        return self.parties[bisect_left(places, first) : bisect_left(places, last)]

    def clause(self, unit: int) -> tuple[int, int]:
        """The bounds of the clause that holds `unit`: between words that begin another."""
        found = self._clauses.get(unit)
        if found is None:
            low, high = self.sentence(unit)
            breaks = self.places("clause_break")
            before, after = bisect_left(breaks, unit), bisect_right(breaks, unit)
            first = breaks[before - 1] + 1 if before else low
            last = breaks[after] if after < len(breaks) else high
            found = self._clauses[unit] = max(low, first), min(high, last)
        return found

    def near(self, unit: int) -> tuple[int, int]:
        """The sentence that holds `unit`, and of a very long one only what is near the unit."""
        found = self._nearby.get(unit)
        if found is None:
            low, high = self.sentence(unit)
            found = self._nearby[unit] = max(low, unit - _NEAR), min(high, unit + _NEAR)
        return found

    def sentence(self, unit: int) -> tuple[int, int]:
        """The bounds of the sentence that holds `unit`."""
        bounds = self.scan.sentences[self.scan.sentence_of(unit)]
        return bounds.first, bounds.last
