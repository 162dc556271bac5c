"""What extractors may ask of a sentence's structure, whoever analysed it."""

from __future__ import annotations

from typing import Protocol

from partyie.context import Participant

__all__ = ["Analysis"]


class Analysis(Protocol):
    """Who does what to whom around a cue at units `first` to `last` of a document."""

    def subjects(self, first: int, last: int) -> list[Participant]:
        """Those who act, coordinated ones all; empty where the text names nobody."""
        ...

    def agents(self, first: int, last: int) -> list[Participant]:
        """Those who act in a passive: "was opposed by X and Y"."""
        ...

    def objects(self, first: int, last: int) -> list[tuple[int, int]]:
        """The topic or party mentions acted on, as (unit, path start): nearest first."""
        ...

    def negated(self, first: int, last: int) -> bool:
        """Whether the clause denies what the cue says."""
        ...

    def hypothetical(self, first: int, last: int) -> bool:
        """Whether the cue stands in a question, a condition or a mere possibility."""
        ...
