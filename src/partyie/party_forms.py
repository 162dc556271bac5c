"""From the surfaces of the party table to every way they are written.

The table lists names; this module spells them out: abbreviations with dots and blanks (B.J.P.,
बी. जे. पी.), factions in brackets or after a hyphen (JD(U), JD-U), "X party", wings named after
their party (भाजपा युवा मोर्चा). The words for it come from lists of the packs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from partyie.scan import Entry
from partyie.text import fold, fold_phrase

__all__ = ["FormWords", "Surface", "alliance_forms", "forms", "wing_forms"]

# Lists of the packs that are read here.
_LETTER, _NOUN, _WING = "letter_name", "party_noun", "wing_noun"
_ALLIANCE, _ENDING = "alliance_noun", "case_ending"
_LATIN = re.compile(r"(?P<letters>[A-Z]{2,7})(?P<rest>(?:\s?[(\[-].*)?)", re.S)
_FACTION = re.compile(r"(?P<name>[^()\[\]]+?)\s?\((?P<tail>[^()]+)\)")
_DEVANAGARI_WORD = re.compile(r"[\u0900-\u0963]{2,}")
_AKSHARA = re.compile(
    "[\u0904-\u0939](?:\u094d[\u0915-\u0939])*[\u0900-\u0903\u093c\u093e-\u094c]*"
)
_VOWELLESS = re.compile(r"[B-DF-HJ-NP-TV-Z]{3,}")  # bjp, tmc: no English word has no vowel


class Surface(NamedTuple):
    """One way to write a party: `kind` is name, abbreviation or alias."""

    language: str
    kind: str
    text: str
    weak: bool = False  # counts only with evidence in the text
    uncapitalised: bool = False  # a Latin form without the capitals it should have


@dataclass(frozen=True)
class FormWords:
    """The words that forms are made with, by language."""

    letters: frozenset[str] = frozenset()  # names of letters: बी, जे, पी
    nouns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # language -> party, पार्टी
    wings: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    endings: tuple[str, ...] = ()  # case endings that are written with a name
    alliances: tuple[str, ...] = ()  # alliance, गठबंधन: in any language, of a name in any

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> FormWords:
        """The words among the entries of packs; `wings` are by language and kind of wing."""
        letters: set[str] = set()
        nouns: dict[str, tuple[str, ...]] = {}
        wings: dict[tuple[str, str], tuple[str, ...]] = {}
        alliances: list[str] = []
        endings: list[str] = []
        for entry in entries:
            if entry.list == _LETTER:
                letters.add(entry.form)
            elif entry.list == _NOUN:
                nouns[entry.language] = (*nouns.get(entry.language, ()), entry.form)
            elif entry.list == _ENDING:
                endings.append(entry.form)
            elif entry.list == _ALLIANCE:
                alliances.append(entry.form)
            elif entry.list == _WING and entry.value:
                key = entry.language, entry.value
                wings[key] = (*wings.get(key, ()), entry.form)
        return cls(frozenset(letters), nouns, wings, tuple(endings), tuple(alliances))

    @cached_property
    def noun_keys(self) -> frozenset[str]:
        return frozenset(fold(noun) for nouns in self.nouns.values() for noun in nouns)

    @cached_property
    def alliance_keys(self) -> frozenset[str]:
        return frozenset(map(fold, self.alliances))

    @cached_property
    def _spelled(self) -> re.Pattern[str]:
        longest_first = sorted(self.letters, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def spell(self, word: str) -> list[str]:
        """A word as names of letters (बीजेपी -> बी, जे, पी); empty if it is not made of them."""
        names, at = [], 0
        while at < len(word):
            name = self._spelled.match(word, at)
            if name is None:
                return []
            names.append(name.group())
            at = name.end()
        return names if len(names) > 1 else []


def forms(surfaces: Iterable[Surface], words: FormWords) -> Iterator[Surface]:
    """Every surface and what can be made of it; those of the table come first."""
    listed = tuple(surfaces)
    yield from listed
    for surface in listed:
        if surface.kind == "abbreviation":
            yield from (surface._replace(text=text) for text in _dotted(surface.text, words))
        yield from (surface._replace(text=text) for text in _factions(surface.text))
    for surface in listed:
        named = tuple(_with_noun(surface, words))
        yield from named
        if not surface.weak:
            for plain in (surface, *named):
                yield from _uncapitalised(plain, words)


def alliance_forms(surfaces: Iterable[Surface], words: FormWords) -> Iterator[Surface]:
    """The short names of an alliance with a word for one: NDA bloc, MVA गठबंधन."""
    for surface in surfaces:
        keys = fold_phrase(surface.text)
        if len(surface.text.split()) > 3 or not words.alliance_keys.isdisjoint(keys):
            continue
        for noun in words.alliances:
            made = Surface(surface.language, "alias", f"{surface.text} {noun}")
            yield made
            if not surface.weak:
                yield from _uncapitalised(made, words)


def wing_forms(
    wing: str, parent: Iterable[Surface], words: FormWords
) -> Iterator[Surface]:
    """A wing of kind `wing` named after its party: any name of the party and any word for it."""
    for surface in parent:
        short = surface.kind != "alias" or len(fold_phrase(surface.text)) == 1
        if not short or re.search(r"[^\w\u0900-\u097f' ]", surface.text):
            continue
        for noun in words.wings.get((surface.language, wing), ()):
            yield Surface(surface.language, "alias", f"{surface.text} {noun}")


def _dotted(text: str, words: FormWords) -> Iterator[str]:
    latin = _LATIN.fullmatch(text)
    if latin is not None:
        letters, rest = latin["letters"], latin["rest"]
        faction = re.sub(r"\b[A-Z]{2,3}\b", lambda m: ".".join(m[0]) + ".", rest)
        dotted = ".".join(letters)
        yield from (f"{dotted}.{rest}", f"{dotted}{rest}")
        if faction != rest:
            yield f"{dotted}.{faction}"
        if len(letters) > 2:
            yield " ".join(letters) + rest
        return
    word = _DEVANAGARI_WORD.match(text)
    rest = text[word.end() :] if word else ""
    if word is None or (rest and not rest.lstrip().startswith(("(", "-"))):
        return
    letters_of = words.spell(word[0])
    parts = letters_of or _AKSHARA.findall(word[0])
    if 1 < len(parts) <= 7 and "".join(parts) == word[0]:
        if len(parts) > 2 or letters_of:
            yield " ".join(parts) + rest
        yield from (".".join(parts) + "." + rest, ".".join(parts) + rest)


def _factions(text: str) -> Iterator[str]:
    faction = _FACTION.fullmatch(text)
    if faction is None:
        return
    name, tail = faction["name"], faction["tail"]
    yield f"{name}-{tail}"
    yield f"{name} [{tail}]"
    if len(fold(tail)) > 2 or not tail.isascii():
        yield f"{name} {tail}"


def _with_noun(surface: Surface, words: FormWords) -> Iterator[Surface]:
    keys = fold_phrase(surface.text)
    if words.noun_keys.intersection(keys) or len(keys) > 3:
        return
    for noun in words.nouns.get(surface.language, ()):
        yield Surface(surface.language, "alias", f"{surface.text} {noun}")


def _uncapitalised(surface: Surface, words: FormWords) -> Iterator[Surface]:
    """bjp, samajwadi party: as people type; doubtful where the words may also be plain ones."""
    if not surface.text[:1].isupper():
        return
    if surface.kind == "abbreviation" and not _VOWELLESS.fullmatch(surface.text):
        return
    sure = surface.kind == "abbreviation" or fold_phrase(surface.text)[-1] in words.noun_keys
    yield surface._replace(text=surface.text.lower(), weak=not sure, uncapitalised=True)
