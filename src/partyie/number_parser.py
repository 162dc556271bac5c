"""Number words and digits → one value: a cursor over tokens that reads the longest number.

A number is a sum of terms of falling scale ("2 crore | 50 lakh | 300"). A scale word multiplies
the terms before it that are smaller than it ("तीन लाख करोड़"), or starts a term of its own.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from partyie.number_words import NumberWords, Part, Phrases, Word
from partyie.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Parsed", "Value", "figure", "parse", "phrase_after", "phrase_before"]

Value = int | Decimal

_PLAIN = re.compile(r"[0-9]{1,18}")
_GROUPED = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,2}(?:,[0-9]{2}){0,6},[0-9]{3})(?:\.[0-9]{1,9})?"
)
_DECIMAL = re.compile(r"[0-9]{1,18}\.[0-9]{1,9}")
_VULGAR = re.compile(r"([0-9])\u2044([1-9])")  # ½, once folded


class Parsed(NamedTuple):
    """A number that ends before token `end`. `value` is `mantissa` × `factor`, where that is all
    there is to it; else `factor` is 1."""

    end: int
    value: Value
    form: Literal["cardinal", "ordinal", "fraction"] = "cardinal"
    mantissa: Value = 0
    factor: Value = 1


class _Term(NamedTuple):
    value: Value
    slot: Value  # what follows must be smaller
    scaled: bool
    before: int  # where the number ends if this term is given up
    mantissa: Value


def figure(key: str) -> Value | None:
    """The value of a digit token's key: 1,23,456 and 1,234,567 and 1.5, but not "14,15"."""
    if _PLAIN.fullmatch(key):
        return int(key)
    if _GROUPED.fullmatch(key):
        key = key.replace(",", "")
        return Decimal(key) if "." in key else int(key)
    if _DECIMAL.fullmatch(key):
        return Decimal(key)
    part = _VULGAR.fullmatch(key)
    return Decimal(part[1]) / Decimal(part[2]) if part else None


def phrase_after(table: Phrases, pieces: Sequence[str], at: int) -> tuple[int, str] | None:
    """The longest phrase of `table` that starts at token `at`: where it ends, what it means."""
    lengths = table.lengths.get(fold(pieces[at])) if at < len(pieces) else None
    if lengths:
        keys = tuple(map(fold, pieces[at : at + lengths[0]]))
        for length in lengths:
            meaning = table.meanings.get(keys[:length])
            if meaning and length <= len(keys):
                return at + length, meaning
    return None


def phrase_before(table: Phrases, pieces: Sequence[str], end: int) -> tuple[int, str] | None:
    """The longest phrase of `table` that ends before token `end`: where it starts, its meaning."""
    lengths = table.lengths.get(fold(pieces[end - 1])) if end > 0 else None
    if lengths:
        keys = tuple(map(fold, pieces[max(0, end - lengths[0]) : end]))
        for length in lengths:
            meaning = table.meanings.get(keys[-length:])
            if meaning and length <= len(keys):
                return end - length, meaning
    return None


def parse(words: NumberWords, pieces: Sequence[str], start: int) -> Parsed | None:
    """The longest number that starts at token `start`, or None."""
    return _Cursor(words, pieces, start).run()


def _parse_part(words: NumberWords, pieces: Sequence[str], start: int) -> Parsed | None:
    """Like `parse`, but for a part of a number, which has no such parts itself."""
    return _Cursor(words, pieces, start, is_part=True).run()


