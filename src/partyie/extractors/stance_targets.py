"""What a stance is about: topics in every form, nominals that stand for one, parties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from partyie.context import Context, Participant
from partyie.document import Document
from partyie.rules import RuleMatch
from partyie.syntax import Analysis

__all__ = ["Goal", "Targets"]

_PARTY_REACH = 6  # units between a cue and the party that it is about, at most
_NEAR = 4  # the same for cues that only govern what stands next to them
_NOUN_BACK, _PRONOUN_BACK = 5, 2  # sentences in which what a nominal stands for was named
_PARTIES_ONLY = ("alliance", "accused")
_PRONOUN_REACH = 6  # units between a cue and a pronoun that it is about, at most
_SHIFT_REACH = 5  # units from a topic to the shifters in its own phrase


@dataclass(frozen=True, slots=True)
class Goal:
    """What a cue is about: a topic or party at a unit, and the units of the path to it."""

    unit: int
    path: range
    topic_id: str | None
    party_id: str | None
    flips: int = 0  # shifters in what a nominal stands for: "the move" to scrap X


class Targets:
    """The targets of the cues of one document."""

    def __init__(self, context: Context, analysis: Analysis) -> None:
        self._context = context
        self._document: Document = context.document
        self._analysis = analysis

    def of(self, match: RuleMatch) -> list[Goal]:
        """The targets of a cue, coordinated ones all."""
        where = match.rule.set.get("target", "object")
        if where == "inside":
            return self._pick(range(match.first, match.last), match, where)
        if where == "subject":
            return self._own_shifts(
                self._pick(self._analysis.before(match.first, match.last), match, where)
            )
        goals = self._pick(self._analysis.complement(match.first, match.last), match, where)
        if goals or where != "matter":
            return goals
        topic = self._antecedent(match.first, _PRONOUN_BACK)
        return [] if topic is None else [Goal(topic, range(0), self._topic_id(topic), None)]

    # ── walking from the cue ─────────────────────────────────────────────────────────────────

    def _pick(self, units: range, match: RuleMatch, where: str) -> list[Goal]:
        document = self._document
        symbols = document.scan.symbols
        about = document.engine.symbols("about")
        goals: list[Goal] = []
        reach = _NEAR if where == "near" else len(units)
        for step, at in enumerate(units):
            if goals and not self._linked(goals[-1].unit, at):
                break
            if step > reach and not goals:
                break
            if symbols[at] in about and where != "party" and where not in _PARTIES_ONLY:
                break
            goal = None if where in _PARTIES_ONLY else self._topic_goal(at, match)
            if goal is not None:
                if where != "party" or step <= _NEAR or goals:
                    goals.append(goal)
                continue
            actor = self._actors.get(at)
            if actor is None or where in ("topic", "near", "subject", "inside", "matter"):
                continue
            verdict = self._party_goal(actor, step, units, where, linked=bool(goals))
            if isinstance(verdict, Goal):
                goals.append(verdict)
            elif verdict:
                break
        return goals

    def _linked(self, one: int, other: int) -> bool:
        """Whether `other` still is in one list with `one`."""
        document = self._document
        first, last = min(one, other) + 1, max(one, other)
        if last - first > 4:
            return False
        return all(
            document.has(at, "coordinator") or document.has(at, "determiner")
            or document.has(at, "owner_mark") or document.has(at, "list_end")
            or document.has(at, "article")
            for at in range(first, last)
        )  # fmt: skip

    def _topic_goal(self, at: int, match: RuleMatch) -> Goal | None:
        document = self._document
        path = range(match.last, at) if at >= match.last else range(at + 1, match.first)
        named = self._topic_id(at)
        if named is not None:
            return Goal(at, path, named, None)
        if document.has(at, "topic_pronoun"):
            if len(path) > _PRONOUN_REACH:
                return None
            antecedent = self._antecedent(at, _PRONOUN_BACK)
        elif document.has(at, "topic_noun") and self._definite(at, match):
            antecedent = self._antecedent(at, _NOUN_BACK)
        else:
            return None
        if antecedent is None:
            return None
        flips = self._shifts_around(antecedent) if document.has(at, "topic_noun.act") else 0
        topic = self._topic_id(antecedent)
        if document.has(at, "topic_noun.law"):
            # "the bill" after a practice means the law about it, where the registry has one.
            topic = self._laws.get(f"{topic}_law", topic)
        return Goal(at, path, topic, None, flips)

    @cached_property
    def _laws(self) -> dict[str, str]:
        return {topic.id: topic.id for topic in self._document.engine.registry.topics}

    def _topic_id(self, unit: int) -> str | None:
        return self._document.scan.value(unit, "topic") if self._is_topic(unit) else None

    def _is_topic(self, unit: int) -> bool:
        return self._document.scan.symbols[unit] in self._document.engine.symbols("topic")

    def _definite(self, at: int, match: RuleMatch) -> bool:
        """Whether a noun ("bill", "move") points back: "the bill", "इस विधेयक"."""
        document = self._document
        low, _ = document.sentence(at)
        sov = document.engine.orders.get(document.language(at)) == "sov"
        name = document.engine.name_regex
        for before in range(at - 1, max(low, at - 3) - 1, -1):
            if document.has(before, "definite"):
                return not self._of_person(before)
            if not sov and at < match.first and document.has(before, "article"):
                return True
            if not sov and name.match(document.scan.symbols[before]):
                return False  # a bill of another name
        return sov and (
            at == low or document.has(at - 1, "case") or document.has(at - 1, "clause_break")
        )

    def _of_person(self, at: int) -> bool:
        """Whether what begins at a unit is somebody's own: "X के इस फैसले"."""
        before = self._context.between(max(0, at - 4), at)
        return any(
            p.kind == "person" and p.last == at - 1 and self._document.has(p.last, "owner_mark")
            for p in before
        )

    def _antecedent(self, at: int, sentences: int) -> int | None:
        """The unit of the last topic named before `at`."""
        document = self._document
        scan = document.scan
        here = scan.sentence_of(at)
        low = scan.sentences[max(0, here - sentences)].first
        topics = document.engine.symbols("topic")
        return next((n for n in range(at - 1, low - 1, -1) if scan.symbols[n] in topics), None)

    # ── shifters in a target's own phrase ────────────────────────────────────────────────────

    def _own_shifts(self, goals: list[Goal]) -> list[Goal]:
        """Goals before a passive, with the shifters that stand before them."""
        return [replace(goal, flips=goal.flips + self._shifts_around(goal.unit)) for goal in goals]

    def _shifts_around(self, unit: int) -> int:
        """Shifters in the phrase of a topic: "a move to scrap X", "X को रद्द करने के फैसले"."""
        document = self._document
        low, high = document.sentence(unit)
        sov = document.engine.orders.get(document.language(unit)) == "sov"
        near = (
            range(unit + 1, min(high, unit + _SHIFT_REACH))
            if sov
            else range(unit - 1, max(low, unit - _SHIFT_REACH) - 1, -1)
        )
        return sum(document.has(at, "shifter") for at in near)

    # ── parties ──────────────────────────────────────────────────────────────────────────────

    @cached_property
    def _actors(self) -> dict[int, Participant]:
        return {p.first: p for p in self._context.participants}

    def _party_goal(
        self, actor: Participant, step: int, units: range, where: str, *, linked: bool
    ) -> Goal | bool:
        """A party as target; True where this actor shows that the cue is about nobody else."""
        document = self._document
        at = actor.first
        if actor.kind != "party" or actor.party_id is None:
            return where == "party" and not self._of_party(actor)
        if step > _PARTY_REACH and where != "accused":
            return where == "party"
        if linked:
            fits = True
        elif units.step < 0:
            marks = ("patient_mark",) if where == "accused" else ("case", "oblique_after")
            fits = not document.has(actor.last, "ergative") and any(
                document.has(n, mark) and not document.has(n, "coordinator")
                for n in range(actor.last, min(actor.last + 3, units.start + 2))
                for mark in marks
            )
        else:
            fits = where != "object" or self._heads(actor)
        if where == "alliance" and document.engine.registry.get(actor.party_id).status != "alliance":
            fits = False
        if not fits or actor.stands_in:
            return where == "party" and not document.has(at, "pronoun")
        path = range(units.start, at) if units.step > 0 else range(actor.last, units.start + 1)
        return Goal(at, path, None, actor.party_id)

    def _of_party(self, actor: Participant) -> bool:
        """Whether the government or group is a party's own: "यूपीए सरकार"."""
        before = self._context.between(max(0, actor.outer - 2), actor.outer)
        return bool(before) and before[-1].last == actor.outer and before[-1].kind == "party"

    def _heads(self, actor: Participant) -> bool:
        """Whether a party is itself what a verb before it governs, and not its leaders or law."""
        document = self._document
        at = actor.last
        _, high = document.sentence(actor.first)
        return at >= high - 1 or any(
            document.has(at, tag)
            for tag in ("coordinator", "clause_break", "oblique_before", "comma", "sentence_end")
        )


