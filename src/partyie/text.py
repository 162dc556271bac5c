"""From text to tokens: pieces with raw offsets, folded look-up keys, shapes, sentences, scripts.

The text itself is never normalised, so offsets need no map: only each token's *key* is folded.
A piece is one token with the blanks before it; the pieces of a text joined give the text back.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from functools import lru_cache
from itertools import accumulate
from typing import Final

import regex

__all__ = [
    "BLANKS", "FIRST_MARK", "NEWLINE", "SHAPES", "SHAPES_OF_SCRIPT", "WORD_SHAPES", "Pieces",
    "Tokens", "akshara_end", "fold", "fold_phrase", "script_of", "shape_of", "split",
]  # fmt: skip

NEWLINE: Final = "\n"
Pieces = tuple[str, ...]  # in a list the garbage collector would look through them all

BLANKS: Final = (
    " \t\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u200b\u202f\u205f\u2060\u3000\ufeff"
)
_DEVANAGARI: Final = r"\u0900-\u0963\u0970-\u097f\ua8e0-\ua8ff\u200c\u200d"
_DIGIT: Final = r"0-9\u0966-\u096f\uff10-\uff19"
# What no word is made of: ASCII, general and CJK punctuation, symbols, emoji, surrogates.
_NOT_WORD: Final = (
    r"\n!-/:-@\[-`{-\x7f\xa1-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb-\xbf\xd7\xf7"
    r"\u0964\u0965\u200e-\u202e\u2030-\u205e\u2066-\u206f\u20a0-\u20cf\u2190-\u2bff"
    r"\u2e00-\u2e7f\u3001-\u303f\ud800-\udfff\ufe10-\ufe1f\ufe30-\ufe6f\uff01-\uff0f"
    r"\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufff0-\uffff\U0001f000-\U0001faff"
)
_OTHER: Final = rf"[^{BLANKS}{_DEVANAGARI}{_DIGIT}{_NOT_WORD}]"

# Standard `re` with explicit classes: twice as fast as \p{L}\p{M}, and vowel signs stay inside.
_PIECE: Final = re.compile(
    rf"[{BLANKS}]*(?:"
    rf"{_OTHER}+(?:['’](?![sS](?!{_OTHER})){_OTHER}+)*"  # Latin and other scripts: O'Brien, doesn't
    rf"|[{_DEVANAGARI}]+"
    rf"|[{_DIGIT}]{{1,3}}(?:,[{_DIGIT}]{{2,3}}){{0,9}},[{_DIGIT}]{{3}}(?![{_DIGIT}])"
    rf"(?:\.[{_DIGIT}]+)*"
    rf"|[{_DIGIT}]{{1,3}}(?:(?:\.[{_DIGIT}]{{3}}){{1,9}},[{_DIGIT}]+|,00(?![{_DIGIT}]))"  # 1.234,56
    rf"|[{_DIGIT}]+(?:\.[{_DIGIT}]+)*"  # 1,23,456 and 5.2, but "5,6" is a list
    rf"|['’][sS](?!{_OTHER})"
    r"|[^\n]|\n|\Z)"
)


def split(text: str) -> list[str]:
    """The pieces of `text`; ``"".join(split(text)) == text``."""
    pieces: list[str] = _PIECE.findall(text)
    while pieces and not pieces[-1]:
        pieces.pop()
    return pieces


# Devanagari as news spells it: one sound, several spellings. Nukta goes (ज़िला = जिला), chandrabindu
# is anusvara (काँग्रेस = कांग्रेस), the candra o of English loans keeps its sign, joiners go.
_DROP: Final = dict.fromkeys(map(ord, "\u093c\u200b\u200c\u200d\u2060\ufeff\u00ad"), None)
_MAP: Final = {
    ord("\u0901"): "\u0902",
    ord("’"): "'",
    ord("‘"): "'",
    ord("`"): "'",
    ord("“"): '"',
    ord("”"): '"',
    **{ord(dash): "-" for dash in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"},
    **{0x0966 + d: str(d) for d in range(10)},
}
# Half nasal + virama before a consonant of its class is written as anusvara as often as not.
_NASAL: Final = re.compile(
    "ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])",
)


@lru_cache(maxsize=1 << 15)
def fold(token: str) -> str:
    """The look-up key of one token: blanks, case, width, nukta, nasal spelling, joiners, digits."""
    token = token.lstrip(BLANKS)
    if token.isascii():
        return token.lower()
    token = unicodedata.normalize("NFKD", token).translate(_DROP).translate(_MAP)
    token = unicodedata.normalize("NFC", token).casefold().translate(_DROP)
    return _NASAL.sub("\u0902", token)


def fold_phrase(phrase: str) -> tuple[str, ...]:
    """The keys of every token of `phrase`."""
    return tuple(filter(None, map(fold, split(phrase))))


# How a token is written.
WORD_SHAPES: Final = ("lower", "capital", "upper", "initial", "devanagari", "other")
SHAPES: Final = (*WORD_SHAPES, "digits", "punctuation", "newline", "blank")
SHAPES_OF_SCRIPT: Final = {
    "Latn": ("lower", "capital", "upper", "initial"),
    "Deva": ("devanagari",),
}


def shape_of(token: str) -> str:
    """How a token is written: one of `SHAPES`, by its raw letters."""
    token = token.lstrip(BLANKS)
    if not token:
        return "blank"
    if token == NEWLINE:
        return "newline"
    first = token[0]
    if first.isdigit():
        return "digits"
    if "\u0900" <= first <= "\u097f" and first not in "।॥":
        return "devanagari"
    if not first.isalpha():
        return "punctuation"
    if not _is_latin(first):
        return "other"
    if not first.isupper():
        return "lower" if first.islower() else "other"
    if len(token) == 1:
        return "initial"
    return "capital" if any(map(str.islower, token)) else "upper"


def _is_latin(letter: str) -> bool:
    return letter < "\u0250" or "\u1e00" <= letter <= "\u1eff" or "\uff21" <= letter <= "\uff5a"


def script_of(token: str) -> str | None:
    """`Deva`, `Latn` or None, by the first letter."""
    for char in token:
        if "\u0900" <= char <= "\u097f":
            return "Deva"
        if char.isalpha():
            return "Latn" if _is_latin(char) else None
    return None


FIRST_MARK: Final = "\u0300"  # no character before it joins on to what stands before
_CLUSTER: Final = regex.compile(r"\X")
_CLUSTER_BACK: Final = 64  # characters to look back for where a cluster begins


def akshara_end(text: str, end: int) -> int:
    """`end` moved right until it no longer cuts an akshara (a grapheme cluster of Unicode)."""
    if not 0 < end < len(text) or text[end] < FIRST_MARK:
        return end
    start = end - 1
    while start > 0 and text[start] >= FIRST_MARK and end - start < _CLUSTER_BACK:
        start -= 1
    for cluster in _CLUSTER.finditer(text, start):
        if cluster.end() >= end:
            return int(cluster.end())
    return end


def _visible(code: int) -> bool:
    """Whether a code point is an ASCII sign or letter, or Devanagari: no blank."""
    return 0x20 < code < 0x7F or 0x900 <= code < 0x980


# Where the lowest of the four bytes of a number is, and how far from it the next.
_LOWEST: Final = 0 if sys.byteorder == "little" else 3
_HIGHER: Final = 1 if sys.byteorder == "little" else -1


class Tokens:
    """The tokens of one text: `pieces[i]` is token i with its leading blanks."""

    __slots__ = ("_ends", "pieces", "text")

    def __init__(self, text: str, pieces: Pieces | None = None, ends: bytes = b"") -> None:
        """`pieces` and `ends`: what `Cutter.cut` gave for the text, if it was asked."""
        self.text = text
        self.pieces = tuple(split(text)) if pieces is None else pieces
        # Where each token ends, in 32 bits: a list would be an object a token.
        self._ends = ends or array("I", accumulate(map(len, self.pieces))).tobytes()

    def __len__(self) -> int:
        return len(self.pieces)

    def start(self, i: int) -> int:
        """Code-point offset of token i, without its blanks."""
        piece = self.pieces[i]
        return self.end(i) - len(piece.lstrip(BLANKS))

    def end(self, i: int) -> int:
        """Code-point offset just after token i."""
        ends, at = self._ends, 4 * i + _LOWEST
        low = ends[at] + 256 * ends[at + _HIGHER]
        return low + 65536 * (ends[at + 2 * _HIGHER] + 256 * ends[at + 3 * _HIGHER])

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets from token `first` to the end of token `last`, without the blanks before."""
        piece, begun = self.pieces[first], self.end(first)
        end = begun if first == last else self.end(last)
        size = len(piece)
        if size > 1 and piece[0] == " " and _visible(ord(piece[1])):
            return begun - size + 1, end  # as most tokens are
        return begun - len(piece.lstrip(BLANKS)), end

    def key(self, i: int) -> str:
        """The folded look-up key of token i."""
        return fold(self.pieces[i])

    def glued(self, i: int) -> bool:
        """Whether token i follows the one before it with no blank between."""
        piece = self.pieces[i]
        return i > 0 and piece[0] not in BLANKS

    def surface(self, start: int, end: int) -> str:
        """The raw text of tokens start to end (end excluded)."""
        return self.text[self.start(start) : self.end(end - 1)]
