"""Words to symbols: one longest-match scan over every list of the packs and the registry.

Each token, phrase or number becomes one character that stands for the set of lists it is in and
for how it is written. Rules are regular expressions over that string. The cost of a scan does not
grow with the number of names: single words are one dictionary look-up, phrases one walk of a trie.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from partyie.scan import Entry, Scan, Sentence, as_written
from partyie.text import (
    BLANKS,
    SHAPES,
    SHAPES_OF_SCRIPT,
    WORD_SHAPES,
    Tokens,
    fold,
    fold_phrase,
    shape_of,
)  # fmt: skip

if TYPE_CHECKING:
    from partyie.numbers import NumberGrammar, QualifiedNumber

__all__ = ["NUMBER_LISTS", "Lexicon", "charset"]

_FIRST_CODE: Final = 0x100  # below the surrogates: `re` keeps bitmaps for these
_LAST_CODE: Final = 0xD7FF
_MEMO_SIZE: Final = 1 << 17
_MISSPELT_SHAPES: Final = (*SHAPES_OF_SCRIPT["Latn"][1:3], *SHAPES_OF_SCRIPT["Deva"])
_LONGEST_SENTENCE: Final = 240  # units
# What a token may do in the scan, beside being in lists.
_OPENS: Final = 1  # start a phrase
_COUNTS: Final = 2  # start a number
_CONTINUES: Final = 4  # go on a phrase
_SLIPS: Final = 8  # be a misspelt word
_INFLECTED: Final = frozenset({"inflected"})  # what a word in no list is by its ending: no name
# Kinds of numbers are lists of their own; a cardinal is a `number`, the rest keep their names.
NUMBER_LISTS: Final = (
    "number", "ordinal", "fraction", "percent", "money", "date", "year", "time", "duration", "age",
    "measure", "section", "label", "phone",
)  # fmt: skip


class _Trie:
    """Phrases by their keys; a node is a dictionary of the next keys."""

    __slots__ = ("entries", "next", "read")

    def __init__(self) -> None:
        self.next: dict[str, _Trie] = {}
        self.entries: tuple[Entry, ...] = ()
        # Shape of the first token -> the entries that allow it, and their symbol.
        self.read: dict[str, tuple[tuple[Entry, ...], str]] = {}

    def add(self, keys: Iterable[str], entry: Entry) -> None:
        node = self
        for key in keys:
            following = node.next.get(key)
            if following is None:
                following = node.next[key] = _Trie()
            node = following
        node.entries = (*node.entries, entry)


class _Memo(dict[str, str]):
    """Raw piece -> symbol. A cache, not state: emptied when full, the same answer without it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __missing__(self, piece: str) -> str:
        symbol = self._lexicon.symbol(piece)
        if len(self) >= _MEMO_SIZE:
            self.clear()
        self[piece] = symbol
        return symbol


class _EntryMemo(dict[str, tuple[Entry, ...]]):
    """Raw piece -> its list entries, as it is written. A cache like the other."""

    def __init__(self, words: Mapping[str, list[Entry]]) -> None:
        self._words = words

    def __missing__(self, piece: str) -> tuple[Entry, ...]:
        found = as_written(self._words.get(fold(piece), ()), shape_of(piece))
        if len(self) >= _MEMO_SIZE:
            self.clear()
        self[piece] = found
        return found


class _Shapes(dict[str, str]):
    """Raw piece -> how it is written. A cache like the others."""

    def __missing__(self, piece: str) -> str:
        if len(self) >= _MEMO_SIZE:
            self.clear()
        shape = self[piece] = shape_of(piece)
        return shape


class _Begun(NamedTuple):
    """Two tokens that begin a phrase: what they are by themselves, and what may follow."""

    entries: tuple[Entry, ...]
    symbol: str
    next: Mapping[str, _Trie]


class _Pairs(dict[tuple[str, str], _Begun | None]):
    """Two raw pieces -> the phrase that they begin. A cache like the others."""

    def __init__(self, trie: _Trie) -> None:
        self._starts = trie.next

    def __missing__(self, pieces: tuple[str, str]) -> _Begun | None:
        node = self._starts[fold(pieces[0])].next.get(fold(pieces[1]))
        found = None
        if node is not None:
            found = _Begun(*node.read.get(shape_of(pieces[0]), ((), "")), node.next)
        if len(self) >= _MEMO_SIZE:
            self.clear()
        self[pieces] = found
        return found


