"""Words and phrases as a lexicon keeps them: what each is, and what it may begin."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from partyie.native import mypyc_attr
from partyie.scan import Entry

__all__ = ["Reading", "Trie", "Word", "Words"]

_MEMO_SIZE: Final = 1 << 16
_LONGEST: Final = 64  # characters; longer ones are hardly seen twice


@mypyc_attr(acyclic=True)
class Reading:
    """What a phrase is whose first token is written in one way."""

    __slots__ = ("entries", "length", "symbol")

    def __init__(self, entries: tuple[Entry, ...], symbol: str, length: int) -> None:
        self.entries = entries
        self.symbol = symbol
        self.length = length  # tokens


@mypyc_attr(acyclic=True)
class Trie:
    """Phrases by their keys; a node is a dictionary of the next keys."""

    __slots__ = ("entries", "next", "read")

    def __init__(self) -> None:
        self.next: dict[str, Trie] = {}
        self.entries: tuple[Entry, ...] = ()
        self.read: dict[str, Reading] = {}  # by the shape of the first token

    def add(self, keys: Iterable[str], entry: Entry) -> None:
        node = self
        for key in keys:
            following = node.next.get(key)
            if following is None:
                following = node.next[key] = Trie()
            node = following
        node.entries = (*node.entries, entry)


@mypyc_attr(acyclic=True)
class Word:
    """A token as it is written, and all that a scan asks about it."""

    __slots__ = (
        "begins", "begins_number", "blank", "continues", "ends", "entries", "key", "marked",
        "piece", "shape", "short", "symbol",
    )  # fmt: skip

    def __init__(
        self, piece: str, key: str, shape: str, symbol: str, entries: tuple[Entry, ...],
        *, begins: Trie | None, continues: bool, begins_number: bool, ends: bool,
        short: bool,
    ) -> None:  # fmt: skip
        self.piece = piece  # with the blanks before it
        self.key = key
        self.shape = shape
        self.symbol = symbol
        self.entries = entries
        self.begins = begins  # the phrases that it may begin
        self.continues = continues  # whether it stands in a phrase after the first
        self.begins_number = begins_number
        self.ends = ends  # whether it may end a sentence
        self.marked = ends or begins_number or begins is not None
        self.blank = shape == "blank"
        self.short = short  # whether a full stop after it ends no sentence


class Words(dict[str, Word]):
    """Raw piece -> word. A cache, not state: emptied when full, the same answers without it."""

    def __init__(self, read: Callable[[str], Word]) -> None:
        self._read = read

    def __missing__(self, piece: str) -> Word:
        word = self._read(piece)
        if len(piece) <= _LONGEST:
            if len(self) >= _MEMO_SIZE:
                self.clear()
            self[piece] = word
        return word

