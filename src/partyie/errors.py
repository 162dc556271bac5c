"""The errors partyie raises, drawn as a tree.

    PartyieError
    ├── ArgumentError   a call was made with a value that cannot be used (also a ValueError)
    ├── PackError       language data is faulty; carries every fault, each with its place
    ├── MissingExtra    an optional dependency is not installed (also an ImportError)
    └── ModelError      the models of an engine are not there, or damaged
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

__all__ = [
    "ArgumentError", "Fault", "MissingExtra", "ModelError", "PackError", "PartyieError",
    "did_you_mean",
]  # fmt: skip


class PartyieError(Exception):
    """Base of every error that partyie raises on purpose."""


class ArgumentError(PartyieError, ValueError):
    """A call was made with a value that cannot be used."""


class MissingExtra(PartyieError, ImportError):
    """An optional dependency is not installed; the message names the extra."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(f"{feature} needs an extra: pip install 'partyie[{extra}]'")
        self.extra = extra

    def __reduce__(self) -> tuple[type[PartyieError], tuple[str, ...]]:
        return PartyieError, (str(self),)


class ModelError(PartyieError):
    """The models of an engine are not there, or damaged; the message says what to run."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in language data: where it stands, what is wrong, how to mend it."""

    file: Path
    line: int
    message: str
    rule: str | None = None
    hint: str | None = None

    def __str__(self) -> str:
        rule = f" [{self.rule}]" if self.rule else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.file}:{self.line}:{rule} {self.message}{hint}"


class PackError(PartyieError):
    """Language data is faulty. `faults` holds all that were found, in file and line order."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda f: (str(f.file), f.line, f.message)))
        super().__init__("\n".join(map(str, self.faults)))

    @property
    def file(self) -> Path:
        return self.faults[0].file

    @property
    def line(self) -> int:
        return self.faults[0].line

    @property
    def rule(self) -> str | None:
        return self.faults[0].rule

    @property
    def hint(self) -> str | None:
        return self.faults[0].hint

    def __reduce__(self) -> tuple[type[PackError], tuple[tuple[Fault, ...]]]:
        return PackError, (self.faults,)


def did_you_mean(word: str, known: Sequence[str]) -> str | None:
    """A hint for a misspelt `word`: the nearest of `known`, else what there is to choose from."""
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"known: {', '.join(sorted(known))}" if known and len(known) <= 20 else None
