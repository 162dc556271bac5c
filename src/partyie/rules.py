"""Rules over symbols: which patterns match where; the longest wins; blockers silence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from partyie.collector import uncollected
from partyie.kernel import find
from partyie.native import mypyc_attr
from partyie.pattern import BUILT_IN, Group, Pattern, SymbolClasses
from partyie.text import SHAPES_OF_SCRIPT

if TYPE_CHECKING:
    from partyie.lexicon import Lexicon
    from partyie.scan import Scan

__all__ = ["NOTHING", "Captured", "Rule", "RuleMatch", "RuleSet"]

NOTHING: Final = "nothing"
_NEEDS: Final = 3  # looked at for one way to match a rule, besides its script
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


@mypyc_attr(acyclic=True)
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


class _Index:
    """Rules that want a word in one script, by what else a sentence must hold for each.

    Every way to match a rule has a bit for each of its needs; what the symbols of a sentence
    bring, put together, says which ways are open.
    """

    __slots__ = ("_brings", "_every", "_met", "_picked", "_rules", "_sign", "_size", "_some")

    def __init__(
        self, lexicon: Lexicon, script: str | None, ways: Sequence[tuple[int, list[frozenset[str]]]]
    ) -> None:
        """`ways`: the number of a rule, and sets of lists of which a sentence must hold one."""
        if script is not None:
            chars = lexicon.shape_chars(*SHAPES_OF_SCRIPT[script])
        else:
            rarest = [name for _, needs in ways if needs for name in needs[0]]
            chars = "".join(map(lexicon.chars, rarest))
        always = script is None and not all(needs for _, needs in ways)
        # What is in every sentence in which a way is open.
        self._sign = lexicon.table(lexicon.symbols if always else chars)
        self._rules = [rule for rule, _ in ways]
        self._size = size = len(ways)
        self._every = (1 << size) - 1
        self._met = 0  # the bits of needs that nothing has to bring
        bits: dict[frozenset[str], int] = {}
        for place in range(_NEEDS):
            for row, (_, needs) in enumerate(ways):
                bit = 1 << place * size + row
                if place >= len(needs):
                    self._met |= bit
                else:
                    bits[needs[place]] = bits.get(needs[place], 0) | bit
        brings = [0] * (1 + max(map(ord, lexicon.symbols)))
        for lists, bit in bits.items():
            for char in set("".join(map(lexicon.chars, lists))):
                brings[ord(char)] |= bit
        # Code of a symbol -> the bits that it brings; the same number where they are the same.
        once: dict[int, int] = {}
        self._brings: list[Any] = [once.setdefault(bit, bit) for bit in brings]
        self._some = bytes(map(bool, brings))  # whether it brings any
        self._picked: dict[int, tuple[int, ...]] = {}

    def there(self, symbols: str, first: int, last: int) -> bool:
        """Whether a way may be open in units first to last (half-open)."""
        return find(symbols, self._sign, first, last) >= 0

    def open(self, symbols: str, first: int, last: int) -> tuple[int, ...]:
        """The numbers of the rules that are to be tried on units first to last (half-open)."""
        brings, some = self._brings, self._some
        bits: Any = self._met  # longer than a machine word: no native int
        for at in range(first, last):
            code = ord(symbols[at])
            if some[code]:
                bits |= brings[code]
        size: Any = self._size
        bits &= bits >> size  # twice: all of the three needs of a way
        bits = bits & (bits >> size) & self._every
        if not bits:
            return ()
        picked = self._picked.get(bits)
        return self._pick(bits) if picked is None else picked

    def _pick(self, bits: int) -> tuple[int, ...]:
        """The rules of some ways; remembered, as the same are open often."""
        key, way = bits, 0
        rules: list[int] = []
        while bits:
            skip = (bits & -bits).bit_length()
            way += skip
            bits >>= skip
            rule = self._rules[way - 1]
            if not rules or rules[-1] != rule:
                rules.append(rule)
        if len(self._picked) >= _MEMO_SIZE:
            self._picked.clear()
        found = self._picked[key] = tuple(rules)
        return found


class RuleSet:
    """Compiled rules, found by the symbols that a sentence holds.

    A rule is tried only where all is in the sentence that one way to match it needs, and a word in
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
        self.rules = tuple(rules)
        self._classes = SymbolClasses(lexicon)
        self._compiled: list[_Compiled | None] = [None] * len(self.rules)
        ways: dict[str | None, list[tuple[int, list[frozenset[str]]]]] = {}
        for number, rule in enumerate(self.rules):
            of_script = ways.setdefault(scripts.get(rule.language), [])
            for way in rule.pattern.ways(lambda name: _weight(name, common)):
                needs = [lists for lists in way if lists.isdisjoint(BUILT_IN)]
                of_script.append((number, needs[:_NEEDS]))
        self._indexes = [_Index(lexicon, script, rows) for script, rows in ways.items()]

    def match(
        self, scan: Scan, lost: list[tuple[RuleMatch, RuleMatch]] | None = None
    ) -> list[RuleMatch]:
        """The matches that stand in a text, by place; `lost` collects (loser, winner)."""
        kept: list[RuleMatch] = []
        symbols, compiled = scan.symbols, self._compiled
        indexes = [index for index in self._indexes if index.there(symbols, 0, len(symbols))]
        lone = len(indexes) == 1  # its sign is in nearly every sentence then: looked for last
        for sentence in scan.sentences:
            first, last = sentence.first, sentence.last
            found: list[RuleMatch] = []
            for index in indexes:
                if not lone and not index.there(symbols, first, last):
                    continue
                numbers = index.open(symbols, first, last)
                if not numbers or (lone and not index.there(symbols, first, last)):
                    continue
                for number in numbers:
                    rule = compiled[number] or self._compile(number)
                    hit = rule.search(symbols, first, last)
                    if hit is not None:
                        rule.collect(hit, last, found)
            if found:
                kept += _settle(found, lost) if len(found) > 1 else found
        return kept

    def _compile(self, number: int) -> _Compiled:
        rule = self.rules[number]
        with uncollected():
            found = _Compiled(rule, *rule.pattern.compile(self._classes))
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
    makes, (begin, end) = match.rule.makes, match.focus
    winner = None
    for other in kept:
        first, last = other.focus
        if first < end and begin < last:
            rule = other.rule
            blocks = rule.makes == NOTHING and (not rule.blocks or makes in rule.blocks)
            if blocks or rule.makes == makes:
                winner, end = other, max(first, begin)  # only before it another would win
                if end == begin:
                    break
    return winner


def _rank(match: RuleMatch) -> tuple[bool, int, bool, str]:
    rule = match.rule
    return rule.fallback, match.first - match.last, rule.makes != NOTHING, rule.id


def _place(match: RuleMatch) -> tuple[int, int, str]:
    return match.first, match.last, match.rule.id
