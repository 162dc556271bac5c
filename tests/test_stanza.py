"""The Stanza engine: trees recorded for sentences of ours, run everywhere; a real pipeline on the
tiny models of `stanza_mini`, where the package is; what is said where package or models are not."""

from __future__ import annotations

import importlib.util
import pickle
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

from partyie import ArgumentError, Extraction, Extractor, MissingExtra, ModelError
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


def recorded() -> Iterator[tuple[str, str, list[SimpleNamespace]]]:
    """Text, stances and words of each sentence whose subject word order hides."""
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
        yield said["text"], said["stances"], words


class RecordedPipeline:
    """Answers as Stanza would, for the sentences that were recorded."""

    def __init__(self) -> None:
        self._known = {tuple(w.text for w in words): words for _, _, words in recorded()}

    def __call__(self, sentences: list[list[str]]) -> SimpleNamespace:
        found = [self._known[tuple(words)] for words in sentences]
        return SimpleNamespace(sentences=[SimpleNamespace(words=w) for w in found])


@pytest.fixture
def on_record(monkeypatch: pytest.MonkeyPatch) -> Extractor:
    pipeline = RecordedPipeline()
    monkeypatch.setattr(StanzaParser, "_load", lambda *_: pipeline)
    return Extractor(engine="stanza", stanza_dir="recorded")


@pytest.mark.parametrize(("text", "expected"), [(text, held) for text, held, _ in recorded()])
def test_the_tree_finds_subjects(on_record: Extractor, text: str, expected: str) -> None:
    assert stances(on_record.extract(text)) == {expected}


def test_word_order_alone_misses_them() -> None:
    rules = Extractor()
    hidden = [text for text, held, _ in recorded() if stances(rules.extract(text)) != {held}]
    assert len(hidden) >= 4


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
socket.socket.connect = refuse
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
