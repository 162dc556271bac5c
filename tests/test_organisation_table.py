"""`Extraction.organisation`: what a text says of a party's organisation, brought together."""

from __future__ import annotations

import pytest

from partyie import Extraction, Extractor, PartyOrganisation

_DISTRICT = ("district",)
HINDI = (
    "भाजपा के पास लखनऊ में आईटी सेल है। "
    "भाजपा प्रदेश स्तर से ब्लॉक स्तर तक आईटी सेल बनाएगी। "
    "कांग्रेस के पास जिला स्तर पर कोई आईटी सेल नहीं है। "
    "सपा के जिला अध्यक्ष रमेश यादव आए।"
)


def _parties(extractor: Extractor, text: str) -> dict[str, PartyOrganisation]:
    return {party.party_id: party for party in extractor.extract(text).organisation()}


def test_parties_in_order_of_first_mention(extractor: Extractor) -> None:
    text = "The BSP met the RJD. The RJD has an IT cell. The BSP has a war room. The JD(U) slept."
    found = extractor.extract(text).organisation()
    assert [party.party_id for party in found] == ["bsp", "rjd"]
    assert found[0].name == "Bahujan Samaj Party"


def test_mentions_of_one_unit_are_one_fact(extractor: Extractor) -> None:
    result = extractor.extract(HINDI)
    (unit,) = result.organisation()[0].units
    assert (unit.unit, unit.exists, unit.size, unit.place) == ("it_cell", True, None, "लखनऊ")
    assert unit.levels == ("block", "state")
    assert [HINDI[start:end] for start, end in unit.mentions] == ["आईटी सेल"] * 2


def test_a_denied_unit_is_a_fact_of_its_own(extractor: Extractor) -> None:
    text = "The RJD has a war room of 20 people. In Bihar, however, the RJD has no war room."
    units = _parties(extractor, text)["rjd"].units
    assert [(unit.exists, unit.size) for unit in units] == [(True, 20), (False, None)]


def test_a_party_is_not_organised_where_it_has_no_unit(extractor: Extractor) -> None:
    party = _parties(extractor, HINDI)["inc"]
    assert [(unit.exists, unit.levels) for unit in party.units] == [(False, ("district",))]
    assert party.levels == ()
    more = _parties(extractor, HINDI + " कांग्रेस की जिला कमेटी की बैठक हुई।")["inc"]
    assert more.levels == ("district",)


def test_tiers_ranges_and_people(extractor: Extractor) -> None:
    found = _parties(extractor, HINDI + " सपा के जिला अध्यक्ष रमेश यादव गए।")
    assert found["bjp"].levels == ("block", "state")
    (span,) = found["bjp"].level_ranges
    assert (span.from_level, span.to_level) == ("state", "block")
    assert found["sp"].level_ranges == ()
    assert [(p.name, p.level) for p in found["sp"].office_bearers] == [("रमेश यादव", "district")]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("The BJP has 40 committees at the district level.", [(40, "committees", _DISTRICT, None)]),
        ("माकपा ने जिला स्तर पर 40 समितियां बनाईं।", [(40, "committees", _DISTRICT, None)]),
        ("The BJP will post five workers at every booth.", [(5, "workers", (), "booth")]),
        ("The BJP has 900 workers. The BJP said it has 900 workers.", [(900, "workers", (), None)]),
        ("The BJP has 2 lakh followers on Facebook.", []),
        ("The RJD has a war room of 20 people.", []),
    ],
)  # fmt: skip
def test_strength(extractor: Extractor, text: str, facts: list[tuple[object, ...]]) -> None:
    found = [
        (fact.value, fact.metric, fact.levels, fact.per)
        for party in extractor.extract(text).organisation()
        for fact in party.strength
    ]
    assert found == facts


def test_facts_without_a_party_are_left_out(extractor: Extractor) -> None:
    assert extractor.extract("Every party wants an IT cell.").organisation() == []
    assert extractor.extract("").organisation() == []


def test_without_the_parties_there_are_no_names() -> None:
    result = Extractor(extractors=["units"]).extract(HINDI)
    assert [(party.party_id, party.name) for party in result.organisation()] == [
        ("bjp", None),
        ("inc", None),
    ]


def test_the_table_goes_through_json(extractor: Extractor) -> None:
    result = extractor.extract(HINDI)
    found = result.organisation()
    again = Extraction.model_validate_json(result.model_dump_json()).organisation()
    assert again == found
    assert [PartyOrganisation.model_validate_json(p.model_dump_json()) for p in found] == found
