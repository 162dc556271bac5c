"""Where things stand in a source: lines of TOML, which tomllib does not keep, and of tables."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from partyie.errors import Fault

__all__ = ["Lines", "table_rows"]

_TABLE = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*(?:lists\.)?([\w-]+)\s*[=.]")


def table_rows(
    path: Path, columns: tuple[str, ...], faults: list[Fault]
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a tab-separated table, each with its line; what is amiss goes to `faults`."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        header = tuple(next(reader, ()))
        if header != columns:
            hint = f"expected: {' '.join(columns)}"
            faults.append(Fault(path, 1, "the columns are not those of this table", hint=hint))
            return
        for line, row in enumerate(reader, 2):
            if len(row) != len(columns):
                faults.append(Fault(path, line, f"{len(row)} columns instead of {len(columns)}"))
                continue
            yield line, dict(zip(columns, row, strict=True))


class Lines:
    """The lines of tables, lists, forms and keys of one source; 1 where a thing is not found."""

    def __init__(self, source: str) -> None:
        self._lines = source.splitlines()
        self._tables: dict[str, list[int]] = {}
        self._keys: dict[str, int] = {}
        for n, line in enumerate(self._lines, 1):
            if table := _TABLE.match(line):
                self._tables.setdefault(table[1].strip(), []).append(n)
            elif key := _KEY.match(line):
                self._keys.setdefault(key[1], n)

    def table(self, name: str, index: int) -> int:
        """The line of the index-th [[name]]."""
        found = self._tables.get(name, [])
        return found[index] if index < len(found) else 1

    def inside(self, name: str, index: int, text: str) -> int:
        """The first line with `text` in the index-th [[name]], else that table's own line."""
        start = self.table(name, index)
        for n in range(start, len(self._lines) + 1):
            if n > start and re.match(r"\s*\[\[?[a-z]", self._lines[n - 1]):
                break
            if text in self._lines[n - 1]:
                return n
        return start

    def form(self, list_name: str, text: str, nth: int = 0) -> int:
        """The nth line with the quoted `text` after the list's own line."""
        start = self.list(list_name)
        seen = 0
        for n in range(start, len(self._lines) + 1):
            count = self._lines[n - 1].count(f'"{text}"')
            if seen + count > nth:
                return n
            seen += count
        return start

    def list(self, name: str) -> int:
        tables = self._tables.get(f"lists.{name}")
        return tables[0] if tables else self._keys.get(name, 1)

    def key(self, name: str) -> int:
        pattern = re.compile(rf"\s*{re.escape(name)}\s*=")
        return next((n for n, line in enumerate(self._lines, 1) if pattern.match(line)), 1)
