"""Structure from order, case markers and clause boundaries: no model needed.

In languages that put the verb after its object (`sov`, Hindi) the target stands before the cue and
the subject before the target; in the others (`svo`, English) the subject stands before the cue and
the target after it.
"""

from __future__ import annotations

from partyie.context import Context, Participant

__all__ = ["RulesAnalysis"]

_REACH = 14  # units between a cue and its target, at most
_NEGATION_REACH = 5


class RulesAnalysis:
    """The analysis protocol over one document."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._document = context.document

    def _sov(self, unit: int) -> bool:
        document = self._document
        return document.engine.orders.get(document.language(unit)) == "sov"

    # ── actors ───────────────────────────────────────────────────────────────────────────────

    def subjects(self, first: int, last: int) -> list[Participant]:
        low, high = self._document.sentence(first)
        clause, clause_end = self._document.clause(first)
        if self._sov(first):
            return self._sov_subjects(first, last, low, high)
        for begin, end in ((clause, first), (low, clause)):
            group = self._nearest(begin, end)
            if group:
                return group
        return []

    def _nearest(self, begin: int, end: int) -> list[Participant]:
        """The group of participants nearest before `end`, those that can be subjects first."""
        candidates = self._context.between(begin, end)
        for participant in reversed(candidates):
            group = self._context.coordinated(participant)
            if not self._context.oblique(group[0]):
                return group
        return []

    def _sov_subjects(self, first: int, last: int, low: int, high: int) -> list[Participant]:
        document = self._document
        candidates = self._context.between(low, first)
        for participant in reversed(candidates):
            if self._marked(participant, "ergative"):
                return self._context.coordinated(participant)
        for participant in reversed(candidates):
            if participant.last < len(document.scan) and not self._context.oblique(participant):
                return self._context.coordinated(participant)
        for participant in self._context.between(last, high):
            if self._marked(participant, "ergative"):
                return self._context.coordinated(participant)
        return []

    def _marked(self, participant: Participant, tag: str) -> bool:
        at = participant.last
        return at < len(self._document.scan) and self._document.has(at, tag)

    def agents(self, first: int, last: int) -> list[Participant]:
        document = self._document
        _, high = document.sentence(first)
        for at in range(last, min(high, last + 4)):
            if document.has(at, "agent_before"):
                return self._run_after(at + 1, high)
        return []

    def _run_after(self, first: int, high: int) -> list[Participant]:
        """The list of participants that begins at `first`."""
        found: list[Participant] = []
        edge = first
        for participant in self._context.between(first, high):
            between = range(edge, participant.outer)
            if len(between) > 3 or not all(
                self._document.has(at, "coordinator") or self._document.has(at, "determiner")
                for at in between
            ):
                break
            found.append(participant)
            edge = participant.last
        return found

    # ── targets ──────────────────────────────────────────────────────────────────────────────

    def objects(self, first: int, last: int) -> list[tuple[int, int]]:
        return self.before(first) if self._sov(first) else self.after(last)

    def after(self, last: int) -> list[tuple[int, int]]:
        """Topics after a cue, coordinated ones all, each with where the path to it begins."""
        _, high = self._document.sentence(last - 1)
        _, clause_end = self._document.clause(last - 1)
        limit = min(clause_end, high, last + _REACH)
        found: list[tuple[int, int]] = []
        edge = last
        for at in range(last, limit):
            if self._document.has(at, "topic") or self._document.has(at, "topic_nominal"):
                if found and not self._joined(edge, at):
                    break
                found.append((at, last))
                edge = at + 1
        return found

    def before(self, first: int) -> list[tuple[int, int]]:
        """Topics before a cue, coordinated ones all, each with where the path from it begins."""
        clause, _ = self._document.clause(first)
        low, _ = self._document.sentence(first)
        limit = max(low, first - _REACH)
        found: list[tuple[int, int]] = []
        edge = first
        for at in range(first - 1, limit - 1, -1):
            if at < clause and found:
                break
            if self._document.has(at, "topic") or self._document.has(at, "topic_nominal"):
                if found and not self._joined(at + 1, edge):
                    break
                found.append((at, found[0][1] if found else at + 1))
                edge = at
        return found

    def _joined(self, first: int, last: int) -> bool:
        """Whether units first to last only coordinate what stands on both sides."""
        document = self._document
        return last - first <= 4 and any(
            document.has(at, "coordinator") for at in range(first, last)
        )

    # ── polarity ─────────────────────────────────────────────────────────────────────────────

    def negated(self, first: int, last: int) -> bool:
        document = self._document
        clause, clause_end = document.clause(first)
        if self._sov(first):
            near = range(max(clause, first - 3), min(clause_end, last + _NEGATION_REACH))
        else:
            near = range(max(clause, first - _NEGATION_REACH), first)
        return sum(document.has(at, "negation") for at in near) % 2 == 1

    def hypothetical(self, first: int, last: int) -> bool:
        document = self._document
        low, high = document.sentence(first)
        if document.has(high - 1, "question_mark"):
            return True
        clause, _ = document.clause(first)
        return any(document.has(at, "conditional") for at in range(max(low, clause - 1), first))
