"""Misspelt and inflected party names: a cheap index from an unknown word to the names it is in.

A word in no list is looked up, once, by the strings that one deletion makes of it. Only a word one
slip away from a word of a party's name goes further, and only if the words beside it are those of
that name. A word that is the last one of a name and a case ending written with it (Marathi भाजपने,
Nepali एमालेसँग) is no slip: the name is what stands before the ending.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import OSA

from partyie.text import fold, fold_phrase

if TYPE_CHECKING:
    from partyie.registry_tables import Party

__all__ = ["Misspelling", "Speller"]

_WORD: Final = 4  # letters of a word looked at, at least
_NAME: Final = 10  # letters of a name of several words
_LONE: Final = 7  # letters of a name of one
_SLIPS: Final = 1
_MEMO_SIZE: Final = 1 << 12


@dataclass(frozen=True, slots=True)
class Misspelling:
    """Tokens `first` to `last` (half-open) that are one slip away from a name of a party."""

    first: int
    last: int
    party_id: str
    ending: int = 0  # characters of a case ending behind the name; then there is no slip


_JOINS: Final = frozenset("()-")  # signs that may stand in a name: Janata Dal (United)
_VIRAMAS: Final = 4  # that a word may have more of than the name it is a slip for


class Speller:
    """Finds misspelt names in tokens."""

    def __init__(self, parties: Iterable[Party], endings: Iterable[str] = ()) -> None:
        self._names: dict[tuple[str, ...], str] = {}
        self._at: dict[tuple[str, ...], list[tuple[tuple[str, ...], int]]] = {}
        self._words: set[str] = set()
        self._near: dict[str, tuple[str, ...]] = {}
        self._slips: dict[str, tuple[str, ...]] = {}  # found lately, and what they are slips for
        self._endings = tuple(sorted(map(fold, endings), key=len, reverse=True))
        self._last: dict[str, list[tuple[tuple[str, ...], str]]] = {}  # last word -> names
        for party in parties:  # the likelier owner of a name comes first
            for surface in party.surfaces:
                if surface.language != "en" and not surface.weak and party.status != "other":
                    keys = fold_phrase(surface.text)
                    self._last.setdefault(keys[-1], []).append((keys, party.id))
                if not surface.weak and surface.kind != "abbreviation" and party.status != "other":
                    self._add(fold_phrase(surface.text), party.id)
        self._longest = max(map(len, self._words), default=0) + _SLIPS + _VIRAMAS

    def _add(self, keys: tuple[str, ...], party_id: str) -> None:
        letters = sum(map(len, keys))
        plain = (key.isalpha() or len(key) > 1 or key in _JOINS for key in keys)
        if keys in self._names or not all(plain):
            return
        if letters < (_NAME if len(keys) > 1 else _LONE):
            return
        self._names[keys] = party_id
        for place, key in enumerate(keys):
            if len(key) >= _WORD:
                # Found by the word before it, or the one after the first; alone if it has none.
                pair = keys[place - 1 : place + 1] if place else keys[:2]
                self._at.setdefault(pair, []).append((keys, place))
                self._words.add(key)
                for cut in _cuts(_plain(key)):
                    near = self._near.get(cut, ())
                    self._near[cut] = near if key in near else (*near, key)

    def is_slip(self, key: str) -> bool:
        """Whether an unknown word may be a slip for a word of a party's name."""
        return self._inflected(key) is not None or bool(self._meant(key))

    def find(self, pieces: Sequence[str], places: Iterable[int]) -> Iterator[Misspelling]:
        """Misspelt names around the tokens of a text that may be slips, by place."""
        for at in places:
            key = fold(pieces[at])
            inflected = self._inflected(key)
            if inflected is not None:
                found = self._before_ending(pieces, at, *inflected)
            else:
                found = self._whole(pieces, at, self._meant(key))
            if found is not None:
                yield found

    def _inflected(self, key: str) -> tuple[str, int] | None:
        """The last word of a name that an unknown word is with a case ending, and its length."""
        for ending in self._endings if key.endswith(self._endings) else ():
            word = key.removesuffix(ending)
            if word != key and word in self._last:
                return word, len(ending)
        return None

    def _meant(self, key: str) -> tuple[str, ...]:
        """The words of names that an unknown word may be a slip for."""
        known = self._slips.get(key)
        if known is not None:
            return known
        if not _WORD <= len(key) <= self._longest or key in self._words:
            return ()
        near = set().union(*(self._near.get(cut, ()) for cut in _cuts(_plain(key))))
        found = tuple(
            word
            for word in sorted(near)
            if word[0] == key[0]
            and OSA.distance(_plain(word), _plain(key), score_cutoff=_SLIPS) <= _SLIPS
        )
        if found:
            if len(self._slips) >= _MEMO_SIZE:
                self._slips.clear()
            self._slips[key] = found
        return found

    def _before_ending(
        self, pieces: Sequence[str], at: int, word: str, ending: int
    ) -> Misspelling | None:
        """The longest name that ends with `word`, which stands at a place with an ending."""
        best: Misspelling | None = None
        for keys, party_id in self._last[word]:
            first = at + 1 - len(keys)
            if first < 0 or (best is not None and first >= best.first):
                continue
            if all(fold(pieces[first + n]) == key for n, key in enumerate(keys[:-1])):
                best = Misspelling(first, at + 1, party_id, ending)
        return best

    def _whole(
        self, pieces: Sequence[str], at: int, words: tuple[str, ...]
    ) -> Misspelling | None:
        """The longest name that the words around a misspelt one make with it; None if unclear."""
        before = fold(pieces[at - 1]) if at else ""
        after = fold(pieces[at + 1]) if at + 1 < len(pieces) else ""
        best: Misspelling | None = None
        for word in words:
            beside = (*self._at.get((before, word), ()), *self._at.get((word, after), ()))
            for keys, place in beside or self._at.get((word,), ()):
                first, last = at - place, at - place + len(keys)
                if first < 0 or last > len(pieces):
                    continue
                if best and last - first < best.last - best.first:
                    continue
                if all(n == place or fold(pieces[first + n]) == key for n, key in enumerate(keys)):
                    found = Misspelling(first, last, self._names[keys])
                    if best and found.party_id != best.party_id and (
                        (first, last) == (best.first, best.last)
                    ):
                        return None
                    best = found
        return best


def _plain(key: str) -> str:
    """A key without viramas: पार्टी and पाटी are one slip apart."""
    return key.replace("\u094d", "")


def _cuts(key: str) -> Iterator[str]:
    """A word, and what the deletion of one letter makes of it."""
    yield key
    for n in range(len(key)):
        yield key[:n] + key[n + 1 :]
