"""From packs to a compiled, immutable extractor, and from texts to extractions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from os import PathLike
from pathlib import Path
from typing import Any

from partyie.context import Context
from partyie.document import Document, Engine
from partyie.errors import ArgumentError, did_you_mean
from partyie.explain import Explanation, explain
from partyie.extractors import EXTRACTORS
from partyie.extractors.parties import unknown
from partyie.lexicon import NUMBER_LISTS, Lexicon
from partyie.numbers import NumberGrammar
from partyie.packs import DATA, Packs, load
from partyie.party_forms import FormWords
from partyie.registry import Registry, default_registry
from partyie.rules import RuleSet
from partyie.types import Extraction

__all__ = ["Extractor", "default_extractor"]

REGISTRY_LISTS = ("party", "organisation", "topic", "weak_name")


class Extractor:
    """Reads facts from texts. Build once, use for any number of texts, from any thread.

    languages: codes of the packs to use ("en", "hi"); None for all there are.
    extractors: which facts to look for ("parties", "counts", …); None for all.
    packs: folders of further language data, each a pack or a folder of packs.
    unknown_parties: also mention what reads as a party that the registry does not know ("Jan Vikas
        Party"); such a mention has no id.

    Raises ArgumentError for an unknown language or extractor, PackError for faulty packs.
    An Extractor is immutable and pickles by its recipe.
    """

    def __init__(
        self,
        *,
        languages: Sequence[str] | None = None,
        extractors: Sequence[str] | None = None,
        packs: Sequence[str | Path] = (),
        unknown_parties: bool = False,
    ) -> None:
        self._recipe = (
            None if languages is None else tuple(_names(languages, "languages")),
            None if extractors is None else tuple(_names(extractors, "extractors")),
            _folders(packs),
            unknown_parties,
        )
        known = _known_languages(self._recipe[2])
        for code in self._recipe[0] or ():
            if code not in known:
                raise ArgumentError(f"no pack for language {code!r}: {did_you_mean(code, known)}")
        for name in self._recipe[1] or ():
            if name not in EXTRACTORS:
                hint = did_you_mean(name, list(EXTRACTORS))
                raise ArgumentError(f"no extractor is called {name!r}: {hint}")
        self._chosen = frozenset(EXTRACTORS if extractors is None else self._recipe[1] or ())
        self.packs, self._engine = _engine(self._recipe[0], self._recipe[2])

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, self._recipe

    def __repr__(self) -> str:
        languages, extractors, packs, unknown_parties = self._recipe
        return f"Extractor({languages=}, {extractors=}, {packs=}, {unknown_parties=})"

    @property
    def registry(self) -> Registry:
        """The parties and topics that this extractor knows."""
        return self._engine.registry

    @property
    def engine(self) -> Engine:
        """The compiled lists and rules; for the tools that look inside, such as `check`."""
        return self._engine

    def extract(self, text: str) -> Extraction:
        """Facts in one text. Raises ArgumentError if `text` is no str."""
        return self._extraction(Document.read(self._engine, _checked(text)))

    def extract_many(self, texts: Iterable[str]) -> Iterator[Extraction]:
        """Facts in each text, lazily and in order."""
        if isinstance(texts, (str, bytes)):
            raise ArgumentError("extract_many takes an iterable of texts; for one text use extract")
        return map(self.extract, texts)

    def explain(self, text: str) -> Explanation:
        """What the rules saw and did, sentence by sentence: print it, or read its fields."""
        document = Document.read(self._engine, _checked(text), trace=True)
        return explain(document, self._extraction(document))

    def _extraction(self, document: Document) -> Extraction:
        context = Context(document)
        chosen = self._chosen
        found: dict[str, Any] = {
            name: find(context) if name in chosen else [] for name, find in EXTRACTORS.items()
        }
        if self._recipe[3] and "parties" in chosen:
            both = [*found["parties"], *unknown(context)]
            found["parties"] = sorted(both, key=lambda mention: mention.start)
        return Extraction(text=document.text, languages=document.scan.languages, **found)


@lru_cache(maxsize=1)
def default_extractor() -> Extractor:
    """The extractor behind `partyie.extract` when it is called without options."""
    return Extractor()


def _rebuild(
    languages: Sequence[str] | None,
    extractors: Sequence[str] | None,
    packs: Sequence[str],
    unknown_parties: bool,
) -> Extractor:
    return Extractor(
        languages=languages, extractors=extractors, packs=packs, unknown_parties=unknown_parties
    )


def _names(value: Sequence[str], what: str) -> Sequence[str]:
    if isinstance(value, Iterable) and not isinstance(value, (str, bytes)):
        names = list(value)
        if all(isinstance(name, str) for name in names):
            return names
    raise ArgumentError(f"{what} takes a list of names, not {value!r}")


def _folders(packs: Sequence[str | Path]) -> tuple[str, ...]:
    if isinstance(packs, Iterable) and not isinstance(packs, (str, bytes)):
        folders = list(packs)
        if all(isinstance(folder, (str, PathLike)) for folder in folders):
            return tuple(map(str, folders))
    raise ArgumentError(f"packs takes a list of folders, not {packs!r}")


def _checked(text: str) -> str:
    if not isinstance(text, str):
        kind = type(text).__name__
        hint = "; decode it first: data.decode('utf-8')" if isinstance(text, bytes) else ""
        raise ArgumentError(f"text must be a str, not {kind}{hint}")
    return text


def _known_languages(packs: Sequence[str]) -> list[str]:
    folders = [DATA, *map(Path, packs)]
    return sorted({f.parent.name for root in folders for f in root.rglob("language.toml")})


@lru_cache(maxsize=8)
def _engine(languages: tuple[str, ...] | None, folders: tuple[str, ...]) -> tuple[Packs, Engine]:
    """Compiled once for each recipe: engines are immutable, so extractors may share them."""
    registry = default_registry()
    numbers = NumberGrammar.load(
        path
        for root in (DATA, *map(Path, folders))
        for path in sorted(root.rglob("numbers.toml"))
        if languages is None or path.parent == root or path.parent.name in languages
    )
    packs = load(
        [DATA, *map(Path, folders)],
        known_lists=(*REGISTRY_LISTS, *NUMBER_LISTS),
        only=languages,
    )
    lexicon = Lexicon(
        (*packs.entries, *packs.literals, *registry.entries(FormWords.of(packs.entries))),
        numbers,
        scripts={spec.script: code for code, spec in reversed(packs.languages.items())},
        abbreviations=(word for spec in packs.languages.values() for word in spec.abbreviations),
        endings=(ending for spec in packs.languages.values() for ending in spec.endings),
    )
    rules = RuleSet(
        packs.rules,
        lexicon,
        common=frozenset(packs.common),
        scripts={code: spec.script for code, spec in packs.languages.items()},
    )
    orders = {code: spec.order for code, spec in packs.languages.items()}
    return packs, Engine(lexicon, rules, registry, orders)
