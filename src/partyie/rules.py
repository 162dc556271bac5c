"""Rules over symbols: which patterns match where; the longest wins; blockers silence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from partyie.pattern import Pattern
from partyie.text import WORD_SHAPES

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
    needs: tuple[frozenset[str], ...]  # sets of symbols; a sentence must hold one of each


class RuleSet:
    """Compiled rules, found by the symbols that a sentence holds."""

    def __init__(self, rules: Iterable[Rule], lexicon: Lexicon, common: frozenset[str]) -> None:
        self.rules = tuple(rules)
        self._by_anchor: dict[str, list[int]] = {}
        self._compiled: list[_Compiled] = []
        for index, rule in enumerate(self.rules):
            regex, groups = rule.pattern.compile(lexicon)
            needs = sorted(
                rule.pattern.needs,
                key=lambda names: max(_weight(name, common) for name in names),
            )
            anchor, *others = (
                frozenset("".join(_anchor_chars(lexicon, name) for name in names))
                for names in needs
            )
            self._compiled.append(_Compiled(rule, regex, tuple(groups.items()), tuple(others)))
            for char in anchor:
                self._by_anchor.setdefault(char, []).append(index)
        self._anchors = frozenset(self._by_anchor)

    def match(
        self, scan: Scan, sentence: Sentence, lost: list[tuple[RuleMatch, RuleMatch]] | None = None
    ) -> list[RuleMatch]:
        """The matches that stand in a sentence, by place; `lost` collects (loser, winner)."""
        symbols = scan.symbols
        present = set(symbols[sentence.first : sentence.last])
        hits = self._anchors & present
        if not hits:
            return []
        tried: set[int] = set()
        for char in hits:
            tried.update(self._by_anchor[char])
        found: list[RuleMatch] = []
        for index in tried:
            compiled = self._compiled[index]
            if any(map(present.isdisjoint, compiled.needs)):
                continue
            m = compiled.regex.search(symbols, sentence.first, sentence.last)
            while m is not None:
                fields = {
                    name: m.span(group) for group, name in compiled.groups if m.start(group) >= 0
                }
                match = RuleMatch(compiled.rule, m.start(), m.end(), fields)
                found.append(match)
                # On from the focus, not from the end: "block and district presidents" is two.
                after = max(match.focus[1], m.start() + 1)
                m = compiled.regex.search(symbols, after, sentence.last)
        if len(found) > 1 or (found and found[0].rule.makes == NOTHING):
            found = _settle(found, lost)
        found.sort(key=lambda match: (match.first, match.last, match.rule.id))
        return found


def _weight(name: str, common: frozenset[str]) -> int:
    if name in ("word", "name", "capital"):
        return 100
    if name in common or name.split(".")[0] in common:
        return 60
    if name in ("party", "number"):
        return 40
    return 50 if name.startswith("=") else 10


def _anchor_chars(lexicon: Lexicon, tag: str) -> str:
    if tag in ("word", "name", "capital"):
        return lexicon.shape_chars(*WORD_SHAPES)
    return lexicon.chars(tag)


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
