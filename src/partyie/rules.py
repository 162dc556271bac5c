"""Rules over symbols: which patterns match where; the longest wins; blockers silence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from partyie.anchors import AnchorFinder
from partyie.collector import uncollected
from partyie.kernel import Sieve
from partyie.native import mypyc_attr
from partyie.pattern import BUILT_IN, Group, Pattern, SymbolClasses
from partyie.text import SHAPES_OF_SCRIPT

if TYPE_CHECKING:
    from partyie.lexicon import Lexicon
    from partyie.scan import Scan

__all__ = ["NOTHING", "Captured", "Rule", "RuleMatch", "RuleSet"]

NOTHING: Final = "nothing"
# What two matches of one kind must not share: the field each kind is about, else all of it.
_FOCUS: Final = {
    "stance": "",
    "level_range": "",
    "count": "value",
    "level": "level",
    "unit": "unit",
    "office_bearer": "name",
    "person": "name",
    "actor": "name",
    "party": "party",
    "unknown_party": "name",
    NOTHING: "blocked",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a pack: a pattern and what a match of it makes."""

    id: str
    makes: str
    pattern: Pattern
    language: str
    set: dict[str, Any] = field(default_factory=dict)
    confidence: float = 0.9
    blocks: frozenset[str] = frozenset()
    fallback: bool = False


Captured = dict[str, tuple[int, int]]


@mypyc_attr(acyclic=True)
class RuleMatch:
    """Units `first` to `last` (half-open) that a rule matched, and its captured fields."""

    __slots__ = ("fields", "first", "focus", "last", "number", "rule")

    def __init__(
        self, rule: Rule, number: int, first: int, last: int, fields: Captured,
        focus: tuple[int, int],
    ) -> None:  # fmt: skip
        self.rule = rule
        self.number = number  # of the rule: they are in the order of their ids
        self.first = first
        self.last = last
        self.fields = fields
        self.focus = focus  # the units that the match is about

    def unit(self, name: str) -> int | None:
        """The first unit of a captured field."""
        span = self.fields.get(name)
        return None if span is None else span[0]


class _Compiled:
    """A rule with its regular expression."""

    __slots__ = ("_fields", "_focus", "_number", "rule", "search")

    def __init__(
        self, rule: Rule, place: int, regex: re.Pattern[str], groups: Iterable[Group]
    ) -> None:
        self.rule = rule
        self._number = place
        self.search = regex.search
        number = regex.groupindex
        self._fields = [(field, number[first], number[last]) for field, first, last in groups]
        self._focus = _FOCUS.get(rule.makes, "")

    def collect(
        self, symbols: str, begin: int, last: int, anchor: int, found: list[RuleMatch]
    ) -> None:
        """Add all matches in units begin to last (half-open), the last anchor of which is known.
        Each is looked for from the focus of the one before, not from its end: "block and district
        presidents" is two."""
        rule, captured, about, search = self.rule, self._fields, self._focus, self.search
        while begin <= anchor:
            m = search(symbols, begin, last)
            if m is None:
                return
            spans: tuple[tuple[int, int], ...] = m.regs
            focus = spans[0]
            first, end = focus
            fields: Captured = {}
            for name, opened, closed in captured:
                stop = spans[closed][1]
                if stop >= 0:
                    fields[name] = (spans[opened][0], stop)
                    if name == about:
                        focus = fields[name]
            found.append(RuleMatch(rule, self._number, first, end, fields, focus))
            begin = max(focus[1], first + 1)


