"""Tables drawn with bars: which words of its row, its column and the caption a figure goes with."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import Final, NamedTuple

from partyie.document import Document

__all__ = ["Range", "Tables"]

_HEIGHT: Final = 200  # rows that one header governs
_WIDTH: Final = 30  # columns that are told apart

Range = tuple[int, int]


class _Row(NamedTuple):
    first: int
    last: int
    bars: list[int]
    header: int  # index of the row that heads its columns


class Tables:
    """The rows of a text's tables, each with the row that heads it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._rows: list[_Row] = []
        self._starts: list[int] = []
        ends = document.places("line_end")
        line = -2
        for bar in document.places("bar"):
            at = bisect_left(ends, bar)
            if at == line:
                if len(self._rows[-1].bars) < _WIDTH:
                    self._rows[-1].bars.append(bar)
                continue
            here = len(self._rows)
            below = at == line + 1 and here - self._rows[-1].header < _HEIGHT
            first = ends[at - 1] + 1 if at else 0
            last = ends[at] if at < len(ends) else len(document.scan)
            self._rows.append(_Row(first, last, [bar], self._rows[-1].header if below else here))
            self._starts.append(first)
            line = at

    def around(self, unit: int) -> list[Range]:
        """Where to look for what the figure at `unit` is of: in the head of its column, in the
        cells of its row that hold no figure, in the line above the table. Nothing for a figure
        that heads a column itself, or whose column has no head."""
        at = bisect_left(self._starts, unit + 1) - 1
        if at < 0 or self._rows[at].header == at:
            return []
        row = self._rows[at]
        header = self._rows[row.header]
        column = bisect_left(row.bars, unit)
        heads = _cells(header)
        if row.bars[0] == row.first and header.bars[0] != header.first:
            column -= 1
        elif row.bars[0] != row.first and header.bars[0] == header.first:
            column += 1
        if not 0 <= column < len(heads):
            return []
        figure = self._document.scan.numbers.__contains__
        labels = [
            (low, high)
            for low, high in _cells(row)
            if low < high and not any(map(figure, range(low, min(high, low + _WIDTH))))
        ]
        return [heads[column], *labels, *self._caption(header)]

    def _caption(self, header: _Row) -> list[Range]:
        """The sentence above the head of a table."""
        scan = self._document.scan
        sentence = scan.sentence_of(header.first)
        if not sentence:
            return []
        above = scan.sentences[sentence - 1]
        return [(above.first, above.last)]


def _cells(row: _Row) -> list[Range]:
    """The units of each cell, that before the first bar and that after the last among them."""
    edges = [row.first - 1, *row.bars, row.last]
    return [(low + 1, high) for low, high in pairwise(edges)]