class Lexicon:
    """Compiled lists. Build once, scan any number of texts."""

    def __init__(
        self,
        entries: Iterable[Entry],
        numbers: NumberGrammar,
        *,
        scripts: Mapping[str, str],
        abbreviations: Iterable[str] = (),
        endings: Iterable[str] = (),
        is_slip: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """`is_slip` says of the key of a word in no list whether it may be misspelt."""
        self.numbers = numbers
        self._is_slip = is_slip
        self._endings = tuple(map(fold, endings))
        self._scripts = dict(scripts)
        self._words: dict[str, list[Entry]] = {}
        self._trie = _Trie()
        self._symbols: dict[tuple[frozenset[str], str, int], str] = {}
        self.lists: dict[str, set[str | None]] = {}
        seen: set[tuple[str, str | None, tuple[str, ...], bool]] = set()
        for entry in entries:
            self.lists.setdefault(entry.list, set()).add(entry.value)
            keys = fold_phrase(entry.form.replace("|", "") if entry.fused else entry.form)
            mark = (entry.list, entry.value, keys, entry.case == "lower")
            if not keys or mark in seen:
                continue
            seen.add(mark)
            if len(keys) == 1:
                self._words.setdefault(keys[0], []).append(entry)
            else:
                self._trie.add(keys, entry)
        self._abbreviations = frozenset(map(fold, abbreviations))
        self._later = frozenset(_later_keys(self._trie))
        self._intern()
        self._by_tag, self._by_shape = self._index()
        self._memo = _Memo(self)
        self.words = _EntryMemo(self._words)
        self._shapes = _Shapes()
        self._pairs = _Pairs(self._trie)
        openers, counters, later = map(self._with_flag, (_OPENS, _COUNTS, _CONTINUES))
        self._start = re.compile(f"[{openers}](?=[{later}])|[{counters}]")
        self._phrase_openers = frozenset(
            symbol for (_, _, flags), symbol in self._symbols.items() if flags & _OPENS
        )
        self._number_openers = frozenset(
            symbol for (_, _, flags), symbol in self._symbols.items() if flags & _COUNTS
        )
        self._number_symbols = {
            kind: self._symbols[frozenset({number_list(kind)}), "digits", 0]
            for kind in ("cardinal", *NUMBER_LISTS[1:])
        }
        # What finds the words of a scan that may be misspelt.
        self.slips = re.compile(f"[{self._with_flag(_SLIPS)}]")
        ends = self.shape_chars("newline") + self.chars("sentence_end")
        self._ends = re.compile(f"[{charset(ends)}]")
        self._dot = self.symbol(".")
        self._runs = {
            script: re.compile(f"[{charset(self.shape_chars(*SHAPES_OF_SCRIPT[script]))}]+")
            for script in scripts
        }

    # ── symbols ──────────────────────────────────────────────────────────────────────────────

    @staticmethod
    def tags(entries: Iterable[Entry]) -> frozenset[str]:
        """What patterns can ask of a unit: its lists, and list.value."""
        found = set()
        for entry in entries:
            found.add(entry.list)
            if entry.value is not None and entry.kind is None:
                found.add(f"{entry.list}.{entry.value}")
        return frozenset(found)

    def _intern(self) -> None:
        """Give every symbol that can occur its character now, so that patterns can name it."""
        nothing = frozenset[str]()
        for shape in SHAPES:
            self._add(nothing, shape, _COUNTS if shape == "digits" else 0)
        for shape in WORD_SHAPES:
            self._add(_INFLECTED, shape, 0)
        for tag in NUMBER_LISTS:
            self._add(frozenset({tag}), "digits", 0)
        for key in {*self._words, *self._trie.next, *self._later, *self.numbers.words}:
            entries = self._words.get(key, ())
            free = all(entry.case == "any" for entry in entries)
            tags = self.tags(entries)
            for shape in _shapes_of(key):
                if not free:
                    tags = self.tags(as_written(entries, shape))
                self._add(tags, shape, self._flags(key, shape))
        for key, start in self._trie.next.items():
            shapes = _shapes_of(key)
            nodes = [start]
            while nodes:
                node = nodes.pop()
                nodes.extend(node.next.values())
                if node.entries:
                    self._read(node, shapes)
        for tags, shape, flags in [*self._symbols]:
            if shape in _MISSPELT_SHAPES and tags <= _INFLECTED:
                self._add(tags, shape, flags | _SLIPS)

    def _read(self, node: _Trie, shapes: tuple[str, ...]) -> None:
        """Work out what a phrase is for each shape that its first token can have."""
        free = all(entry.case == "any" for entry in node.entries)
        allowed, tags = node.entries, self.tags(node.entries)
        for shape in shapes:
            if not free:
                allowed = as_written(node.entries, shape)
                tags = self.tags(allowed)
            if allowed:
                self._add(tags, shape, 0)
                node.read[shape] = allowed, self._symbols[tags, shape, 0]

    def _add(self, tags: frozenset[str], shape: str, flags: int) -> None:
        if (tags, shape, flags) not in self._symbols:
            code = _FIRST_CODE + len(self._symbols)
            if code > _LAST_CODE:
                raise OverflowError("too many different sets of lists for one lexicon")
            self._symbols[tags, shape, flags] = chr(code)

    def _flags(self, key: str, shape: str) -> int:
        opens = _OPENS * (key in self._trie.next) | _CONTINUES * (key in self._later)
        return opens | _COUNTS * (shape == "digits" or key in self.numbers.words)

    def _with_flag(self, flag: int) -> str:
        """The inside of a character class for the symbols with a flag."""
        return charset(symbol for (_, _, flags), symbol in self._symbols.items() if flags & flag)

    def symbol(self, piece: str) -> str:
        """The symbol of a raw piece."""
        key, shape = fold(piece), shape_of(piece)
        tags = self.tags(as_written(self._words.get(key, ()), shape))
        flags = self._flags(key, shape)
        if not tags and not flags and shape in WORD_SHAPES and key.endswith(self._endings):
            tags = _INFLECTED
        if tags <= _INFLECTED and shape in _MISSPELT_SHAPES and self._is_slip(key):
            flags |= _SLIPS
        known = self._symbols.get((tags, shape, flags))
        return known or self._symbols[frozenset(), shape, _COUNTS if shape == "digits" else 0]

    @property
    def symbols(self) -> Iterable[str]:
        """Every symbol that a scan can give."""
        return self._symbols.values()

    def chars(self, tag: str) -> str:
        """Every symbol whose set of lists holds `tag` (a list, or list.value)."""
        return self._by_tag.get(tag, "")

    def shape_chars(self, *shapes: str, known: bool = True) -> str:
        """Every symbol written in one of `shapes`; `known=False`: only words in no list."""
        return "".join(self._by_shape.get((shape, True), "") for shape in shapes) + "".join(
            self._by_shape.get((shape, False), "") for shape in shapes if known
        )

    def _index(self) -> tuple[dict[str, str], dict[tuple[str, bool], str]]:
        """Symbols by list, and by shape and whether they are in no list."""
        by_tag: dict[str, list[str]] = {}
        by_shape: dict[tuple[str, bool], list[str]] = {}
        for (tags, shape, _), symbol in self._symbols.items():
            by_shape.setdefault((shape, not tags), []).append(symbol)
            for tag in tags:
                by_tag.setdefault(tag, []).append(symbol)
        return (
            {tag: "".join(symbols) for tag, symbols in by_tag.items()},
            {key: "".join(symbols) for key, symbols in by_shape.items()},
        )

    def completions(self, pieces: Sequence[str], begun: str) -> tuple[Entry, ...]:
        """Entries of phrases that go on after `pieces` with one word that begins with `begun`."""
        node = self._trie
        for piece in pieces:
            following = node.next.get(fold(piece))
            if following is None:
                return ()
            node = following
        start = fold(begun)
        return tuple(
            entry
            for key, last in node.next.items()
            if len(start) > 1 and key.startswith(start)
            for entry in last.entries
        )

    # ── scanning ─────────────────────────────────────────────────────────────────────────────

    def scan(self, text: str) -> Scan:
        """Tokens, phrases and numbers of `text` as symbols, and its sentences."""
        tokens = Tokens(text)
        pieces = tokens.pieces
        raw = "".join(map(self._memo.__getitem__, pieces))
        parts: list[str] = []
        first: list[int] = []
        phrases: dict[int, tuple[Entry, ...]] = {}
        numbers: dict[int, QualifiedNumber] = {}
        openers, counters, pairs = self._phrase_openers, self._number_openers, self._pairs
        read_number = self.numbers.read
        done, end = 0, len(pieces) - 1
        for opener in self._start.finditer(raw):
            here = opener.start()
            if here < done:
                continue
            start = raw[here]
            if start in openers and here < end:
                begun = pairs[pieces[here], pieces[here + 1]]
                if begun is not None:
                    entries, symbol, following = begun
                    last = here + 2
                    if following and last <= end:
                        last, entries, symbol = self._go_on(pieces, here, begun)
                    if entries:
                        parts += (raw[done:here], symbol)
                        first += range(done, here + 1)
                        phrases[len(first) - 1] = entries
                        done = last
                        continue
            if start in counters:
                number = read_number(pieces, here, done)
                if number is not None:
                    here = number.first
                    parts += (raw[done:here], self._number_symbols[number.kind])
                    first += range(done, here + 1)
                    numbers[len(first) - 1] = number
                    done = number.last
        symbols = raw
        if done:
            parts.append(raw[done:])
            symbols = "".join(parts)
        first += range(done, len(pieces) + 1)
        scan = Scan(tokens, self, symbols, first, phrases, numbers)
        scan.sentences = self._sentences(scan)
        return scan

    def _go_on(
        self, pieces: list[str], here: int, begun: _Begun
    ) -> tuple[int, tuple[Entry, ...], str]:
        """End, entries and symbol of the longest phrase that two tokens from `here` begin."""
        entries, symbol, following = begun
        found = last = here + 2
        while last < len(pieces):
            node = following.get(fold(pieces[last]))
            if node is None:
                break
            last += 1
            if node.read:
                read = node.read.get(self._shapes[pieces[here]])
                if read is not None:
                    found = last
                    entries, symbol = read
            following = node.next
        return found, entries, symbol

    def _sentences(self, scan: Scan) -> list[Sentence]:
        found: list[Sentence] = []
        symbols, dot, first = scan.symbols, self._dot, 0
        for end in self._ends.finditer(symbols):
            here = end.start()
            if symbols[here] == dot and self._goes_on(scan.tokens.pieces, scan.first[here]):
                continue
            if here - first >= _LONGEST_SENTENCE:
                found += _cut(first, here + 1)
            elif here > first:
                found.append(Sentence(first, here + 1))
            first = here + 1
        if first < len(symbols):
            found += _cut(first, len(symbols))
        return found

    def _goes_on(self, pieces: list[str], dot: int) -> bool:
        """Whether a full stop ends no sentence: after an abbreviation, and inside a.b."""
        if dot == 0 or pieces[dot] != ".":  # a blank before it
            return False
        before = pieces[dot - 1]
        if self._shapes[before] == "initial" or fold(before) in self._abbreviations:
            return True
        if dot + 1 == len(pieces):
            return False
        after = pieces[dot + 1]
        return after[0] not in BLANKS and self._shapes[after] in ("lower", "initial", "digits")

    def languages(self, symbols: str) -> list[str]:
        """The languages that symbols are written in, most words first."""
        there = [script for script, run in self._runs.items() if run.search(symbols)]
        if len(there) > 1:
            words = {
                script: sum(map(len, self._runs[script].findall(symbols))) for script in there
            }
            there.sort(key=words.__getitem__, reverse=True)
        return [self._scripts[script] for script in there]

    def language(self, symbols: str) -> str:
        """The first of `languages`, or `und` where there is none."""
        return next(iter(self.languages(symbols)), "und")


def _cut(first: int, last: int) -> Iterator[Sentence]:
    """A sentence, in pieces where nobody would write one so long: work stays linear in the text."""
    while last - first > _LONGEST_SENTENCE:
        yield Sentence(first, first + _LONGEST_SENTENCE)
        first += _LONGEST_SENTENCE
    yield Sentence(first, last)


def _later_keys(trie: _Trie) -> Iterator[str]:
    """Every key that stands in a phrase after its first."""
    nodes = list(trie.next.values())
    while nodes:
        node = nodes.pop()
        yield from node.next
        nodes.extend(node.next.values())


def _shapes_of(key: str) -> tuple[str, ...]:
    """The shapes that tokens with this key can have."""
    shape = shape_of(key)
    return ("lower", "capital", "upper", "initial") if shape == "lower" else (shape,)


def number_list(kind: str) -> str:
    """The list that a number of this kind is in."""
    return "number" if kind == "cardinal" else kind


def charset(chars: Iterable[str]) -> str:
    """The inside of a character class, as ranges."""
    codes = sorted(set(map(ord, chars)))
    if not codes:
        return "\\U0010ffff"  # a class that no symbol is in
    out: list[str] = []
    low = high = codes[0]
    for code in [*codes[1:], -1]:
        if code == high + 1:
            high = code
            continue
        out.append(chr(low) if low == high else f"{chr(low)}-{chr(high)}")
        low = high = code
    return "".join(out)
