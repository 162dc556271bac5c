"""The number reader: one row a behaviour. `<…>` marks the span; the sentences are our own."""

from __future__ import annotations

import itertools
import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partyie.errors import ArgumentError, PackError
from partyie.numbers import Number, NumberGrammar, languages, read
from partyie.numbers.parser import Cursor
from partyie.numbers.tokens import lone
from partyie.text import Tokens

DATA = Path(__file__).parent.parent / "src" / "partyie" / "data"

# text, value, upper, qualifier
COUNTS: list[tuple[str, int | float, int | float | None, str]] = [
    # figures
    ("Our page has <12,500> fans", 12500, None, "exact"),
    ("the list had <1,23,456> names", 123456, None, "exact"),
    ("the list had <1,234,567> names", 1234567, None, "exact"),
    ("some say <65,55,45,70,113> in all", 65554570113, None, "exact"),
    ("कुल <१२,३४,५६७> नाम", 1234567, None, "exact"),
    ("कुल <२५> नाम", 25, None, "exact"),
    ("a score of <7.5> in it", 7.5, None, "exact"),
    ("<500> लोग आए", 500, None, "exact"),
    ("(<40>)", 40, None, "exact"),
    ("<40>", 40, None, "exact"),
    ("it won <40>.", 40, None, "exact"),
    ("it grew <.77> points", 0.77, None, "exact"),
    ("<over .5 million> homes", 500000, None, "at_least"),
    ("it ended.<77> came", 77, None, "exact"),
    ("a list of <2010111> homes", 2010111, None, "exact"),  # no date
    ("a lead of <2 1/4> lengths", 2.25, None, "exact"),
    ("a lead of <2½> lengths", 2.5, None, "exact"),
    ("it grew <1 point 1> times", 1.1, None, "exact"),
    # scales after figures
    ("it got <1.25 lakh> hits", 125000, None, "exact"),
    ("it got <2.3 lakh> hits", 230000, None, "exact"),
    ("it got <3 lakh crore> in aid", 3 * 10**12, None, "exact"),
    ("it got <12.5K> likes", 12500, None, "exact"),
    ("it got <1.2M> likes", 1200000, None, "exact"),
    ("it got <5L> likes", 500000, None, "exact"),
    ("it got <500cr> likes", 5 * 10**9, None, "exact"),
    ("it got <2 mn> likes", 2000000, None, "exact"),
    ("it got <1.2bn> likes", 1200000000, None, "exact"),
    ("it got <50 K> likes", 50000, None, "exact"),
    ("वहां <1 करोड़ 25 लाख> लोग", 12500000, None, "exact"),
    ("वहां <12 हजार 500> लोग", 12500, None, "exact"),
    ("वहां <1 लाख 63 हजार> बूथ", 163000, None, "exact"),
    ("वहां <9 हजार करोड़> का काम", 9 * 10**10, None, "exact"),
    ("वहां <२५ लाख> लोग", 2500000, None, "exact"),
    ("वहां <5लाख> लोग", 500000, None, "exact"),
    ("it got <12.5 M> likes", 12500000, None, "exact"),
    ("it got <3 L> likes", 300000, None, "exact"),
    ("it earned <12G> in all", 12 * 10**9, None, "exact"),
    ("<some 56 000> homes", 56000, None, "about"),
    ("in all <7 654 321> homes", 7654321, None, "exact"),
    ("in all <7\u202f654> homes", 7654, None, "exact"),
    ("it wrote <7.654,5> there", 7654.5, None, "exact"),
    ("<some 2e6> homes", 2000000, None, "about"),
    ("<some 2.5x10^3> homes", 2500, None, "about"),
    ("<some 2^-2> of it", 0.25, None, "about"),
    # signs
    ("<-17>", -17, None, "exact"),
    ("<- 17>", -17, None, "exact"),
    ("the answer is <-17> now", -17, None, "exact"),
    ("a sum (<-17>) of it", -17, None, "exact"),
    ("<minus seventeen> of it", -17, None, "exact"),
    ("<minus nine point five> of it", -9.5, None, "exact"),
    ("<माइनस नौ> घर", -9, None, "exact"),
    ("- <17> homes", 17, None, "exact"),  # a bullet
    ("Congress -<17>", 17, None, "exact"),
    # words
    ("<seven thousand, six hundred and two> homes", 7602, None, "exact"),
    ("<three lakh, seven thousand, six hundred> homes", 307600, None, "exact"),
    ("<two hundred dozen> homes", 2400, None, "exact"),
    ("<a couple of thousand> homes", 2000, None, "exact"),
    ("<nineteen (19)> homes", 19, None, "exact"),
    ("<सात (7)> घर", 7, None, "exact"),
    ("<four forty> is its name", 440, None, "exact"),
    ("it has <thirtyfour> homes", 34, None, "exact"),
    ("<zero seven>", 7, None, "exact"),
    ("<point seven five>", 0.75, None, "exact"),
    ("<three hundred point o five> homes", 300.05, None, "exact"),
    ("<ढाई सौ दशमलव चार> घर", 250.4, None, "exact"),
    ("<फिफ्टी थ्री> घर", 53, None, "exact"),
    ("<two quadrillion> of them", 2 * 10**15, None, "exact"),
    ("<seven and two ninths> of it", 7 + 2 / 9, None, "exact"),
    ("<seven and a third> of it", 7 + 1 / 3, None, "exact"),
    ("<three million and two fifths> in all", 3400000, None, "exact"),
    ("<three fifths of a million> homes", 600000, None, "exact"),
    ("<सात सही एक बटा दो> घर", 7.5, None, "exact"),
    ("<सात और दो बटा पांच> घर", 7.4, None, "exact"),
    ("<twenty-five thousand five hundred> homes", 25500, None, "exact"),
    ("<two hundred and five> homes", 205, None, "exact"),
    ("<one lakh fifty thousand crore> in loans", 1500000000000, None, "exact"),
    ("<half a million> homes", 500000, None, "exact"),
    ("<half-a-dozen> homes", 6, None, "exact"),
    ("<two and a half lakh> homes", 250000, None, "exact"),
    ("<two-and-a-half lakh> homes", 250000, None, "exact"),
    ("<3 million and a half> homes", 3500000, None, "exact"),
    ("<two point five million> homes", 2500000, None, "exact"),
    ("<a dozen> homes", 12, None, "exact"),
    ("<two dozen> homes", 24, None, "exact"),
    ("<a thousand> homes", 1000, None, "exact"),
    ("<तीन करोड़ 20 लाख> घर", 32000000, None, "exact"),
    ("<एक सौ पच्चीस करोड़> लोग", 1250000000, None, "exact"),
    ("<चौवन> घर", 54, None, "exact"),
    ("<नौवासी> घर", 89, None, "exact"),
    ("<डेढ़ लाख> घर", 150000, None, "exact"),
    ("<डेढ़ लाख करोड़> का बजट", 1500000000000, None, "exact"),
    ("<सवा दो लाख> घर", 225000, None, "exact"),
    ("<सवा लाख> घर", 125000, None, "exact"),
    ("<सवा सौ करोड़> लोग", 1250000000, None, "exact"),
    ("<साढ़े तीन हजार> घर", 3500, None, "exact"),
    ("<साढ़े 3 लाख> घर", 350000, None, "exact"),
    ("<पौने दो करोड़> घर", 17500000, None, "exact"),
    ("<ढाई सौ> घर", 250, None, "exact"),
    ("<इक्कीस सौ> घर", 2100, None, "exact"),
    ("<दो दर्जन> घर", 24, None, "exact"),
    ("<आधा दर्जन> घर", 6, None, "exact"),
    # ranges
    ("<10-15 हजार> लोग", 10000, 15000, "between"),
    ("<10 से 15 लाख> लोग", 1000000, 1500000, "between"),
    ("<दस-बारह हजार> लोग", 10000, 12000, "between"),
    ("<दो तीन लाख> लोग", 200000, 300000, "between"),
    ("<एक डेढ़ लाख> लोग", 100000, 150000, "between"),
    ("<सौ से डेढ़ सौ> लोग", 100, 150, "between"),
    ("<सौ दो सौ> लोग", 100, 200, "between"),
    ("<5 हजार और 6 हजार के बीच> लोग", 5000, 6000, "between"),
    ("लोग <5 से 6 हजार के बीच> थे", 5000, 6000, "between"),
    ("<100 to 150> homes", 100, 150, "between"),
    ("<two to three lakh> homes", 200000, 300000, "between"),
    ("<eight-10> homes", 8, 10, "between"),
    ("<4–5> homes", 4, 5, "between"),
    ("<2 or 3> homes", 2, 3, "between"),
    ("<between 5,000 and 6,000> homes", 5000, 6000, "between"),
    ("<around 5-6 lakh> homes", 500000, 600000, "between"),
    ("<1.5-2 लाख> घर", 150000, 200000, "between"),
    ("<10-15,000> homes", 10000, 15000, "between"),
    ("<10 to 15 000> homes", 10000, 15000, "between"),
    ("<200 to 2,000> homes", 200, 2000, "between"),
    ("हर घर को <10-10 लाख> वोट", 1000000, None, "exact"),
    ("हर घर को <एक-एक हजार> वोट", 1000, None, "exact"),
    ("<two-and-half lakh> homes", 250000, None, "exact"),
    ("हर बूथ पर <10-10> लोग", 10, None, "exact"),
    ("हर बूथ पर <दो-दो> लोग", 2, None, "exact"),
    # qualifiers
    ("<over 52,000> fans", 52000, None, "at_least"),
    ("<over 2000> fans", 2000, None, "at_least"),
    ("it <crossed the 1 million> mark", 1000000, None, "at_least"),
    ("<no fewer than 50> homes", 50, None, "at_least"),
    ("<5,000-plus> homes", 5000, None, "at_least"),
    ("<5,000 or more> homes", 5000, None, "at_least"),
    ("<5000+> homes", 5000, None, "at_least"),
    ("<not more than 10> homes", 10, None, "at_most"),
    ("<up to 5,000> homes", 5000, None, "at_most"),
    ("<nearly half a million> homes", 500000, None, "about"),
    ("<some 300> homes", 300, None, "about"),
    ("<500-odd> homes", 500, None, "about"),
    ("<52,000 से अधिक> घर", 52000, None, "at_least"),
    ("<52,000 से ज़्यादा> घर", 52000, None, "at_least"),
    ("<5 लाख के पार> हुए", 500000, None, "at_least"),
    ("<कम से कम 20 लाख> घर", 2000000, None, "at_least"),
    ("<करीब डेढ़ करोड़ से अधिक> घर", 15000000, None, "at_least"),
    ("<20 से कम> घर", 20, None, "at_most"),
    ("<अधिकतम 20> घर", 20, None, "at_most"),
    ("<5 लाख के करीब> घर", 500000, None, "about"),
    ("<क़रीब 5 लाख> घर", 500000, None, "about"),
    ("<लगभग पाँच> घर", 5, None, "about"),
]

