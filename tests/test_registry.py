"""The registry of parties: look-up, search, families, and a strict table."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest

import partyie
from partyie import ArgumentError, Extractor, PackError
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
    ({"id": "x", "since": "soon"}, "'since' is no number: 'soon'"),
    ({"id": "x", "since": "2020", "until": "2010"}, "'until' (2010) is before 'since' (2020)"),
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


@pytest.mark.parametrize(
    ("surface", "state", "year", "party_id"),
    [
        ("BJP", None, None, "bjp"),
        ("Janata Dal  (United)", None, None, "jdu"),
        ("C.P.I.(M)", None, None, "cpim"),
        ("RaLtP", "IN-RJ", 2018, "rlp"),
        ("LJP", "IN-BR", 2015, "ljp"),
        ("LJP", "IN-BR", 2024, "ljprv"),
        ("SHS", "IN-MH", 2024, "shs"),
        ("JSP", "IN-BR", None, "jsp-bihar"),
        ("JSP", "IN-AP", None, "jsp"),
        ("शिव सेना", None, None, "shs"),
    ],
)
def test_named(surface: str, state: str | None, year: int | None, party_id: str) -> None:
    assert partyie.parties.named(surface, state=state, year=year)[0].id == party_id


def test_named_finds_whole_names_alone() -> None:
    assert partyie.parties.named("Bharatiya Janata") == []
    assert partyie.parties.named("") == []


def test_years_and_ids() -> None:
    party = partyie.parties.get("jd")
    assert (party.since, party.until, party.partyfacts) == (1988, 1999, 1207)
    assert party.alive(1989)
    assert not party.alive(2020)


OURS = {"id": "jvp", "name_en": "Jan Vikas Party", "abbr_en": ["JVP"], "since": 2020}


def test_a_caller_adds_and_overrides() -> None:
    rows: list[dict[str, Any]] = [OURS, {"id": "bjp", "aliases_en": "Lotus Party"}]
    ours = pickle.loads(pickle.dumps(Extractor(parties=rows)))
    found = ours.extract("JVP and the Jan Vikas Party met the Lotus Party and the BJP").parties
    assert [m.party_id for m in found] == ["jvp", "jvp", "bjp", "bjp"]
    assert ours.registry.get("jvp").since == 2020
    assert ours.registry.get("bjp").wikidata == "Q10230"
    assert "jvp" not in partyie.parties


@pytest.mark.parametrize(("name", "sign"), [("ours.tsv", "\t"), ("ours.csv", ",")])
def test_a_caller_adds_from_a_file(tmp_path: Path, name: str, sign: str) -> None:
    path = tmp_path / name
    lines = [["id", "name_en", "name_hi"], ["jvp", "Jan Vikas Party", "जन विकास पार्टी"]]
    path.write_text("\n".join(map(sign.join, lines)) + "\n", encoding="utf-8")
    assert Extractor(parties=path).extract("जन विकास पार्टी").parties[0].party_id == "jvp"


def test_every_fault_of_a_caller_is_told_at_once() -> None:
    bad = {"id": "z", "status": "stat"}
    rows: list[Any] = [{"id": "x", "nam_en": "X"}, {"name_en": "Y"}, bad, 3]
    with pytest.raises(PackError) as caught:
        Extractor(parties=rows)
    told = str(caught.value).splitlines()
    assert [line.split(": ")[0] for line in told] == [f"parties:{n}" for n in (1, 2, 3, 3, 4)]
    assert "unknown column 'nam_en' (did you mean 'name_en'?)" in told[0]


@pytest.mark.parametrize("value", [7, {"id": "x"}, "no/such/file.tsv"])
def test_what_holds_no_rows(value: object) -> None:
    with pytest.raises(ArgumentError, match="parties"):
        Extractor(parties=value)  # type: ignore[arg-type]


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
