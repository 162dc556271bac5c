"""A caller's topics: added to those of the registry, checked, and kept by pickling."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from partyie import ArgumentError, Extractor, PackError

METRO = {"topic_id": "metro", "en": ["metro rail", "city metro"], "hi": "मेट्रो|शहर की मेट्रो"}


def topics_of(extractor: Extractor, text: str) -> list[tuple[str | None, str]]:
    return [(s.target.topic_id, s.polarity) for s in extractor.extract(text).stances]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The BJP opposes the metro rail.", [("metro", "against")]),
        ("The DMK demanded that the city metro be scrapped.", [("metro", "against")]),
        ("भाजपा ने शहर की मेट्रो का समर्थन किया।", [("metro", "favour")]),
        ("The BJP opposes the Waqf Bill.", [("waqf_bill", "against")]),
    ],
)
def test_a_new_topic(text: str, wanted: list[tuple[str, str]]) -> None:
    assert topics_of(Extractor(topics=[METRO]), text) == wanted


def test_more_forms_of_a_known_topic() -> None:
    extractor = Extractor(topics=[{"topic_id": "caa", "en": "refugee amendment"}])
    assert topics_of(extractor, "The RJD rejected the refugee amendment.") == [("caa", "against")]
    assert topics_of(extractor, "The RJD rejected the CAA.") == [("caa", "against")]
    assert topics_of(Extractor(), "The RJD rejected the refugee amendment.") == []


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("topics.tsv", "topic_id\ten\thi\nmetro\tmetro rail|city metro\tमेट्रो\n"),
        ("topics.csv", "topic_id,en\nmetro,metro rail|city metro\n"),
    ],
)
def test_topics_of_a_file(tmp_path: Path, name: str, table: str) -> None:
    path = tmp_path / name
    path.write_text(table, encoding="utf-8")
    for topics in (path, str(path)):
        extractor = Extractor(topics=topics)
        assert topics_of(extractor, "The BJP backs the city metro.") == [("metro", "favour")]


def test_pickled_by_its_recipe() -> None:
    extractor = pickle.loads(pickle.dumps(Extractor(topics=[METRO])))
    assert topics_of(extractor, "The BJP opposes the metro rail.") == [("metro", "against")]
    assert "topics='<1 rows>'" in repr(extractor)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([{"topic_id": "metro"}], "has no surface"),
        ([{"en": "metro rail"}], "a row needs a 'topic_id'"),
        ([{"topic": "metro"}], "did you mean 'topic_id'?"),
        ([{"topic_id": "metro", "en": "CAA"}], "'CAA' is a form of the topic 'caa'"),
        ([{"topic_id": "metro", "en": 5.5}], "a cell is"),
        ([METRO, {"topic_id": "rail", "en": "metro rail"}], "topics:2"),
    ],
)
def test_faulty_rows(rows: Iterable[Mapping[str, object]], words: str) -> None:
    with pytest.raises(PackError) as raised:
        Extractor(topics=rows)
    assert words in str(raised.value)


@pytest.mark.parametrize("topics", ["no such file.tsv", 7, b"metro", {"topic_id": "metro"}])
def test_what_holds_no_topics(topics: object) -> None:
    with pytest.raises(ArgumentError, match="topics"):
        Extractor(topics=topics)  # type: ignore[arg-type]


def test_explain_says_how_a_stance_was_read() -> None:
    text = "RJD leader Asha Rao said the party does not oppose attempts to delay the metro rail."
    (trace,) = Extractor(topics=[METRO]).explain(text).stances
    assert (trace.stance.target.topic_id, trace.stance.polarity) == ("metro", "against")
    assert (trace.evidence, trace.start, trace.path) == (
        "subject", "against", "attempts to delay the",
    )  # fmt: skip
    assert trace.factors == (("shifter", "delay"), ("negation", "oppose"))
    assert trace.stance.source is not None
    assert trace.stance.source.text == "Asha Rao"
