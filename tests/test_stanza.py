"""The Stanza engine: trees recorded for sentences of ours, run everywhere; a real pipeline on the
tiny models of `stanza_mini`, where the package is; what is said where package or models are not."""

from __future__ import annotations

import importlib.util
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest

from partyie import ArgumentError, Extraction, Extractor, MissingExtra, ModelError
from partyie.context import Context, Participant
from partyie.document import Document
from partyie.syntax import analyse
from partyie.syntax.stanza import StanzaParser
from partyie.syntax.stanza_models import Models

MINI = Path(__file__).parent / "stanza_mini"
MODELS = MINI / "models"
needs_stanza = pytest.mark.skipif(
    importlib.util.find_spec("stanza") is None, reason="Stanza is not installed"
)

# Text: its stances, whichever engine reads it.
SENTENCES = {
    "Congress opposes GST.": {"Congress against GST"},
    "NRC was opposed by DMK and AAP.": {"DMK against NRC", "AAP against NRC"},
    "DMK did not support NRC.": {"DMK against NRC"},
    "भाजपा ने जीएसटी का विरोध किया।": {"भाजपा against जीएसटी"},
    "माकपा और सपा ने एनआरसी का विरोध किया।": {"माकपा against एनआरसी", "सपा against एनआरसी"},
    "जीएसटी का राजद विरोध करेगी।": {"राजद against जीएसटी"},
}


def stances(extraction: Extraction) -> set[str]:
    return {f"{s.holder.text} {s.polarity} {s.target.text}" for s in extraction.stances}


# ── recorded trees ───────────────────────────────────────────────────────────────────────────


class Recorded(NamedTuple):
    """What `recorded.conllu` says of one text: what is in it, and a tree of its last sentence."""

    text: str
    stances: set[str]
    bearers: set[str]
    words: list[SimpleNamespace]


def recorded() -> Iterator[Recorded]:
    for block in (MINI / "recorded.conllu").read_text("utf-8").strip().split("\n\n"):
        lines = block.splitlines()
        said = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("#"))
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        words = [
            SimpleNamespace(
                text=row[1], lemma=row[2], upos=row[3], head=int(row[6]), deprel=row[7]
            )
            for row in rows
        ]
        held, bears = (set(said[k].split("; ")) if k in said else set() for k in KINDS)
        yield Recorded(said["text"], held, bears, words)


KINDS = ("stances", "bearers")


class RecordedPipeline:
    """Answers as Stanza would, for the sentences that were recorded."""

    def __init__(self) -> None:
        self._known = {tuple(w.text for w in one.words): one.words for one in recorded()}

    def __call__(self, sentences: list[list[str]]) -> SimpleNamespace:
        found = [self._known[tuple(words)] for words in sentences]
        return SimpleNamespace(sentences=[SimpleNamespace(words=w) for w in found])


@pytest.fixture
def on_record(monkeypatch: pytest.MonkeyPatch) -> Extractor:
    pipeline = RecordedPipeline()
    monkeypatch.setattr(StanzaParser, "_load", lambda *_: pipeline)
    return Extractor(engine="stanza", stanza_dir="recorded")


def bearers(extraction: Extraction) -> set[str]:
    return {f"{b.name} {b.role} {b.party_id}" for b in extraction.office_bearers}


@pytest.mark.parametrize("one", list(recorded()), ids=lambda one: one.text)
def test_recorded(on_record: Extractor, one: Recorded) -> None:
    found = on_record.extract(one.text)
    assert (stances(found), bearers(found)) == (one.stances, one.bearers)


@pytest.mark.parametrize("name", ["stances", "office_bearers"])
def test_one_extractor_alone_reads_trees_too(on_record: Extractor, name: str) -> None:
    alone = Extractor(engine="stanza", stanza_dir="recorded", extractors=[name])
    texts = [one.text for one in recorded()]
    found = [getattr(alone.extract(text), name) for text in texts]
    assert found == [getattr(on_record.extract(text), name) for text in texts]
    assert found != [getattr(Extractor().extract(text), name) for text in texts]