class RuleSet:
    """Compiled rules, found by the symbols that a sentence holds.

    A rule is tried only where an anchor of it is, with all that it needs around it, and a word in
    the script of its language. A pattern is compiled when the first text comes that its rule is
    tried on.
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        lexicon: Lexicon,
        *,
        common: frozenset[str] = frozenset(),
        scripts: Mapping[str, str],
    ) -> None:
        self.rules = tuple(sorted(rules, key=lambda rule: rule.id))
        self._classes = SymbolClasses(lexicon)
        self._compiled: list[_Compiled | None] = [None] * len(self.rules)
        bits = {script: 1 << n for n, script in enumerate(sorted(set(scripts.values())))}
        written = bytearray(1 + max(map(ord, lexicon.symbols)))
        for script, bit in bits.items():
            for char in lexicon.shape_chars(*SHAPES_OF_SCRIPT[script]):
                written[ord(char)] |= bit
        finder = AnchorFinder(self._classes, lambda name: _weight(name, common))
        self._sieve = Sieve(
            bytes(written),
            [
                (number, bits.get(scripts.get(rule.language, ""), 0), before, symbols, needs)
                for number, rule in enumerate(self.rules)
                for symbols, before, needs in finder.anchors(rule.pattern)
            ],
        )

    def match(
        self, scan: Scan, lost: list[tuple[RuleMatch, RuleMatch]] | None = None
    ) -> list[RuleMatch]:
        """The matches that stand in a text, by place; `lost` collects (loser, winner)."""
        kept: list[RuleMatch] = []
        symbols, compiled, sieve = scan.symbols, self._compiled, self._sieve
        for sentence in scan.sentences:
            last = sentence.last
            opened = sieve.open(symbols, sentence.first, last)
            if not opened:
                continue
            found: list[RuleMatch] = []
            for number, begin, anchor in opened:
                rule = compiled[number] or self._compile(number)
                rule.collect(symbols, begin, last, anchor, found)
            kept += _settle(found, lost) if len(found) > 1 else found
        return kept

    def _compile(self, number: int) -> _Compiled:
        rule = self.rules[number]
        with uncollected():
            found = _Compiled(rule, number, *rule.pattern.compile(self._classes))
        self._compiled[number] = found
        return found


def _weight(name: str, common: frozenset[str]) -> int:
    """How common a list is, roughly: rules are looked for by the rarest list they need."""
    if name in BUILT_IN:
        return 100
    if name in common or name.split(".")[0] in common:
        return 60
    if name in ("party", "number"):
        return 40
    if name.startswith("="):
        return 50 if len(name) > 4 else 70
    return 10


def _settle(
    found: list[RuleMatch], lost: list[tuple[RuleMatch, RuleMatch]] | None
) -> list[RuleMatch]:
    """The matches of one sentence that stand, by place."""
    if _collide(found):
        found = _strongest(found, lost)
    found.sort(key=_place)
    return found


def _collide(found: list[RuleMatch]) -> bool:
    """Whether matches of a kind share a focus, or one is a blocker."""
    for place, match in enumerate(found):
        makes = match.rule.makes
        if makes == NOTHING:
            return True
        first, last = match.focus
        for at in range(place):
            other = found[at]
            begin, end = other.focus
            if first < end and begin < last and other.rule.makes == makes:
                return True
    return False


def _strongest(
    found: list[RuleMatch], lost: list[tuple[RuleMatch, RuleMatch]] | None
) -> list[RuleMatch]:
    """Longest first; a match falls to a longer one of its kind, or a blocker, on the same focus."""
    found.sort(key=_rank)
    kept: list[RuleMatch] = []
    for match in found:
        winner = None if match.rule.makes == NOTHING else _winner(match, kept)
        if winner is None:
            kept.append(match)
        elif lost is not None:
            lost.append((match, winner))
    return kept


def _winner(match: RuleMatch, kept: list[RuleMatch]) -> RuleMatch | None:
    """What a match falls to: of several matches that on the first unit of its focus."""
    makes = match.rule.makes
    begin, end = match.focus
    winner = None
    for other in kept:
        first, last = other.focus
        if first < end and begin < last:
            rule = other.rule
            blocks = rule.makes == NOTHING and (not rule.blocks or makes in rule.blocks)
            if blocks or rule.makes == makes:
                winner = other
                end = max(first, begin)  # only before it another would win
                if end == begin:
                    break
    return winner


# What matches are sorted by, as one number each: quicker to compare than tuples.
_RULES: Final = 16  # bits for the number of a rule
_UNITS: Final = 12  # and for a number of units


def _rank(match: RuleMatch) -> int:
    """Rules that give way come last, then the longest first, then blockers."""
    rule = match.rule
    rank = match.first - match.last
    if rule.fallback:
        rank += 1 << _UNITS
    rank <<= 1
    if rule.makes != NOTHING:
        rank += 1
    return (rank << _RULES) + match.number


def _place(match: RuleMatch) -> int:
    return (((match.first << _UNITS) + match.last - match.first) << _RULES) + match.number
