"""Where a pattern can match at all: symbols to look for first, and what must stand near them.

Every match of a pattern holds one of its *anchors*: the rarest of the elements that it must have,
or one of each option of a choice. What the pattern demands before and after an anchor is known as
well, and how far away it may be. These are cheap questions, and where all are answered with yes the
pattern hardly ever fails.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from partyie.kernel import Need
from partyie.pattern import Choice, Extent, Gap, Maybe, Node, Pattern, Ref, SymbolClasses

__all__ = ["Anchor", "AnchorFinder"]

_RANGE: Final = re.compile(r"\\U.{8}|(.)-(.)|.", re.S)  # in a class of symbols
_ALL: Final = (1 << (1 << 16)) - 1  # every symbol there can be
_END: Final = 1  # what stands after a sentence
_BEFORE, _AFTER = 1, 0


class Anchor(NamedTuple):
    """Symbols (as in `Sieve`) one of which every match holds, at most `before` units after it
    begins."""

    symbols: bytes
    before: int
    needs: list[Need]


class _Near(NamedTuple):
    """What a `Need` says."""

    symbols: int
    low: int
    high: int


@dataclass(slots=True)
class _Part:
    """A node of a pattern, and what it may be in a text."""

    edges: tuple[int, int]  # symbols that it may begin with, and end with
    least: int  # units that it takes
    most: int
    rare: int | None = None  # symbols one of which it always holds
    weight: int = 0  # how common they are
    parts: tuple[_Part, ...] = ()
    options: tuple[_Part, ...] = ()
    ends: bool = False  # whether it says that the phrase is over


class AnchorFinder:
    """Finds the anchors of patterns over the symbols of one lexicon.

    `weight` says how common the words of a list are.
    """

    def __init__(self, classes: SymbolClasses, weight: Callable[[str], int]) -> None:
        self._classes = classes
        self._weight = weight
        self._known: dict[str, int] = {}
        self._named: dict[str, _Part] = {}

    def anchors(self, pattern: Pattern) -> list[Anchor]:
        """Every match of the pattern holds one of these, with all that it needs."""
        root = self._part(pattern.root)
        if root.rare is None:  # it can match without any word
            return [Anchor(_bytes(_ALL), root.most, [])]
        found: list[Anchor] = []
        _collect(root, (), (), found)
        return found

    def _part(self, node: Node) -> _Part:
        match node:
            case Ref("end"):
                closing = self._bits(self._classes.closing) | _END
                return _Part((closing, 0), 0, 0, ends=True)
            case Ref(name):
                part = self._named.get(name)
                if part is None:
                    extents = self._classes.extents(name)
                    part = self._named[name] = _sequence([self._element(e) for e in extents])
                return part
            case Gap(most):
                filler = self._bits(self._classes.filler)
                return _Part((filler, filler), 0, most)
            case Maybe(body):
                part = self._part(body)
                return _Part(part.edges, 0, part.most)
            case Choice(options):
                return _choice([self._part(option) for option in options])
            case _:
                return _sequence([self._part(part) for part in node.parts])

    def _element(self, extent: Extent) -> _Part:
        first, last = self._bits(extent.first), self._bits(extent.last)
        weight = self._weight(extent.list)
        return _Part((first, last), extent.least, extent.most, first, weight)

    def _bits(self, symbols: str) -> int:
        """The symbols of the inside of a class, a bit for the code of each."""
        bits = self._known.get(symbols)
        if bits is None:
            bits = 0
            for found in _RANGE.finditer(symbols):
                if found[1]:
                    low, high = ord(found[1]), ord(found[2])
                    bits |= ((1 << high - low + 1) - 1) << low
                elif len(found[0]) == 1:
                    bits |= 1 << ord(found[0])
            self._known[symbols] = bits
        return bits


def _bytes(bits: int) -> bytes:
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def _choice(options: Sequence[_Part]) -> _Part:
    first = last = rare = 0
    sure = True
    for option in options:
        first |= option.edges[0]
        last |= option.edges[1]
        sure = sure and option.rare is not None
        rare |= option.rare or 0
    return _Part(
        (first, last),
        min(option.least for option in options),
        max(option.most for option in options),
        rare if sure else None,
        max(option.weight for option in options),
        options=tuple(options),
    )


def _sequence(parts: Sequence[_Part]) -> _Part:
    if len(parts) == 1:
        return parts[0]
    at = _rarest(parts)
    rarest = None if at is None else parts[at]
    return _Part(
        (_beside(parts, _AFTER)[0], _beside(parts[::-1], _BEFORE)[0]),
        sum(part.least for part in parts),
        sum(part.most for part in parts),
        rarest.rare if rarest else None,
        rarest.weight if rarest else 0,
        tuple(parts),
    )


def _rarest(parts: Sequence[_Part]) -> int | None:
    """Which of several parts, all of which a match has, is rarest; None if it may lack them all."""
    sure = [n for n, part in enumerate(parts) if part.rare is not None]
    return min(sure, key=lambda n: parts[n].weight, default=None)


def _beside(parts: Sequence[_Part], side: int) -> tuple[int, bool]:
    """The symbols that a row of parts may begin with (before an anchor: end with), and whether it
    cannot be empty."""
    symbols = 0
    for part in parts:
        symbols |= part.edges[side]
        if part.least or (part.ends and side == _AFTER):
            return symbols, True
    return symbols, False


def _collect(
    part: _Part, before: tuple[_Part, ...], after: tuple[_Part, ...], found: list[Anchor]
) -> None:
    """Add the anchors of a part; `before`, `after`: the parts of the pattern that stand there."""
    at = _rarest(part.parts)
    if part.options:
        for option in part.options:
            _collect(option, before, after, found)
    elif at is not None:
        before, after = (*before, *part.parts[:at]), (*part.parts[at + 1 :], *after)
        _collect(part.parts[at], before, after, found)
    else:
        needs: dict[_Near, int] = {}
        start = _add_needs(needs, before[::-1], 1, 1, _BEFORE)
        _add_needs(needs, after, part.least, part.most, _AFTER)
        nearest = sorted(needs, key=lambda need: (need.low != need.high, needs[need]))
        bare = [(_bytes(bits), low, high) for bits, low, high in nearest]
        found.append(Anchor(_bytes(part.rare or 0), start - 1, bare))


def _add_needs(
    needs: dict[_Near, int], parts: Sequence[_Part], least: int, most: int, side: int
) -> int:
    """Add what parts need, each with how common it is: from the nearest to the anchor on, which is
    `least` to `most` units away. How many units away at most what comes after them is."""

    def add(weight: int, symbols: int, near: int, far: int) -> None:
        low, high = (near, far) if side == _AFTER else (-far, -near)
        needs.setdefault(_Near(symbols, low, high), weight)

    symbols, sure = _beside(parts, side)
    if most == 1 and sure:
        add(0, symbols, 1, 1)
    for part in parts:
        if part.rare is not None:
            add(part.weight, part.rare, least, most + part.most - 1)
        least += part.least
        most += part.most
    return most
