"""A party's organisation: tiers, ranges, units and people; one row a behaviour."""

from __future__ import annotations

import pytest

from partyie import Extractor
from partyie.types import Extraction

# text -> "surface=level/construction[@party]" of each level, in order; the party where it matters.
LEVELS = {
    "The BJP's booth-level workers and mandal presidents met.": [
        "booth-level=booth/level@bjp",
        "mandal=mandal/role@bjp",
    ],
    "The Congress called all block and district presidents.": [
        "block=block/role@inc",
        "district=district/role@inc",
    ],
    "The Congress set up panels at the state, district and block levels.": [
        "state=state/level@inc",
        "district=district/level@inc",
        "block levels=block/level@inc",
    ],
    "The CPI(M) area committee and the local committee met.": [
        "area=block/unit@cpim",
        "local=ward/unit@cpim",
    ],
    "The BJP state working committee met at the state party headquarters.": [
        "state=state/unit@bjp",
        "state=state/office@bjp",
    ],
    "The BJP's central leadership met the state BJP chief.": [
        "central=national/leadership@bjp",
        "state=state/role@bjp",
    ],
    "The BJP trained its panna pramukhs.": ["panna=page/role@bjp"],
    "BSP mandal coordinators and zonal in-charges were changed.": [
        "mandal=division/role@bsp",
        "zonal=division/role@bsp",
    ],
    "Former Congress district president Meena Rao joined the BJP.": ["district=district/role@inc"],
    "The RJD will send teams up to booth committees.": ["booth=booth/unit@rjd"],
    "भाजपा के मंडल अध्यक्ष और शक्ति केंद्र प्रमुख आए।": [
        "मंडल=mandal/role@bjp",
        "शक्ति केंद्र=cluster/role@bjp",
    ],
    "कांग्रेस के ज़िलाध्यक्ष और प्रदेशाध्यक्ष आए।": ["ज़िला=district/role@inc", "प्रदेशा=state/role@inc"],
    "कांग्रेस ने जिलेवार सूची और जिला स्तरीय सम्मेलन की तारीख दी।": [
        "जिलेवार=district/level@inc",
        "जिला स्तरीय=district/level@inc",
    ],
    "राजद की प्रखंड कमेटी और पंचायत अध्यक्षों की बैठक हुई।": [
        "प्रखंड=block/unit@rjd",
        "पंचायत=village/role@rjd",
    ],
    "भाजपा के पन्ना प्रमुख और बूथ कार्यकर्ता जुटे।": ["पन्ना=page/role@bjp", "बूथ=booth/role@bjp"],
    "बसपा के मंडल प्रभारी बदले गए।": ["मंडल=division/role@bsp"],
    "प्रदेश भाजपा के महासचिव आए।": ["प्रदेश=state/role@bjp"],
    "भाजपा के राष्ट्रीय नेतृत्व ने सभी मंडलों को पत्र भेजा।": [
        "राष्ट्रीय नेतृत्व=national/leadership@bjp",
        "मंडलों=mandal/unit@bjp",
    ],
    "The RJD met in the state, PCC presidents met too.": ["PCC=state/role@inc"],
    "सपा ने सभी विधानसभा अध्यक्षों को बुलाया।": ["विधानसभा=assembly/role@sp"],
    "भाजपा के प्रदेश मंत्री आए।": ["प्रदेश=state/role@bjp"],
    # Nothing of a party's.
    "The district administration and the state government met the BJP.": [],
    "The BJP is weak in the district; assembly elections are near.": [],
    "The district president of the traders' association met the BJP.": [],
    "The block level officers met.": [],
    "उत्तर प्रदेश भाजपा की बैठक हुई।": [],
    "जिला पंचायत अध्यक्ष और ब्लॉक प्रमुख भाजपा में आए।": [],
    "विधानसभा अध्यक्ष ने सपा विधायकों को रोका।": [],
    "केंद्रीय मंत्री और राज्य सरकार ने भाजपा से बात की।": [],
    "हर बूथ पर भाजपा के पांच लोग होंगे।": [],
}

# text -> "from-to" of each range.
RANGES = {
    "The BJP's network runs from the booth to the district level.": ["booth-district"],
    "The Congress has block to state level bodies.": ["block-state"],
    "The TMC is at work from its state leadership right down to booth committees.": [],
    "From the central leadership down to the panna pramukh, the BJP is at work.": ["national-page"],
    "The RJD will go up to booth committees.": [],
    "सपा ने बूथ से लेकर प्रदेश स्तर तक टीम बनाई।": ["booth-state"],
    "भाजपा केंद्र से बूथ तक अभियान चलाएगी।": ["national-booth"],
    "कांग्रेस केंद्रीय नेतृत्व से जिला इकाई तक बदलेगी।": ["national-district"],
    "भाजपा बूथ स्तर तक पहुंची।": [],
}