# text, value, kind
KINDS: list[tuple[str, int | float, str]] = [
    ("in <2014-15> they won", 2014, "year"),
    ("<2019> में जीत", 2019, "year"),
    ("the <21st> meet", 21, "ordinal"),
    ("the <twenty-first> meet", 21, "ordinal"),
    ("<14वीं> बैठक", 14, "ordinal"),
    ("<14 वीं> बैठक", 14, "ordinal"),
    ("<एक सौ पांचवां> दिवस", 105, "ordinal"),
    ("<पहली> बैठक", 1, "ordinal"),
    ("<one third> of homes", 1 / 3, "fraction"),
    ("<a third> of homes", 1 / 3, "fraction"),
    ("it fell by <a sixth>.", 1 / 6, "fraction"),
    ("the <sixth> term", 6, "ordinal"),
    ("the <two thousand one hundredth> home", 2100, "ordinal"),
    ("the <two hundred ten thousandth> home", 210000, "ordinal"),
    ("a <sixth> term", 6, "ordinal"),
    ("<one half> of homes", 0.5, "fraction"),
    ("<one twenty-first> of homes", 1 / 21, "fraction"),
    ("<seven hundredths> of it", 0.07, "fraction"),
    ("<one hundred and twelve fifths> of it", 22.4, "fraction"),
    ("<3/8ths> of it", 0.375, "fraction"),
    ("<-3/8>", -0.375, "fraction"),
    ("<one in seven> homes", 1 / 7, "fraction"),
    ("<1 in 7> homes", 1 / 7, "fraction"),
    ("<six out of seven> homes", 6 / 7, "fraction"),
    ("<सात में से एक> घर", 1 / 7, "fraction"),
    ("<सात का नौवां> हिस्सा", 7 / 9, "fraction"),
    ("in <nineteen fifty-two> they won", 1952, "year"),
    ("in <twenty fourteen> they won", 2014, "year"),
    ("a swing of <-3.5%> in it", -3.5, "percent"),
    ("a <2G> case", 2, "label"),
    ("एक दूसरे को <5जी> सेवा", 5, "label"),
    ("वह जी-<20> बैठक", 20, "label"),
    ("<धारा 302/34> में", 302, "section"),
    ("<three quarters> of homes", 0.75, "fraction"),
    ("<एक तिहाई> घर", 1 / 3, "fraction"),
    ("<तीन बटा चार> घर", 0.75, "fraction"),
    ("<½> of it", 0.5, "fraction"),
    ("they got <63.4 per cent> of it", 63.4, "percent"),
    ("they got <75%> of it", 75, "percent"),
    ("<100 प्रतिशत> घर", 100, "percent"),
    ("<over Rs 500 crore> was spent", 5000000000, "money"),
    ("<Rs.500> was spent", 500, "money"),
    ("<Rs .500> was spent", 500, "money"),
    ("<between Rs 500 and Rs 600> was spent", 500, "money"),
    ("<Rs.5 to Rs.6 crore> was spent", 50000000, "money"),
    ("<₹500-₹600> दिए", 500, "money"),
    ("a stake of <.77 per cent> in it", 0.77, "percent"),
    ("<₹2,000> दिए", 2000, "money"),
    ("a loss of <$-2,000> in it", -2000, "money"),
    ("<500 रुपये> दिए", 500, "money"),
    ("on <15 March 2024> they met", 15, "date"),
    ("on <14/03/2024> they met", 14, "date"),
    ("on <14.03.2024> they met", 14, "date"),
    ("on <March 15, 2024> they met", 15, "date"),
    ("<2 मई> को", 2, "date"),
    ("by <9:29 PM> they met", 9, "time"),
    ("at <5 pm> they met", 5, "time"),
    ("at <9-10 pm> they met", 9, "time"),
    ("शाम <5 बजे> बैठक", 5, "time"),
    ("a <three-day> meet", 3, "duration"),
    ("a <45-year-old> voter", 45, "age"),
    ("<45 वर्षीय> मतदाता", 45, "age"),
    ("a <29km> road", 29, "measure"),
    ("under <Section 144> of it", 144, "section"),
    ("<धारा 370> पर", 370, "section"),
    ("<धारा-370> पर", 370, "section"),
    ("<Article 35A> went", 35, "section"),
    ("open <24x7> now", 24, "label"),
    ("the <COVID-19> wave", 19, "label"),
    ("a <4G> phone", 4, "label"),
    ("<वार्ड 12> में", 12, "label"),
    ("ring <9876543210> now", 9876543210, "phone"),
    ("ring <98765 43210> now", 9876543210, "phone"),
    ("ring <1800-180-1234> now", 1800, "phone"),
]

