"""The registry of parties: look-up, search, families, and a strict table."""

from __future__ import annotations

from pathlib import Path

import pytest

import partyie
from partyie import ArgumentError, PackError
from partyie.party_forms import FormWords, Surface, forms
from partyie.registry_tables import PARTY_COLUMNS, read_parties


def test_get() -> None:
    party = partyie.parties.get("bjp")
    assert party.name("en") == "Bharatiya Janata Party"
    assert party.name("hi") == "भारतीय जनता पार्टी"
    assert party.name("mr") == "भारतीय जनता पक्ष"
    assert party.name("xx") == party.name("en")


def test_get_says_what_was_meant() -> None:
    with pytest.raises(ArgumentError, match="did you mean 'bjp'"):
        partyie.parties.get("bjpp")


@pytest.mark.parametrize(
    ("query", "party_id"),
    [
        ("bhartiya janta", "bjp"),
        ("BJP", "bjp"),
        ("samajwadi party", "sp"),
        ("बहुजन समाज", "bsp"),
        ("trinmool congres", "tmc"),
        ("shiromani akali dal", "sad"),
    ],
)
def test_search(query: str, party_id: str) -> None:
    assert partyie.parties.search(query)[0].party.id == party_id


def test_search_finds_nothing_in_nothing() -> None:
    assert partyie.parties.search("") == []


def test_families() -> None:
    parties = partyie.parties
    wings = [wing.id for wing in parties.wings("bjp")]
    assert "bjym" in wings
    assert "bjp-mahila" in wings
    parent = parties.parent("bjym")
    assert parent is not None
    assert parent.id == "bjp"
    assert parties.parent("bjp") is None


def test_iteration() -> None:
    parties = partyie.parties
    ids = [party.id for party in parties]
    assert len(ids) == len(set(ids)) == len(parties)
    assert "inc" in parties
    assert "nobody" not in parties
    assert all(party.sources for party in parties), "every row says where it comes from"


def table(tmp_path: Path, *rows: dict[str, str]) -> Path:
    base = {"country": "IN", "status": "state", "name_en": "Some Party", "source": "known"}
    lines = ["\t".join(PARTY_COLUMNS)]
    lines += ["\t".join({**base, **row}.get(c, "") for c in PARTY_COLUMNS) for row in rows]
    path = tmp_path / "parties.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


FAULTS = [
    ({"id": "x", "parent_id": "y"}, "unknown parent_id 'y'"),
    ({"id": "x", "status": "stat"}, "unknown status 'stat'"),
    ({"id": "x", "abbr_en": "XP|XP"}, "'XP' stands twice in this row"),
    ({"id": "x", "abbr_en": "XP", "aliases_en": "xp"}, "'xp' is the same as 'XP' in this row"),
    ({"id": "x", "weak": "XP"}, "'XP' is no surface of this row"),
    ({"id": "x", "wing": "youth"}, "a wing needs a parent_id"),
    ({"id": "x", "wing": "yuoth", "parent_id": "x"}, "unknown wing 'yuoth'"),
    ({"id": "x", "source": ""}, "'source' is empty"),
]


@pytest.mark.parametrize(("row", "message"), FAULTS)
def test_faults_have_file_and_line(tmp_path: Path, row: dict[str, str], message: str) -> None:
    path = table(tmp_path, {"id": "good"}, row)
    with pytest.raises(PackError) as caught:
        read_parties(path)
    fault = caught.value.faults[0]
    assert message in fault.message
    assert (fault.file, fault.line) == (path, 3)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    path = table(tmp_path, *(row for row, _ in FAULTS[:3]))
    with pytest.raises(PackError) as caught:
        read_parties(path)
    assert len(caught.value.faults) >= 4  # two rows share their id with the first


def test_wrong_columns(tmp_path: Path) -> None:
    path = tmp_path / "parties.tsv"
    path.write_text("id\tname\n", encoding="utf-8")
    with pytest.raises(PackError, match="the columns are not those of this table"):
        read_parties(path)


WORDS = FormWords(frozenset({"बी", "जे", "पी"}), {"en": ("party",), "hi": ("पार्टी",)})


@pytest.mark.parametrize(
    ("surface", "made"),
    [
        (Surface("en", "abbreviation", "BJP"), {"B.J.P.", "B.J.P", "B J P", "bjp", "BJP party"}),
        (Surface("en", "abbreviation", "CPI(M)"), {"C.P.I.(M)", "CPI-M", "CPI [M]"}),
        (Surface("hi", "abbreviation", "बीजेपी"), {"बी.जे.पी.", "बी जे पी", "बीजेपी पार्टी"}),
        (Surface("hi", "abbreviation", "भाजपा"), {"भा.ज.पा.", "भा.ज.पा"}),
        (Surface("hi", "abbreviation", "जद(यू)"), {"जद-यू", "जद यू"}),
        (Surface("en", "alias", "Congress"), {"congress", "Congress party", "congress party"}),
    ],
)
def test_forms(surface: Surface, made: set[str]) -> None:
    assert made <= {form.text for form in forms([surface], WORDS)}


def test_a_weak_name_is_weak_in_every_spelling() -> None:
    made = forms([Surface("en", "abbreviation", "SPX", weak=True)], WORDS)
    assert all(form.weak for form in made if "party" not in form.text)