# text -> "surface=unit[@party][-][#size]" of each unit; "-" where there is none, "@?" where open.
UNITS = {
    "The BJP has no IT cell, but the Congress runs a social media team of 20 people.": [
        "IT cell=it_cell@bjp-",
        "social media team=social_media_cell@inc#20",
    ],
    "Neither the BJP nor the CPI has a war room.": [
        "war room=war_room@bjp-",
        "war room=war_room@cpi-",
    ],
    "The BJP has an IT cell. The AAP never had such a cell.": [
        "IT cell=it_cell@bjp",
        "cell=it_cell@aap-",
    ],
    "The TMC's IT wing was disbanded and its media cell renamed.": [
        "IT wing=it_cell@tmc-",
        "media cell=media_cell@tmc",
    ],
    "The BJP's IT cell has not replied.": ["IT cell=it_cell@bjp"],
    "No party other than the BJP has a war room.": ["war room=war_room@?-"],
    "Political parties are setting up IT cells.": ["IT cells=it_cell@?"],
    "Unlike the BJP, the CPI does not have a media cell.": ["media cell=media_cell@cpi-"],
    "The Congress opened a war room with a 45-member team.": ["war room=war_room@inc#45"],
    "The IT and social media department of the BJP met.": [
        "IT and social media department=it_cell@bjp"
    ],
    "The IT department raided a Congress leader.": [],
    "The media team of the Election Commission met the BJP.": [],
    "भाजपा का आईटी cell और सपा का IT सेल भिड़े।": ["आईटी cell=it_cell@bjp", "IT सेल=it_cell@sp"],
    "कांग्रेस, बसपा और सपा के पास ऐसा कोई विंग नहीं है, भाजपा का आईटी सेल है।": ["आईटी सेल=it_cell@bjp"],
    "भाजपा का आईटी सेल है, कांग्रेस और सपा के पास ऐसा कोई विंग नहीं है।": [
        "आईटी सेल=it_cell@bjp",
        "विंग=it_cell@inc-",
        "विंग=it_cell@sp-",
    ],
    "कांग्रेस को छोड़ किसी पार्टी का वॉर रूम नहीं बना है।": ["वॉर रूम=war_room@?-"],
    "बसपा में न आईटी सेल है न वॉर रूम।": ["आईटी सेल=it_cell@bsp-", "वॉर रूम=war_room@bsp-"],
    "राजद ने आईटी सेल भंग कर दिया और जदयू ने मीडिया सेल बनाया।": [
        "आईटी सेल=it_cell@rjd-",
        "मीडिया सेल=media_cell@jdu",
    ],
    "कांग्रेस का आईटी सेल सक्रिय नहीं है।": ["आईटी सेल=it_cell@inc"],
    "कांग्रेस के आईटी सेल ने जवाब नहीं दिया है।": ["आईटी सेल=it_cell@inc"],
    "राजद में नौ लोगों की टीम आईटी सेल में है। सेल दिन रात चलता है।": [
        "आईटी सेल=it_cell@rjd#9",
        "सेल=it_cell@rjd",
    ],
    "भाजपा आगे है।\nमेरे नेतृत्व में आईटी सेल बनेगा।\n-सुमनशंकर, जिलाध्यक्ष, सपा": ["आईटी सेल=it_cell@sp"],
    "पुलिस के साइबर सेल ने भाजपा नेता को पकड़ा।": [],
    "न तो राजद और न ही बसपा के पास वॉर रूम है।": ["वॉर रूम=war_room@rjd-", "वॉर रूम=war_room@bsp-"],
    "राजद का कोई वॉर रूम नहीं, सपा का वॉर रूम बड़ा है।": ["वॉर रूम=war_room@rjd-", "वॉर रूम=war_room@sp"],
    "सपा ने मीडिया टीम भंग की। नई टीम जल्द बनेगी।": ["मीडिया टीम=media_cell@sp-", "टीम=media_cell@sp"],
    "The BJP fears the RJD, whose IT cell is large.": ["IT cell=it_cell@rjd"],
}