def test_the_rules_alone_miss_much_of_it() -> None:
    rules = Extractor()
    read = [(one, rules.extract(one.text)) for one in recorded()]
    assert sum(stances(found) != one.stances for one, found in read) >= 6
    assert sum(bearers(found) != one.bearers for one, found in read) >= 5


def test_a_tree_is_explained(on_record: Extractor) -> None:
    assert "tree: Congress/PROPN/nsubj(opposes) opposes/VERB/root" in str(
        on_record.explain("Congress opposes GST.")
    )


# ── one protocol, two analyses ───────────────────────────────────────────────────────────────


class Case(NamedTuple):
    """Questions about a cue of a text that was recorded, and their answers."""

    text: str
    cue: str
    subjects: str = ""
    agents: str = ""
    about: str = ""
    negated: bool = False


CASES = [
    Case("Congress opposes GST.", "opposes", subjects="Congress", about="GST"),
    Case("DMK did not support NRC.", "support", subjects="DMK", about="NRC", negated=True),
    Case("NRC was opposed by DMK and AAP.", "opposed", agents="DMK AAP"),
    Case("भाजपा ने जीएसटी का विरोध किया।", "विरोध", subjects="भाजपा", about="जीएसटी"),
    Case("माकपा और सपा ने एनआरसी का विरोध किया।", "विरोध", subjects="माकपा सपा", about="एनआरसी"),
]


@pytest.fixture(params=["rules", "trees"])
def read(request: pytest.FixtureRequest, on_record: Extractor) -> Callable[[str], Context]:
    """Reads a text, and parses it if the analysis is that of trees."""

    def context(text: str) -> Context:
        document = Document.read(on_record.engine, text)
        if request.param == "trees":
            (document.trees,) = StanzaParser("recorded").trees([document])
        return Context(document)

    return context


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_both_analyses_answer(read: Callable[[str], Context], case: Case) -> None:
    context = read(case.text)
    analysis, surface = analyse(context), context.document.scan.surface
    words = [token.text for token in analysis.sentence(0)]
    first = words.index(case.cue)
    last = first + 1

    def named(found: list[Participant]) -> str:
        return " ".join(surface(p.first, p.last) for p in found)

    if case.subjects:
        assert named(analysis.subjects(first, last)) == case.subjects
    if case.agents:
        assert named(analysis.agents(first, last)) == case.agents
    if case.about:
        assert words.index(case.about) in range(*analysis.complement(first, last))
    assert analysis.negated(first, last) is case.negated
    assert not analysis.hypothetical(first, last)
    assert analysis.described() == []


@pytest.mark.parametrize("text", [case.text for case in CASES])
def test_both_analyses_give_tokens(read: Callable[[str], Context], text: str) -> None:
    context = read(text)
    tokens = analyse(context).sentence(0)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert "".join(token.text for token in tokens) == text.replace(" ", "")
    assert {"party"} == {token.entity for token in tokens} - {None}
    parsed = context.document.trees is not None
    for token in tokens:
        assert (token.head is not None) is (token.relation is not None) is parsed
        assert token.part is not None or not parsed
        assert token.head is None or token.head in {-1, *(other.unit for other in tokens)}
    assert [token.head for token in tokens].count(-1) == parsed


# ── a real pipeline ──────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def parsed() -> Extractor:
    return Extractor(engine="stanza", stanza_dir=MODELS)


@pytest.mark.parametrize("text", SENTENCES)
def test_rules(text: str) -> None:
    assert stances(Extractor().extract(text)) == SENTENCES[text]


@needs_stanza
@pytest.mark.parametrize("text", SENTENCES)
def test_pipeline(parsed: Extractor, text: str) -> None:
    assert stances(parsed.extract(text)) == SENTENCES[text]


