"""Which parties a text names: spellings, evidence for doubtful names, false friends."""

from __future__ import annotations

import pickle

import pytest

from partyie import Extractor

SPELLINGS = [
    ("Congress party workers met", "Congress party", "inc"),
    ("CONGRESS ATTACKS RULING PARTY", "CONGRESS", "inc"),
    ("the B.J.P. and others", "B.J.P.", "bjp"),
    ("the B J P and others", "B J P", "bjp"),
    ("bjp workers met", "bjp", "bjp"),
    ("the BJP-led front", "BJP", "bjp"),
    ("the BJP's ally", "BJP", "bjp"),
    ("The C.P.I.(M) said", "C.P.I.(M)", "cpim"),
    ("The CPI (M) said", "CPI (M)", "cpim"),
    ("The CPI[M] said", "CPI[M]", "cpim"),
    ("The JD(U) said", "JD(U)", "jdu"),
    ("The JD-U said", "JD-U", "jdu"),
    ("the INDIA bloc met", "INDIA bloc", "india-alliance"),
    ("Youth Congress workers", "Youth Congress", "iyc"),
    ("BJP Mahila Morcha workers", "BJP Mahila Morcha", "bjp-mahila"),
    ("samajwadi party office", "samajwadi party", "sp"),
    ("भाजपा ने कहा", "भाजपा", "bjp"),
    ("बी.जे.पी. ने कहा", "बी.जे.पी.", "bjp"),
    ("बी जे पी ने कहा", "बी जे पी", "bjp"),
    ("भा.ज.पा. ने कहा", "भा.ज.पा.", "bjp"),
    ("कॉंग्रेस ने कहा", "कॉंग्रेस", "inc"),
    ("काँग्रेस ने कहा", "काँग्रेस", "inc"),
    ("कांग्रेसियों ने कहा", "कांग्रेसियों", "inc"),
    ("सपाई धरने पर", "सपाई", "sp"),
    ("सीपीआई (एम) ने कहा", "सीपीआई (एम)", "cpim"),
    ("सी.पी.आई.(एम) ने कहा", "सी.पी.आई.(एम)", "cpim"),
    ("जद-यू ने कहा", "जद-यू", "jdu"),
    ("वामपंथी दलों ने कहा", "वामपंथी दलों", "left-front"),
    ("भाजपा युवा मोर्चा ने कहा", "भाजपा युवा मोर्चा", "bjym"),
    ("बीजेपी अल्पसंख्यक मोर्चा ने कहा", "बीजेपी अल्पसंख्यक मोर्चा", "bjp-minority"),
    ("राजस्थान कांग्रेस ने कहा", "कांग्रेस", "inc"),
    ("भा\u200dजपा ने कहा", "भा\u200dजपा", "bjp"),
    ("भारतीय जनता पा… की बैठक", "भारतीय जनता पा…", "bjp"),
    ("thanks @BJP4India for this", "BJP", "bjp"),
    ("thanks @INCIndia for this", "INCIndia", "inc"),
    ("join #CongressForChange now", "Congress", "inc"),
    ("join #RJDforBihar now", "RJD", "rjd"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "party_id"), SPELLINGS)
def test_spellings(extractor: Extractor, text: str, words: str, party_id: str) -> None:
    found = extractor.extract(text).parties
    assert [(m.text, m.party_id) for m in found] == [(words, party_id)]


SLIPS = [
    ("The Samajwadi Prty office is shut", "Samajwadi Prty", "sp"),
    ("A Congess MLA walked out", "Congess", "inc"),
    ("भारतीय जनता पर्टी की बैठक", "भारतीय जनता पर्टी", "bjp"),
    ("समाजवादी पाटी की बैठक", "समाजवादी पाटी", "sp"),
    ("एक कांगेस नेता आए", "कांगेस", "inc"),
]


@pytest.mark.parametrize(("text", "words", "party_id"), SLIPS)
def test_slips(extractor: Extractor, text: str, words: str, party_id: str) -> None:
    found = extractor.extract(text).parties
    assert [(m.text, m.party_id, m.match) for m in found] == [(words, party_id, "fuzzy")]


