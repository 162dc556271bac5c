"""The tiers of a party's organisation as an ordered enumeration; their names are data."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache, total_ordering
from pathlib import Path

from partyie.errors import ArgumentError, Fault, PackError, did_you_mean
from partyie.source import table_rows

__all__ = ["Level", "levels_between", "read_names"]

_TABLE = Path(__file__).parent / "data" / "levels.tsv"
_LANGUAGES = ("en", "hi")
_COLUMNS = ("id", "rank", *_LANGUAGES)


@total_ordering
class Level(Enum):
    """A tier, from a page of the voters' roll up to the nation: `Level.BOOTH < Level.DISTRICT`.

    `Level("booth")` is the tier with the id that mentions give; an unknown id raises ArgumentError.
    """

    PAGE = "page"
    BOOTH = "booth"
    CLUSTER = "cluster"
    VILLAGE = "village"
    WARD = "ward"
    MANDAL = "mandal"
    BLOCK = "block"
    TEHSIL = "tehsil"
    CITY = "city"
    ASSEMBLY = "assembly"
    DISTRICT = "district"
    PARLIAMENT = "parliament"
    DIVISION = "division"
    STATE = "state"
    NATIONAL = "national"

    @classmethod
    def _missing_(cls, value: object) -> None:
        hint = did_you_mean(str(value), [level.id for level in cls])
        raise ArgumentError(f"no level is called {value!r}: {hint}")

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Level):
            return NotImplemented
        return _rank(self) < _rank(other)

    @property
    def id(self) -> str:
        """What mentions call the tier."""
        return self.value

    def name_in(self, language: str) -> str:
        """The name of the tier in "en" or "hi"; any other language raises ArgumentError."""
        if language not in _LANGUAGES:
            hint = did_you_mean(str(language), _LANGUAGES)
            raise ArgumentError(f"levels have no names in {language!r}: {hint}")
        return _names()[self][language]


def levels_between(low: Level | str, high: Level | str) -> list[Level]:
    """The tiers from one to another, both included, the lowest first; ends in either order.

    The ends are levels or their ids; an unknown id raises ArgumentError.
    """
    low, high = sorted((Level(low), Level(high)))
    return [level for level in Level if low <= level <= high]


def read_names(path: Path) -> dict[Level, dict[str, str]]:
    """The names of each tier by language, from a table. Raises PackError with every fault."""
    faults: list[Fault] = []
    found: dict[Level, dict[str, str]] = {}
    known = {level.id: level for level in Level}
    line = 1
    for line, row in table_rows(path, _COLUMNS, faults):
        level = known.get(row["id"])
        if level is None:
            hint = did_you_mean(row["id"], list(known))
            faults.append(Fault(path, line, f"unknown level {row['id']!r}", hint=hint))
            continue
        if level in found:
            faults.append(Fault(path, line, f"the id {level.id!r} stands twice"))
        if row["rank"] != str(_rank(level)):
            hint = f"counted from the lowest, it is {_rank(level)}"
            faults.append(Fault(path, line, f"the rank of {level.id!r} is wrong", hint=hint))
        faults += [
            Fault(path, line, f"{language!r} is empty") for language in _LANGUAGES
            if not row[language].strip()
        ]  # fmt: skip
        found[level] = {language: row[language].strip() for language in _LANGUAGES}
    if not faults:
        faults += [
            Fault(path, line, f"the level {level.id!r} is missing")
            for level in Level
            if level not in found
        ]
    if faults:
        raise PackError(faults)
    return found


@lru_cache(maxsize=1)
def _ranks() -> dict[str, int]:
    return {level.value: rank for rank, level in enumerate(Level, 1)}


def _rank(level: Level) -> int:
    return _ranks()[level.value]


@lru_cache(maxsize=1)
def _names() -> dict[Level, dict[str, str]]:
    return read_names(_TABLE)
