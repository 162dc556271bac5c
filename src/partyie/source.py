"""Where things stand in a TOML source: tomllib keeps no lines, so the source is searched."""

from __future__ import annotations

import re

__all__ = ["Lines"]


class Lines:
    """The lines of tables, lists, forms and keys of one source; 1 where a thing is not found."""

    def __init__(self, source: str) -> None:
        self._lines = source.splitlines()
        self._tables = [
            (n, m[1].strip())
            for n, line in enumerate(self._lines, 1)
            if (m := re.match(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$", line))
        ]

    def table(self, name: str, index: int) -> int:
        """The line of the index-th [[name]]."""
        found = [n for n, table in self._tables if table == name]
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
        for n, table in self._tables:
            if table == f"lists.{name}":
                return n
        pattern = re.compile(rf"\s*(?:lists\.)?{re.escape(name)}\b\s*(?:=|\.)")
        return next((n for n, line in enumerate(self._lines, 1) if pattern.match(line)), 1)

    def key(self, name: str) -> int:
        pattern = re.compile(rf"\s*{re.escape(name)}\s*=")
        return next((n for n, line in enumerate(self._lines, 1) if pattern.match(line)), 1)