class _Cursor:
    """One number in the making."""

    __slots__ = ("at", "done", "end", "is_part", "pending", "pieces", "terms", "words")

    def __init__(
        self, words: NumberWords, pieces: Sequence[str], start: int, is_part: bool = False
    ) -> None:
        self.words, self.pieces, self.is_part = words, pieces, is_part
        self.at = self.end = start  # the next token; where the number so far ends
        self.terms: list[_Term] = []
        self.pending: Word | None = None  # a fraction that waits for its number
        self.done: Parsed | None = None  # a form that nothing can follow

    def run(self) -> Parsed | None:
        size = len(self.pieces)
        while self.at < size and self._step(fold(self.pieces[self.at])):
            pass
        if self.done:
            return self.done
        if self.pending and not self.terms and self.pending.alone is not None:
            return Parsed(self.end + 1, self.pending.alone, mantissa=self.pending.alone)
        if not self.terms:
            return None
        value = sum(term.value for term in self.terms)
        mantissa = self.terms[0].mantissa if len(self.terms) == 1 else value
        factor = self.terms[0].value / Decimal(mantissa) if len(self.terms) == 1 and mantissa else 1
        return Parsed(self.end, value, mantissa=mantissa, factor=factor)

    def _step(self, key: str) -> bool:
        """Take in the token at the cursor; False when the number ends before it."""
        word = self.words.words.get(key)
        if word:
            return self._word(word, self.at)
        if "0" <= key[:1] <= "9":
            return self._digits(key)
        if not self.terms or self.pending:
            return False
        addition = phrase_after(self.words.additions, self.pieces, self.at)
        if addition:
            return self._add_fraction(*addition)
        if key in self.words.range_signs:
            return self._hyphen()
        if key in self.words.points:
            return self._point()
        if key in self.words.suffixes:
            return self._finish(self.at + 1, self._total(), "ordinal")
        if self.is_part:
            return False
        if key in self.words.joiners:
            return self._joiner()
        return key in self.words.divisions and self._divide()

    # ── What each token does ────────────────────────────────────────────────────────────────

    def _digits(self, key: str) -> bool:
        value = figure(key)
        if value is None:
            return False
        if self.terms:
            last = self.terms[-1]
            years = len(key) == 4 and 1900 <= value <= 2099
            if not last.scaled or value >= last.slot or (years and not self._scale_at(self.at + 1)):
                return False
        glued = self._glued_key(self.at + 1)
        if glued in self.words.glued_suffixes and not self.terms:
            return self._finish(self.at + 2, value, "ordinal")
        scale = self.words.glued_scales.get(glued)
        if scale and self.terms:
            return False
        before, at = self.end, self.at
        self._term(value, 0)
        if scale:
            mantissa = self.terms[-1].mantissa
            self.terms[-1] = _Term(value * scale, 0, True, before, mantissa)  # nothing adds to 5K
            self.at = self.end = at + 2
        return True

    def _word(self, word: Word, at: int) -> bool:
        part, value = word.part, word.value
        if part <= Part.TENS:
            return self._small(value, part, at)
        if part is Part.SCALE or part is Part.GROUP:
            return self._scale(word, at)
        if part is Part.ORDINAL:
            return self._ordinal(value, at)
        if part is Part.DENOMINATOR:
            return self._denominator(value, at)
        if part is Part.TO_NEXT:
            free = not self.pending and (not self.terms or self.terms[-1].scaled)
            if free:
                self.pending, self.at = word, at + 1
            return free
        if self.terms or self.pending:
            return False
        if part is Part.OF_NEXT:
            return self._of_next(word, at)
        if part is Part.ARTICLE and self._article(at + 1):
            self.terms.append(_Term(1, 0, False, at, 1))
            self.at = at + 1
            return True
        return False

    def _small(self, value: Value, part: Part, at: int) -> bool:
        """A number word below 100."""
        if self.terms:
            last = self.terms[-1]
            if value >= last.slot:
                return False
            if not last.scaled:  # twenty | one
                total = last.value + value
                self.terms[-1] = _Term(total, 0, False, last.before, total)
                self.at = self.end = at + 1
                return True
        self.at = at
        self._term(value, 10 if part is Part.TENS else 0)
        return True

    def _scale(self, word: Word, at: int) -> bool:
        scale, terms = word.value, self.terms
        if self.pending:  # सवा लाख
            self._term(1, 0)
        first = len(terms)
        while first and (
            not terms[first - 1].scaled
            or (terms[first - 1].value < scale and word.part is Part.SCALE)
        ):
            first -= 1
        factors = terms[first:]
        if not factors:
            if word.alone is None or (terms and scale >= terms[-1].slot):
                return False
            terms.append(_Term(scale, scale, True, self.end, 1))
        else:
            amount = sum(term.value for term in factors)
            if first and amount * scale >= terms[first - 1].slot:
                return self._give_up(first)
            one_chain = len(factors) == 1
            mantissa = factors[0].mantissa if one_chain else amount
            terms[first:] = [_Term(amount * scale, scale, True, factors[0].before, mantissa)]
        self.at = self.end = at + 1
        return True

    def _give_up(self, first: int) -> bool:
        """The terms from `first` on belong to the next number: "3 hundred | 2 hundred"."""
        self.end = self.terms[first].before
        del self.terms[first:]
        return False

    def _ordinal(self, value: Value, at: int) -> bool:
        if self.pending:
            return False
        if not self.terms:
            return self._finish(at + 1, value, "ordinal")
        last = self.terms[-1]
        if value < last.slot or (last.scaled and value == last.slot):
            return self._finish(at + 1, self._total() + value, "ordinal")
        if not last.scaled and value >= 100:  # two hundredth
            return self._finish(at + 1, self._total() * value, "ordinal")
        if value >= 3 and self._lone_unit() and last.value < value:  # one third
            return self._finish(at + 1, Decimal(last.value) / Decimal(value), "fraction")
        return False

    def _denominator(self, value: Value, at: int) -> bool:
        if self.pending:
            return False
        if self.terms:
            if not self._lone_unit():
                return False
            part = Decimal(self.terms[0].value) / Decimal(value)
            return self._finish(at + 1, part, "fraction")
        return self._of_next(Word(Part.OF_NEXT, 1 / Decimal(value)), at)

    def _of_next(self, word: Word, at: int) -> bool:
        after = at + 1
        while after < len(self.pieces) and after < at + 4:  # half-a-million
            key = fold(self.pieces[after])
            found = self.words.words.get(key)
            if key not in self.words.range_signs and (not found or found.part != Part.ARTICLE):
                break
            after += 1
        if self._scale_at(after):
            self.terms.append(_Term(word.value, 0, False, at, word.value))
            self.at = after
            return True
        if word.alone is None:
            return False
        return self._finish(at + 1, word.alone, "fraction")

    def _hyphen(self) -> bool:
        """twenty-one, five-thousand; every other hyphen ends the number."""
        word = self._word_at(self.at + 1)
        if not word or self.at + 1 >= len(self.pieces):
            return False
        last = self.terms[-1]
        unit = word.part in (Part.CARDINAL, Part.ORDINAL) and last.slot == 10 and word.value < 10
        joined = word.part in (Part.ORDINAL, Part.DENOMINATOR) and self._lone_unit()
        scale = word.part in (Part.SCALE, Part.GROUP) and not last.scaled
        return (unit or joined or scale) and self._word(word, self.at + 1)

    def _joiner(self) -> bool:
        """two hundred | and five; not "5 lakh and 50 thousand", which are two numbers."""
        last = self.terms[-1]
        after = self.at + 1
        if not last.scaled or last.slot < 100 or after >= len(self.pieces):
            return False
        key = fold(self.pieces[after])
        word = self.words.words.get(key)
        if word:
            if word.part > Part.TENS and word.part != Part.ORDINAL:
                return False
            rest = _parse_part(self.words, self.pieces, after)
            if rest is None or rest.form == "fraction":
                return False
            if rest.value >= last.slot and last.slot != 100:  # two hundred and | two thousand
                return False
            self.at = after
            return True
        value = figure(key) if "0" <= key[:1] <= "9" else None
        if value is None or not 0 < value < 100 or self._scale_at(after + 1):
            return False
        self.at = after
        return True

    def _divide(self) -> bool:
        """तीन | बटा चार"""
        below = _parse_part(self.words, self.pieces, self.at + 1)
        if below is None or below.form != "cardinal" or not below.value:
            return False
        return self._finish(below.end, self._total() / Decimal(below.value), "fraction")

    def _point(self) -> bool:
        """two | point five | million"""
        last, digits, at = self.terms[-1], "", self.at + 1
        while at < len(self.pieces) and len(digits) < 9:
            word = self._word_at(at)
            if not word or word.part > Part.TENS or word.value != int(word.value):
                break
            value, at = word.value, at + 1
            hyphen = at < len(self.pieces) and fold(self.pieces[at]) in self.words.range_signs
            unit = self._word_at(at + hyphen)
            if word.part is Part.TENS and unit and unit.part is Part.CARDINAL and unit.value < 10:
                value, at = value + unit.value, at + hyphen + 1
            digits += str(int(value))
        if not digits:
            return False
        part = Decimal("0." + digits)
        self.terms[-1] = _Term(last.value + part, 0, False, last.before, last.value + part)
        self.at = self.end = at
        return True

    def _add_fraction(self, end: int, part: str) -> bool:
        last = self.terms[-1]
        if last.scaled:  # 3 million | and a half
            extra = Decimal(part) * (last.slot if last.slot >= 1000 else 1)
            if self._scale_at(end):  # … | and a half million: the next term
                extra = Decimal(part)
                self.terms.append(_Term(extra, 0, False, self.end, extra))
            else:
                value = last.value + extra
                self.terms[-1] = _Term(value, extra, True, last.before, value)
        else:  # two | and a half
            value = last.value + Decimal(part)
            self.terms[-1] = _Term(value, 0, False, last.before, value)
        self.at = self.end = end
        return True

    # ── Small questions ─────────────────────────────────────────────────────────────────────

    def _term(self, value: Value, slot: Value) -> None:
        """Append a plain term, taking in the fraction that waited for it: सवा | दो."""
        if self.pending:
            value, slot, self.pending = value + self.pending.value, 0, None
        self.terms.append(_Term(value, slot, False, self.end, value))
        self.at = self.end = self.at + 1

    def _finish(self, end: int, value: Value, form: Literal["ordinal", "fraction"]) -> bool:
        self.done = Parsed(end, value, form)
        return False

    def _total(self) -> Value:
        return sum(term.value for term in self.terms)

    def _lone_unit(self) -> bool:
        return len(self.terms) == 1 and not self.terms[0].scaled and self.terms[0].value < 10

    def _word_at(self, at: int) -> Word | None:
        return self.words.words.get(fold(self.pieces[at])) if at < len(self.pieces) else None

    def _scale_at(self, at: int) -> bool:
        word = self._word_at(at)
        return word is not None and word.part in (Part.SCALE, Part.GROUP)

    def _article(self, at: int) -> bool:
        """Whether an article before token `at` counts one: a thousand, but not "a thousands"."""
        word = self._word_at(at)
        return bool(word and word.alone is not None and word.part in (Part.SCALE, Part.GROUP))

    def _glued_key(self, at: int) -> str:
        if at < len(self.pieces) and self.pieces[at][:1].isalpha():
            return fold(self.pieces[at])
        return ""
