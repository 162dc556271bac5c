"""On which side a position is: the polarity of a cue, and each thing that turns it on the way."""

from __future__ import annotations

from typing import Final

from partyie.context import Context
from partyie.extractors.stance_topics import Goal, Topics
from partyie.native import mypyc_attr
from partyie.rules import RuleMatch
from partyie.syntax import Analysis
from partyie.types import Polarity

__all__ = ["Factor", "Polarities", "Signed"]

_OPPOSITE: Final[dict[Polarity, Polarity]] = {
    "favour": "against",
    "against": "favour",
    "neutral": "neutral",
}
_ADOPTED_BACK: Final = 20  # units from a target back to a cue that governs it
_DECIDED_BACK: Final = 60  # units from what stands for a decision back to the court's name
_UNDONE_REACH: Final = 6  # units after a target in which a passive may undo it
_VOIDING_REACH: Final = 3  # units after a target in which a word may undo it


@mypyc_attr(acyclic=True)
class Factor:
    """Units `first` to `last` (half-open) that turn a polarity, or the cue that is negated."""

    __slots__ = ("first", "kind", "last")

    def __init__(self, kind: str, first: int, last: int) -> None:
        self.kind = kind
        self.first = first
        self.last = last


@mypyc_attr(acyclic=True)
class Signed:
    """A target with the polarity towards it and what turned it."""

    __slots__ = ("factors", "goal", "polarity")

    def __init__(self, goal: Goal, polarity: Polarity, factors: list[Factor]) -> None:
        self.goal = goal
        self.polarity = polarity
        self.factors = factors


class Polarities:
    """The polarities of the cues of one document."""

    def __init__(self, context: Context, analysis: Analysis, topics: Topics) -> None:
        self._document = context.document
        self._analysis = analysis
        self._topics = topics

    def of(
        self, match: RuleMatch, targets: list[Goal], goals: dict[int, list[Goal]]
    ) -> list[Signed]:
        """Each target of a cue with the polarity towards it; `goals` are the targets of all."""
        polarity: Polarity = match.rule.set["polarity"]
        if match.rule.set.get("scope") == "alleged":
            return [Signed(goal, polarity, []) for goal in targets]
        negated = self._analysis.negated(match.first, match.last)
        found: list[Signed] = []
        for goal in targets:
            factors = self._factors(match, goal)
            if not factors and self._decided(goal):
                continue  # nobody knows what the court decided
            if match.rule.set.get("target") == "subject":
                factors += self._adopted(match, goal, goals)
            if goal.unit >= match.last and goal.end <= goal.unit + 1:
                factors += self._after(goal.unit)
            if negated:
                factors.append(Factor("negation", match.first, match.last))
            turned = len(factors) % 2
            found.append(Signed(goal, _OPPOSITE[polarity] if turned else polarity, factors))
        return found

    def _factors(self, match: RuleMatch, goal: Goal) -> list[Factor]:
        """What turns the polarity on the way to a target."""
        document, first, last = self._document, goal.begin, goal.end
        found = [
            Factor("shifter of the target", goal.unit, goal.unit + 1) for _ in range(goal.flips)
        ]
        if first >= last:
            return found
        inners = self.inner(match, goal)
        if document.any_in(first, last, "shifter|negation|taken_back"):
            found += self._shifts(first, last, inners)
            if goal.unit >= match.last:
                negations = document.all_in("negation", first, last)
                found += [Factor("negation", at, at + 1) for at in negations]
            taken_back = document.any_in(first, last, "taken_back")
            if taken_back and self._topics.is_measure(goal.unit):
                found.append(Factor("taken back", first, last))
        for inner in inners:
            if inner.rule.set["polarity"] == "against":
                found.append(Factor("cue", inner.first, inner.last))
        return found

    def _decided(self, goal: Goal) -> bool:
        """Whether a cue is about what a court decided on its target."""
        document, at = self._document, goal.unit
        if document.any_in(goal.begin, goal.end, "court"):
            return True
        if not document.is_in(at, "topic_noun|topic_pronoun"):
            return False
        for court in document.all_in("court", max(0, at - _DECIDED_BACK), at):
            if document.is_in(court + 1, "owner_mark") and document.any_in(
                court + 2, min(at + 1, court + 16), "topic_noun.act"
            ):
                return True
        return False

    def _adopted(self, match: RuleMatch, goal: Goal, goals: dict[int, list[Goal]]) -> list[Factor]:
        """Where what is supported or opposed is itself a stance against the target:
        "the resolution against X was backed by Y"."""
        if self._document.any_in(goal.unit + 1, match.first, "clause_break|comma"):
            return []
        for cue in self._document.within("stance", max(0, goal.unit - _ADOPTED_BACK), goal.unit):
            if cue.rule.set["polarity"] == "against" and cue.first in goals:
                for other in goals[cue.first]:
                    if other.unit == goal.unit:
                        return [Factor("cue", cue.first, cue.last)]
        return []

    def _shifts(self, first: int, last: int, inners: list[RuleMatch]) -> list[Factor]:
        """Shifters on a path outside its cues, those in one list once: "scrap or dilute X"."""
        document = self._document
        found: list[Factor] = []
        before = -9
        for at in document.all_in("shifter", first, last):
            if _within(at, inners):
                continue
            if at - before > 4 or not document.any_in(before + 1, at, "coordinator"):
                found.append(Factor("shifter", at, at + 1))
            before = at
        return found

    def _after(self, unit: int) -> list[Factor]:
        """What turns the polarity after a target: "demanded that X be scrapped"."""
        document = self._document
        _, high = document.near(unit)
        found: list[Factor] = []
        if document.any_in(unit + 1, min(high, unit + _VOIDING_REACH), "voiding"):
            found.append(Factor("voiding", unit + 1, min(high, unit + _VOIDING_REACH)))
        for at in range(unit + 1, min(high, unit + _UNDONE_REACH)):
            if document.has(at, "shifter"):
                if not document.has(at, "transparent"):
                    found.append(Factor("shifter", at, at + 1))
                break
            if not document.is_in(at, "be|obligation|future|adverb|determiner"):
                break
        return found

    def inner(self, match: RuleMatch, goal: Goal) -> list[RuleMatch]:
        """The cues between a cue and its target."""
        document = self._document
        found: list[RuleMatch] = []
        if goal.begin >= goal.end:
            return found
        for inner in document.within("stance", goal.begin, goal.end):
            if inner is match:
                continue
            before = inner.first < match.first
            first, last = (inner.last, match.first) if before else (match.last, inner.first)
            if not document.any_in(first, last, "coordinator"):
                found.append(inner)
        return found


def _within(unit: int, cues: list[RuleMatch]) -> bool:
    """Whether a unit is in one of some cues."""
    return any(cue.first <= unit < cue.last for cue in cues)
