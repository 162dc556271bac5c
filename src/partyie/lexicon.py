"""Words to symbols: one longest-match scan over every list of the packs and the registry.

Each token, phrase or number becomes one character that stands for the set of lists it is in and
for how it is written. Rules are regular expressions over that string. The cost of a scan does not
grow with the number of names: single words are one dictionary look-up, phrases one walk of a trie.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from partyie.kernel import Cutter, find, find_all
from partyie.scan import Entry, Joined, Scan, Sentence, as_written
from partyie.text import (
    BLANKS,
    SHAPES,
    SHAPES_OF_SCRIPT,
    WORD_SHAPES,
    Tokens,
    fold,
    fold_phrase,
    shape_of,
    split,
)  # fmt: skip
from partyie.vocabulary import Reading, Trie, Word, Words

if TYPE_CHECKING:
    from partyie.numbers import NumberGrammar, QualifiedNumber

__all__ = ["NUMBER_LISTS", "Lexicon", "charset"]

_FIRST_CODE: Final = 0x100  # below the surrogates: `re` keeps bitmaps for these
_LAST_CODE: Final = 0xD7FF
_MISSPELT_SHAPES: Final = (*SHAPES_OF_SCRIPT["Latn"][1:3], *SHAPES_OF_SCRIPT["Deva"])
_LONGEST_SENTENCE: Final = 240  # units
_INFLECTED: Final = frozenset({"inflected"})  # what a word in no list is by its ending: no name
# Kinds of numbers are lists of their own; a cardinal is a `number`, the rest keep their names.
NUMBER_LISTS: Final = (
    "number", "ordinal", "fraction", "percent", "money", "date", "year", "time", "duration", "age",
    "measure", "section", "label", "phone",
)  # fmt: skip


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
        # Tuples: once the garbage collector has seen that they hold nothing of its business, it
        # looks at them no more.
        self._words: dict[str, tuple[Entry, ...]] = {}
        self._trie = Trie()
        self._later: set[str] = set()  # keys that stand in a phrase after its first
        # Lists, shape, whether the word may be misspelt -> symbol.
        self._symbols: dict[tuple[frozenset[str], str, bool], str] = {}
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
                self._words[keys[0]] = (*self._words.get(keys[0], ()), entry)
            else:
                self._trie.add(keys, entry)
                self._later.update(keys[1:])
        self._abbreviations = frozenset(map(fold, abbreviations))
        self._intern()
        self._by_tag, self._by_shape = self._index()
        self.words = Words(self._word)
        self._cutter = Cutter(self._cut)
        self._number_symbols = {
            kind: self._symbols[frozenset({number_list(kind)}), "digits", False]
            for kind in ("cardinal", *NUMBER_LISTS[1:])
        }
        # The words of a scan that may be misspelt.
        self.slips = self.table(symbol for (_, _, slips), symbol in self._symbols.items() if slips)
        self._blank = self._symbols[frozenset(), "blank", False]
        self._ends = frozenset(self.shape_chars("newline") + self.chars("sentence_end"))
        # Language -> the symbols of its script.
        self._written = {
            language: self.table(self.shape_chars(*SHAPES_OF_SCRIPT[script]))
            for script, language in scripts.items()
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
            self._add(nothing, shape)
        for shape in WORD_SHAPES:
            self._add(_INFLECTED, shape)
        for tag in NUMBER_LISTS:
            self._add(frozenset({tag}), "digits")
        for key, entries in self._words.items():
            free = all(entry.case == "any" for entry in entries)
            tags = self.tags(entries)
            for shape in _shapes_of(key):
                if not free:
                    tags = self.tags(as_written(entries, shape))
                self._add(tags, shape)
        for key, start in self._trie.next.items():
            shapes = _shapes_of(key)
            nodes, length = [*start.next.values()], 2
            while nodes:
                for node in nodes:
                    if node.entries:
                        self._read(node, shapes, length)
                nodes = [following for node in nodes for following in node.next.values()]
                length += 1
        for tags, shape, _ in [*self._symbols]:
            if shape in _MISSPELT_SHAPES and tags <= _INFLECTED:
                self._add(tags, shape, slips=True)

    def _read(self, node: Trie, shapes: tuple[str, ...], length: int) -> None:
        """Work out what a phrase is for each shape that its first token can have."""
        free = all(entry.case == "any" for entry in node.entries)
        allowed, tags = node.entries, self.tags(node.entries)
        for shape in shapes:
            if not free:
                allowed = as_written(node.entries, shape)
                tags = self.tags(allowed)
            if allowed:
                node.read[shape] = Reading(allowed, self._add(tags, shape), length)

    def _add(self, tags: frozenset[str], shape: str, slips: bool = False) -> str:
        symbol = self._symbols.get((tags, shape, slips))
        if symbol is None:
            code = _FIRST_CODE + len(self._symbols)
            if code > _LAST_CODE:
                raise OverflowError("too many different sets of lists for one lexicon")
            symbol = self._symbols[tags, shape, slips] = chr(code)
        return symbol

    def symbol(self, piece: str) -> str:
        """The symbol of a raw piece."""
        return self.words[piece].symbol

    def _cut(self, text: str) -> tuple[Word, ...]:
        """The words of a piece of text."""
        return tuple([self.words[piece] for piece in split(text)])

    def _word(self, piece: str) -> Word:
        """All about a raw piece."""
        key, shape = fold(piece), shape_of(piece)
        entries = as_written(self._words.get(key, ()), shape)
        tags = self.tags(entries)
        begins = self._trie.next.get(key)
        number = shape == "digits" or key in self.numbers.words
        known = bool(tags or begins or number)
        if not known and shape in WORD_SHAPES and key.endswith(self._endings):
            tags = _INFLECTED
        slips = tags <= _INFLECTED and shape in _MISSPELT_SHAPES and self._is_slip(key)
        symbol = self._symbols.get((tags, shape, slips))
        if symbol is None:
            symbol = self._symbols[frozenset(), shape, False]
        return Word(
            piece, key, shape, symbol, entries,
            begins=begins, continues=key in self._later, begins_number=number,
            ends=symbol in self._ends,
            short=shape == "initial" or key in self._abbreviations,
        )  # fmt: skip

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

    def table(self, chars: Iterable[str]) -> bytes:
        """For each code of a symbol whether it is one of `chars`: what `kernel.find` asks."""
        marks = bytearray(1 + _FIRST_CODE + len(self._symbols))
        for symbol in chars:
            marks[ord(symbol)] = 1
        return bytes(marks)

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
        words, pieces, raw, ends = self._cutter.cut(text)
        parts: list[str] = []
        joined = Joined()
        phrases: dict[int, tuple[Entry, ...]] = {}
        numbers: dict[int, QualifiedNumber] = {}
        sentences: list[Sentence] = []
        begin = 0  # the unit that begins the sentence
        done, unit = 0, 0  # the token up to which all is read, and the unit that begins there
        end = len(words) - 1
        for here, word in enumerate(words):
            if not word.marked or here < done:
                continue
            if word.begins is not None and here < end and words[here + 1].continues:
                phrase = _longest(words, here, word.begins)
                if phrase is not None:
                    parts += (raw[done:here], phrase.symbol)
                    unit += here - done
                    phrases[unit] = phrase.entries
                    done, unit = here + phrase.length, unit + 1
                    joined.add(unit, done)
                    continue
            if word.begins_number:
                number = self.numbers.read(pieces, here, done)
                if number is not None:
                    parts += (raw[done : number.first], self._number_symbols[number.kind])
                    unit += number.first - done
                    numbers[unit] = number
                    done, unit = number.last, unit + 1
                    if number.last - number.first > 1:
                        joined.add(unit, done)
                    while sentences and sentences[-1].last >= unit:  # no full stop: ".5"
                        begin = sentences.pop().first
                    continue
            if word.ends and not (word.key == "." and _goes_on(words, here)):
                after = unit + here - done + 1
                if after - begin > _LONGEST_SENTENCE:
                    sentences += _pieces(begin, after)
                elif after > begin + 1:
                    sentences.append(Sentence(begin, after))
                begin = after
        symbols = raw
        if done:
            parts.append(raw[done:])
            symbols = "".join(parts)
        if begin < len(symbols):
            sentences += _pieces(begin, len(symbols))
        tokens = Tokens(text, pieces, ends)
        return Scan(tokens, words, self, symbols, joined, phrases, numbers, sentences)

    def languages(self, symbols: str) -> list[str]:
        """The languages that symbols are written in, most words first."""
        size = len(symbols)
        there: list[str] = []
        for language, table in self._written.items():
            if find(symbols, table, 0, size) >= 0:
                there.append(language)
        if len(there) > 1:
            words = {
                language: len(find_all(symbols, self._written[language], 0, size))
                for language in there
            }
            there.sort(key=words.__getitem__, reverse=True)
        return there

    def language(self, symbols: str) -> str:
        """The first of `languages`, or `und` where there is none."""
        return next(iter(self.languages(symbols)), "und")


def _longest(words: tuple[Word, ...], here: int, node: Trie) -> Reading | None:
    """The longest phrase that begins with the word `here`, of those that go on from `node`."""
    found: Reading | None = None
    shape = words[here].shape
    for at in range(here + 1, len(words)):
        following = node.next.get(words[at].key)
        if following is None:
            break
        node = following
        if node.read:
            found = node.read.get(shape, found)
    return found


def _goes_on(words: tuple[Word, ...], dot: int) -> bool:
    """Whether a full stop ends no sentence: after an abbreviation, and inside a.b."""
    if dot == 0 or words[dot].piece != ".":  # a blank before it
        return False
    if words[dot - 1].short:
        return True
    if dot + 1 == len(words):
        return False
    after = words[dot + 1]
    return after.piece[0] not in BLANKS and after.shape in ("lower", "initial", "digits")


def _pieces(first: int, last: int) -> Iterator[Sentence]:
    """A sentence, in pieces where nobody would write one so long: work stays linear in the text."""
    while last - first > _LONGEST_SENTENCE:
        yield Sentence(first, first + _LONGEST_SENTENCE)
        first += _LONGEST_SENTENCE
    yield Sentence(first, last)


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
