"""Rules over symbols: which patterns match where; the longest wins; blockers silence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from itertools import repeat
from operator import or_
from typing import TYPE_CHECKING, Any, NamedTuple

from partyie.pattern import BUILT_IN, Pattern, SymbolClasses
from partyie.text import SHAPES_OF_SCRIPT, WORD_SHAPES

if TYPE_CHECKING:
    from partyie.lexicon import Lexicon
    from partyie.scan import Scan, Sentence

__all__ = ["NOTHING", "Captured", "Rule", "RuleMatch", "RuleSet"]

NOTHING = "nothing"
# What two matches of one kind must not share: the field each kind is about, else all of it.
_FOCUS = {
    "stance": "",
    "level_range": "",
    "count": "value",
    "level": "level",
    "unit": "unit",
    "office_bearer": "name",
    "person": "name",
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


Captured = Mapping[str, tuple[int, int]]


class RuleMatch(NamedTuple):
    """Units `first` to `last` (half-open) that a rule matched, and its captured fields."""

    rule: Rule
    first: int
    last: int
    fields: Captured
    focus: tuple[int, int]  # the units that the match is about

    def unit(self, name: str) -> int | None:
        """The first unit of a captured field."""
        span = self.fields.get(name)
        return None if span is None else span[0]


class _Compiled:
    """A rule with its regular expression and what a sentence must hold for it."""

    __slots__ = ("_focus", "_groups", "_search", "needs", "rule")

    def __init__(
        self, rule: Rule, regex: re.Pattern[str], groups: Mapping[str, str], needs: int
    ) -> None:
        self.rule = rule
        self.needs = needs  # bits of the sets of lists that must be there
        self._search = regex.search
        self._groups = tuple((regex.groupindex[group], field) for group, field in groups.items())
        self._focus = _FOCUS.get(rule.makes, "")

    def search(self, symbols: str, first: int, last: int, found: list[RuleMatch]) -> None:
        """Add every match to `found`; the next one is looked for from the focus of the last, not
        from its end: "block and district presidents" is two."""
        m = self._search(symbols, first, last)
        while m is not None:
            spans = m.regs
            start, end = spans[0]
            fields = {name: spans[n] for n, name in self._groups if spans[n][0] >= 0}
            focus = fields.get(self._focus) or (start, end)
            found.append(RuleMatch(self.rule, start, end, fields, focus))
            m = self._search(symbols, max(focus[1], start + 1), last)


class RuleSet:
    """Compiled rules, found by the symbols that a sentence holds.

    A rule is tried only where its rarest list and all else that it needs are in the sentence:
    every list that it cannot match without, and a word in the script of its language.
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
        self._compiled: list[_Compiled] = []
        self._masks: dict[str, int] = {}  # symbol -> bits of the needs that it meets
        self._bits: dict[object, int] = {}  # need -> its bit
        tries: dict[str, list[int]] = {}
        classes = SymbolClasses(lexicon)
        for index, rule in enumerate(self.rules):
            regex, groups = rule.pattern.compile(classes)
            needs = rule.pattern.needs(lambda name: _weight(name, common))
            bits = sum(
                self._bit(need, set().union(*(_chars(lexicon, name) for name in need)))
                for need in needs
            )
            script = scripts.get(rule.language)
            if script is not None:
                bits |= self._bit(script, lexicon.shape_chars(*SHAPES_OF_SCRIPT[script]))
            self._compiled.append(_Compiled(rule, regex, groups, bits))
            for char in set().union(*(_chars(lexicon, name) for name in needs[0])):
                tries.setdefault(char, []).append(index)
        self._tries = {char: frozenset(found) for char, found in tries.items()}
        self._anchors = frozenset(tries)

    def _bit(self, need: object, chars: Iterable[str]) -> int:
        known = self._bits.get(need)
        if known is None:
            known = self._bits[need] = 1 << len(self._bits)
            for char in chars:
                self._masks[char] = self._masks.get(char, 0) | known
        return known

    def match(
        self, scan: Scan, sentence: Sentence, lost: list[tuple[RuleMatch, RuleMatch]] | None = None
    ) -> list[RuleMatch]:
        """The matches that stand in a sentence, by place; `lost` collects (loser, winner)."""
        symbols, first, last = scan.symbols, sentence.first, sentence.last
        present = set(symbols[first:last])
        anchors = self._anchors & present
        if not anchors:
            return []
        missing = ~reduce(or_, map(self._masks.get, present, repeat(0)))
        found: list[RuleMatch] = []
        compiled = self._compiled
        for index in set().union(*map(self._tries.__getitem__, anchors)):
            rule = compiled[index]
            if not rule.needs & missing:
                rule.search(symbols, first, last, found)
        return _settle(found, lost) if len(found) > 1 else found


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


def _chars(lexicon: Lexicon, name: str) -> frozenset[str]:
    shapes = WORD_SHAPES if name in BUILT_IN else ()
    return frozenset(lexicon.shape_chars(*shapes) if shapes else lexicon.chars(name))


def _settle(
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
    kept.sort(key=_place)
    return kept


def _rank(match: RuleMatch) -> tuple[bool, int, bool, str]:
    rule = match.rule
    return rule.fallback, match.first - match.last, rule.makes != NOTHING, rule.id


def _place(match: RuleMatch) -> tuple[int, int, str]:
    return match.first, match.last, match.rule.id
