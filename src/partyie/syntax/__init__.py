"""What extractors may ask of a sentence's structure, whoever analysed it."""

from __future__ import annotations

from typing import Protocol

from partyie.context import Context, Participant
from partyie.syntax.roles import Described, Roles, TreeNames
from partyie.syntax.rules import RulesAnalysis
from partyie.syntax.tree import TreeAnalysis

__all__ = ["Analysis", "Described", "analyse", "described"]


class Analysis(Protocol):
    """Who does what to whom around a cue at units `first` to `last` (half-open) of a document."""

    def subjects(self, first: int, last: int) -> list[Participant]:
        """Those who act, coordinated ones all; empty where the text names nobody."""
        ...

    def agents(self, first: int, last: int) -> list[Participant]:
        """Those who act in a passive or give what is got: "was opposed by X and Y"."""
        ...

    def possessors(self, first: int) -> list[Participant]:
        """Whose the cue is: "the DMK's opposition to"."""
        ...

    def speakers(self, first: int, last: int) -> list[Participant]:
        """Those whose words the cue stands in, quoted or reported."""
        ...

    def opened(self, unit: int) -> int:
        """Where the quotation opens that closes right before a unit; else the unit itself."""
        ...

    def complement(self, first: int, last: int) -> range:
        """Units in which what the cue is about may stand, nearest first."""
        ...

    def before(self, first: int) -> range:
        """Units in which the subject of a passive may stand, nearest first."""
        ...

    def negated(self, first: int, last: int) -> bool:
        """Whether the clause denies what the cue says."""
        ...

    def hypothetical(self, first: int, last: int) -> bool:
        """Whether the cue stands in a question, a condition or a mere possibility."""
        ...


def analyse(context: Context) -> Analysis:
    """The analysis of a document: over its trees where it was parsed, else by the rules."""
    rules = RulesAnalysis(context)
    trees = context.document.trees
    return rules if trees is None else TreeAnalysis(context, trees, rules)


def described(context: Context) -> list[Described]:
    """Names with a role that only a parse ties to them; without one, patterns of words find all."""
    trees = context.document.trees
    return [] if trees is None else Roles(context, trees, TreeNames(context, trees)).described()
