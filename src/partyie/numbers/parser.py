"""Number words and digits → one value: a cursor over tokens that reads the longest number.

A number is a sum of terms of falling scale ("2 crore | 50 lakh | 300"). A scale word multiplies
the terms before it that are smaller than it ("तीन लाख करोड़"), or starts a term of its own.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from partyie.numbers.tokens import (
    GLUED,
    GOES_ON,
    LINKS,
    ORDINAL,
    SMALL,
    Facts,
    TokenFacts,
    lone,
    phrase_after,
)
from partyie.numbers.words import Part, Value, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Parsed", "parse"]

_CARDINAL, _TENS, _SCALE, _GROUP = Part.CARDINAL, Part.TENS, Part.SCALE, Part.GROUP
_ORDINAL, _DENOMINATOR, _TO_NEXT = Part.ORDINAL, Part.DENOMINATOR, Part.TO_NEXT
_OF_NEXT, _ARTICLE = Part.OF_NEXT, Part.ARTICLE


class Parsed(NamedTuple):
    """A number that ends before token `end`. `mantissa` is what its scales multiply, where that
    is all there is to it; else the value."""

    end: int
    value: Value
    form: Literal["cardinal", "ordinal", "fraction"] = "cardinal"
    mantissa: Value = 0

    @property
    def scaled(self) -> bool:
        return self.mantissa not in (0, self.value)


class _Term(NamedTuple):
    value: Value
    slot: Value  # what follows must be smaller
    scaled: bool
    before: int  # where the number ends if this term is given up
    mantissa: Value


def parse(facts: Facts, pieces: Sequence[str], start: int, point: bool = False) -> Parsed | None:
    """The longest number that starts at token `start`, or None. `point`: a decimal point is
    written before it."""
    if facts[pieces[start]].counts and not point:
        found = lone(facts, pieces, start)
        if found:
            return Parsed(found[0], found[1], mantissa=found[2])
    return _Cursor(facts, pieces, start, point=point).run()


def _parse_part(facts: Facts, pieces: Sequence[str], start: int) -> Parsed | None:
    """Like `parse`, but for a part of a number, which has no such parts itself."""
    return _Cursor(facts, pieces, start, is_part=True).run()


class _Cursor:
    """One number in the making."""

    __slots__ = (
        "at", "done", "end", "facts", "is_part", "pending", "pieces", "point", "size", "table",
        "terms",
    )  # fmt: skip

    def __init__(
        self, facts: Facts, pieces: Sequence[str], start: int, *,
        is_part: bool = False, point: bool = False,
    ) -> None:  # fmt: skip
        self.facts, self.table, self.pieces = facts, facts.table, pieces
        self.is_part, self.point, self.size = is_part, point, len(pieces)
        self.at = self.end = start  # the next token; where the number so far ends
        self.terms: list[_Term] = []
        self.pending: Word | None = None  # a fraction that waits for its number
        self.done: Parsed | None = None  # a form that nothing can follow

    def run(self) -> Parsed | None:
        while self.at < self.size and self._step(self.facts[self.pieces[self.at]]):
            pass
        if self.done:
            return self.done
        terms = self.terms
        if not terms:
            if self.pending and self.pending.alone is not None:
                return Parsed(self.end + 1, self.pending.alone)
            return None
        if len(terms) == 1:
            return Parsed(self.end, terms[0].value, mantissa=terms[0].mantissa)
        return Parsed(self.end, self._total())

    def _step(self, token: TokenFacts) -> bool:
        """Take in the token at the cursor; False when the number ends before it."""
        if token.word:
            return self._word(token.word, self.at)
        if token.digits:
            return self._digits(token)
        if not token.gives & GOES_ON or not self.terms or self.pending:
            return False
        key, table = token.key, self.table
        if token.additions:
            addition = phrase_after(
                self.facts, table.additions.meanings, token.additions, self.pieces, self.at
            )
            if addition:
                return self._add_fraction(*addition)
        if key in table.range_signs:
            return self._hyphen()
        if key in table.points:
            return self._point()
        if key in table.suffixes:
            return self._finish(self.at + 1, self._total(), "ordinal")
        if self.is_part:
            return False
        if key in table.joiners:
            return self._joiner()
        return key in table.divisions and self._divide()

    # ── What each token does ────────────────────────────────────────────────────────────────

    def _digits(self, token: TokenFacts) -> bool:
        value = token.figure
        if value is None:
            return False
        if self.terms:
            last = self.terms[-1]
            if not last.scaled:
                return self._mixed(value)
            if value >= last.slot or (token.kind == "year" and not self._scale_at(self.at + 1)):
                return False
        elif self.point and token.key.isdigit():
            value = Decimal("0." + token.key)
        after = self._token(self.at + 1)
        scale: Value = 0
        if after.gives & GLUED:
            if after.key in self.table.glued_suffixes and not self.terms:
                return self._finish(self.at + 2, value, "ordinal")
            scale = after.glued_scale
            if scale and self.terms:
                return False
        before, at = self.end, self.at
        self._term(value, 0)
        if scale:
            mantissa = self.terms[-1].mantissa
            self.terms[-1] = _Term(value * scale, 0, True, before, mantissa)  # nothing adds to 5K
            self.at = self.end = at + 2
        return True

    def _mixed(self, part: Value) -> bool:
        """2 | ½ and 2 | 1/4"""
        whole, at, pieces = self.terms[-1], self.at, self.pieces
        if len(self.terms) > 1 or self.point or not isinstance(whole.value, int):
            return False
        if whole.value > 999:  # in 2014 ½ of them
            return False
        end = at + 1
        if isinstance(part, int):
            if at + 2 >= self.size or pieces[at + 1] != "/" or not pieces[at + 2][0].isdigit():
                return False
            below = self.facts[pieces[at + 2]].figure
            if not isinstance(below, int) or not 0 < part < below <= 16:
                return False
            part, end = Decimal(part) / below, at + 3
            if end < self.size and pieces[end] in LINKS:  # 5 1/2/2024
                return False
        if not 0 < part < 1:
            return False
        value = whole.value + part
        self.terms[-1] = _Term(value, 0, False, whole.before, value)
        self.at = self.end = end
        return True

    def _word(self, word: Word, at: int) -> bool:
        part, value = word.part, word.value
        if part <= _TENS:
            return self._small(value, part, at)
        if part is _SCALE or part is _GROUP:
            return self._scale(word, at)
        if part is _ORDINAL:
            return self._ordinal(value, at)
        if part is _DENOMINATOR:
            return self._denominator(value, at)
        if part is _TO_NEXT:
            free = not self.pending and (not self.terms or self.terms[-1].scaled)
            if free:
                self.pending, self.at = word, at + 1
            return free
        if self.terms or self.pending:
            return False
        if part is _OF_NEXT:
            return self._of_next(word, at)
        if part is _ARTICLE and self._article(at + 1):
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
        self._term(value, 10 if part is _TENS else 0)
        return True

    def _scale(self, word: Word, at: int) -> bool:
        scale, terms = word.value, self.terms
        if self.pending:  # सवा लाख
            self._term(1, 0)
        first = len(terms)
        while first and (
            not terms[first - 1].scaled or (terms[first - 1].value < scale and word.part is _SCALE)
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
        return self._of_next(Word(_OF_NEXT, 1 / Decimal(value)), at)

    def _of_next(self, word: Word, at: int) -> bool:
        after = at + 1
        while after < len(self.pieces) and after < at + 4:  # half-a-million
            token = self.facts[self.pieces[after]]
            article = token.word is not None and token.word.part is _ARTICLE
            if not article and token.key not in self.table.range_signs:
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
        unit = word.part in (_CARDINAL, _ORDINAL) and last.slot == 10 and word.value < 10
        joined = word.part in (_ORDINAL, _DENOMINATOR) and self._lone_unit()
        scale = word.part in (_SCALE, _GROUP) and not last.scaled
        return (unit or joined or scale) and self._word(word, self.at + 1)

    def _joiner(self) -> bool:
        """two hundred | and five; not "5 lakh and 50 thousand", which are two numbers."""
        last = self.terms[-1]
        after = self.at + 1
        if not last.scaled or last.slot < 100 or after >= len(self.pieces):
            return False
        token = self.facts[self.pieces[after]]
        if token.word:
            if not token.gives & (SMALL | ORDINAL) or token.word.part is _DENOMINATOR:
                return False
            rest = _parse_part(self.facts, self.pieces, after)
            if rest is None or rest.form == "fraction":
                return False
            if rest.value >= last.slot and last.slot != 100:  # two hundred and | two thousand
                return False
            self.at = after
            return True
        value = token.figure
        if value is None or not 0 < value < 100 or self._scale_at(after + 1):
            return False
        self.at = after
        return True

    def _divide(self) -> bool:
        """तीन | बटा चार"""
        below = _parse_part(self.facts, self.pieces, self.at + 1)
        if below is None or below.form != "cardinal" or not below.value:
            return False
        return self._finish(below.end, self._total() / Decimal(below.value), "fraction")

    def _point(self) -> bool:
        """two | point five | million"""
        last, digits, at = self.terms[-1], "", self.at + 1
        if last.scaled or not isinstance(last.value, int):
            return False
        token = self._token(at)
        if token.digits and token.key.isdigit() and not token.glued:  # 1 | point 5
            digits, at = token.key[:9], at + 1
        while at < self.size and len(digits) < 9:
            word = self._word_at(at)
            if not word or word.part > _TENS or word.value != int(word.value):
                break
            value, at = word.value, at + 1
            hyphen = self._token(at).key in self.table.range_signs
            unit = self._word_at(at + hyphen)
            if word.part is _TENS and unit and unit.part is _CARDINAL and unit.value < 10:
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
        if len(self.terms) != 1 or self.terms[0].scaled:
            return False
        value = self.terms[0].value
        return value < 10 and isinstance(value, int)

    def _token(self, at: int) -> TokenFacts:
        return self.facts[self.pieces[at]] if at < self.size else self.facts.nothing

    def _word_at(self, at: int) -> Word | None:
        return self._token(at).word

    def _scale_at(self, at: int) -> bool:
        return self._token(at).scale != 0

    def _article(self, at: int) -> bool:
        """Whether an article before token `at` counts one: a thousand, but not "a thousands"."""
        token = self._token(at)
        return token.scale != 0 and token.value is not None
