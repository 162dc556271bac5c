"""The number grammar: which tokens are a number, of what kind, and what bounds it.

`match` reads the number that starts at a token; `qualify` takes in the words beside it. Most
numbers are one token, or one and a scale, with nothing beside that goes on with them: these are
read from what is known of each token; the rest go to the parser.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from partyie.number_figures import uncounted
from partyie.number_kinds import (
    NumberMatch,
    NumberQualifier,
    QualifiedNumber,
    after_point,
    in_between,
    named,
    qualified,
    with_kind,
)
from partyie.number_parser import Parsed, parse
from partyie.number_tokens import (
    GLUED,
    LINK,
    LINKED,
    SCALE,
    YEARS,
    Facts,
    Kind,
    TokenFacts,
    clings,
    plain,
)
from partyie.number_words import NumberWords, Part, Value, read_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from partyie.text import Tokens

__all__ = ["Kind", "NumberGrammar", "NumberMatch", "NumberQualifier", "QualifiedNumber"]

_WHOLE = 1000  # from here on a number needs no scale


class NumberGrammar:
    """The number words of some languages, ready to match. Picklable."""

    __slots__ = ("_facts", "_nothing", "_table", "words")

    words: frozenset[str]
    """The folded keys that can start a number. Tokens of digits can too."""

    def __init__(self, table: NumberWords) -> None:
        self._table = table
        self._facts = Facts(table)
        self._nothing = self._facts.nothing
        self.words = frozenset(
            key
            for key, word in table.words.items()
            if word.alone is not None or word.part not in (Part.SCALE, Part.GROUP)
        )

    @classmethod
    def load(cls, files: Iterable[Path]) -> NumberGrammar:
        """The grammar of these numbers.toml files; PackError with every fault if they have any."""
        return cls(read_words(files))

    def __reduce__(self) -> tuple[type[NumberGrammar], tuple[NumberWords]]:
        return NumberGrammar, (self._table,)

    def scan(self, tokens: Tokens) -> list[QualifiedNumber]:
        """Every number of the text, left to right, with its qualifier."""
        found: list[QualifiedNumber] = []
        facts, floor = self._facts, 0
        for at, piece in enumerate(tokens.pieces):
            token = facts[piece]
            if at >= floor and (token.takes or token.value is not None or token.digits):
                match = self.match(tokens, at)
                if match:
                    number = self.qualify(tokens, match, floor)
                    found.append(number)
                    floor = number.last
        return found

    def match(self, tokens: Tokens, i: int) -> NumberMatch | None:
        """The number that starts at token `i`, as long as it gets, or None."""
        return self._match(tokens.pieces, i)

    def _match(self, pieces: Sequence[str], i: int) -> NumberMatch | None:
        facts = self._facts
        here, last = facts[pieces[i]], i + 1
        after = facts[pieces[last]] if last < len(pieces) else self._nothing
        goes_on = here.takes & after.gives
        if goes_on == LINK and not self._linked(pieces, last):
            goes_on = 0
        value = here.value
        if not goes_on and value is None and not here.digits:
            return None
        if value is None or (here.glued and i and clings(pieces[i - 1])):
            return self._long(pieces, i, here)
        if not goes_on:
            if here.excluded and self._excluded(pieces, i, here):
                return None
            return with_kind(facts, pieces, i, last, value, None, here.kind)
        if here.takes_scaled and not goes_on & ~(SCALE | GLUED):  # 1.25 lakh, 5K
            scale = after.glued_scale if goes_on & GLUED else 0
            scale = scale or after.scale
            last += 1
            end = facts[pieces[last]] if last < len(pieces) else self._nothing
            goes_on = here.takes_scaled & end.gives
            if scale and (not goes_on or (goes_on == LINK and not self._linked(pieces, last))):
                count = here.figure if here.word is None else here.word.value
                total = plain((count or 0) * scale)
                return with_kind(facts, pieces, i, last, total, None, "cardinal")
        return self._long(pieces, i, here)

    def qualify(self, tokens: Tokens, match: NumberMatch, floor: int = 0) -> QualifiedNumber:
        """`match` with the words beside it that bound it: "over", "से अधिक", a currency sign.

        Nothing before token `floor` is taken in.
        """
        first, last, value, upper, kind = match
        pieces, facts = tokens.pieces, self._facts
        before = facts[pieces[first - 1]] if first else self._nothing
        if before.bounds or upper is not None or (
            last < len(pieces) and facts[pieces[last]].tails
        ):
            return qualified(facts, pieces, match, floor)
        return QualifiedNumber(first, last, value, None, "exact", kind)

    def _linked(self, pieces: Sequence[str], link: int) -> bool:
        """Whether the token after `link` can go on a number: "to 5", but not "to them"."""
        return link + 1 < len(pieces) and self._facts[pieces[link + 1]].gives & LINKED != 0

    # ── Numbers of several words ────────────────────────────────────────────────────────────

    def _long(self, pieces: Sequence[str], i: int, here: TokenFacts) -> NumberMatch | None:
        facts, point = self._facts, False
        if here.digits:
            if not here.starts:
                return None
            point = after_point(facts, pieces, i)
            special = uncounted(facts, pieces, i)
            if special:
                return special
        elif here.word and here.word.part is Part.MINUS:
            return self._negative(pieces, i)
        parsed = parse(facts, pieces, i, point)
        if parsed is None:
            return None
        upper, parsed = self._range(pieces, i, parsed)
        lone = parsed.end == i + 1
        if lone and upper is None and here.excluded and self._excluded(pieces, i, here):
            return None
        kind: Kind = "cardinal"
        if parsed.form != "cardinal":
            kind = parsed.form
        elif lone and not point:
            kind = here.kind
        elif upper is not None and here.kind == "year" and parsed.value == here.value:
            year = isinstance(upper, int) and upper in YEARS
            kind = "year" if year else kind
        top = None if upper is None else plain(upper)
        return with_kind(facts, pieces, i, parsed.end, plain(parsed.value), top, kind)

    def _negative(self, pieces: Sequence[str], i: int) -> NumberMatch | None:
        """minus five"""
        after = self._facts[pieces[i + 1]] if i + 1 < len(pieces) else self._nothing
        if after.word and after.word.part is Part.MINUS:
            return None
        inner = self._match(pieces, i + 1) if after.word or after.digits else None
        if inner is None or inner.upper is not None:
            return None
        return inner._replace(first=i, value=-inner.value)

    def _excluded(self, pieces: Sequence[str], i: int, here: TokenFacts) -> bool:
        """Whether the context says that this number word is none: "वोट दो", "one of"."""
        facts = self._facts
        for at in (i - 1, i + 1):
            cue = facts[pieces[at]].key if 0 <= at < len(pieces) else ""
            for before, after in here.excluded.get(cue, ()):
                start, end = i - len(before), i + 1 + len(after)
                if start >= 0 and before == tuple([facts[p].key for p in pieces[start:i]]) and (
                    after == tuple([facts[p].key for p in pieces[i + 1 : end]])
                ):
                    return True
        return False

    # ── Ranges ──────────────────────────────────────────────────────────────────────────────

    def _range(self, pieces: Sequence[str], i: int, low: Parsed) -> tuple[Value | None, Parsed]:
        """The upper end and the whole, if `low` opens a range; else None and `low`."""
        table, at = self._table, low.end
        if low.form != "cardinal" or at >= len(pieces):
            return None, low
        token = self._facts[pieces[at]]
        key, beside = token.key, False
        sign, joiner = key in table.range_signs, key in table.joiners
        if sign or key in table.range_words:
            # Whole as it stands: not the 10 of "from 10 to 15 lakh".
            whole = low.scaled or low.value >= _WHOLE
            if not sign and whole and self._changes(pieces, i):
                return None, low
            at += 1
        elif joiner:
            at += 1
        elif self._juxtaposed(pieces, i, low):
            beside = True
        else:
            return None, low
        at = self._after_currency(pieces, i, at)
        high = parse(self._facts, pieces, at) if at < len(pieces) else None
        if high is None or high.form != "cardinal":
            return None, low
        if joiner and not in_between(self._facts, pieces, i, high.end):
            return None, low
        low_year, high_year = self._is_year(pieces, i, low), self._is_year(pieces, at, high)
        if low_year and not high_year:
            return self._years(pieces, at, low, high) if sign else (None, low)
        least = low.value
        if not low.scaled and high.scaled and low.value < high.mantissa:
            least = low.value * (Decimal(high.value) / high.mantissa)
        nearest = high.value if low.scaled else high.mantissa
        if beside and not low.value < nearest <= 2 * low.value:
            return None, low
        if sign and least == high.value:  # दस-दस: ten each
            return None, low._replace(end=high.end)
        if least >= high.value:
            return None, low
        return high.value, Parsed(high.end, least)

    def _years(
        self, pieces: Sequence[str], at: int, low: Parsed, high: Parsed
    ) -> tuple[Value | None, Parsed]:
        """2014-15 and 2000-2500, but not "2014-5 lakh"."""
        key = self._facts[pieces[at]].key
        if high.end != at + 1 or not key.isdigit():
            return None, low
        if len(key) == 2 and high.value > low.value % 100:
            return low.value - low.value % 100 + high.value, low._replace(end=high.end)
        if high.value > low.value:
            return high.value, low._replace(end=high.end)
        return None, low

    def _is_year(self, pieces: Sequence[str], at: int, parsed: Parsed) -> bool:
        return parsed.end == at + 1 and self._facts[pieces[at]].kind == "year"

    def _juxtaposed(self, pieces: Sequence[str], i: int, low: Parsed) -> bool:
        """दो तीन लाख: two number words side by side, the first alone."""
        if low.end != i + 1:
            return False
        first, second = (self._facts[pieces[at]].word for at in (i, low.end))
        return bool(
            first and second and first.part <= Part.SCALE and second.part <= Part.TENS
        )

    def _changes(self, pieces: Sequence[str], i: int) -> bool:
        """Whether a change starts at token `i`: from 2 lakh to 5 lakh, from Rs 2 lakh to …"""
        currency = named(self._facts, pieces, i)
        first = currency[0] if currency else i
        return first > 0 and self._facts[pieces[first - 1]].key in self._table.change_words

    def _after_currency(self, pieces: Sequence[str], i: int, at: int) -> int:
        """Where the upper end starts when the currency is written again: "Rs 5 to | Rs 10"."""
        facts = self._facts
        if not (facts[pieces[i - 1]].before if i else ()) or at >= len(pieces):
            return at
        low = named(facts, pieces, i)
        if low is None or low[1] != "money":
            return at
        for end in range(min(at + 2, len(pieces)), at, -1):
            if named(facts, pieces, end) == (at, "money"):
                return end
        return at
