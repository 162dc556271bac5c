"""Whose words a unit stands in: quotations and reported speech."""

from __future__ import annotations

from collections.abc import Callable

from partyie.context import Context, Participant
from partyie.text import NEWLINE

__all__ = ["Speech"]

_QUOTE_REACH = 160  # units to look for the marks of one quotation
_SAID_REACH = 8  # units between a closing quotation mark and the verb of saying

Subjects = Callable[[int, int], list[Participant]]


class Speech:
    """Speakers in one document; `subjects` says who acts in a verb."""

    def __init__(self, context: Context, subjects: Subjects) -> None:
        self._context = context
        self._document = context.document
        self._subjects = subjects

    def speakers(self, first: int, last: int) -> list[Participant]:
        """Who says units first to last: the verb after a quotation, or the one before the words."""
        document = self._document
        low, high = document.near(first)
        close = self._quote(first)
        if close is not None:
            open_at, close_at = close
            for at in range(close_at, min(len(document.scan), close_at + _SAID_REACH)):
                if document.is_in(at, "said"):
                    return self._of(at, close_at)
            for at in range(open_at, max(-1, open_at - _SAID_REACH), -1):
                if document.is_in(at, "said"):
                    return self._of(at, None)
        for at in range(first - 1, low - 1, -1):
            if document.is_in(at, "said"):
                return self._of(at, None)
        for at in range(high - 1, last - 1, -1):
            if document.is_in(at, "said"):
                return self._of(at, last)
        return []

    def _of(self, said: int, edge: int | None) -> list[Participant]:
        """The subject of a verb of saying; after a quotation it may follow the verb."""
        if edge is not None:
            after = self._context.between(said + 1, said + 8)
            if after and after[0].outer <= said + 2:
                return [after[0]]
            document = self._document
            between = self._context.between(edge, said)
            closed = between and document.is_in(
                between[-1].outer - 1, "comma", "quote", "determiner"
            )
            return [between[-1]] if closed else []
        return self._subjects(said, said + 1)

    def _quote(self, unit: int) -> tuple[int, int] | None:
        """The marks around `unit` if it is quoted: an odd number of them since the line began."""
        document = self._document
        marks = document.engine.symbols("quote.double")
        symbols = document.scan.symbols
        opened: list[int] = []
        for at in range(unit - 1, max(-1, unit - _QUOTE_REACH), -1):
            if symbols[at] in marks:
                opened.append(at)
            elif document.scan.key(at) == NEWLINE:
                break
        if len(opened) % 2 == 0:
            return None
        for at in range(unit + 1, min(len(symbols), unit + _QUOTE_REACH)):
            if symbols[at] in marks:
                return opened[0], at
        return None
