"""The words of numbers: numbers.toml files → one table of what each word does in a number."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from partyie.errors import Fault, PackError, did_you_mean
from partyie.text import fold, fold_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

__all__ = [
    "KINDS", "QUALIFIERS", "Context", "KindRule", "NumberWords", "Part", "Phrases", "Value", "Word",
    "read_words",
]  # fmt: skip

QUALIFIERS = ("at_least", "at_most", "about", "between")
KINDS = (
    "percent", "money", "date", "time", "duration", "age", "measure", "section", "label",
)  # fmt: skip

Value = int | Decimal  # Decimal only where there is a fraction
Context = tuple[tuple[str, ...], tuple[str, ...]]  # the keys before and after a word
Phrases = dict[tuple[str, ...], str]  # keys -> what they mean


class Part(IntEnum):
    """What a word does in a number."""

    CARDINAL = 0  # stands for itself; nothing may follow but a scale
    TENS = 1  # a unit may follow
    SCALE = 2  # multiplies what comes before
    GROUP = 3  # multiplies the last count only
    ORDINAL = 4
    DENOMINATOR = 5
    TO_NEXT = 6  # a fraction added to the next number
    OF_NEXT = 7  # a fraction of the next scale
    ARTICLE = 8  # one, before a scale
    MINUS = 9
    HUNDREDS = 10  # a count and its hundred in one word: तीनशे


class Word(NamedTuple):
    part: Part
    value: Value
    alone: Value | None = None  # its worth with no number beside it; None: it tells none


class KindRule(NamedTuple):
    """When the words of a kind hold."""

    max: int | None = None
    capital: bool = False


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Every word of the loaded languages, by folded key. Never changed once built."""

    words: dict[str, Word]
    glued_scales: dict[str, Value]
    letter_scales: dict[str, Value]  # as written, with a blank before them or not: 50 K
    name_letters: frozenset[str]  # that make a name of a figure below ten: 5G
    glued_suffixes: frozenset[str]
    suffixes: frozenset[str]
    additions: Phrases  # "and a half": forward
    joiners: frozenset[str]
    points: frozenset[str]
    point_zeros: frozenset[str]
    divisions: frozenset[str]
    wholes: frozenset[str]
    of: frozenset[str]
    parts_of: frozenset[str]
    part_nouns: frozenset[str]
    shares: Phrases  # "below", "among" or "above": what stands after them
    before_minus: frozenset[str]
    exponents: frozenset[str]
    raised: frozenset[str]
    times: frozenset[str]
    range_signs: frozenset[str]
    range_words: frozenset[str]
    change_words: frozenset[str]
    not_numbers: dict[str, tuple[Context, ...]]
    leads: Phrases  # qualifiers before
    tails: Phrases  # qualifiers after
    kinds_before: Phrases
    kinds_after: Phrases
    kind_rules: dict[str, KindRule]


def read_words(files: Iterable[Path]) -> NumberWords:
    """The table of `files`; PackError with every fault of every file if there are any."""
    collector = _Collector()
    queue = list(files)
    for file in queue:  # which grows by what a file extends
        base = collector.read(file)
        if base and base not in queue:
            queue.append(base)
    if collector.faults:
        raise PackError(collector.faults)
    return collector.table()


_SMALL_WORDS = (
    "joiners", "points", "point_zeros", "divisions", "wholes", "of", "parts_of", "part_nouns",
    "before_minus", "hundred_suffixes",
)  # fmt: skip
_TABLES: Mapping[str, tuple[str, ...] | None] = {  # None: numbers, each with its words
    "cardinals": None,
    "tens": None,
    "scales": None,
    "groups": None,
    "ordinals": None,
    "denominators": None,
    "ordinal_suffixes": ("glued", "apart"),
    "fractions": ("words", "value", "joins", "alone"),
    "small_words": ("one", "minus", *_SMALL_WORDS),
    "shares": ("below", "among", "above"),
    "powers": ("exponents", "raised", "times"),
    "letters": ("names",),
    "ranges": ("signs", "words", "not_after"),
    "not_numbers": ("phrases",),
    **dict.fromkeys(QUALIFIERS, ("before", "after", "beside")),
    "kinds": KINDS,
}
_KIND_KEYS = ("before", "after", "beside", "max", "capital")
_UNDER_SCALES = ("after_number", "glued", "letters")
_JOINS = {"to_next": Part.TO_NEXT, "of_next": Part.OF_NEXT}