@needs_stanza
def test_many_texts_are_parsed_together_and_come_in_order(parsed: Extractor) -> None:
    texts = [*SENTENCES, "", "No party here."]
    assert list(parsed.extract_many(iter(texts))) == [parsed.extract(text) for text in texts]


@needs_stanza
def test_threads_share_an_extractor(parsed: Extractor) -> None:
    texts = [*SENTENCES] * 8
    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(parsed.extract, texts)) == list(map(parsed.extract, texts))


@needs_stanza
def test_it_pickles_by_its_recipe(parsed: Extractor) -> None:
    again = pickle.loads(pickle.dumps(parsed))
    assert repr(again) == repr(parsed)


@needs_stanza
@pytest.mark.parametrize(
    "text",
    [
        "Congress \ud800opposes GST.",
        "Congress\u200b opposes " + "x" * 5000 + " GST.",
        "भाजपा ने \u200dजीएसटी का विरोध 👍🏽 किया",
        "Congress opposes GST " * 400,
    ],
)
def test_hostile_text_has_an_answer(parsed: Extractor, text: str) -> None:
    for stance in parsed.extract(text).stances:
        assert text[stance.start : stance.end] == stance.text


@needs_stanza
def test_the_callers_logging_is_left_alone_and_no_socket_is_opened() -> None:
    script = f"""
import logging, socket
def refuse(*a, **k): raise AssertionError("a socket was opened")
socket.socket.__init__ = socket.socket.connect = socket.getaddrinfo = refuse
from partyie import Extractor
logger = logging.getLogger("stanza")
before = logger.level, list(logger.handlers), list(logging.getLogger().handlers)
assert Extractor(engine="stanza", stanza_dir={str(MODELS)!r}).extract("BJP opposes GST.").stances
assert (logger.level, list(logger.handlers), list(logging.getLogger().handlers)) == before
"""
    subprocess.run([sys.executable, "-c", script], check=True)


@needs_stanza
def test_a_sentence_of_ten_thousand_words_stays_small() -> None:
    pytest.importorskip("resource")
    script = f"""
import resource
from partyie import Extractor
text = "Congress opposes GST and " * 2500 + "NRC."
Extractor(engine="stanza", stanza_dir={str(MODELS)!r}).extract(text)
assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 1.5 * 2**20, "kilobytes"
"""
    subprocess.run([sys.executable, "-c", script], check=True)


# ── what a user is told ──────────────────────────────────────────────────────────────────────


def test_unknown_engine() -> None:
    with pytest.raises(ArgumentError, match="did you mean 'stanza'"):
        Extractor(engine="stanzza")


def test_missing_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "stanza", None)
    with pytest.raises(MissingExtra, match=r"pip install 'partyie\[stanza\]'"):
        Extractor(engine="stanza", stanza_dir=tmp_path).extract("BJP opposes GST.")


@needs_stanza
def test_missing_models(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no Stanza models for 'en' in .*models download en"):
        Extractor(engine="stanza", stanza_dir=tmp_path).extract("BJP opposes GST.")


def test_nothing_is_loaded_where_nothing_is_to_be_parsed(tmp_path: Path) -> None:
    extractor = Extractor(engine="stanza", stanza_dir=tmp_path / "nowhere")
    assert extractor.extract("The BJP has 300 followers.").counts


def test_the_folder_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTYIE_STANZA_DIR", str(MODELS))
    assert Models().directory == MODELS
    assert Models().languages() == ["en", "hi"]


def test_models_are_held_against_their_checksums(tmp_path: Path) -> None:
    here = Models(MODELS)
    assert {m.state for m in here.models("hi", verify=True)} == {"present"}
    (tmp_path / "resources.json").write_bytes((MODELS / "resources.json").read_bytes())
    (tmp_path / "en" / "pos").mkdir(parents=True)
    (tmp_path / "en" / "pos" / "mini.pt").write_bytes(b"cut short")
    states = {m.processor: m.state for m in Models(tmp_path).models("en", verify=True)}
    assert states == {"pos": "damaged", "lemma": "missing", "depparse": "missing"}
