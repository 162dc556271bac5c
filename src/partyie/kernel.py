"""The innermost loops over a text. `_kernel.c` has each of them in C, and is what runs where the
package was compiled; what is here runs elsewhere, does the same, and says what that is."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from partyie.vocabulary import Word

__all__ = ["Cutter", "Maker", "Sieve", "find", "find_all", "find_last"]

_MEMO_SIZE: Final = 1 << 16
_LONGEST: Final = 64  # characters; longer ones are hardly seen twice


class Cutter:
    """Cuts texts into words. What stands between two spaces is read once and then remembered:
    texts repeat it, and looking it up is quicker than cutting it into tokens."""

    def __init__(self, read: Callable[[str], tuple[Word, ...]]) -> None:
        """`read`: the words of a piece of text."""
        self._read = read
        self._known: dict[str, tuple[Word, ...]] = {}  # by what follows the space

    def cut(self, text: str) -> tuple[tuple[Word, ...], tuple[str, ...], str, bytes]:
        """The words of `text`, their pieces, their symbols, and as unsigned 32-bit numbers the
        offsets of the code points at which they end."""
        # Tuples: the garbage collector looks through a list of all words at every turn.
        words = tuple(self._words(text))
        pieces = tuple([word.piece for word in words])
        symbols = "".join([word.symbol for word in words])
        return words, pieces, symbols, array("I", accumulate(map(len, pieces))).tobytes()

    def _words(self, text: str) -> list[Word]:
        words: list[Word] = []
        known = self._known
        for n, chunk in enumerate(text.split(" ")):
            found = known.get(chunk) if n else self._read(chunk)
            if found is None:
                found = self._read(" " + chunk)
                if len(chunk) <= _LONGEST:
                    if len(known) >= _MEMO_SIZE:
                        known.clear()
                    known[chunk] = found
            words += found
            if words and words[-1].blank:  # what follows a blank is one word with it
                return [*self._read(text)]
        return words


Need = tuple[bytes, int, int]
"""Symbols, one of which stands so many units after an anchor, at least and at most."""


class Sieve:
    """Says which rules may match in a sentence, by symbols that are anchors of rules: a match holds
    an anchor of its rule, with all that this needs around it."""

    def __init__(
        self, scripts: bytes, anchors: list[tuple[int, int, int, bytes, list[Need]]]
    ) -> None:
        """`scripts`: by code of a symbol, a bit for the script it is in. An anchor: the number of
        its rule, the script of which the sentence must hold a word (0: of none), how many units
        before it a match begins at most, its symbols, its needs. Symbols are given as a bit for the
        code of each; the bit of code 0 stands for the end of the sentence."""
        self._scripts = scripts
        tables: dict[bytes, bytes] = {}
        for _, _, _, symbols, needs in anchors:
            for bits in (symbols, *(bits for bits, _, _ in needs)):
                tables[bits] = tables.get(bits) or _table(bits, len(scripts))
        # By code. A need of the next unit is looked at first, apart from the others.
        self._anchors: list[list[_Anchor]] = [[] for _ in scripts]
        for rule, script, before, symbols, needs in anchors:
            wants = [(tables[bits], low, high) for bits, low, high in needs]
            near, place = _ANY, 0
            if wants and -1 <= wants[0][1] == wants[0][2] <= 1:
                (near, place, _), *wants = wants
            table = tables[symbols]
            code = table.find(1)
            while code >= 0:
                self._anchors[code].append((near, place, wants, rule, script, before))
                code = table.find(1, code + 1)

    def open(self, symbols: str, first: int, last: int) -> list[tuple[int, int, int]]:
        """The rules that may match in units first to last (half-open): their numbers, the unit from
        which on each may begin, and its last anchor."""
        first, last = max(0, first), max(0, min(last, len(symbols)))
        codes = [_BEFORE, *map(ord, symbols[first:last]), _END]
        opened: dict[int, tuple[int, int, int]] = {}
        scripts = 0
        for at in range(1, len(codes) - 1):
            scripts |= self._scripts[codes[at]]
            for near, place, wants, rule, script, before in self._anchors[codes[at]]:
                if (near is _ANY or near[codes[at + place]]) and _met(wants, codes, at):
                    begin = max(1, at - before)
                    opened[rule] = min(begin, opened.get(rule, (begin,))[0]), at, script
        return [
            (rule, first + begin - 1, first + at - 1)
            for rule, (begin, at, script) in opened.items()
            if not script or script & scripts
        ]


_Anchor = tuple[bytes, int, list[Need], int, int, int]
_ANY: Final = b""
_END, _BEFORE = 0, 1  # no codes of symbols


def _table(bits: bytes, size: int) -> bytes:
    """By code, whether there is a bit for it."""
    digits = f"{int.from_bytes(bits, 'little'):0{size}b}"[::-1][:size]
    return digits.encode().translate(bytes.maketrans(b"01", b"\0\1"))


def _met(wants: list[Need], codes: list[int], at: int) -> bool:
    for table, low, high in wants:
        for code in codes[max(0, at + low) : max(0, at + high + 1)]:
            if table[code]:
                break
        else:
            return False
    return True


def find(symbols: str, table: bytes, first: int, last: int) -> int:
    """The first of units first to last (half-open) whose code has a mark in `table`, or -1."""
    hit = _marked(table).search(symbols, first, last)
    return -1 if hit is None else hit.start()


def find_last(symbols: str, table: bytes, first: int, last: int) -> int:
    """The last such unit, or -1."""
    return max(find_all(symbols, table, first, last), default=-1)


def find_all(symbols: str, table: bytes, first: int, last: int) -> list[int]:
    """All such units."""
    return [hit.start() for hit in _marked(table).finditer(symbols, first, last)]


@lru_cache(maxsize=1 << 12)
def _marked(table: bytes) -> re.Pattern[str]:
    """What finds the codes that have a mark: several times as fast as a look at each."""
    chars = "".join(re.escape(chr(code)) for code, mark in enumerate(table) if mark)
    return re.compile(f"[{chars}]" if chars else "(?!)")


class Maker:
    """Makes instances of a pydantic model from the values of its fields, without validation.

    The model must be frozen, and its values such as can be in no circle of references: the garbage
    collector, which would look through all mentions of a long text again and again, is not told of
    what the loop in C makes.
    """

    def __init__(self, kind: type, fields: set[str], *slots: Any) -> None:
        """`fields`: the names of all of them, one set for all instances; `slots`: the descriptors
        of a model's own slots for the fields that were set, what is extra and what is private."""
        self._kind = kind
        self._fields = fields
        self._slots = slots

    def __call__(self, **values: Any) -> Any:
        made: Any = object.__new__(self._kind)
        object.__setattr__(made, "__dict__", values)
        put_fields, put_extra, put_private = self._slots
        put_fields.__set__(made, self._fields)
        put_extra.__set__(made, None)
        put_private.__set__(made, None)
        return made


if not TYPE_CHECKING:
    with suppress(ImportError):
        from partyie._kernel import Cutter, Maker, Sieve, find, find_all, find_last
