"""Rules over symbols: which patterns match where; the longest wins; blockers silence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from itertools import repeat
from operator import or_
from typing import TYPE_CHECKING, Any

from partyie.pattern import BUILT_IN, Pattern
from partyie.text import SHAPES_OF_SCRIPT, WORD_SHAPES

if TYPE_CHECKING:
    from partyie.lexicon import Lexicon, Scan, Sentence

__all__ = ["NOTHING", "Captured", "Rule", "RuleMatch", "RuleSet"]

NOTHING = "nothing"
# What two matches of one kind must not share: the field each kind is about.
_FOCUS = {
    "count": "value",
    "level": "level",
    "unit": "unit",
    "office_bearer": "name",
    "person": "name",
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


@dataclass(frozen=True, slots=True)
class RuleMatch:
    """Units `first` to `last` (half-open) that a rule matched, and its captured fields."""

    rule: Rule
    first: int
    last: int
    fields: Captured

    def unit(self, name: str) -> int | None:
        """The first unit of a captured field."""
        span = self.fields.get(name)
        return None if span is None else span[0]

    @property
    def focus(self) -> tuple[int, int]:
        """The units that the match is about."""
        return self.fields.get(_FOCUS.get(self.rule.makes, ""), (self.first, self.last))


@dataclass(frozen=True, slots=True)
class _Compiled:
    rule: Rule
    regex: re.Pattern[str]
    groups: tuple[tuple[str, str], ...]
    needs: int  # bits of the sets of lists that a sentence must hold

    def search(self, symbols: str, first: int, last: int) -> Iterator[RuleMatch]:
        """Every match; the next one is looked for from the focus of the last, not from its end:
        "block and district presidents" is two."""
        m = self.regex.search(symbols, first, last)
        while m is not None:
            fields = {name: m.span(group) for group, name in self.groups if m.start(group) >= 0}
            match = RuleMatch(self.rule, m.start(), m.end(), fields)
            yield match
            m = self.regex.search(symbols, max(match.focus[1], m.start() + 1), last)


class RuleSet:
    """Compiled rules, found by the symbols that a sentence holds.

    A rule is tried only where its rarest list and all else that it needs are in the sentence, and
    where the sentence has words in the script of the rule's language.
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
        self._masks: dict[str, int] = {}  # symbol -> the needs that it meets
        self._script_of = {
            char: script
            for script in set(scripts.values())
            for char in lexicon.shape_chars(*SHAPES_OF_SCRIPT.get(script, ()))
        }
        bits: dict[frozenset[str], int] = {}
        tries: dict[str, dict[str, list[int]]] = {}
        for index, rule in enumerate(self.rules):
            regex, groups = rule.pattern.compile(lexicon)
            needs = sorted(
                rule.pattern.needs,
                key=lambda names: max(_weight(name, common) for name in names),
            )
            for need in needs:
                if need not in bits:
                    bits[need] = 1 << len(bits)
                    for char in set().union(*(_chars(lexicon, name) for name in need)):
                        self._masks[char] = self._masks.get(char, 0) | bits[need]
            self._compiled.append(
                _Compiled(rule, regex, tuple(groups.items()), sum(bits[need] for need in needs))
            )
            own = scripts.get(rule.language)
            for script in [own] if own else set(scripts.values()):
                for char in set().union(*(_chars(lexicon, name) for name in needs[0])):
                    tries.setdefault(script, {}).setdefault(char, []).append(index)
        self._tries = {
            script: (frozenset(table), {char: frozenset(found) for char, found in table.items()})
            for script, table in tries.items()
        }

    def match(
        self, scan: Scan, sentence: Sentence, lost: list[tuple[RuleMatch, RuleMatch]] | None = None
    ) -> list[RuleMatch]:
        """The matches that stand in a sentence, by place; `lost` collects (loser, winner)."""
        symbols, first, last = scan.symbols, sentence.first, sentence.last
        present = set(symbols[first:last])
        tried: set[int] = set()
        for script in set(map(self._script_of.get, present)):
            if script is not None and script in self._tries:
                anchors, by_anchor = self._tries[script]
                tried.update(*map(by_anchor.__getitem__, anchors & present))
        if not tried:
            return []
        met = reduce(or_, map(self._masks.get, present, repeat(0)))
        found: list[RuleMatch] = []
        for index in tried:
            compiled = self._compiled[index]
            if not compiled.needs & ~met:
                found += compiled.search(symbols, first, last)
        if len(found) > 1 or (found and found[0].rule.makes == NOTHING):
            found = _settle(found, lost)
            found.sort(key=lambda match: (match.first, match.last, match.rule.id))
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


def _chars(lexicon: Lexicon, name: str) -> frozenset[str]:
    shapes = WORD_SHAPES if name in BUILT_IN else ()
    return frozenset(lexicon.shape_chars(*shapes) if shapes else lexicon.chars(name))


def _settle(
    found: list[RuleMatch], lost: list[tuple[RuleMatch, RuleMatch]] | None
) -> list[RuleMatch]:
    """Longest first; a match falls to a longer one of its kind, or a blocker, on the same focus."""
    found.sort(
        key=lambda m: (m.rule.fallback, m.first - m.last, m.rule.makes != NOTHING, m.rule.id)
    )
    taken: dict[tuple[str, int], RuleMatch] = {}
    blocked: dict[int, list[RuleMatch]] = {}
    kept: list[RuleMatch] = []
    for match in found:
        makes = match.rule.makes
        if makes == NOTHING:
            for unit in range(*match.focus):
                blocked.setdefault(unit, []).append(match)
            kept.append(match)
            continue
        first, last = match.focus
        winner = next(
            (
                w
                for unit in range(first, last)
                for w in (taken.get((makes, unit)), *blocked.get(unit, ()))
                if w is not None and (w.rule.makes == makes or _blocks(w.rule, makes))
            ),
            None,
        )
        if winner is not None:
            if lost is not None:
                lost.append((match, winner))
            continue
        for unit in range(first, last):
            taken[makes, unit] = match
        kept.append(match)
    return kept


def _blocks(blocker: Rule, makes: str) -> bool:
    return blocker.makes == NOTHING and (not blocker.blocks or makes in blocker.blocks)
