"""Who is for or against what.

A cue rule gives a polarity and says where holder and target stand (its frame); the polarity is
then composed along the path from cue to target: cue × negation × shifters × cues in between
("oppose attempts to violate X" is for X).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from partyie.context import Context, Participant
from partyie.extractors.stance_targets import Goal, Targets
from partyie.rules import RuleMatch
from partyie.syntax import Analysis
from partyie.syntax.rules import RulesAnalysis
from partyie.types import Actor, Cue, Polarity, Stance, Target

__all__ = ["extract"]

_OPPOSITE: dict[Polarity, Polarity] = {
    "favour": "against",
    "against": "favour",
    "neutral": "neutral",
}
_PRONOUN_BACK = 2  # sentences in which what a pronoun stands for was named
_BOTH_BACK = 200  # units in which what a word stands for was named, at most
_ADOPTED_BACK = 20  # units from a target back to a cue that governs it
_GROUNDS = 16  # units between criticism and its grounds, at most
_OPEN = 0.8  # how much less an open target is to be trusted
_VOIDING_REACH = 3  # units after a target in which a word may undo it: "held X unconstitutional"


def extract(context: Context) -> list[Stance]:
    """Every stance whose holder and target the text names."""
    if not context.document.of("stance"):
        return []
    return _Reading(context).stances()


class _Reading:
    """The cues of one document, read together: one may govern or report another."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.document = context.document
        self.analysis: Analysis = RulesAnalysis(context)
        self.targets = Targets(context, self.analysis)
        self.cues = {match.first: match for match in self.document.of("stance")}

    def stances(self) -> list[Stance]:
        goals = {
            match.first: about
            for match in self.document.of("stance")
            if (about := self.targets.of(match))
        }
        silent = self._governed(goals) | self._alleged()
        found: dict[tuple[str, str, str], Stance] = {}
        for first, targets in goals.items():
            match = self.cues[first]
            own = first in silent and (
                match.rule.set.get("holder") == "agent"
                or bool(self.analysis.possessors(match.first))
            )
            if (first in silent and not own) or self.analysis.hypothetical(first, match.last):
                continue
            for holder, source in self._holders(match, targets):
                for goal in targets:
                    polarity = self._polarity(match, goal, goals)
                    who = holder.party_id or self.document.span(holder.first, holder.last)[2]
                    named = goal.topic_id or goal.party_id
                    key = (who, named or self._words(goal), polarity)
                    if key not in found and who != goal.party_id and holder.first != goal.unit:
                        found[key] = self._stance(match, holder, source, goal, polarity)
        kept = [stance for stance in found.values() if not self._hostile(stance, found.values())]
        return sorted(kept, key=lambda stance: (stance.start, stance.end))

    @staticmethod
    def _hostile(stance: Stance, others: Iterable[Stance]) -> bool:
        """Whether a position is reported by somebody who attacks its holder."""
        source, party = stance.source, stance.holder.party_id
        return (
            source is not None
            and party is not None
            and any(
                other.target.party_id == party
                and other.polarity == "against"
                and (other.holder.start, other.holder.end) == (source.start, source.end)
                for other in others
            )
        )

    def _words(self, goal: Goal) -> str:
        return self.document.scan.surface(goal.first, goal.unit + 1)

    # ── cues among cues ──────────────────────────────────────────────────────────────────────

    def _governed(self, goals: dict[int, list[Goal]]) -> set[int]:
        """Cues on the path of another: what they say is part of what that one is about."""
        silent: set[int] = set()
        for first, targets in goals.items():
            silent.update(inner.first for inner in self._inner(self.cues[first], targets[0]))
            silent.update(g.unit for g in targets if g.unit in self.cues and g.unit != first)
            if targets[0].party_id:
                silent.update(self._grounds(self.cues[first]))
        return silent

    def _grounds(self, match: RuleMatch) -> Iterator[int]:
        """Cues that say what a party is criticised or praised for: "slammed X for backing Y"."""
        document = self.document
        low, high = document.near(match.first)
        window = range(max(low, match.first - _GROUNDS), min(high, match.last + _GROUNDS))
        for at in window:
            cue = self.cues.get(at)
            if cue is None or cue is match:
                continue
            if document.is_in(cue.last, "infinitive"):
                if document.is_in(cue.last + 1, "oblique_after") and at < match.first:
                    yield at
            elif at > match.last and document.is_in(at - 1, "oblique_before"):
                yield at

    def _inner(self, match: RuleMatch, goal: Goal) -> Iterator[RuleMatch]:
        """The cues between a cue and its target."""
        for at in goal.path:
            inner = self.cues.get(at)
            if inner is None or inner is match:
                continue
            rest = range(inner.last, match.first) if at < match.first else range(match.last, at)
            if not any(self.document.is_in(n, "coordinator") for n in rest):
                yield inner

    def _alleged(self) -> set[int]:
        """Cues that stand in what somebody is accused of."""
        return {
            at
            for match in self.cues.values()
            if match.rule.set.get("scope") == "alleged"
            for at in self.analysis.complement(match.first, match.last)
            if at in self.cues
        }

    # ── holders ──────────────────────────────────────────────────────────────────────────────

    def _holders(
        self, match: RuleMatch, goals: list[Goal]
    ) -> Iterator[tuple[Participant, Participant | None]]:
        """Holders, each with who states the position for it."""
        where = match.rule.set.get("holder", "subject")
        first, last = match.first, match.last
        speakers: list[Participant] | None = None
        if where == "agent":
            found = self.analysis.agents(first, last)
        elif where == "possessor":
            found = self.analysis.possessors(first)
        elif where == "speaker":
            found = self.analysis.speakers(first, last)
        else:
            found = self._subjects(match, goals)
        if not found and (match.rule.set.get("target") == "subject" or self._quoted(first)):
            found = self.analysis.speakers(first, last)
        for holder in found:
            if self.document.is_in(holder.first, "first_person"):
                speakers = self.analysis.speakers(first, last)
                if speakers:
                    yield from ((self._resolved(speaker), None) for speaker in speakers)
                    continue
            if any(holder.first <= goal.unit < holder.last for goal in goals):
                continue
            if speakers is None:
                speakers = self.analysis.speakers(first, last)
            if self._hearsay(holder, speakers):
                continue
            source = speakers[0] if speakers and speakers[0].kind == "person" else None
            for each in self._each(self._resolved(holder)):
                yield each, source if source and source.first != holder.first else None

    def _subjects(self, match: RuleMatch, goals: list[Goal]) -> list[Participant]:
        found = self.analysis.subjects(match.first, match.last)
        units = {goal.unit for goal in goals}
        return [holder for holder in found if holder.first not in units]

    def _quoted(self, first: int) -> bool:
        """Whether the clause of a cue speaks of the speaker: "we oppose"."""
        low, _ = self.document.near(first)
        return any(self.document.is_in(at, "first_person") for at in range(low, first))

    def _resolved(self, holder: Participant) -> Participant:
        """A pronoun with the party of what it stands for, or what it stands for itself."""
        document = self.document
        if not holder.stands_in or document.is_in(holder.first, "party_nominal"):
            return holder
        person = document.is_in(holder.first, "pronoun.person")
        many = document.is_in(holder.first, "plural_pronoun")
        here = document.scan.sentence_of(holder.first)
        low = document.scan.sentences[max(0, here - _PRONOUN_BACK)].first
        low = max(low, holder.first - _BOTH_BACK)
        earlier = [
            p
            for p in reversed(self.context.between(low, holder.first))
            if not p.stands_in and (many or person == (p.kind == "person"))
        ]
        best = next((p for p in earlier if not self.context.oblique(p)), None)
        best = best or next(iter(earlier), None)
        if best is None:
            return holder
        if best.party_id is None:
            return best
        return replace(holder, kind=best.kind, party_id=best.party_id)

    def _each(self, holder: Participant) -> list[Participant]:
        """The parties of a nominal that stands for more than one: "both parties"."""
        if not self.document.is_in(holder.first, "party_nominal.both"):
            return [holder]
        low = max(0, holder.first - _BOTH_BACK)
        named: dict[str, Participant] = {}
        for participant in reversed(self.context.between(low, holder.first)):
            if participant.kind == "party" and participant.party_id and not participant.stands_in:
                named.setdefault(participant.party_id, participant)
            if len(named) == 2:
                break
        return list(named.values())

    def _hearsay(self, holder: Participant, speakers: list[Participant]) -> bool:
        """Whether one party tells what another thinks."""
        said = {s.party_id for s in speakers if s.party_id}
        if holder.kind != "party" or holder.party_id is None or not said:
            return False
        registry = self.document.engine.registry
        parties = {holder.party_id, *said}
        alliance = any(registry.get(party).status in ("alliance", "wing") for party in parties)
        return len(parties) > 1 and not alliance

    # ── polarity ─────────────────────────────────────────────────────────────────────────────

    def _polarity(self, match: RuleMatch, goal: Goal, goals: dict[int, list[Goal]]) -> Polarity:
        polarity: Polarity = match.rule.set["polarity"]
        if match.rule.set.get("scope") == "alleged":
            return polarity
        flips = goal.flips + self._shifts(goal.path) + self._voided(match, goal)
        flips += sum(inner.rule.set["polarity"] == "against" for inner in self._inner(match, goal))
        flips += self.analysis.negated(match.first, match.last)
        if match.rule.set.get("target") == "subject":
            flips += self._adopted(match, goal, goals)
        if goal.unit >= match.last:
            flips += sum(self.document.is_in(at, "negation") for at in goal.path)
        return _OPPOSITE[polarity] if flips % 2 else polarity

    def _adopted(self, match: RuleMatch, goal: Goal, goals: dict[int, list[Goal]]) -> bool:
        """Whether what is supported or opposed is itself a stance against the target:
        "the resolution against X was backed by Y"."""
        between = range(goal.unit + 1, match.first)
        if any(self.document.is_in(at, "clause_break", "comma")
               for at in between):  # fmt: skip
            return False
        return any(
            self.cues[first].rule.set["polarity"] == "against"
            for first in range(max(0, goal.unit - _ADOPTED_BACK), goal.unit)
            if any(other.unit == goal.unit for other in goals.get(first, ()))
        )

    def _shifts(self, path: range) -> int:
        """Shifters on a path, those in one list once: "scrap or dilute X"."""
        document = self.document
        shifts, last = 0, -9
        for at in path:
            if document.is_in(at, "shifter"):
                joined = at - last <= 4 and any(
                    document.is_in(n, "coordinator") for n in range(last + 1, at)
                )
                shifts += not joined
                last = at
        return shifts

    def _voided(self, match: RuleMatch, goal: Goal) -> bool:
        if goal.unit < match.last:
            return False
        _, high = self.document.near(goal.unit)
        after = range(goal.unit + 1, min(high, goal.unit + _VOIDING_REACH))
        return any(self.document.is_in(at, "voiding") for at in after)

    # ── result ───────────────────────────────────────────────────────────────────────────────

    def _stance(
        self, match: RuleMatch, holder: Participant, source: Participant | None, goal: Goal,
        polarity: Polarity,
    ) -> Stance:  # fmt: skip
        document = self.document
        low, high = document.near(match.first)
        first, last = document.clause(match.first)
        first, last = max(low, first), min(high, last)
        if document.scan.sentence_of(goal.unit) == document.scan.sentence_of(match.first):
            first, last = min(first, goal.unit), max(last, goal.unit + 1)
        start, end, text = document.span(first, max(last, match.last))
        cue_start, cue_end, cue_text = document.span(match.first, match.last)
        goal_first = goal.unit if goal.first < 0 else goal.first
        goal_start, goal_end, goal_text = document.span(goal_first, goal.unit + 1)
        return Stance(
            start=start, end=end, text=text, language=document.language(match.first),
            confidence=round(match.rule.confidence * (_OPEN if goal.first >= 0 else 1), 2),
            rule=match.rule.id,
            holder=self.context.actor(holder), polarity=polarity, source=self._actor(source),
            target=Target(
                text=goal_text, start=goal_start, end=goal_end,
                topic_id=goal.topic_id, party_id=goal.party_id,
            ),
            cue=Cue(start=cue_start, end=cue_end, text=cue_text),
        )  # fmt: skip

    def _actor(self, participant: Participant | None) -> Actor | None:
        return None if participant is None else self.context.actor(participant)
