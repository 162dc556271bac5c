"""A caller's parties and topics: rows of a file or objects, laid over the registry."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from partyie.errors import ArgumentError, Fault, PackError, did_you_mean
from partyie.registry import registry_with
from partyie.registry_tables import PARTY_COLUMNS, TOPIC_COLUMNS, Row

__all__ = ["RowSource", "party_rows", "topic_rows"]

RowSource = str | PathLike[str] | Iterable[Mapping[str, object] | Row]


def party_rows(parties: RowSource) -> tuple[Row, ...]:
    """The rows of a table (.csv, else tab-separated) or of mappings from column to cell.

    A cell is a string, a number, None or a list of strings; rows already read stay as they are.
    Raises PackError with every fault, in these rows and in what they make of the registry, and
    ArgumentError for what holds no rows.
    """
    return _rows(parties, _Table("parties", PARTY_COLUMNS), lambda rows: registry_with(rows, ()))


def topic_rows(topics: RowSource) -> tuple[Row, ...]:
    """The same for topics: `topic_id` and the forms in each language."""
    return _rows(topics, _Table("topics", TOPIC_COLUMNS), lambda rows: registry_with((), rows))


class _Table(NamedTuple):
    """What rows are of; the first column names them."""

    name: str
    columns: tuple[str, ...]


def _rows(
    source: RowSource, table: _Table, check: Callable[[tuple[Row, ...]], object]
) -> tuple[Row, ...]:
    faults: list[Fault] = []
    if isinstance(source, (str, PathLike)):
        found = _of_file(Path(source), table, faults)
    elif isinstance(source, Iterable) and not isinstance(source, (bytes, Mapping)):
        # What stands for the file in faults of rows that come from none is the name.
        found = ((Path(table.name), n, row) for n, row in enumerate(source, 1))
    else:
        raise ArgumentError(f"{table.name} takes a file or a list of rows, not {source!r}")
    rows = [_row(*row, table, faults) for row in found]
    whole = tuple(row for row in rows if row is not None)
    try:
        check(whole)
    except PackError as error:
        faults.extend(error.faults)
    if faults:
        raise PackError(faults)
    return whole


def _of_file(path: Path, table: _Table, faults: list[Fault]) -> Iterator[tuple[Path, int, object]]:
    if not path.is_file():
        raise ArgumentError(f"{table.name}: there is no file {str(path)!r}")
    comma = path.suffix == ".csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(
            file,
            delimiter="," if comma else "\t",
            quoting=csv.QUOTE_MINIMAL if comma else csv.QUOTE_NONE,
        )
        header = next(reader, [])
        for cells in reader:
            if len(cells) == len(header):
                yield path, reader.line_num, dict(zip(header, cells, strict=True))
            elif cells:
                message = f"{len(cells)} columns instead of {len(header)}"
                faults.append(Fault(path, reader.line_num, message))


def _row(path: Path, line: int, row: object, table: _Table, faults: list[Fault]) -> Row | None:
    """A row, or None and what is wrong with it in `faults`."""
    before = len(faults)

    def fault(message: str, hint: str | None = None) -> None:
        faults.append(Fault(path, line, message, hint=hint))

    if isinstance(row, Row):
        return row
    if not isinstance(row, Mapping):
        fault(f"a row is a mapping from column to cell, not {row!r}")
        return None
    cells: list[tuple[str, str]] = []
    for column, cell in row.items():
        if column not in table.columns:
            fault(f"unknown column {column!r}", did_you_mean(str(column), table.columns))
        elif isinstance(cell, (list, tuple)) and all(isinstance(item, str) for item in cell):
            cells.append((column, "|".join(cell)))
        elif cell is None or (isinstance(cell, (str, int)) and not isinstance(cell, bool)):
            cells.append((column, "" if cell is None else str(cell).strip()))
        else:
            fault(f"{column}: a cell is a string, a number or a list of strings, not {cell!r}")
    key = table.columns[0]
    if not dict(cells).get(key):
        fault(f"a row needs an {key!r}" if key == "id" else f"a row needs a {key!r}")
    return Row(path, line, tuple(cells)) if len(faults) == before else None