class _Collector:
    """Reads files one after the other and keeps every fault."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.words: dict[str, Word] = {}
        self.glued: dict[str, Value] = {}
        self.letters: dict[str, Value] = {}
        self.sets: dict[str, set[str]] = {}
        self.phrases: dict[str, dict[tuple[str, ...], str]] = {}
        self.not_numbers: dict[str, list[Context]] = {}
        self.kind_rules: dict[str, KindRule] = {}

    def read(self, file: Path) -> Path | None:
        """Take in one file; the file that it extends, if any."""
        self.file, self.source = file, ""
        self.seen: dict[tuple[str, tuple[str, ...]], str] = {}
        try:
            self.source = file.read_text(encoding="utf-8")
            data = tomllib.loads(self.source)
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            self._fault("", f"cannot be read: {error}")
            return None
        base = data.pop("extends", None)
        self._check_keys(data, tuple(_TABLES), "table")
        data = self._well_formed(data)
        for name, known in _TABLES.items():
            if known and name != "fractions":
                self._check_keys(data.get(name, {}), known, f"key of [{name}]")
        self._numbers(data)
        self._fractions(data.get("fractions", []))
        self._small_words(data)
        self._bounds(data)
        return None if base is None else file.parent.parent / str(base) / file.name

    def _well_formed(self, data: dict[str, Any]) -> dict[str, Any]:
        """`data` without the tables that are none, each a fault."""
        sound: dict[str, Any] = {}
        for name, table in data.items():
            rows = table if name == "fractions" else [table]
            if name == "kinds" and isinstance(table, dict):
                rows = list(table.values())
            elif name in ("scales", "groups") and isinstance(table, dict):
                rows = [table.get(name, {}) for name in _UNDER_SCALES]
            if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
                sound[name] = table
            else:
                self._fault(name, f"[{name}] must be a table")
        return sound

    def _numbers(self, data: dict[str, Any]) -> None:
        for name, part in (
            ("cardinals", Part.CARDINAL), ("tens", Part.TENS), ("scales", Part.SCALE),
            ("groups", Part.GROUP), ("ordinals", Part.ORDINAL), ("denominators", Part.DENOMINATOR),
        ):  # fmt: skip
            table = data.get(name, {})
            stands_alone = part in (Part.SCALE, Part.GROUP)
            for number, words in table.items():
                if number in _UNDER_SCALES:
                    continue
                value = self._value(number)
                for word, key in self._keys(words):
                    self._word(word, key, Word(part, value, value if stands_alone else None))
            for number, words in table.get("after_number", {}).items():
                for word, key in self._keys(words):
                    self._word(word, key, Word(part, self._value(number)))
            for number, words in table.get("glued", {}).items():
                for word, key in self._keys(words):
                    self._once("glued", (key,), word)
                    self.glued[key] = self._value(number)
            for number, words in table.get("letters", {}).items():
                for word, _ in self._keys(words):
                    self._once("letters", (word,), word)
                    self._agree(self.letters, word, self._value(number), word)

    def _fractions(self, entries: Any) -> None:
        for entry in entries:
            self._check_keys(entry, _TABLES["fractions"] or (), "key of [[fractions]]")
            value = self._value(str(entry.get("value")))
            alone = entry.get("alone")
            joins = entry.get("joins")
            if joins == "to_last":
                self._phrases("additions", entry.get("words"), str(value))
            elif joins in _JOINS:
                worth = None if alone is None else self._value(str(alone))
                for word, key in self._keys(entry.get("words")):
                    self._word(word, key, Word(_JOINS[joins], value, worth))
            else:
                hint = did_you_mean(str(joins), [*_JOINS, "to_last"])
                self._fault(str(joins), f"joins = {joins!r} is unknown", hint)

    def _small_words(self, data: dict[str, Any]) -> None:
        small = data.get("small_words", {})
        for word, key in self._keys(small.get("one", [])):
            self._word(word, key, Word(Part.ARTICLE, 1))
        for word, key in self._keys(small.get("minus", [])):
            self._word(word, key, Word(Part.MINUS, -1))
        ranges, suffixes = data.get("ranges", {}), data.get("ordinal_suffixes", {})
        for name, words in (
            *((name, small.get(name)) for name in _SMALL_WORDS),
            *((name, data.get("powers", {}).get(name)) for name in _TABLES["powers"] or ()),
            ("name_letters", data.get("letters", {}).get("names")),
            ("range_signs", ranges.get("signs")), ("range_words", ranges.get("words")),
            ("change_words", ranges.get("not_after")),
            ("glued_suffixes", suffixes.get("glued")), ("suffixes", suffixes.get("apart")),
        ):  # fmt: skip
            for word, key in self._keys(words or []):
                self._once(name, (key,), word)
                self.sets.setdefault(name, set()).add(key)
        for side, phrases in data.get("shares", {}).items():
            self._phrases("shares", phrases, side)
        for phrase in self._strings(data.get("not_numbers", {}).get("phrases", [])):
            before, opened, rest = phrase.partition("<")
            word, closed, after = rest.partition(">")
            if not (opened and closed and len(fold_phrase(word)) == 1):
                self._fault(phrase, f"{phrase!r} marks no single word with <…>")
                continue
            context = (fold_phrase(before), fold_phrase(after))
            if context == ((), ()):
                self._fault(phrase, f"{phrase!r} has no word beside the marked one")
                continue
            self.not_numbers.setdefault(fold(word), []).append(context)

    def _bounds(self, data: dict[str, Any]) -> None:
        for qualifier in QUALIFIERS:
            self._sides(data.get(qualifier, {}), "leads", "tails", qualifier)
        for kind, entry in data.get("kinds", {}).items():
            self._check_keys(entry, _KIND_KEYS, f"key of [kinds.{kind}]")
            self._sides(entry, "kinds_before", "kinds_after", kind)
            known = self.kind_rules.get(kind, KindRule())
            most = entry.get("max", known.max)
            if most is not None and not isinstance(most, int):
                self._fault("max", f"max = {most!r} is not a whole number")
                most = None
            self.kind_rules[kind] = KindRule(most, bool(entry.get("capital", known.capital)))

    def _sides(self, entry: dict[str, Any], before: str, after: str, meaning: str) -> None:
        beside = entry.get("beside", [])
        self._phrases(before, entry.get("before", []), meaning)
        self._phrases(after, entry.get("after", []), meaning)
        self._phrases(before, beside, meaning)
        self._phrases(after, beside, meaning)

    def _phrases(self, table: str, phrases: Any, meaning: str) -> None:
        for phrase in self._strings(phrases):
            keys = fold_phrase(phrase)
            if keys:
                self._once(table, keys, phrase)
                self._agree(self.phrases.setdefault(table, {}), keys, meaning, phrase)

    def _word(self, shown: str, key: str, word: Word) -> None:
        self._once("words", (key,), shown)
        self._agree(self.words, key, word, shown)

    def _agree(self, table: dict[Any, Any], key: Any, value: Any, shown: str) -> None:
        if table.setdefault(key, value) != value:
            self._fault(shown, f"{shown!r} means something else in another place or language")

    def _once(self, table: str, keys: tuple[str, ...], shown: str) -> None:
        if (table, keys) in self.seen:
            twin = self.seen[table, keys]
            same = "twice" if twin == shown else f"twice (also as {twin!r})"
            self._fault(shown, f"{shown!r} stands {same}")
        self.seen[table, keys] = shown

    def _keys(self, words: Any) -> Iterator[tuple[str, str]]:
        """Each word with its folded key."""
        for word in self._strings(words):
            keys = fold_phrase(word)
            if len(keys) != 1:
                self._fault(word, f"{word!r} must be one word")
                continue
            yield word, keys[0]

    def _strings(self, words: Any) -> Sequence[str]:
        if isinstance(words, list) and all(isinstance(word, str) for word in words):
            return words
        self._fault("", f"expected a list of words, found {words!r}")
        return []

    def _value(self, number: str) -> Value:
        try:
            above, slash, below = number.partition("/")
            value = Decimal(above) / Decimal(below) if slash else Decimal(number)
            return int(value) if value == int(value) else value
        except (InvalidOperation, ZeroDivisionError, OverflowError, ValueError):
            self._fault(number, f"{number!r} is not a number")
            return 1

    def _check_keys(self, table: dict[str, Any], known: Sequence[str], what: str) -> None:
        for key in table:
            if key not in known:
                self._fault(key, f"unknown {what}: {key!r}", did_you_mean(key, known))

    def _fault(self, sought: str, message: str, hint: str | None = None) -> None:
        lines = self.source.splitlines()
        quoted = f'"{sought}"'
        places = [n for n, line in enumerate(lines, 1) if quoted in line]
        places = places or [n for n, line in enumerate(lines, 1) if sought and sought in line]
        self.faults.append(Fault(self.file, places[-1] if places else 1, message, hint=hint))

    def table(self) -> NumberWords:
        def keys(name: str) -> frozenset[str]:
            return frozenset(self.sets.get(name, ()))

        cardinals = [(k, w) for k, w in self.words.items() if w.part <= Part.GROUP]
        fractions = [(k, w) for k, w in self.words.items() if w.part is Part.TO_NEXT]
        for suffix in keys("hundred_suffixes"):  # तीन + शे
            for key, word in (*cardinals, *fractions):  # and सव्वा + शे
                count = word.alone if word.part is Part.TO_NEXT else word.value
                if word.part in (Part.CARDINAL, Part.TO_NEXT) and count and 1 <= count < 100:
                    hundreds = int(count * 100)
                    self.words.setdefault(key + suffix, Word(Part.HUNDREDS, hundreds, hundreds))
        for suffix in keys("suffixes"):  # पांच + वां
            for key, word in cardinals:
                self.words.setdefault(key + suffix, Word(Part.ORDINAL, word.value))
        units = [(k, w) for k, w in cardinals if w.part is Part.CARDINAL and 1 <= w.value <= 9]
        for tens, ten in cardinals:  # twentyone
            if ten.part is Part.TENS:
                for unit, one in units:
                    self.words.setdefault(tens + unit, Word(Part.CARDINAL, ten.value + one.value))
        return NumberWords(
            words=self.words,
            glued_scales=self.glued,
            letter_scales=self.letters,
            name_letters=keys("name_letters"),
            glued_suffixes=keys("glued_suffixes"),
            suffixes=keys("suffixes"),
            additions=self.phrases.get("additions", {}),
            joiners=keys("joiners"),
            points=keys("points"),
            point_zeros=keys("point_zeros"),
            divisions=keys("divisions"),
            wholes=keys("wholes"),
            of=keys("of"),
            parts_of=keys("parts_of"),
            part_nouns=keys("part_nouns"),
            shares=self.phrases.get("shares", {}),
            before_minus=keys("before_minus"),
            exponents=keys("exponents"),
            raised=keys("raised"),
            times=keys("times"),
            range_signs=keys("range_signs"),
            range_words=keys("range_words"),
            change_words=keys("change_words"),
            not_numbers={key: tuple(places) for key, places in self.not_numbers.items()},
            leads=self.phrases.get("leads", {}),
            tails=self.phrases.get("tails", {}),
            kinds_before=self.phrases.get("kinds_before", {}),
            kinds_after=self.phrases.get("kinds_after", {}),
            kind_rules=self.kind_rules,
        )

