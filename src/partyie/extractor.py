"""From packs to a compiled, immutable extractor, and from texts to extractions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from partyie.collector import uncollected
from partyie.document import Document, Engine
from partyie.errors import ArgumentError, did_you_mean
from partyie.explain import Explanation, explain
from partyie.extractors import EXTRACTORS, facts
from partyie.lexicon import NUMBER_LISTS, Lexicon
from partyie.numbers import NumberGrammar
from partyie.packs import DATA, Packs, load
from partyie.party_forms import FormWords
from partyie.registry import Registry, registry_with
from partyie.registry_rows import RowSource, party_rows, topic_rows
from partyie.registry_tables import Row
from partyie.rules import RuleSet
from partyie.spelling import Speller
from partyie.types import Extraction

if TYPE_CHECKING:
    from partyie.syntax.stanza import StanzaParser

__all__ = ["Extractor", "default_extractor"]

ENGINES = ("rules", "stanza")
_READ_TREES = frozenset({"stances", "office_bearers"})  # extractors that ask for trees
_TOGETHER = 100_000  # code points of texts that are parsed in one go
REGISTRY_LISTS = ("party", "organisation", "topic", "weak_name")


class _Recipe(NamedTuple):
    """What an extractor is made from."""

    languages: tuple[str, ...] | None
    extractors: tuple[str, ...] | None
    packs: tuple[str, ...]
    parties: tuple[Row, ...]
    topics: tuple[Row, ...]
    unknown_parties: bool
    coreference: bool
    engine: str
    stanza_dir: str | None
    use_gpu: bool


class Extractor:
    """Reads facts from texts. Build once, use for any number of texts, from any thread.

    languages: codes of the packs to use ("en", "hi"); None for all there are.
    extractors: which facts to look for ("parties", "counts", …); None for all.
    packs: folders of further language data, each a pack or a folder of packs.
    parties: rows to add to the registry of parties, or to lay over its own: a table (.tsv, .csv) or
        mappings with its columns, such as {"id": "jvp", "name_en": "Jan Vikas Party"}.
    topics: topics of stances to add, or more forms of known ones: a table or mappings with the
        columns topic_id, en, hi, such as {"topic_id": "metro", "en": ["metro rail", "the metro"]}.
    unknown_parties: also mention what reads as a party that the registry does not know ("Jan Vikas
        Party"); such a mention has no id.
    coreference: also give what stands for a party named elsewhere ("the party", "पार्टी", "उसने"),
        as `references` of the extraction.
    engine: who analyses sentences: "rules", or "stanza" (extra `partyie[stanza]`), whose models are
        loaded with the first text that needs them.
    stanza_dir: the folder of its models; None for PARTYIE_STANZA_DIR, else Stanza's own default.
    use_gpu: whether Stanza may use a GPU.

    Raises ArgumentError for an unknown language, extractor or engine, PackError for faulty packs or
    rows; with engine="stanza", `extract` raises MissingExtra or ModelError where Stanza or its
    models are not there.
    An Extractor is immutable and pickles by its recipe.
    """

    def __init__(
        self,
        *,
        languages: Sequence[str] | None = None,
        extractors: Sequence[str] | None = None,
        packs: Sequence[str | Path] = (),
        parties: RowSource = (),
        topics: RowSource = (),
        unknown_parties: bool = False,
        coreference: bool = False,
        engine: str = "rules",
        stanza_dir: str | PathLike[str] | None = None,
        use_gpu: bool = False,
    ) -> None:
        self._recipe = recipe = _Recipe(
            None if languages is None else tuple(_names(languages, "languages")),
            None if extractors is None else tuple(_names(extractors, "extractors")),
            _folders(packs),
            party_rows(parties),
            topic_rows(topics),
            unknown_parties,
            coreference,
            engine,
            None if stanza_dir is None else str(stanza_dir),
            use_gpu,
        )
        if engine not in ENGINES:
            raise ArgumentError(f"no engine is called {engine!r}: {did_you_mean(engine, ENGINES)}")
        known = _known_languages(recipe.packs)
        for code in recipe.languages or ():
            if code not in known:
                raise ArgumentError(f"no pack for language {code!r}: {did_you_mean(code, known)}")
        for name in recipe.extractors or ():
            if name not in EXTRACTORS:
                hint = did_you_mean(name, EXTRACTORS)
                raise ArgumentError(f"no extractor is called {name!r}: {hint}")
        self._chosen = frozenset(EXTRACTORS if extractors is None else recipe.extractors or ())
        self.packs, self._engine = _engine(
            recipe.languages, recipe.packs, recipe.parties, recipe.topics
        )
        self._parser = _parser(recipe.stanza_dir, use_gpu) if engine == "stanza" else None

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, tuple(self._recipe)

    def __repr__(self) -> str:
        said = self._recipe._asdict()
        said |= {name: f"<{len(said[name])} rows>" for name in ("parties", "topics")}
        return f"Extractor({', '.join(f'{name}={value!r}' for name, value in said.items())})"

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
        document = Document.read(self._engine, _checked(text))
        if self._parser is None:
            return self._extraction(document)
        return next(self._extractions([document]))

    def extract_many(self, texts: Iterable[str]) -> Iterator[Extraction]:
        """Facts in each text, lazily and in order."""
        if isinstance(texts, (str, bytes)):
            raise ArgumentError("extract_many takes an iterable of texts; for one text use extract")
        return map(self.extract, texts) if self._parser is None else self._parsed_together(texts)

    def _parsed_together(self, texts: Iterable[str]) -> Iterator[Extraction]:
        """The extraction of each text; sentences of several texts are parsed in one go."""
        waiting: list[Document] = []
        size = 0
        for text in texts:
            waiting.append(Document.read(self._engine, _checked(text)))
            size += len(text)
            if size >= _TOGETHER:
                yield from self._extractions(waiting)
                waiting, size = [], 0
        yield from self._extractions(waiting)

    def _extractions(self, documents: Sequence[Document]) -> Iterator[Extraction]:
        if self._parser is not None and not _READ_TREES.isdisjoint(self._chosen):
            for document, trees in zip(documents, self._parser.trees(documents), strict=True):
                document.trees = trees
        return map(self._extraction, documents)

    def explain(self, text: str) -> Explanation:
        """What the rules saw and did, sentence by sentence: print it, or read its fields."""
        document = Document.read(self._engine, _checked(text), trace=True)
        return explain(document, next(self._extractions([document])))

    def _extraction(self, document: Document) -> Extraction:
        recipe = self._recipe
        return facts(
            document,
            self._chosen,
            unknown_parties=recipe.unknown_parties,
            coreference=recipe.coreference,
        )


@lru_cache(maxsize=len(ENGINES))
def default_extractor(engine: str = "rules") -> Extractor:
    """The extractor behind `partyie.extract` when it is called without other options."""
    return Extractor(engine=engine)


@lru_cache(maxsize=4)
def _parser(stanza_dir: str | None, use_gpu: bool) -> StanzaParser:
    """One for each folder of models: pipelines are heavy, so extractors share them."""
    from partyie.syntax.stanza import StanzaParser

    return StanzaParser(stanza_dir, use_gpu=use_gpu)


def _rebuild(*recipe: Any) -> Extractor:
    return Extractor(**_Recipe(*recipe)._asdict())


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
@uncollected()
def _engine(
    languages: tuple[str, ...] | None,
    folders: tuple[str, ...],
    parties: tuple[Row, ...],
    topics: tuple[Row, ...],
) -> tuple[Packs, Engine]:
    """Compiled once for each recipe: engines are immutable, so extractors may share them."""
    registry = registry_with(parties, topics)
    numbers = NumberGrammar.load(
        path
        for root in (DATA, *map(Path, folders))
        for path in sorted(root.rglob("numbers.toml"))
        if path.parent == root
        or (
            (path.parent / "language.toml").exists()
            and (languages is None or path.parent.name in languages)
        )
    )
    packs = load(
        [DATA, *map(Path, folders)],
        known_lists=(*REGISTRY_LISTS, *NUMBER_LISTS),
        only=languages,
    )
    words = FormWords.of(packs.entries)
    speller = Speller(registry.by_likelihood, words.endings)
    lexicon = Lexicon(
        (*packs.entries, *packs.literals, *registry.entries(words)),
        numbers,
        scripts={spec.script: code for code, spec in reversed(packs.languages.items())},
        abbreviations=(word for spec in packs.languages.values() for word in spec.abbreviations),
        endings=(ending for spec in packs.languages.values() for ending in spec.endings),
        is_slip=speller.is_slip,
    )
    rules = RuleSet(
        packs.rules,
        lexicon,
        common=frozenset(packs.common),
        scripts={code: spec.script for code, spec in packs.languages.items()},
    )
    orders = {code: spec.order for code, spec in packs.languages.items()}
    return packs, Engine(lexicon, rules, registry, speller, orders)