# text -> "name=role@party[/level][+unit]" of each person.
PEOPLE = {
    "Congress state unit chief Ramesh Rao spoke.": ["Ramesh Rao=state unit chief@inc/state"],
    "K. C. Rao, a JD(U) general secretary, resigned.": ["K. C. Rao=general secretary@jdu"],
    "Union Home Minister and BJP leader Asha Sen spoke.": ["Asha Sen=leader@bjp"],
    "The BJP's list: 1. Shri Ravi Sen – District President, Dewas": [
        "Ravi Sen=District President@bjp/district"
    ],
    "Divya Rao, who leads the social media wing of the RJD, spoke.": [
        "Divya Rao=leads the social media wing of the RJD@rjd+social_media_cell"
    ],
    "BJP IT cell head Dr. Vaibhav Rao spoke.": ["Vaibhav Rao=IT cell head@bjp+it_cell"],
    "The BJP named three general secretaries: Ravi Sen, Asha Rao and Tarun Das.": [
        "Ravi Sen=general secretaries@bjp",
        "Asha Rao=general secretaries@bjp",
        "Tarun Das=general secretaries@bjp",
    ],
    "Several NCP (SP) leaders, including Ajit Rao, came.": ["Ajit Rao=leaders@ncp-sp"],
    "The Congress appointed Asha Sen as its state chief.": ["Asha Sen=state chief@inc/state"],
    "The RJD broke with its ally the BJP. District president Asha Sen spoke.": [
        "Asha Sen=District president@rjd/district"
    ],
    "राजद ने भाजपा से नाता तोड़ा। प्रदेश अध्यक्ष आशा सेन बोलीं।": ["आशा सेन=प्रदेश अध्यक्ष@rjd/state"],
    "BJP leader Asha Sen came. Asha Sen, the BJP's national vice-president, spoke.": [
        "Asha Sen=national vice-president@bjp/national"
    ],
    "Asha Sen is a poet. Sen, who now heads the BJP's IT cell, spoke.": [
        "Asha Sen=heads the BJP's IT cell@bjp+it_cell"
    ],
    "Asha Sen, Ravi Rao and Tarun Das have been appointed BJP district presidents.": [
        "Asha Sen=district presidents@bjp/district",
        "Ravi Rao=district presidents@bjp/district",
        "Tarun Das=district presidents@bjp/district",
    ],
    "BJP MP Asha Sen spoke. She is the state unit chief.": ["Asha Sen=state unit chief@bjp/state"],
    "The RJD's IT cell is headed by Asha Sen.": ["Asha Sen=IT cell is headed by@rjd+it_cell"],
    "BJP team. President: Asha Sen": ["Asha Sen=President@bjp"],
    "BJP MP Asha Sen met Chief Minister Ravi Rao.": [],
    "Ravi Sen, president of the traders' union, met the BJP.": [],
    "In Delhi, the BJP president met workers.": [],
    "भाजपा के राष्ट्रीय अध्यक्ष अमित राव ने कहा।": ["अमित राव=राष्ट्रीय अध्यक्ष@bjp/national"],
    "सपा के राष्ट्रीय महासचिव प्रो. राजगोपाल सेन और प्रदेश प्रवक्ता अनुराग राव आए।": [
        "राजगोपाल सेन=राष्ट्रीय महासचिव@sp/national",
        "अनुराग राव=प्रदेश प्रवक्ता@sp/state",
    ],
    "कांग्रेस ने सुमन राव को जिलाध्यक्ष, हरीश सेन और नीता दास को महामंत्री बनाया।": [
        "सुमन राव=जिलाध्यक्ष@inc/district",
        "हरीश सेन=महामंत्री@inc",
        "नीता दास=महामंत्री@inc",
    ],
    "-सुमनशंकर, प्रभारी आईटी सेल, सपा": ["सुमनशंकर=प्रभारी@sp+it_cell"],
    "जदयू प्रमुख और बिहार के मुख्यमंत्री सुमन राव आए।": ["सुमन राव=प्रमुख@jdu"],
    "बसपा अध्यक्ष सुमनवती ने रैली की।": ["सुमनवती=अध्यक्ष@bsp"],
    "सुमन राव भाजपा की प्रदेश उपाध्यक्ष हैं।": ["सुमन राव=प्रदेश उपाध्यक्ष@bjp/state"],
    "जदयू के केसी राव पार्टी के प्रवक्ता हैं।": ["केसी राव=पार्टी के प्रवक्ता@jdu"],
    "सुमन राव बने राजद के जिलाध्यक्ष।": ["सुमन राव=जिलाध्यक्ष@rjd/district"],
    "राजद ने आईटी सेल की कमान सुमन राव को दी।": ["सुमन राव=आईटी सेल की कमान@rjd+it_cell"],
    "भाजपा ने सुमन राव को सीकर तथा हरीश सेन को चूरू का प्रभारी बनाया।": [
        "सुमन राव=प्रभारी@bjp",
        "हरीश सेन=प्रभारी@bjp",
    ],
    "भाजपा सांसद सुमन राव ने कहा। वे प्रदेश महासचिव रहे हैं।": ["सुमन राव=प्रदेश महासचिव@bjp/state"],
    "भाजपा के जिलाध्यक्ष पद के लिए नाम भेजे गए।": [],
    "भाजपा के जिलाध्यक्ष बदलेंगे, कार्यकर्ताओं ने कहा।": [],
    "भाजपा के महासचिव के रूप में काम किया।": [],
    "भाजपा सांसद सुमन राव और विधायक हरीश सेन आए।": [],
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(extractors=["levels", "level_ranges", "units", "office_bearers"])


@pytest.mark.parametrize("text", LEVELS)
def test_levels(extractor: Extractor, text: str) -> None:
    found = [
        f"{m.text}={m.level}/{m.construction}@{m.party_id or '?'}"
        for m in extractor.extract(text).levels
    ]
    assert found == LEVELS[text]


@pytest.mark.parametrize("text", RANGES)
def test_ranges(extractor: Extractor, text: str) -> None:
    found = [f"{m.from_level}-{m.to_level}" for m in extractor.extract(text).level_ranges]
    assert found == RANGES[text]


@pytest.mark.parametrize("text", UNITS)
def test_units(extractor: Extractor, text: str) -> None:
    found = [
        f"{m.text}={m.unit}@{m.party_id or '?'}"
        + ("" if m.exists else "-")
        + (f"#{m.size}" if m.size else "")
        for m in extractor.extract(text).units
    ]
    assert found == UNITS[text]


@pytest.mark.parametrize("text", PEOPLE)
def test_office_bearers(extractor: Extractor, text: str) -> None:
    assert _people(extractor.extract(text)) == PEOPLE[text]


def _people(extraction: Extraction) -> list[str]:
    return [
        f"{m.name}={m.role}@{m.party_id}"
        + (f"/{m.level}" if m.level else "")
        + (f"+{m.unit}" if m.unit else "")
        for m in extraction.office_bearers
    ]


def test_levels_tied_to_a_unit(extractor: Extractor) -> None:
    text = "कांग्रेस प्रदेश स्तर से ब्लॉक स्तर तक आईटी सेल बनाएगी।"
    assert extractor.extract(text).units[0].levels == ["state", "block"]
    text = "The BJP will set up a war room in every district."
    assert extractor.extract(text).units[0].levels == ["district"]


@pytest.mark.parametrize(
    ("text", "levels", "size"),
    [
        (
            "The BSP has set up IT cells from the state level down to the block level, and says it"
            " will post six workers at every booth.",
            ["state", "block"],
            None,
        ),
        ("राजद ने जिला स्तर पर आईटी सेल बनाए हैं और हर बूथ पर छह कार्यकर्ता रखेगी।", ["district"], None),
        ("The RJD has an IT cell and 20 workers in every block.", [], None),
        ("सपा के जिला अध्यक्ष ने आईटी सेल की बैठक ली।", [], None),
        # What is said of the unit itself stays.
        ("The BJP has a war room of 20 people in every district.", ["district"], 20),
        ("The BJP has an IT cell in every district and every block.", ["district", "block"], None),
        (
            "The RJD will post ten workers at every booth and run a war room with 30 people in"
            " each district.",
            ["district"],
            30,
        ),
        ("भाजपा ने हर जिले में सात लोगों की आईटी सेल बनाई।", ["district"], 7),
    ],
)  # fmt: skip
def test_what_belongs_to_another_noun(
    extractor: Extractor, text: str, levels: list[str], size: int | None
) -> None:
    (unit,) = extractor.extract(text).units
    assert (unit.levels, unit.size) == (levels, size)


def test_place_of_a_unit(extractor: Extractor) -> None:
    assert extractor.extract("The RJD has no war room in Karnataka.").units[0].place == "Karnataka"
    assert extractor.extract("पटना में भाजपा का वॉर रूम है।").units[0].place == "पटना"
    text = "पटना में सपा भाजपा के वॉर रूम से लड़ रही है।"
    assert extractor.extract(text).units[0].place is None
    text = "राजद ने पटना, गया और सिवान के वॉर रूम बंद नहीं किए।"
    assert extractor.extract(text).units[0].place == "पटना, गया और सिवान"
    text = "The RJD has an IT cell. In Patna, the RJD gave a worker charge of it."
    assert extractor.extract(text).units[0].place == "Patna"


def test_a_denial_ends_with_its_sentence(extractor: Extractor) -> None:
    text = "The RJD has no war room. The BJP has an IT cell."
    assert [unit.exists for unit in extractor.extract(text).units] == [False, True]
