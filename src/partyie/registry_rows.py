"""A caller's parties: rows of a file or objects, added to the registry or laid over its own."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path

from partyie.errors import ArgumentError, Fault, PackError, did_you_mean
from partyie.registry import registry_with
from partyie.registry_tables import PARTY_COLUMNS, PartyRow

__all__ = ["PartySource", "party_rows"]

PartySource = str | PathLike[str] | Iterable[Mapping[str, object] | PartyRow]

_OBJECTS = Path("parties")  # what stands for the file in faults of rows that come from none


def party_rows(parties: PartySource) -> tuple[PartyRow, ...]:
    """The rows of a table (.csv, else tab-separated) or of mappings from column to cell.

    A cell is a string, a number, None or a list of strings; rows already read stay as they are.
    Raises PackError with every fault, in these rows and in what they make of the registry, and
    ArgumentError for what holds no rows.
    """
    faults: list[Fault] = []
    if isinstance(parties, (str, PathLike)):
        found = _of_file(Path(parties), faults)
    elif isinstance(parties, Iterable) and not isinstance(parties, (bytes, Mapping)):
        found = ((_OBJECTS, n, row) for n, row in enumerate(parties, 1))
    else:
        raise ArgumentError(f"parties takes a file or a list of rows, not {parties!r}")
    rows = [_row(*row, faults) for row in found]
    whole = tuple(row for row in rows if row is not None)
    try:
        registry_with(whole)
    except PackError as error:
        faults.extend(error.faults)
    if faults:
        raise PackError(faults)
    return whole


def _of_file(path: Path, faults: list[Fault]) -> Iterator[tuple[Path, int, object]]:
    if not path.is_file():
        raise ArgumentError(f"parties: there is no file {str(path)!r}")
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


def _row(path: Path, line: int, row: object, faults: list[Fault]) -> PartyRow | None:
    """A row, or None and what is wrong with it in `faults`."""
    before = len(faults)

    def fault(message: str, hint: str | None = None) -> None:
        faults.append(Fault(path, line, message, hint=hint))

    if isinstance(row, PartyRow):
        return row
    if not isinstance(row, Mapping):
        fault(f"a row is a mapping from column to cell, not {row!r}")
        return None
    cells: list[tuple[str, str]] = []
    for column, cell in row.items():
        if column not in PARTY_COLUMNS:
            fault(f"unknown column {column!r}", did_you_mean(str(column), PARTY_COLUMNS))
        elif isinstance(cell, (list, tuple)) and all(isinstance(item, str) for item in cell):
            cells.append((column, "|".join(cell)))
        elif cell is None or (isinstance(cell, (str, int)) and not isinstance(cell, bool)):
            cells.append((column, "" if cell is None else str(cell).strip()))
        else:
            fault(f"{column}: a cell is a string, a number or a list of strings, not {cell!r}")
    if not dict(cells).get("id"):
        fault("a row needs an 'id'")
    return PartyRow(path, line, tuple(cells)) if len(faults) == before else None
