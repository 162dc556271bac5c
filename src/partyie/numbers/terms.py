"""The terms of one number in the making: what adds up, what a scale multiplies.

A number is a sum of terms of falling scale ("2 crore | 50 lakh | 300"). A scale word multiplies
the terms before it that are smaller than it ("तीन लाख करोड़"), or starts a term of its own.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final, Literal

from partyie.native import mypyc_attr
from partyie.numbers.figures import spaced_groups
from partyie.numbers.tokens import GLUED, LINKS, Facts, TokenFacts
from partyie.numbers.words import Part, Value, Word
from partyie.text import Pieces

__all__ = ["LARGEST_MIXED", "Form", "Parsed", "Term", "Terms"]

Form = Literal["cardinal", "ordinal", "fraction", "year"]

_CENTURIES: Final = (18, 19, 20)  # that years in words open with: nineteen forty-seven
_NOUGHT: Final = -2  # of a nought in words, which a digit may follow
LARGEST_MIXED: Final = 999  # 2014 and a half
_DECIMAL_SLOT: Final = -1  # of written decimals: 2.12 hundred | two are two numbers


@mypyc_attr(acyclic=True)
class Parsed:
    """A number that ends before token `end`. `mantissa` is what its scales multiply, where that
    is all there is to it; else the value."""

    __slots__ = ("end", "form", "mantissa", "scaled", "value")

    def __init__(
        self, end: int, value: Value, form: Form = "cardinal", mantissa: Value = 0
    ) -> None:
        self.end = end
        self.value = value
        self.form = form
        self.mantissa = mantissa
        self.scaled = mantissa not in (0, value)


@mypyc_attr(acyclic=True)
class Term:
    __slots__ = ("before", "mantissa", "scaled", "slot", "value")

    def __init__(
        self, value: Value, slot: Value, scaled: bool, before: int, mantissa: Value
    ) -> None:
        self.value = value
        self.slot = slot  # what follows must be smaller
        self.scaled = scaled
        self.before = before  # where the number ends if this term is given up
        self.mantissa = mantissa


class Terms:
    """The terms read so far, and where they end."""

    __slots__ = (
        "at", "done", "end", "facts", "form", "joined", "pending", "pieces", "point", "size",
        "start", "table", "terms",
    )  # fmt: skip

    def __init__(self, facts: Facts, pieces: Pieces, start: int, point: bool) -> None:
        self.facts, self.table, self.pieces = facts, facts.table, pieces
        self.size, self.start = len(pieces), start
        self.point = point  # whether a decimal point stands before it
        self.at = self.end = start  # the next token; where the number so far ends
        self.terms: list[Term] = []
        self.pending: Word | None = None  # a fraction that waits for its number
        self.joined = 0  # the term that the last joiner stands before
        self.form: Form = "cardinal"
        self.done: Parsed | None = None  # a form that nothing can follow

    # ── What each part does ─────────────────────────────────────────────────────────────────

    def append(self, value: Value, slot: Value) -> None:
        """Append a plain term, taking in the fraction that waited for it: सवा | दो."""
        if self.pending:
            value, slot, self.pending = value + self.pending.value, 0, None
        self.terms.append(Term(value, slot, False, self.end, value))
        self.at = self.end = self.at + 1

    def replace(self, value: Value, slot: Value, end: int) -> bool:
        """Make the last term a plain one of `value`, now ending before token `end`."""
        self.terms[-1] = Term(value, slot, False, self.terms[-1].before, value)
        self.at = self.end = end
        return True

    def add_figure(self, token: TokenFacts) -> bool:
        """Take in the digits at the cursor."""
        value = token.figure
        if value is None:
            return False
        if self.terms:
            last = self.terms[-1]
            if not last.scaled:
                return self._mixed(value)
            if value >= last.slot or (token.kind == "year" and not self.scale_at(self.at + 1)):
                return False
        elif self.point and token.key.isdigit():
            value = Decimal("0." + token.key)
        if not self.terms and not self.point:
            grouped = spaced_groups(self.facts, self.pieces, self.at)
            if grouped:
                self.at, value = grouped[0] - 1, grouped[1]
        after = self.token(self.at + 1)
        scale: Value = 0
        if after.gives & GLUED:
            if after.key in self.table.glued_suffixes and not self.terms:
                return self.finish(self.at + 2, value, "ordinal")
            scale = after.scales(value)
            if scale and self.terms:
                return False
        before = self.end
        self.append(value, 0 if isinstance(value, int) else _DECIMAL_SLOT)
        if scale:  # nothing adds to 5K
            mantissa = self.terms[-1].mantissa
            self.terms[-1] = Term(mantissa * scale, 0, True, before, mantissa)
            self.at = self.end = self.end + 1
        return True

    def _mixed(self, part: Value) -> bool:
        """2 | ½ and 2 | 1/4"""
        whole, at, pieces = self.terms[-1], self.at, self.pieces
        if len(self.terms) > 1 or self.point or not isinstance(whole.value, int):
            return False
        if not self.token(self.start).digits:
            return False
        if whole.value > LARGEST_MIXED:  # in 2014 ½ of them
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
        return 0 < part < 1 and self.replace(whole.value + part, 0, end)

    def add_small(self, value: Value, part: Part, at: int) -> bool:
        """Take in a number word below 100, at token `at`."""
        if self.terms:
            last = self.terms[-1]
            if last.slot == _NOUGHT and value < 10:  # zero | five
                return self.replace(value, 0 if value else _NOUGHT, at + 1)
            if value >= last.slot:
                return self._pair(value, part, at)
            if not value:
                return False
            if not last.scaled:  # twenty | one
                return self.replace(last.value + value, 0, at + 1)
        self.at = at
        self.append(value, 10 if part is Part.TENS else 0 if value else _NOUGHT)
        return True

    def add_scale(self, word: Word, at: int) -> bool:
        """Take in a scale, which multiplies what it can of the terms, at token `at`."""
        scale, terms = word.value, self.terms
        if self.pending:  # सवा लाख
            self.append(1, 0)
        first = len(terms)
        if word.part is Part.GROUP:  # two hundred dozen, but "two hundred and | two dozen"
            first = self.joined
        else:
            while first and (not terms[first - 1].scaled or terms[first - 1].value < scale):
                first -= 1
        factors = terms[first:]
        if not factors:
            if word.alone is None or (terms and scale >= terms[-1].slot):
                return False
            terms.append(Term(scale, scale, True, self.end, 1))
        else:
            amount = sum(term.value for term in factors)
            if first and amount * scale >= terms[first - 1].slot:
                return self._give_up(first)
            one_chain = len(factors) == 1
            mantissa = factors[0].mantissa if one_chain else amount
            slot = scale if factors[-1].slot != _DECIMAL_SLOT else 0
            terms[first:] = [Term(amount * scale, slot, True, factors[0].before, mantissa)]
        self.at = self.end = at + 1
        self.form = "cardinal"
        return True

    def add_fraction(self, part: Value, end: int) -> bool:
        """Take in a part of one ("two | and a half") or, after a large scale, of that scale."""
        last = self.terms[-1]
        if not last.scaled:
            return self.replace(last.value + part, 0, end)
        if self.scale_at(end):  # … | and a half million: the next term
            self.terms.append(Term(part, 0, False, self.end, part))
        else:  # 3 million | and a half
            extra = part * (last.slot if last.slot >= 1000 else 1)
            self.terms[-1] = Term(last.value + extra, extra, True, last.before, last.value + extra)
        self.at = self.end = end
        return True

    def _pair(self, value: Value, part: Part, at: int) -> bool:
        """Take in the second of two numbers that say hundreds or a year: one | fifty, nineteen |
        forty-seven."""
        last, is_tens = self.terms[-1], part is Part.TENS
        if len(self.terms) > 1 or last.scaled or last.value != int(last.value) or value < 10:
            return False
        opens, before = self.word_at(self.start), self.word_at(self.start - 1)
        if not opens or (not is_tens and opens.part is not Part.TENS) or self.ordinal_at(at + 1):
            return False
        if before and before.part <= Part.TENS:  # three | four twenty: told one by one
            return False
        high = last.value
        if high in _CENTURIES and (high < 20 or value < 30):
            self.form = "year"
        else:
            hundreds = is_tens and 0 < high < 10 and opens.value == high
            if not hundreds or (self.start and self.pieces[self.start - 1][-1].isalnum()):
                return False  # on day one | fifty left
        return self.replace(high * 100 + value, 10 if is_tens else 0, at + 1)

    def _give_up(self, first: int) -> bool:
        """The terms from `first` on belong to the next number: "3 hundred | 2 hundred"."""
        self.end = self.terms[first].before
        del self.terms[first:]
        return False

    def finish(self, end: int, value: Value, form: Form) -> bool:
        """Make this the whole number."""
        self.done = Parsed(end, value, form)
        return False

    # ── Small questions ─────────────────────────────────────────────────────────────────────

    def total(self) -> Value:
        return sum(term.value for term in self.terms)

    def lone_unit(self) -> bool:
        """Whether all there is so far is one whole number below 10."""
        if len(self.terms) != 1 or self.terms[0].scaled:
            return False
        value = self.terms[0].value
        return value < 10 and isinstance(value, int)

    def token(self, at: int) -> TokenFacts:
        return self.facts[self.pieces[at]] if 0 <= at < self.size else self.facts.nothing

    def word_at(self, at: int) -> Word | None:
        return self.token(at).word

    def decimals(self, at: int, most: int) -> tuple[str, int]:
        """The digits that the words from token `at` on say after a decimal point, at most `most`,
        and where they end."""
        digits, table = "", self.table
        while at < self.size and len(digits) < most:
            word, value = self.word_at(at), 0
            if word and word.part <= Part.TENS and word.value == int(word.value):
                value = int(word.value)
            elif self.token(at).key not in table.point_zeros:
                break
            at += 1
            hyphen = self.token(at).key in table.range_signs
            unit = self.word_at(at + hyphen)
            tens = word is not None and word.part is Part.TENS
            if tens and unit and unit.part is Part.CARDINAL and 0 < unit.value < 10:
                value, at = value + int(unit.value), at + hyphen + 1
            digits += str(value)
        return digits, at

    def scale_at(self, at: int) -> bool:
        return self.token(at).scale != 0

    def ordinal_at(self, at: int) -> bool:
        """Whether an ordinal or a denominator is at token `at`, or after a hyphen there."""
        hyphen = self.token(at).key in self.table.range_signs
        word = self.word_at(at + hyphen)
        return word is not None and word.part in (Part.ORDINAL, Part.DENOMINATOR)
