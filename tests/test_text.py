"""Tokens, folded keys, shapes, sentences, aksharas."""

from __future__ import annotations

import unicodedata

import pytest

from partyie import Extractor
from partyie.text import Tokens, akshara_end, fold, fold_phrase, script_of, shape_of, split


def _tokens(text: str) -> list[str]:
    tokens = Tokens(text)
    return [tokens.surface(i, i + 1) for i in range(len(tokens))]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []),
        ("BJP wins", ["BJP", "wins"]),
        ("फॉलोअर्स बढ़े", ["फॉलोअर्स", "बढ़े"]),
        ("जिला-स्तर", ["जिला", "-", "स्तर"]),
        ("BJP's", ["BJP", "'s"]),
        ("BJP’s IT cell", ["BJP", "’s", "IT", "cell"]),
        ("O'Brien doesn't", ["O'Brien", "doesn't"]),
        ("12,500.50 likes", ["12,500.50", "likes"]),
        ("१२,५०० लोग", ["१२,५००", "लोग"]),
        ("BJPने", ["BJP", "ने"]),
        ("CPI(M)", ["CPI", "(", "M", ")"]),
        ("बी.जे.पी.", ["बी", ".", "जे", ".", "पी", "."]),
        ("है।उसने", ["है", "।", "उसने"]),
        ("क्\u200dष", ["क्\u200dष"]),
        ("#BJP4UP @INC", ["#", "BJP", "4", "UP", "@", "INC"]),
        ("a\nb\r\nc", ["a", "\n", "b", "\n", "c"]),
        ("नेता\u00a0जी", ["नेता", "जी"]),
        ("e\u0301tat", ["e\u0301tat"]),
        ("😀BJP", ["😀", "BJP"]),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert _tokens(text) == tokens


@pytest.mark.parametrize("text", ["", "  a  ", "BJP’s\u200b 5,00,000 है।\n", "\ud800 क्\u200d x"])
def test_pieces_joined_give_the_text_back(text: str) -> None:
    pieces = "".join(split(text))
    assert text.startswith(pieces)
    assert not text[len(pieces) :].strip()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ज\u093cिला", "जिला"),  # nukta, decomposed
        ("\u095bिला", "जिला"),  # nukta, composed: NFC would split it
        ("बढ\u093cे", "ब\u095dे"),
        ("काँग्रेस", "कांग्रेस"),  # chandrabindu, anusvara
        ("अङ्क", "अंक"),  # half nasals
        ("हिन्दी", "हिंदी"),
        ("चम्पा", "चंपा"),
        ("अण्डा", "अंडा"),
        ("पञ्च", "पंच"),
        ("क्\u200dष", "क्ष"),  # joiners
        ("राज\u200cनीति", "राजनीति"),
        ("२४", "24"),
        ("ＢＪＰ", "bjp"),  # full width
        ("５", "5"),
        ("BJP", "bjp"),
        ("’s", "'s"),
        ("–", "-"),
        ("“", '"'),
        ("e\u0301", "é"),
        ("ﬁ", "fi"),
        ("\u00a0BJP", "bjp"),
        ("co\u00adop", "coop"),
    ],
)
def test_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("सपा", "सप"), ("बसपा", "सपा"), ("कोट", "कॉट"), ("बूथ", "बुथ"), ("SP", "S"), ("हिन्दी", "हिदी")],
)
def test_other_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("word", ["ज़िला", "काँग्रेस", "Straße", "ﬁ", "हिन्दी", "İ", "ΑΣ", "बढ़े"])
def test_folding_twice_changes_nothing(word: str) -> None:
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        key = fold(unicodedata.normalize(form, word))
        assert key == fold(word)
        assert fold(key) == key


def test_keys_of_a_phrase() -> None:
    assert fold_phrase("  सोशल  मीडिया-Team ") == ("सोशल", "मीडिया", "-", "team")


@pytest.mark.parametrize(
    ("token", "shape"),
    [
        ("party", "lower"), ("Party", "capital"), ("BJP", "upper"), ("B", "initial"),
        ("सपा", "devanagari"), ("12,500", "digits"), ("२४", "digits"), ("(", "punctuation"),
        ("।", "punctuation"), ("\n", "newline"), (" ", "blank"), ("Партия", "other"),
        ("党", "other"), (" Party", "capital"), ("😀", "punctuation"),
    ],
)  # fmt: skip
def test_shape(token: str, shape: str) -> None:
    assert shape_of(token) == shape


@pytest.mark.parametrize(
    ("token", "script"),
    [("BJP", "Latn"), ("सपा", "Deva"), ("12", None), ("Партия", None), ("党", None), ("é", "Latn")],
)
def test_script(token: str, script: str | None) -> None:
    assert script_of(token) == script


@pytest.mark.parametrize(
    ("text", "end", "moved"),
    [
        ("जिला", 1, 2),  # a vowel sign stays with its letter
        ("जिला", 2, 2),
        ("क्षेत्र", 2, 4),  # क् + ष + े
        ("क्\u200dष", 1, 4),
        ("क्\u200cष", 1, 3),  # a non-joiner parts them
        ("बढ़े", 2, 4),
        ("कांग्रेस", 2, 3),
        ("abc", 1, 1),
        ("e\u0301", 1, 2),
        ("जिला", 0, 0),
        ("जिला", 4, 4),
    ],
)
def test_akshara_end(text: str, end: int, moved: int) -> None:
    assert akshara_end(text, end) == moved


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("वह आया। वह गया।", 2),
        ("वह आया॥ वह गया॥", 2),
        ("वह आया.वह गया.", 2),
        ("Who won? BJP! Good.", 3),
        ("one\ntwo", 2),
        ("one\n\n\ntwo\n", 2),
        ("डॉ. राव आए।", 1),
        ("बी.जे.पी. के नेता आए", 1),
        ("B.J.P. leaders met. They left.", 2),
        ("Rs. 5.2 lakh", 1),
        ("Dr. A. K. Rao of the B.J.P. spoke", 1),
        ("It grew to 5.2 lakh. Then it fell.", 2),
        ("It grew by .5 per cent. Then it fell.", 2),
        ("see www.bjp.org for more", 1),
        ("...", 0),
        ("", 0),
    ],
)
def test_sentences(extractor: Extractor, text: str, sentences: int) -> None:
    scan = extractor.engine.lexicon.scan(text)
    words = [s for s in scan.sentences if any(map(str.isalnum, scan.surface(s.first, s.last)))]
    assert len(words) == sentences
    places = [unit for s in scan.sentences for unit in range(s.first, s.last)]
    assert places == sorted(set(places))
