"""Trees from Stanza (extra `partyie[stanza]`): loaded when first needed, never downloaded here.

Our tokens go in, with names of the registry and numbers joined, since Stanza's own tokenizer cuts
"CPI(M)" in four; so every word that comes back is one of our units. Only sentences in which a rule
of ours found something are parsed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from partyie.document import Document
from partyie.syntax.roles import ROLE_LISTS
from partyie.syntax.stanza_models import Models, stanza_imported
from partyie.trees import Node, Trees

if TYPE_CHECKING:
    from partyie.scan import Scan

__all__ = ["StanzaParser"]

_JOINED = ("party", "organisation", "number")  # lists whose phrases are one word for the parser
_WORDS = 120  # words parsed at once, at most: the parser's cost grows with their square
_LETTERS = 40  # letters of a word that the parser is shown
_BATCH = 4_000  # words handed to the parser in one call, at most


class _Stretch(NamedTuple):
    """A sentence, or a part of a long one, on its way to the parser."""

    document: int
    words: list[str]
    units: list[int]  # the unit of each word


class StanzaParser:
    """Parses the sentences of documents; one pipeline a language, each behind a lock.

    stanza_dir: where the models are; None for PARTYIE_STANZA_DIR or Stanza's own default.

    Raises MissingExtra without the package, ModelError without the models, both at first use.
    """

    def __init__(self, stanza_dir: str | None = None, *, use_gpu: bool = False) -> None:
        self._models = Models(stanza_dir)
        self._use_gpu = use_gpu
        self._pipelines: dict[str, tuple[Any, Lock]] = {}
        self._loading = Lock()

    def trees(self, documents: Sequence[Document]) -> list[Trees]:
        """The trees of each document, parsed together."""
        stretches: dict[str, list[_Stretch]] = {}
        for index, document in enumerate(documents):
            for language, stretch in _stretches(index, document):
                stretches.setdefault(language, []).append(stretch)
        nodes: list[list[Node]] = [[] for _ in documents]
        for language, todo in stretches.items():
            for stretch, found in self._parsed(language, todo):
                nodes[stretch.document] += found
        return [Trees(sorted(found)) for found in nodes]

    def _parsed(
        self, language: str, todo: list[_Stretch]
    ) -> Iterator[tuple[_Stretch, list[Node]]]:
        pipeline, lock = self._pipeline(language)
        todo.sort(key=lambda stretch: len(stretch.words))  # equal lengths waste no padding
        while todo:
            batch: list[_Stretch] = []
            size = 0
            while todo and (not batch or size + len(todo[-1].words) <= _BATCH):
                batch.append(todo.pop())
                size += len(batch[-1].words)
            with lock:
                parsed = pipeline([stretch.words for stretch in batch])
            for stretch, sentence in zip(batch, parsed.sentences, strict=True):
                yield stretch, list(_nodes(stretch, sentence))

    def _pipeline(self, language: str) -> tuple[Any, Lock]:
        with self._loading:
            found = self._pipelines.get(language)
            if found is None:
                found = self._pipelines[language] = (self._load(language), Lock())
            return found

    def _load(self, language: str) -> Any:
        with stanza_imported("engine='stanza'"):
            import stanza

            return stanza.Pipeline(
                language,
                dir=str(self._models.directory),
                processors=",".join(("tokenize", *self._models.required(language))),
                tokenize_pretokenized=True,
                download_method=None,
                use_gpu=self._use_gpu,
                logging_level="ERROR",
                depparse_batch_size=_BATCH // 4,
            )


def _wanted(document: Document) -> set[int]:
    """The sentences of a document that are worth parsing: with a stance or a role in a party."""
    sentence_of = document.scan.sentence_of
    wanted = {sentence_of(match.first) for match in document.of("stance")}
    if document.parties:
        for tag in ROLE_LISTS:
            wanted.update(map(sentence_of, document.places(tag)))
    return wanted


def _stretches(index: int, document: Document) -> Iterator[tuple[str, _Stretch]]:
    """What of a document is worth parsing, with its language."""
    scan = document.scan
    for sentence in sorted(_wanted(document)):
        bounds = scan.sentences[sentence]
        language = document.language(bounds.first)
        words: list[str] = []
        units: list[int] = []
        for unit in range(bounds.first, bounds.last):
            for word in _words(scan, unit):
                words.append(word)
                units.append(unit)
            if len(words) >= _WORDS or (
                len(words) >= _WORDS // 2 and document.is_in(unit, "clause_break")
            ):
                yield language, _Stretch(index, words, units)
                words, units = [], []
        if words and not _headline(words):
            yield language, _Stretch(index, words, units)


def _headline(words: list[str]) -> bool:
    """Whether words are all in capitals, which no treebank has."""
    letters = "".join(words)
    return letters.upper() == letters != letters.lower()


def _words(scan: Scan, unit: int) -> list[str]:
    """The words of a unit as the parser sees them."""
    if unit in scan.numbers or any(scan.entry(unit, name) for name in _JOINED):
        pieces = ["".join(scan.surface(unit, unit + 1).split())]
    else:
        first, last = scan.token(unit), scan.token(unit + 1)
        pieces = [scan.tokens.surface(token, token + 1) for token in range(first, last)]
    shown = (piece[:_LETTERS].encode("utf-8", "replace").decode() for piece in pieces)
    return [word for word in map(str.strip, shown) if word]


def _nodes(stretch: _Stretch, sentence: Any) -> Iterator[Node]:
    """A node for each unit: the word of it that depends on another unit."""
    units, done = stretch.units, set()
    for unit, word in zip(units, sentence.words, strict=True):
        head = units[word.head - 1] if word.head else -1
        if unit != head and unit not in done:
            done.add(unit)
            yield Node(unit, head, word.deprel, word.upos, word.lemma or "")