NONE = [
    "no one came", "one of them", "the one we like", "a party", "lakhs of homes",
    "thousands came", "लाखों लोग", "टिकट दो", "वोट दो।", "चारपाई", "हर एक", "एक साथ", "सऊदी अरब",
    "several thousand homes", "a few came", "the point is", "a single seat", "a second chance",
    "कई लाख घर", "कुछ हजार घर", "इनमें से कुछ",
    "", " ", ".", "१" * 50,
]  # fmt: skip

SEVERAL: list[tuple[str, list[float]]] = [
    ("370, 371 and 35", [370, 371, 35]),
    ("3 hundred and 2 hundred", [300, 200]),
    ("5 लाख और 50 हजार", [500000, 50000]),
    ("it rose from 2 lakh to 5 lakh", [200000, 500000]),
    ("12.5K 1.2M 500cr 22k", [12500, 1200000, 5000000000, 22000]),
    ("it rose from Rs 2 lakh to Rs 5 lakh", [200000, 500000]),
    ("it rose from 2,000 to 5,000", [2000, 5000]),
    ("on May 5, 2,000 came", [5, 2000]),
    ("5 लाख 2019 में", [500000, 2019]),
    ("2 may join", [2]),
    ("Rs 500 to Ravi", [500]),
    ("5 1/2/2024", [5, 1]),
    ("in 2014 ½ of it", [2014, 0.5]),
    ("5 to them, 6 and we", [5, 6]),
    ("फेसबुक-20 लाख, ट्विटर-5000", [2000000, 5000]),
    ("one two three", [1, 2, 3]),
    ("one two three twenty ten", [1, 2, 3, 20, 10]),
    ("zero nine sixty zero six", [9, 60, 6]),
    ("घर एक दो तीन", [1, 2, 3]),
    ("booths 22,24 and 5,6", [22, 24, 5, 6]),
    ("two thousand, two million", [2000, 2000000]),
    ("two thousand, five hundred and three hundred", [2000, 500, 300]),
    ("won 12 out of 15", [12, 15]),
    ("1 in 2019", [1, 2019]),
    ("BJP 303 282 116", [303, 282, 116]),
    ("on day one fifty came", [1, 50]),
    ("2.5 hundred two", [250, 2]),
    ("minus one two", [-1, 2]),
    ("2024 में 240 घर", [2024, 240]),
    ("one over three years", [1, 3]),
]


