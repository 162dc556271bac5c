"""Rules over symbols: which patterns match where; the longest wins; blockers silence."""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Final

from partyie.pattern import BUILT_IN, Group, Pattern, SymbolClasses
from partyie.text import SHAPES_OF_SCRIPT

if TYPE_CHECKING:
    from partyie.lexicon import Lexicon
    from partyie.scan import Scan

__all__ = ["NOTHING", "Captured", "Rule", "RuleMatch", "RuleSet"]

NOTHING: Final = "nothing"
_NEEDS: Final = 4  # looked at for one way to match a rule
_CODES: Final = f"utf-16-{sys.byteorder[0]}e"  # of symbols as machine words
_MEMO_SIZE: Final = 1 << 12
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
    set: Mapping[str, Any] = field(default_factory=dict)
    confidence: float = 0.9
    blocks: frozenset[str] = frozenset()
    fallback: bool = False


Captured = dict[str, tuple[int, int]]


class RuleMatch:
    """Units `first` to `last` (half-open) that a rule matched, and its captured fields."""

    __slots__ = ("fields", "first", "focus", "last", "rule")

    def __init__(
        self, rule: Rule, first: int, last: int, fields: Captured, focus: tuple[int, int]
    ) -> None:
        self.rule = rule
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

    __slots__ = ("_fields", "_focus", "rule", "search")

    def __init__(self, rule: Rule, regex: re.Pattern[str], groups: Iterable[Group]) -> None:
        self.rule = rule
        self.search = regex.search
        number = regex.groupindex
        self._fields = [(field, number[first], number[last]) for field, first, last in groups]
        self._focus = _FOCUS.get(rule.makes, "")

    def collect(self, m: re.Match[str] | None, last: int, found: list[RuleMatch]) -> None:
        """Add a match and all that follow up to unit `last`. Each is looked for from the focus of
        the one before, not from its end: "block and district presidents" is two."""
        rule, captured, about, search = self.rule, self._fields, self._focus, self.search
        while m is not None:
            spans = m.regs
            first, end = focus = spans[0]
            fields = {}
            for name, opened, closed in captured:
                stop = spans[closed][1]
                if stop >= 0:
                    fields[name] = (spans[opened][0], stop)
            if about in fields:
                focus = fields[about]
            found.append(RuleMatch(rule, first, end, fields, focus))
            m = search(m.string, max(focus[1], first + 1), last)


