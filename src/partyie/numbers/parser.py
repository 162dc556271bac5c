"""Number words and digits → one value: a cursor over tokens that reads the longest number."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from partyie.numbers.kinds import named
from partyie.numbers.terms import LARGEST_MIXED, Parsed, Term, Terms
from partyie.numbers.tokens import (
    GOES_ON,
    ORDINAL,
    SCALE,
    SMALL,
    Branch,
    Facts,
    TokenFacts,
    alone,
    ends_phrase,
    lone,
    phrase_after,
)
from partyie.numbers.words import Part, Value, Word
from partyie.text import Pieces

__all__ = ["Cursor", "Parsed", "parse"]

# How much of a number the cursor reads: all of it; what may stand after a joiner, which has no
# joiner itself; only its words and digits; these with joiners, up to an ordinal if there is one.
_WHOLE: Final = 0
_AFTER_JOINER: Final = 1
_BARE: Final = 2
_NTH: Final = 3
_LEAST_NTH: Final = 3  # a second is no half
_QUARTERS: Final = 4  # six quarters are of years
_HUNDRED: Final = Word(Part.SCALE, 100, 100)


def parse(facts: Facts, pieces: Pieces, start: int, point: bool = False) -> Parsed | None:
    """The longest number that starts at token `start`, or None. `point`: a decimal point is
    written before it."""
    if facts[pieces[start]].counts and not point:
        found = lone(facts, pieces, start)
        if found:
            return Parsed(found[0], found[1], mantissa=found[2])
    return Cursor(facts, pieces, start, point=point).run()


class Cursor(Terms):
    """Reads the tokens of one number."""

    __slots__ = ("depth", "plural")

    def __init__(
        self, facts: Facts, pieces: Pieces, start: int,
        depth: int = _WHOLE, point: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(facts, pieces, start, point)
        self.depth = depth
        self.plural = False  # whether the ordinal it ends with is written as a plural

    def run(self) -> Parsed | None:
        while self.at < self.size and self._step(self.facts[self.pieces[self.at]]):
            pass
        if not self.done and self.terms and self.depth < _BARE and self.end < self.size:
            self._over_ordinal()
        if self.done:
            return self.done
        terms = self.terms
        if not terms:
            if self.pending and self.pending.alone is not None:
                return Parsed(self.end + 1, self.pending.alone)
            return None
        if len(terms) == 1:
            return Parsed(self.end, terms[0].value, self.form, mantissa=terms[0].mantissa)
        return Parsed(self.end, self.total(), self.form)

    def _step(self, token: TokenFacts) -> bool:
        """Take in the token at the cursor; False when the number ends before it."""
        if token.word:
            return self._word(token.word, self.at)
        if token.digits:
            return self.add_figure(token)
        if not token.gives & GOES_ON or not self.terms or self.pending:
            return False
        key, table = token.key, self.table
        if token.additions:
            addition = phrase_after(self.facts, token.additions, self.pieces, self.at)
            if addition:
                return self.add_fraction(Decimal(addition[1]), addition[0])
        if key in table.range_signs:
            return self._hyphen()
        if key in table.points and self._point():
            return True
        if key in table.suffixes:
            return self.finish(self.at + 1, self.total(), "ordinal")
        if key in table.joiners:
            return self.depth in (_WHOLE, _NTH) and self._joiner()
        if key == ",":
            return self.depth == _WHOLE and self._comma()
        if self.depth < _BARE:
            if key in table.wholes:
                return self._mixed_words()
            if key in table.divisions:
                return self._divide()
            if token.shares and self._share(token.shares):
                return False
            return key in table.parts_of and self._nth_part()
        return False

    # ── Words ───────────────────────────────────────────────────────────────────────────────

    def _word(self, word: Word, at: int) -> bool:
        part, value = word.part, word.value
        if part <= Part.TENS:
            return self.add_small(value, part, at)
        if part is Part.SCALE or part is Part.GROUP:
            if self.terms and not self.token(at).scales(self.terms[-1].mantissa):
                return False
            added = self.add_scale(word, at)
            if added and part is Part.GROUP and self.token(self.at).key in self.table.of:
                self.at += self.scale_at(self.at + 1)  # a couple of | thousand
            return added
        if part is Part.HUNDREDS:  # तीनशे
            count = Decimal(value) / 100
            return self.add_small(count, Part.CARDINAL, at) and self.add_scale(_HUNDRED, at)
        if part is Part.ORDINAL:
            return self._ordinal(value, at)
        if part is Part.DENOMINATOR:
            return self._denominator(value, at)
        if part is Part.TO_NEXT:
            free = not self.pending and (not self.terms or self.terms[-1].scaled)
            if free:
                self.pending, self.at = word, at + 1
            return free
        if self.pending:
            return False
        if part is Part.OF_NEXT:
            if not self.terms:
                return self._of_next(word, at)
            one = self.lone_unit() and self.terms[0].value == 1 and word.alone is not None
            return one and self._fraction(word.value, at + 1)  # one half
        if part is Part.ARTICLE and not self.terms:
            return self._article(at)
        return False

    def _article(self, at: int) -> bool:
        """a | thousand, a | couple, a | third of"""
        after = self.token(at + 1)
        word = after.word
        if word is None:
            return False
        if word.part is Part.GROUP or (
            after.scale and after.value is not None
        ):  # not "a thousands"
            self.terms.append(Term(1, 0, False, at, 1))
            self.at = at + 1
            return True
        if word.part is Part.OF_NEXT and word.alone is not None:
            return self._share_of(word.alone, at + 2)
        if word.part in (Part.ORDINAL, Part.DENOMINATOR) or after.gives & SMALL:
            nth = self._nth_at(at + 1)
            return (
                nth is not None
                and nth.value >= _LEAST_NTH
                and self._share_of(1 / Decimal(nth.value), nth.end)
            )
        return False

    def _share_of(self, value: Value, end: int) -> bool:
        """A part of one that ends before token `end`, if what follows lets it be one: "a third of"
        and "it fell by a third.", but not "a third term"."""
        whole = self.token(end).key in self.table.of
        return (whole or ends_phrase(self.pieces, end)) and self._fraction(value, end)

    def _ordinal(self, value: Value, at: int) -> bool:
        if self.pending:
            return False
        if not self.terms:
            return self.finish(at + 1, value, "ordinal")
        last, unit = self.terms[-1], self.lone_unit() and self.depth != _NTH
        if unit and last.value == 1 and value >= 100 and self.token(at + 1).key in self.table.of:
            return self._fraction(1 / Decimal(value), at + 1)
        if value < last.slot or (last.scaled and value == last.slot):
            return self.finish(at + 1, self.total() + value, "ordinal")
        if not last.scaled and value >= 100:  # two hundredth
            scaled = self.add_scale(Word(Part.SCALE, value), at)
            return scaled and self.finish(at + 1, self.total(), "ordinal")
        if unit and value >= _LEAST_NTH and last.value < value:  # one third
            return self._fraction(Decimal(last.value) / value, at + 1)
        return False

    def _denominator(self, value: Value, at: int) -> bool:
        """three | quarters, one hundred | thirty-fifths"""
        if self.pending:
            return False
        terms, total = self.terms, self.total()
        last = terms[-1] if terms else None
        if self.depth == _NTH:
            self.plural = True
            if last is None or value < last.slot:
                return self.finish(at + 1, total + value, "ordinal")
            scales = not last.scaled and value >= 100
            scales = scales and self.add_scale(Word(Part.SCALE, value), at)
            return scales and self.finish(at + 1, self.total(), "ordinal")
        if last is None:
            return self._of_next(Word(Part.OF_NEXT, 1 / Decimal(value)), at)
        if last.slot == 10 and value < 10 and len(terms) > 1 and self.joined != len(terms) - 1:
            value, total = value + last.value, total - last.value
        if value == 1 or (value == _QUARTERS and total >= _QUARTERS):
            return False
        return self._fraction(Decimal(total) / value, at + 1)

    def _of_next(self, word: Word, at: int) -> bool:
        after = at + 1
        while after < self.size and after < at + 4:  # half-a-million
            token = self.facts[self.pieces[after]]
            article = token.word is not None and token.word.part is Part.ARTICLE
            if not article and token.key not in self.table.range_signs:
                break
            after += 1
        if self.scale_at(after):
            self.terms.append(Term(word.value, 0, False, at, word.value))
            self.at = after
            return True
        return word.alone is not None and self._fraction(word.alone, at + 1)

    def _fraction(self, value: Value, end: int) -> bool:
        """A part of one that ends before token `end`, or of the scale there: "… of a million"."""
        if self.depth == _WHOLE and self.token(end).key in self.table.of:
            word = self.word_at(end + 1)
            at = end + 1 + (word is not None and word.part is Part.ARTICLE)
            if self.scale_at(at) and self.token(at).value is not None:
                self.terms[:] = [Term(value, 0, False, self.start, value)]
                self.at = at
                return True
        return self.finish(end, value, "fraction")

    # ── Between words ───────────────────────────────────────────────────────────────────────

    def _hyphen(self) -> bool:
        """twenty-one, five-thousand, one-half; every other hyphen ends the number."""
        word = self.word_at(self.at + 1)
        if not word or self.at + 1 >= self.size:
            return False
        last = self.terms[-1]
        unit = word.part in (Part.CARDINAL, Part.ORDINAL) and last.slot == 10 and word.value < 10
        joined = word.part in (Part.ORDINAL, Part.OF_NEXT) and self.lone_unit()
        joined = joined or word.part is Part.DENOMINATOR
        scale = word.part in (Part.SCALE, Part.GROUP) and not last.scaled
        return (unit or joined or scale) and self._word(word, self.at + 1)

    def _joiner(self) -> bool:
        """two hundred | and five, two | and three fifths; not "5 lakh and 50 thousand", which are
        two numbers."""
        last = self.terms[-1]
        after = self.at + 1
        token = self.token(after)
        if token.word and self.depth == _WHOLE and (last.scaled or last.value <= LARGEST_MIXED):
            part = Cursor(self.facts, self.pieces, after, _AFTER_JOINER).run()
            if part and part.form == "fraction" and (part.value < 1 or not last.scaled):
                return self.add_fraction(part.value, part.end)
        if not last.scaled or last.slot < 100:
            return False
        if token.word:
            if not token.gives & (SMALL | ORDINAL) or token.word.part is Part.DENOMINATOR:
                return False
            rest = Cursor(self.facts, self.pieces, after, _BARE).run()
            if rest is None or (rest.form == "fraction" and rest.value < 1):
                return False
            if rest.value >= last.slot and last.slot != 100:  # two hundred and | two thousand
                return False
        else:
            value = token.figure
            if value is None or not 0 < value < 100 or self.scale_at(after + 1):
                return False
        self.at, self.joined = after, len(self.terms)
        return True

    def _comma(self) -> bool:
        """two thousand, | five hundred; not "two thousand, two million", which are two numbers."""
        last, after = self.terms[-1], self.at + 1
        if not last.scaled or last.slot < 1000 or not self.token(after).gives & SMALL:
            return False
        rest = self._cardinal_at(after)
        if rest is None or not 100 <= rest.value < last.slot:
            return False
        following = self.token(rest.end)
        if rest.scaled and (following.key == "," or following.key in self.table.joiners):
            third = self._cardinal_at(rest.end + 1)
            if third and third.value >= Decimal(rest.value) / rest.mantissa:  # a list
                return False
        self.at = after
        return True

    def _divide(self) -> bool:
        """तीन | बटा चार"""
        below = self._cardinal_at(self.at + 1)
        if below is None or not below.value:
            return False
        return self.finish(below.end, self.total() / Decimal(below.value), "fraction")

    def _mixed_words(self) -> bool:
        """तीन | सही एक बटा दो"""
        part = Cursor(self.facts, self.pieces, self.at + 1, _AFTER_JOINER).run()
        if part is None or part.form != "fraction":
            return False
        return self.add_fraction(part.value, part.end)

    def _nth_part(self) -> bool:
        """तीन | का पांचवां भाग"""
        nth = self._nth_at(self.at + 1)
        if nth is None or nth.value < _LEAST_NTH:
            return False
        is_part = self.token(nth.end).key in self.table.part_nouns
        if not is_part and (not self.word_at(self.start) or not ends_phrase(self.pieces, nth.end)):
            return False
        return self._fraction(Decimal(self.total()) / nth.value, nth.end)

    def _share(self, phrases: Branch) -> bool:
        """one | in five, nine | out of ten, तीन | में से एक; a greater number than one only in
        words or on a line of its own: "won 12 out of 15 seats" tells two numbers. Whether it is."""
        facts, pieces, start = self.facts, self.pieces, self.start
        link = phrase_after(facts, phrases, pieces, self.at)
        other = self._cardinal_at(link[0]) if link else None
        if link is None or other is None or named(facts, pieces, start):
            return False
        many, few = self.total(), other.value
        if link[1] != "above":
            many, few = few, many
        after, other_token = self.token(other.end), self.token(link[0])
        if not isinstance(many, int) or many < 2 or other_token.kind == "year" or after.after:
            return False  # 1 in 2019, one over three years
        in_words = self.token(start).word is not None and other_token.word is not None
        share = few == 1 or (link[1] == "among" and in_words and 0 < few < many)
        if not share and not (link[1] == "below" and alone(pieces, start, other.end)):
            return False
        self.finish(other.end, Decimal(few) / many, "fraction")
        return True

    def _point(self) -> bool:
        """two | point five | million"""
        total, digits, at = self.total(), "", self.at + 1
        if total != int(total):
            return False
        token = self.token(at)
        if token.digits and token.key.isdigit() and not token.glued:  # 1 | point 5
            digits, at = token.key[:9], at + 1
        more, at = self.decimals(at, 9 - len(digits))
        digits += more
        if not digits:
            return False
        self.terms[1:] = []
        self.form = "cardinal"
        return self.replace(total + Decimal("0." + digits), 0, at)

    # ── Small questions ─────────────────────────────────────────────────────────────────────

    def _nth_at(self, at: int) -> Parsed | None:
        """The ordinal at token `at`, plural or not."""
        nth = Cursor(self.facts, self.pieces, at, _NTH).run() if at < self.size else None
        return nth if nth and nth.form == "ordinal" else None

    def _cardinal_at(self, at: int) -> Parsed | None:
        """The cardinal at token `at`."""
        number = Cursor(self.facts, self.pieces, at, _NTH).run() if at < self.size else None
        return number if number and number.form == "cardinal" else None

    def _over_ordinal(self) -> None:
        """twelve | twenty-fifths: an ordinal of several words below a number."""
        if not self.token(self.end).gives & (SMALL | SCALE):
            return
        cursor = Cursor(self.facts, self.pieces, self.end, _NTH)
        nth, total = cursor.run(), self.total()
        if nth is None or nth.form != "ordinal" or nth.end == self.end + 1:
            return
        if nth.value > total > 0 and (cursor.plural or total == 1):
            self.finish(nth.end, Decimal(total) / nth.value, "fraction")
