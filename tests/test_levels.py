"""Tiers as an ordered enumeration, and the table of their names."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import get_args

import pytest

import partyie
from partyie import ArgumentError, Level, PackError
from partyie.levels import levels_between, read_names
from partyie.types import LevelId

TABLE = (Path(partyie.__file__).parent / "data/levels.tsv").read_text(encoding="utf-8")


def test_levels_are_those_of_the_mentions() -> None:
    assert tuple(level.id for level in Level) == get_args(LevelId)


def test_levels_have_an_order() -> None:
    assert Level.PAGE < Level.BOOTH < Level.DISTRICT <= Level.DISTRICT < Level.NATIONAL
    assert max(Level.STATE, Level.WARD) is Level.STATE
    assert sorted(Level, reverse=True)[0] is Level.NATIONAL
    with pytest.raises(TypeError):
        assert Level.BOOTH < "district"


def test_a_level_by_its_id() -> None:
    assert Level("booth") is Level.BOOTH
    assert pickle.loads(pickle.dumps(Level.BOOTH)) is Level.BOOTH
    with pytest.raises(ArgumentError, match="did you mean 'district'"):
        Level("distrct")


def test_names() -> None:
    assert Level.DISTRICT.name_in("en") == "district"
    assert Level.DISTRICT.name_in("hi") == "जिला"
    with pytest.raises(ArgumentError, match="no names in 'fr'"):
        Level.DISTRICT.name_in("fr")


@pytest.mark.parametrize("ends", [("block", "city"), (Level.CITY, Level.BLOCK)])
def test_levels_between_two(ends: tuple[str | Level, str | Level]) -> None:
    assert levels_between(*ends) == [Level.BLOCK, Level.TEHSIL, Level.CITY]


def test_one_level_lies_between_itself() -> None:
    assert levels_between("ward", "ward") == [Level.WARD]


def test_levels_of_a_range(extractor: partyie.Extractor) -> None:
    text = "सपा ने बूथ से लेकर वार्ड स्तर तक टीम बनाई।"
    (span,) = extractor.extract(text).level_ranges
    assert span.levels == [Level.BOOTH, Level.CLUSTER, Level.VILLAGE, Level.WARD]


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("id\trank", "id\torder", 1, "the columns are not those of this table"),
        ("booth\t2", "boot\t2", 3, "unknown level 'boot' (did you mean 'booth'?)"),
        ("booth\t2", "page\t1", 3, "the id 'page' stands twice"),
        ("booth\t2", "booth\t3", 3, "the rank of 'booth' is wrong (counted from the lowest"),
        ("\tपन्ना", "\t", 2, "'hi' is empty"),
        ("\tपन्ना", "", 2, "3 columns instead of 4"),
        ("national\t15\tnational\tराष्ट्रीय\n", "", 15, "the level 'national' is missing"),
    ],
)
def test_faults_of_the_table(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    file = tmp_path / "levels.tsv"
    file.write_text(TABLE.replace(old, new), encoding="utf-8")
    with pytest.raises(PackError) as caught:
        read_names(file)
    assert caught.value.file == file
    assert caught.value.line == line
    assert says in str(caught.value)
