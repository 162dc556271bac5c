"""The innermost loops over a text. `_kernel.c` has each of them in C, and is what runs where the
package was compiled; what is here runs elsewhere, does the same, and says what that is."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from contextlib import suppress
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from partyie.vocabulary import Word

__all__ = ["Cutter", "Maker", "find", "find_all", "find_last"]

_MEMO_SIZE: Final = 1 << 15
_LONGEST: Final = 64  # characters; longer ones are hardly seen twice


class Cutter:
    """Cuts texts into words. What stands between two spaces is read once and then remembered:
    texts repeat it, and looking it up is quicker than cutting it into tokens."""

    def __init__(self, read: Callable[[str], tuple[Word, ...]]) -> None:
        """`read`: the words of a piece of text."""
        self._read = read
        self._known: dict[str, tuple[Word, ...]] = {}  # by what follows the space

    def cut(self, text: str) -> tuple[list[Word], list[str], str, bytes]:
        """The words of `text`, their pieces, their symbols, and as unsigned 32-bit numbers the
        offsets of the code points at which they end."""
        words = self._words(text)
        pieces = [word.piece for word in words]
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


def find(symbols: str, table: bytes, first: int, last: int) -> int:
    """The first of units first to last (half-open) whose code has a mark in `table`, or -1."""
    for at in range(max(0, first), min(last, len(symbols))):
        if table[ord(symbols[at])]:
            return at
    return -1


def find_last(symbols: str, table: bytes, first: int, last: int) -> int:
    """The last such unit, or -1."""
    for at in range(min(last, len(symbols)) - 1, max(0, first) - 1, -1):
        if table[ord(symbols[at])]:
            return at
    return -1


def find_all(symbols: str, table: bytes, first: int, last: int) -> list[int]:
    """All such units."""
    units = range(max(0, first), min(last, len(symbols)))
    return [at for at in units if table[ord(symbols[at])]]


class Maker:
    """Makes instances of a pydantic model from the values of its fields, without validation."""

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
        from partyie._kernel import Cutter, Maker, find, find_all, find_last
