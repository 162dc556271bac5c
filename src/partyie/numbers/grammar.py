"""The number grammar: which tokens are a number, of what kind, and what bounds it.

`match` reads the number that starts at a token; `qualify` takes in the words beside it. Most
numbers are one token, or one and a scale, with nothing beside that goes on with them: these are
read from what is known of each token; the rest go to the parser.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from partyie.numbers.figures import powered, uncounted
from partyie.numbers.kinds import (
    NumberMatch,
    NumberQualifier,
    QualifiedNumber,
    after_point,
    qualified,
    with_kind,
)
from partyie.numbers.parser import Cursor, Parsed, parse
from partyie.numbers.ranges import range_from
from partyie.numbers.tokens import (
    YEARS,
    Facts,
    Kind,
    TokenFacts,
    alone,
    clings,
    lone,
    phrase_before,
    plain,
)
from partyie.numbers.words import NumberWords, Part, read_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from partyie.text import Pieces, Tokens

_MOST_DECIMALS: Final = 9

__all__ = ["Kind", "NumberGrammar", "NumberMatch", "NumberQualifier", "QualifiedNumber"]


class NumberGrammar:
    """The number words of some languages, ready to match. Picklable."""

    __slots__ = ("_facts", "_nothing", "_table", "words")

    words: frozenset[str]
    """The folded keys that can start a number. Tokens of digits can too."""

    def __init__(self, table: NumberWords) -> None:
        self._table = table
        self._facts = Facts(table)
        self._nothing = self._facts.nothing
        self.words = (
            frozenset(
                key
                for key, word in table.words.items()
                if word.alone is not None or word.part not in (Part.SCALE, Part.GROUP)
            )
            | table.points
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

    def read(self, pieces: Pieces, i: int, floor: int) -> QualifiedNumber | None:
        """The number that starts at token `i`, with the words beside it that bound it and nothing
        before token `floor`; or None."""
        facts = self._facts
        here, last = facts[pieces[i]], i + 1
        after = facts[pieces[last]] if last < len(pieces) else self._nothing
        value = here.value
        if value is None:
            if not here.digits and not here.takes & after.gives:
                return None
        elif not (after.closes or (here.takes | here.ranges) & after.gives):
            before = facts[pieces[i - 1]] if i else self._nothing
            if self._alone(pieces, i, here, before, after):
                return QualifiedNumber(i, last, value, None, "exact", here.kind)
        found = self._match(pieces, i)
        return None if found is None else self._qualified(pieces, found, floor)

    def _alone(
        self, pieces: Pieces, i: int, here: TokenFacts, before: TokenFacts, after: TokenFacts
    ) -> bool:
        """Whether the words beside a number say nothing of it; `after` goes on with none."""
        if before.key in here.excluded or after.key in here.excluded:
            return False
        if here.glued:
            return not before.bounds and not (i and clings(pieces[i - 1]))
        facts = self._facts
        if before.leads and phrase_before(facts, before.leads, pieces, i):
            return False
        return not (before.before and phrase_before(facts, before.before, pieces, i))

    def match(self, tokens: Tokens, i: int) -> NumberMatch | None:
        """The number that starts at token `i`, as long as it gets, or None."""
        return self._match(tokens.pieces, i)

    def _match(self, pieces: Pieces, i: int) -> NumberMatch | None:
        facts = self._facts
        here, last = facts[pieces[i]], i + 1
        value = here.value
        if value is None:
            after = facts[pieces[last]] if last < len(pieces) else self._nothing
            return self._long(pieces, i) if here.digits or here.takes & after.gives else None
        if here.glued and i and clings(pieces[i - 1]):
            return self._long(pieces, i)
        found = lone(facts, pieces, i, ranges=True)
        if not found:
            return self._long(pieces, i)
        if found[0] > last:
            return with_kind(facts, pieces, i, found[0], plain(found[1]), None, "cardinal")
        if here.excluded and self._excluded(pieces, i, here):
            return None
        return with_kind(facts, pieces, i, last, value, None, here.kind)

    def qualify(self, tokens: Tokens, match: NumberMatch, floor: int = 0) -> QualifiedNumber:
        """`match` with the words beside it that bound it: "over", "से अधिक", a currency sign.

        Nothing before token `floor` is taken in.
        """
        return self._qualified(tokens.pieces, match, floor)

    def _qualified(self, pieces: Pieces, match: NumberMatch, floor: int) -> QualifiedNumber:
        facts, first, last = self._facts, match.first, match.last
        bounded = match.upper is not None or (first and facts[pieces[first - 1]].bounds)
        if bounded or (last < len(pieces) and facts[pieces[last]].tails):
            return qualified(facts, pieces, match, floor)
        return QualifiedNumber(first, last, match.value, None, "exact", match.kind)

    # ── Numbers of several words ────────────────────────────────────────────────────────────

    def _long(self, pieces: Pieces, i: int) -> NumberMatch | None:
        facts, point = self._facts, False
        here = facts[pieces[i]]
        if here.digits:
            if not here.starts:
                return None
            point = after_point(facts, pieces, i)
            power = powered(facts, pieces, i)
            if power:
                return with_kind(facts, pieces, i, power[0], plain(power[1]), None, "cardinal")
            special = uncounted(facts, pieces, i)
            if special:
                return special
        elif here.word and here.word.part is Part.MINUS:
            return self._negative(pieces, i)
        elif here.key in facts.table.points:
            return self._only_decimals(pieces, i)
        parsed = parse(facts, pieces, i, point)
        if parsed is None:
            return None
        upper, parsed = range_from(facts, pieces, i, parsed)
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
        end = self._echo(pieces, parsed) if upper is None else parsed.end
        return with_kind(facts, pieces, i, end, plain(parsed.value), top, kind)

    def _echo(self, pieces: Pieces, parsed: Parsed) -> int:
        """Where the number ends when it is said again in brackets: forty-five (45)."""
        start = parsed.end + 1
        if start >= len(pieces) or self._facts[pieces[parsed.end]].key != "(":
            return parsed.end
        again = parse(self._facts, pieces, start)
        if again is None or again.value != parsed.value or again.end >= len(pieces):
            return parsed.end
        return again.end + 1 if pieces[again.end] == ")" else parsed.end

    def _only_decimals(self, pieces: Pieces, i: int) -> NumberMatch | None:
        """point seven five, where the line says nothing else"""
        token = self._facts[pieces[i + 1]]
        digits, end = token.key, i + 2
        if not token.digits:
            digits, end = Cursor(self._facts, pieces, i + 1).decimals(i + 1, _MOST_DECIMALS)
        value = (
            Decimal("0." + digits) if digits.isdigit() and len(digits) <= _MOST_DECIMALS else None
        )
        if value is None or not alone(pieces, i, end):
            return None
        return NumberMatch(i, end, plain(value), None, "cardinal")

    def _negative(self, pieces: Pieces, i: int) -> NumberMatch | None:
        """minus five"""
        after = self._facts[pieces[i + 1]] if i + 1 < len(pieces) else self._nothing
        if after.word and after.word.part is Part.MINUS:
            return None
        inner = self._match(pieces, i + 1) if after.word or after.digits else None
        if inner is None:
            return None
        if inner.upper is None:
            return NumberMatch(i, inner.last, -inner.value, None, inner.kind)
        low = parse(self._facts, pieces, i + 1)  # minus one | two
        return NumberMatch(i, low.end, plain(-low.value), None, "cardinal") if low else None

    def _excluded(self, pieces: Pieces, i: int, here: TokenFacts) -> bool:
        """Whether the context says that this number word is none: "वोट दो", "one of"."""
        facts = self._facts
        for at in (i - 1, i + 1):
            cue = facts[pieces[at]].key if 0 <= at < len(pieces) else ""
            for before, after in here.excluded.get(cue, ()):
                start, end = i - len(before), i + 1 + len(after)
                if (
                    start >= 0
                    and before == tuple([facts[p].key for p in pieces[start:i]])
                    and (after == tuple([facts[p].key for p in pieces[i + 1 : end]]))
                ):
                    return True
        return False