NONE = [
    "The SP (rural) inspected the spot",
    "SP Kavita Nair reached the village",
    "The 21st Congress of delegates opened",
    "The six-day Congress ended",
    "The US Congress passed a bill. Congress will meet again",
    "He left for Delhi by the left side road",
    "Congressmen went home",
    "India won the match",
    "The dam holds 20 TMC of water",
    "NDA cadets marched past",
    "CPI inflation rose to 5 per cent",
    "The Congess sat down",
    "The RSS and the VHP met",
    "The Birthday Party was loud",
    "आप कैसे हैं, आप लोग कहां थे",
    "हम लोग घर गए",
    "वह अपने आप को बड़ा मानता है",
    "एसपी सिटी मौके पर पहुंचे",
    "अमेरिकी कांग्रेस में बिल पास हुआ",
    "वीआईपी कल्चर खत्म हो",
    "मेक इन इंडिया का शेर",
    "बांध में 20 टीएमसी पानी है",
    "पार्टी की बैठक हुई",
    "अपनी पार्टी के नेताओं से कहा",
    "माओवादी नेता और राष्ट्रवादी नेता मिले",
    "टीम इंडिया के सदस्य आए",
    "लेफ्ट साइड में मुड़ें",
    "The Karni Sena chief spoke",
    "Left for Delhi, he said nothing",
    "The Left Bank was flooded",
    "AIR INDIA chief spoke",
    "The Republican Party won the Senate",
]


@pytest.mark.parametrize("text", NONE)
def test_no_party(extractor: Extractor, text: str) -> None:
    assert extractor.extract(text).parties == []


EVIDENCE = [
    ("The SP MLA walked out", ["sp"]),
    ("The Congress, the SP and the AIMIM met", ["inc", "sp", "aimim"]),
    ("The Samajwadi Party met. The SP will contest", ["sp", "sp"]),
    ("LEFT, TMC SAY NO", ["left-front", "tmc"]),
    ("The Left was split", ["left-front"]),
    ("He met the Left on Monday", ["left-front"]),
    ("The IUML met. Muslim League workers spoke", ["iuml", "iuml"]),
    ("INDIA partners met", ["india-alliance"]),
    ("आप विधायक ने कहा", ["aap"]),
    ("कांग्रेस और आप में बात", ["inc", "aap"]),
    ("आम आदमी पार्टी (आप) की सूची", ["aap", "aap"]),
    ("आम आदमी पार्टी जीती। आप ने जश्न मनाया। आप भी देखिए", ["aap", "aap"]),
    ("भाजपा की महिला मोर्चा ने कहा", ["bjp", "bjp-mahila"]),
    ("एसपी नेता ने कहा", ["sp"]),
    ("राजद, हम और वीआईपी साथ हैं", ["rjd", "ham", "vip"]),
    ("लेफ्ट नेता आए; लेफ्ट और कांग्रेस साथ हैं", ["left-front", "left-front", "inc"]),
]


@pytest.mark.parametrize(("text", "ids"), EVIDENCE)
def test_doubtful_names_with_evidence(extractor: Extractor, text: str, ids: list[str]) -> None:
    assert [m.party_id for m in extractor.extract(text).parties] == ids


SHARED = [
    ("KATHMANDU: The Nepali Congress met. NC leader Rai spoke", ["nc", "nc"]),
    ("In Srinagar, the PDP met. NC leader Mir spoke", ["pdp", "jknc"]),
    ("The NCP named its in-charges in Nagpur", ["ncp"]),
    ("KATHMANDU: The NCP named its ministers", ["nepali-communist-party"]),
    ("The Congress met in Patna", ["inc"]),
    ("KATHMANDU: The Congress met", ["nc"]),
]


@pytest.mark.parametrize(("text", "ids"), SHARED)
def test_shared_names(extractor: Extractor, text: str, ids: list[str]) -> None:
    assert [m.party_id for m in extractor.extract(text).parties] == ids


def test_other_owners_of_a_name_are_candidates(extractor: Extractor) -> None:
    mention = extractor.extract("KATHMANDU: The NCP named its ministers").parties[0]
    assert "ncp" in mention.candidates
    assert mention.confidence <= 0.7


def test_unknown_parties_only_when_asked() -> None:
    text = "The Jan Vikas Morcha and the BJP met. जनविकास पार्टी ने कहा"
    assert [m.party_id for m in Extractor().extract(text).parties] == ["bjp"]
    asked = pickle.loads(pickle.dumps(Extractor(unknown_parties=True)))
    found = [(m.text, m.party_id, m.match) for m in asked.extract(text).parties]
    assert found == [
        ("Jan Vikas Morcha", None, "pattern"),
        ("BJP", "bjp", "abbreviation"),
        ("जनविकास पार्टी", None, "pattern"),
    ]


HOSTILE = ["#Aa" * 3000, "@" * 9000, "Congess " * 2000, "a… " * 3000, "आप " * 3000, "SP, " * 3000]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:4] for text in HOSTILE])
def test_hostile_text_ends(extractor: Extractor, text: str) -> None:
    for mention in extractor.extract(text).parties:
        assert text[mention.start : mention.end] == mention.text