class RuleSet:
    """Compiled rules, found by the symbols that a sentence holds.

    A rule is tried only where all is in the sentence that one way to match it needs, and a word in
    the script of its language. Every way of every rule has a bit for each of its needs; what the
    symbols of a sentence bring, put together, says which ways are open. A pattern is compiled when
    the first text comes that its rule is tried on.
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        lexicon: Lexicon,
        *,
        common: frozenset[str] = frozenset(),
        scripts: Mapping[str, str],
    ) -> None:
        self.rules = tuple(rules)
        self._classes = SymbolClasses(lexicon)
        self._compiled: dict[int, _Compiled] = {}
        self._ways: list[int] = []  # the rules that they are ways of
        needs: list[list[str | frozenset[str]]] = []  # of each way: scripts, sets of lists
        for index, rule in enumerate(self.rules):
            script = scripts.get(rule.language)
            for way in rule.pattern.ways(lambda name: _weight(name, common)):
                self._ways.append(index)
                lists = [need for need in way if need.isdisjoint(BUILT_IN)]
                needs.append([*lists[: _NEEDS - 1], script] if script else [*lists[:_NEEDS]])
        self._size = len(needs)
        self._met = 0  # the bits of needs that nothing has to bring
        bits: dict[str | frozenset[str], int] = {}
        for place in range(_NEEDS):
            for row, wanted in enumerate(needs):
                bit = 1 << place * self._size + row
                if place >= len(wanted):
                    self._met |= bit
                else:
                    bits[wanted[place]] = bits.get(wanted[place], 0) | bit
        brings = [0] * (1 + max(map(ord, lexicon.symbols)))
        for need, met in bits.items():
            if isinstance(need, str):
                chars = lexicon.shape_chars(*SHAPES_OF_SCRIPT[need])
            else:
                chars = "".join(map(lexicon.chars, need))
            for char in chars:
                brings[ord(char)] |= met
        # Code of a symbol -> the bits that it brings; the same number where they are the same.
        once: dict[int, int] = {}
        self._brings = [once.setdefault(met, met) for met in brings]
        self._picked: dict[int, tuple[_Compiled, ...]] = {}

    def match(
        self, scan: Scan, lost: list[tuple[RuleMatch, RuleMatch]] | None = None
    ) -> list[RuleMatch]:
        """The matches that stand in a text, by place; `lost` collects (loser, winner)."""
        kept: list[RuleMatch] = []
        symbols, picked = scan.symbols, self._picked
        codes = array("H", symbols.encode(_CODES))
        brings, met = self._brings.__getitem__, self._met
        size, every = self._size, (1 << self._size) - 1
        for first, last in scan.sentences:
            bits = reduce(or_, map(brings, codes[first:last]), met)
            for _ in range(_NEEDS - 1):
                bits &= bits >> size
            bits &= every
            if not bits:
                continue
            rules = picked.get(bits)
            if rules is None:
                rules = self._pick(bits)
            found: list[RuleMatch] = []
            for rule in rules:
                hit = rule.search(symbols, first, last)
                if hit is not None:
                    rule.collect(hit, last, found)
            if found:
                kept += _settle(found, lost) if len(found) > 1 else found
        return kept

    def _pick(self, bits: int) -> tuple[_Compiled, ...]:
        """The rules with an open way; remembered, as the same are open often."""
        rules = dict.fromkeys(rule for way, rule in enumerate(self._ways) if bits >> way & 1)
        found = tuple(map(self._compile, rules))
        if len(self._picked) >= _MEMO_SIZE:
            self._picked.clear()
        self._picked[bits] = found
        return found

    def _compile(self, index: int) -> _Compiled:
        found = self._compiled.get(index)
        if found is None:
            rule = self.rules[index]
            found = _Compiled(rule, *rule.pattern.compile(self._classes))
            self._compiled[index] = found
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
    spans: dict[str, list[tuple[int, int]]] = {}
    for match in found:
        makes = match.rule.makes
        if makes == NOTHING:
            return True
        focus = match.focus
        known = spans.get(makes)
        if known is None:
            spans[makes] = [focus]
            continue
        for first, last in known:
            if first < focus[1] and focus[0] < last:
                return True
        known.append(focus)
    return False


def _strongest(
    found: list[RuleMatch], lost: list[tuple[RuleMatch, RuleMatch]] | None
) -> list[RuleMatch]:
    """Longest first; a match falls to a longer one of its kind, or a blocker, on the same focus."""
    found.sort(key=_rank)
    taken: dict[tuple[str, int], RuleMatch] = {}
    kept: list[RuleMatch] = []
    for match in found:
        rule = match.rule
        units = range(*match.focus)
        if rule.makes == NOTHING:
            for makes in rule.blocks or _FOCUS:
                for unit in units:
                    taken.setdefault((makes, unit), match)
        else:
            winner = None
            for unit in units:
                winner = taken.get((rule.makes, unit))
                if winner is not None:
                    break
            if winner is not None:
                if lost is not None:
                    lost.append((match, winner))
                continue
            for unit in units:
                taken[rule.makes, unit] = match
        kept.append(match)
    return kept


def _rank(match: RuleMatch) -> tuple[bool, int, bool, str]:
    rule = match.rule
    return rule.fallback, match.first - match.last, rule.makes != NOTHING, rule.id


def _place(match: RuleMatch) -> tuple[int, int, str]:
    return match.first, match.last, match.rule.id