def _only(marked: str) -> Number:
    """The one number of `marked`, whose span must be the marked one."""
    start, end = marked.index("<"), marked.index(">") - 1
    found = read(marked.replace("<", "").replace(">", ""))
    spans = [(number.start, number.end) for number in found]
    assert spans == [(start, end)], found
    return found[0]


@pytest.mark.parametrize(("marked", "value", "upper", "qualifier"), COUNTS)
def test_counts(marked: str, value: float, upper: float | None, qualifier: str) -> None:
    number = _only(marked)
    assert (number.value, number.upper, number.qualifier) == (value, upper, qualifier)
    assert number.kind == "cardinal"
    assert type(number.value) is type(value)


@pytest.mark.parametrize(("marked", "value", "kind"), KINDS)
def test_kinds(marked: str, value: float, kind: str) -> None:
    if kind == "section":  # the word is part of it, the qualifier-like "under" is not
        assert _only(marked).qualifier == "exact"
    number = _only(marked)
    assert number.value == pytest.approx(value)
    assert number.kind == kind


@pytest.mark.parametrize("text", NONE)
def test_no_number(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(("text", "values"), SEVERAL)
def test_several(text: str, values: list[float]) -> None:
    assert [number.value for number in read(text)] == values


def test_a_year_with_a_count_noun_is_left_to_the_caller() -> None:
    assert [number.kind for number in read("2000 fans")] == ["year"]


# ── Properties ──────────────────────────────────────────────────────────────────────────────────

GRAMMAR = NumberGrammar.load(DATA / code / "numbers.toml" for code in (".", "en", "hi"))
_words = st.sampled_from(
    [
        *sorted(GRAMMAR.words),
        *[
            "-",
            "–",
            "/",
            ":",
            ",",
            ".",
            "+",
            "%",
            "₹",
            "से",
            "to",
            "and",
            "और",
            "5",
            "12,5",
            "1.5",
            "2019",
            "½",
            "k",
            "x",
        ],
    ]
)
_noise = st.lists(st.one_of(_words, st.text(max_size=4)), max_size=25)


@settings(deadline=None, max_examples=300)
@given(_noise, st.sampled_from(["", " ", "-"]))
def test_hostile_text(parts: list[str], glue: str) -> None:
    text = glue.join(parts)
    found = read(text)
    assert all(text[number.start : number.end] == number.text for number in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert found == read(text)


@settings(deadline=None, max_examples=300)
@given(_noise, st.sampled_from(["", " ", "-"]))
def test_the_short_way_reads_what_the_parser_reads(parts: list[str], glue: str) -> None:
    facts = GRAMMAR._facts
    pieces = Tokens(glue.join(parts)).pieces
    for at, piece in enumerate(pieces):
        short = lone(facts, pieces, at) if facts[piece].counts else None
        if short:
            parsed = Cursor(facts, pieces, at).run()
            assert parsed is not None
            assert short == (parsed.end, parsed.value, parsed.mantissa)


@given(st.text())
def test_any_text(text: str) -> None:
    assert all(text[number.start : number.end] == number.text for number in read(text))


def _indian(number: int) -> str:
    head, tail = divmod(number, 1000)
    if not head:
        return str(number)
    pairs = []
    while head:
        head, pair = divmod(head, 100)
        pairs.append(f"{pair:02}" if head else str(pair))
    return ",".join([*reversed(pairs), f"{tail:03}"])


@given(st.integers(0, 10**12))
def test_figures_come_back(number: int) -> None:
    for figure in (f"{number:,}", _indian(number)):
        assert [n.value for n in read(f"x {figure} y")] == [number]
        deva = figure.translate({ord("0") + d: chr(0x0966 + d) for d in range(10)})
        assert [n.value for n in read(deva)] == [number]


def test_spellings_mean_their_number() -> None:
    import tomllib

    for file in sorted(DATA.glob("*/numbers.toml")):
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
        for table in (tables.get("cardinals", {}), tables.get("tens", {})):
            for number, words in table.items():
                for word in words:
                    found = read(f"xyz {word} xyz", languages=[file.parent.name])
                    assert [n.value for n in found] == [float(number)], word


# ── The grammar ─────────────────────────────────────────────────────────────────────────────────


def test_match_starts_at_its_token_and_words_say_where() -> None:
    tokens = Tokens("over Rs 500 crore")
    match = GRAMMAR.match(tokens, 2)
    assert match is not None
    assert (match.first, match.last, match.value, match.kind) == (2, 4, 5000000000, "money")
    assert GRAMMAR.qualify(tokens, match).first == 0
    assert GRAMMAR.qualify(tokens, match, floor=1).first == 1
    assert GRAMMAR.match(tokens, 0) is None
    assert {"twelve", "डेढ", "a"} <= GRAMMAR.words
    assert "over" not in GRAMMAR.words


def test_grammar_pickles() -> None:
    copy = pickle.loads(pickle.dumps(GRAMMAR))
    tokens = Tokens("डेढ़ लाख")
    read, read_by_copy = GRAMMAR.match(tokens, 0), copy.match(tokens, 0)
    assert read is not None
    assert read_by_copy is not None
    assert (read_by_copy.last, read_by_copy.value) == (read.last, read.value) == (2, 150000)


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "12 ",
        "1 ",
        "two ",
        "one ",
        "5 to ",
        "two hundred and ",
        "1-",
        "minus ",
        "एक बटा ",
        "12,",
        "1.234",
        "two thousand, ",
        "one and a third ",
        "पांच का ",
        "one in ",
        "zero ",
    ],
)
def test_long_text_ends(unit: str) -> None:
    read(unit * (20_000 // len(unit)))


# ── Arguments and faulty data ───────────────────────────────────────────────────────────────────


OTHERS = [
    ("mr", "साडे सात हजार", 7500),
    ("mr", "दोन हजार तीनशे सोळा", 2316),
    ("mr", "अडीचशे", 250),
    ("mr", "सव्वाशे कोटी", 125 * 10**7),
    ("mr", "उणे नऊ", -9),
    ("mr", "चाळीस पूर्णांक सात", 40.7),
    ("ne", "सात सय एघार", 711),
    ("ne", "दुई अर्ब", 2 * 10**9),
    ("ne", "साढे तीन लाख", 350000),
]


@pytest.mark.parametrize(("language", "text", "value"), OTHERS)
def test_other_languages(language: str, text: str, value: float) -> None:
    assert [n.value for n in read(text, languages=[language])] == [value]


def test_the_default_is_what_partyie_extracts_from() -> None:
    assert {"mr", "ne"} <= set(languages())
    assert read("संसद का सत्र") == []  # 17 in Nepali


def test_languages() -> None:
    assert {"en", "hi"} <= set(languages())
    assert read("पांच", languages=["en"]) == []
    assert [n.value for n in read("पांच, ५ and 12%", languages=["hi"])] == [5, 5, 12]


@pytest.mark.parametrize("call", [
    lambda: read(5),  # type: ignore[arg-type]
    lambda: read("5", languages="en"),
    lambda: read("5", languages=["english"]),
])  # fmt: skip
def test_wrong_arguments(call: object) -> None:
    with pytest.raises(ArgumentError):
        call()  # type: ignore[operator]


FAULTS = [
    ('[cardinals]\n1 = ["one"]\n2 = ["One"]', 3, "stands twice"),
    ('[cardinals]\n1 = ["पांच"]\n2 = ["पाँच"]', 3, "stands twice"),
    ('[cardinls]\n1 = ["one"]', 1, "did you mean 'cardinals'"),
    ('[cardinals]\none = ["one"]', 2, "not a number"),
    ('[cardinals]\n1 = ["one two"]', 2, "one word"),
    ("[cardinals]\n1 = 5", 1, "list of words"),
    ('[[fractions]]\nwords = ["half"]\nvalue = "0.5"\njoins = "nxt"', 4, "unknown"),
    ('[not_numbers]\nphrases = ["no one"]', 2, "marks no single word"),
    ('[not_numbers]\nphrases = ["<one>"]', 2, "no word beside"),
    ('[kinds.percent]\nbefor = ["%"]', 2, "did you mean 'before'"),
    ("cardinals = 5", 1, "must be a table"),
    ("fractions = 5", 1, "must be a table"),
    ("[kinds]\npercent = 5", 1, "must be a table"),
    ('[kinds.date]\nmax = "x"', 2, "not a whole number"),
    ("[cardinals", 1, "cannot be read"),
    ('[shares]\nbelo = ["in"]', 2, "did you mean 'below'"),
]


@pytest.mark.parametrize(("toml", "line", "message"), FAULTS)
def test_faulty_data(tmp_path: Path, toml: str, line: int, message: str) -> None:
    file = tmp_path / "numbers.toml"
    file.write_text(toml, encoding="utf-8")
    with pytest.raises(PackError, match=message) as caught:
        NumberGrammar.load([file])
    assert (caught.value.file, caught.value.line) == (file, line)


def test_every_fault_at_once(tmp_path: Path) -> None:
    file = tmp_path / "numbers.toml"
    file.write_text('[cardinals]\n1 = ["one", "one"]\nx = ["two"]', encoding="utf-8")
    with pytest.raises(PackError) as caught:
        NumberGrammar.load([file, tmp_path / "missing.toml"])
    assert len(caught.value.faults) == 3
