"""Which forms of the lists some example reaches.

A form is reached where it can stand for another form of its list in an example and the rule still
matches over it; or, in an `[[example]]` that names the list, where it is still read as one of it.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from partyie.lexicon import Lexicon
from partyie.pack_specs import RuleExample
from partyie.packs import Pack, Packs
from partyie.pattern import SymbolClasses
from partyie.rules import Rule
from partyie.scan import Entry, Scan
from partyie.source import Lines

__all__ = ["Reach", "alone"]

Matches = Callable[[Scan], Iterator[tuple[int, int]]]


class Reach:
    """Substitutes forms in examples, once, when first asked."""

    def __init__(self, packs: Packs, lexicon: Lexicon) -> None:
        self._packs = packs
        self._lexicon = lexicon
        self._classes = SymbolClasses(lexicon)

    def missed(self, pack: Pack, name: str) -> list[tuple[Path, int, str]]:
        """File, line and form of what no example reaches in a list of a pack."""
        left = self._left
        return [
            (*_place(pack, entry), entry.form)
            for entry in pack.entries
            if entry.list == name and entry in left[name]
        ]

    def touched(self, name: str) -> bool:
        """Whether any form of a list is reached."""
        return any(e.list == name and e not in self._left[name] for e in self._packs.entries)

    @cached_property
    def _left(self) -> dict[str, dict[Entry, None]]:
        """List -> its entries that were not reached."""
        left: dict[str, dict[Entry, None]] = defaultdict(dict)
        for entry in self._packs.entries:
            left[entry.list][entry] = None
        for pack in self._packs:
            for _, rule, finds, _ in pack.rule_examples:
                wanted = {name for name in _lists(rule) if left[name.partition(".")[0]]}
                if wanted:
                    matches = alone(rule, self._classes)
                    for example in finds:
                        self._by_rule(pack, matches, wanted, example, left)
            for _, _, whole in pack.examples:
                scan = self._lexicon.scan(whole.text)
                for unit in range(len(scan)):
                    for entry in scan.entries(unit):
                        if entry.list in whole.lists:
                            for form in self._others(pack, entry, {entry.list}, left):
                                text, at = _substituted(scan, unit, form)
                                if self._reads(self._lexicon.scan(text), at, form) is not None:
                                    left[entry.list].pop(form, None)
        return left

    def _by_rule(
        self,
        pack: Pack,
        matches: Matches,
        wanted: set[str],
        example: RuleExample,
        left: dict[str, dict[Entry, None]],
    ) -> None:
        scan = self._lexicon.scan(example.plain)
        start, end = example.span
        for first, last in matches(scan):
            if not (scan.start(first) < end and start < scan.end(last - 1)):
                continue
            for unit in range(first, last):
                for entry in scan.entries(unit):
                    for form in self._others(pack, entry, wanted, left):
                        text, at = _substituted(scan, unit, form)
                        other = self._lexicon.scan(text)
                        place = self._reads(other, at, form)
                        if place is not None and any(
                            low <= place < high for low, high in matches(other)
                        ):
                            left[entry.list].pop(form, None)

    def _others(
        self, pack: Pack, entry: Entry, wanted: set[str], left: dict[str, dict[Entry, None]]
    ) -> list[Entry]:
        """The unreached entries that may stand where `entry` does."""
        if entry.kind is not None:
            return []
        codes = (pack.code, "und")
        whole = entry.list in wanted
        return [
            form
            for form in left.get(entry.list, ())
            if (form.language in codes or pack.language is None)
            and (whole or f"{form.list}.{form.value}" in wanted)
        ]

    @staticmethod
    def _reads(scan: Scan, at: tuple[int, int], form: Entry) -> int | None:
        """The unit that is read as `form` at a span, if any."""
        start, end = at
        for unit in range(len(scan)):
            if scan.start(unit) == start:
                if scan.end(unit) != end:
                    return None
                return unit if any(
                    e.list == form.list and e.value == form.value for e in scan.entries(unit)
                ) else None
        return None


def _lists(rule: Rule) -> Iterator[str]:
    return (ref.list for ref in rule.pattern.refs if not ref.list.startswith("="))


def alone(rule: Rule, classes: SymbolClasses) -> Matches:
    """What a rule matches by itself, wherever it can begin: units from and to."""
    regex, _ = rule.pattern.compile(classes)

    def matches(scan: Scan) -> Iterator[tuple[int, int]]:
        for sentence in scan.sentences:
            m = regex.search(scan.symbols, sentence.first, sentence.last)
            while m is not None:
                yield m.span()
                m = regex.search(scan.symbols, m.start() + 1, sentence.last)

    return matches


def _substituted(scan: Scan, unit: int, form: Entry) -> tuple[str, tuple[int, int]]:
    """The text with a form in place of a unit, and the form's span in it."""
    text, start = scan.tokens.text, scan.start(unit)
    words = form.form.replace("|", "") if form.fused else form.form
    return text[:start] + words + text[scan.end(unit) :], (start, start + len(words))


def _place(pack: Pack, entry: Entry) -> tuple[Path, int]:
    """The file and line of an entry."""
    for path in sorted(pack.folder.glob("*.toml")):
        lists, lines = _lists_of(path)
        content = lists.get(entry.list)
        table = content if isinstance(content, dict) else {None: content}
        if entry.form in (table.get(entry.value) or ()):
            return path, lines.form(entry.list, entry.form)
    return pack.lines[f"list {entry.list}"]


@lru_cache(maxsize=64)
def _lists_of(path: Path) -> tuple[dict[str, Any], Lines]:
    source = path.read_text(encoding="utf-8")
    lists = tomllib.loads(source).get("lists")
    return lists if isinstance(lists, dict) else {}, Lines(source)
