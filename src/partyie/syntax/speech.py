"""Whose words a unit stands in: quotations and reported speech."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Final

from partyie.context import Context, Participant

__all__ = ["Speech"]

_QUOTE_REACH: Final = 160  # units to look for the marks of one quotation
_SAID_REACH: Final = 8  # units between a closing quotation mark and the verb of saying

Subjects = Callable[[int, int], list[Participant]]


class Speech:
    """Speakers in one document."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._document = context.document

    def speakers(self, first: int, last: int, subjects: Subjects) -> list[Participant]:
        """Who says units first to last: the verb after a quotation, or the one before the words.

        `subjects` says who acts in a verb.
        """
        document = self._document
        low, high = document.near(first)
        close = self._quote(first)
        if close is not None:
            open_at, close_at = close
            said = document.first_in("said", close_at, close_at + _SAID_REACH)
            if said is not None:
                return self._of(said, close_at, subjects)
            said = document.last_in("said", open_at - _SAID_REACH + 1, open_at + 1)
            if said is not None:
                return self._of(said, None, subjects)
        if document.any_in(low, high, "said|according_to"):
            said = document.first_in("said", first, last - 1)
            if said is not None:  # "the law, he added, was"; "said | it was"
                return self._of(said, None if said == first else first, subjects)
            said = document.last_in("said", low, first)
            if said is not None and not (  # "X is bad, he said, while Y opposes it"
                document.is_in(said + 1, "comma") and document.is_in(said + 2, "clause_break")
            ):
                return self._of(said, None, subjects)
            according = document.last_in("according_to", low, first)
            if according is not None:
                return [p for p in self._context.between(low, according) if p.last == according]
            said = document.last_in("said", last, high)
            if said is not None:
                return self._of(said, last, subjects)
        label = self._label(last, high)
        if label or not document.any_in(low, high, "first_person"):
            return label
        limit = min(len(document.scan), high + _QUOTE_REACH)
        end = document.first_in("line_end", high, limit)
        return self._label(high, limit if end is None else end)

    def _label(self, first: int, last: int) -> list[Participant]:
        """Who stands behind a quotation, or alone behind a colon at the end: "X must go: Y"."""
        document = self._document
        if not document.any_in(first, last, "quote|colon"):
            return []
        for mark in document.all_in("quote", first, min(last, first + _SAID_REACH)):
            at = mark + 1 + document.is_in(mark + 1, "comma|hyphen")  # "We won't", X
            after = self._context.between(at, at + 1)
            if after and after[0].outer == at:
                return after[:1]
        colon = document.first_in("colon", first, last)
        if colon is None:
            return []
        after = self._context.between(colon + 1, last)
        alone = (
            after
            and after[0].outer == colon + 1
            and (after[0].last >= last - 1 or self._document.is_in(after[0].last, "relative"))
        )
        return after[:1] if alone else []

    def opened(self, unit: int) -> int:
        """Where the quotation opens that closes right before a unit; else the unit itself."""
        marks = self._document.places("quote.double")
        here = bisect_left(marks, unit)
        if here < 2 or marks[here - 1] != unit - 1 or unit - marks[here - 2] > _QUOTE_REACH:
            return unit
        return marks[here - 2]

    def _of(self, said: int, edge: int | None, subjects: Subjects) -> list[Participant]:
        """The subject of a verb of saying; after a quotation it may follow the verb."""
        if edge is not None:
            after = self._context.between(said + 1, said + 8)
            if after and after[0].outer <= said + 2 and not after[0].stands_in:
                return [after[0]]
            document = self._document
            between = self._context.between(edge, said)
            if not between:
                return []
            at = between[-1].outer - 1
            while document.is_in(at, "determiner|title|owner_mark|region"):
                at -= 1
            closed = document.is_in(at, "comma|quote")
            return [between[-1]] if closed else []
        return subjects(said, said + 1)

    def _quote(self, unit: int) -> tuple[int, int] | None:
        """The marks around `unit` if it is quoted: an odd number of them since the line began."""
        document = self._document
        marks = document.places("quote.double")
        if not marks:
            return None
        here = bisect_left(marks, unit)
        if here in (0, len(marks)):
            return None
        line = document.last_in("line_end", unit - _QUOTE_REACH, unit) or unit - _QUOTE_REACH
        opened = here - bisect_left(marks, line)
        if opened % 2 == 0:
            return None
        close = document.first_in("quote.double", unit + 1, unit + _QUOTE_REACH)
        return None if close is None else (marks[here - 1], close)
