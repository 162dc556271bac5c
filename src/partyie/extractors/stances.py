"""Who is for or against what.

A cue rule gives a polarity and says where holder and target stand (its frame); the polarity is
then composed along the path from cue to target: cue × negation × shifters × cues in between
("oppose attempts to violate X" is for X).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from partyie.context import Context, Participant
from partyie.extractors.stance_holders import Held, Holders
from partyie.extractors.stance_polarity import Factor, Polarities
from partyie.extractors.stance_targets import Targets
from partyie.extractors.stance_topics import Goal
from partyie.rules import RuleMatch
from partyie.syntax import Analysis, analyse
from partyie.types import Actor, Cue, Polarity, Stance, Target, unchecked

__all__ = ["StanceTrace", "extract", "trace"]

_stance: Final = unchecked(Stance)
_target: Final = unchecked(Target)
_cue: Final = unchecked(Cue)
_holder: Final = unchecked(Actor)
_GROUNDS: Final = 24  # units between criticism and its grounds, at most
_OPEN: Final = 0.8  # how much less an open target is to be trusted


def extract(context: Context) -> list[Stance]:
    """Every stance whose holder and target the text names."""
    if not context.document.of("stance"):
        return []
    return _Reading(context).stances()


class StanceTrace(NamedTuple):
    """How one stance was read: for `explain`, in the words of the text."""

    stance: Stance
    evidence: str  # what shows the holder: "subject", "agent", "possessor", "speaker"
    start: Polarity  # of the cue by itself
    path: str  # from the cue to the target, or back
    factors: tuple[tuple[str, str], ...]  # kind and words of each thing that turned the polarity


def trace(context: Context) -> list[StanceTrace]:
    """How each of the stances was read."""
    reading = _Reading(context)
    reading.traces = []
    kept = {id(stance) for stance in reading.stances()}
    return [each for each in reading.traces if id(each.stance) in kept]


class _Reading:
    """The cues of one document, read together: one may govern or report another."""

    def __init__(self, context: Context) -> None:
        self.document = context.document
        if self.document.of("actor"):
            context = Context(self.document, actors=True)
        self.context = context
        self.analysis: Analysis = analyse(context)
        self.targets = Targets(context, self.analysis)
        self._holders = Holders(context, self.analysis)
        self._polarities = Polarities(context, self.analysis, self.targets)
        self.traces: list[StanceTrace] | None = None
        parties = self.document.party_units
        self.cues = {
            match.first: match
            for match in self.document.of("stance")
            if match.last - match.first > 1 or match.first not in parties  # "the Left" leaves none
        }

    def stances(self) -> list[Stance]:
        goals = {
            match.first: about for match in self.cues.values() if (about := self.targets.of(match))
        }
        if not goals:
            return []
        silent = self._governed(goals) | self._alleged()
        found: dict[tuple[str, str, str], Stance] = {}
        for first, targets in goals.items():
            match = self.cues[first]
            own = first in silent and (
                match.rule.set.get("holder") in ("agent", "speaker")
                or any(
                    not p.stands_in and p.kind != "government"
                    for p in self.analysis.possessors(match.first)
                )
            )
            if (first in silent and not own) or self.analysis.hypothetical(first, match.last):
                continue
            holders = list(self._holders.of(match, targets))
            if not holders:
                continue
            acting = {held.holder.first for held in holders if held.holder.kind == "party"}
            signed = self._polarities.of(match, targets, goals)
            intent = match.rule.set.get("scope") == "intent"
            for held in holders:
                holder, source = held.holder, held.source
                who = holder.party_id or self.document.span(holder.first, holder.last)[2]
                for goal, polarity, factors in signed:
                    if goal.unit in acting:
                        continue  # what "X-Y opposed" is neither of the two
                    if intent and source and polarity == "against":
                        continue  # "X says that Y wants to scrap it" is what X accuses Y of
                    named = goal.topic_id or goal.party_id
                    key = (who, named or self._words(goal), polarity)
                    if key not in found and who != goal.party_id and holder.first != goal.unit:
                        found[key] = made = self._stance(match, holder, source, goal, polarity)
                        if self.traces is not None:
                            self.traces.append(self._trace(match, held, goal, factors, made))
        return sorted(self._credible(found.values()), key=lambda it: (it.start, it.end))

    @staticmethod
    def _credible(found: Collection[Stance]) -> list[Stance]:
        """All but the positions reported by somebody who attacks their holder."""
        attacks = {
            (stance.target.party_id, stance.holder.start, stance.holder.end)
            for stance in found
            if stance.polarity == "against" and stance.target.party_id
        }
        return [
            stance
            for stance in found
            if stance.source is None
            or (stance.holder.party_id, stance.source.start, stance.source.end) not in attacks
        ]

    def _words(self, goal: Goal) -> str:
        return self.document.scan.surface(goal.first, goal.unit + 1)

    # ── cues among cues ──────────────────────────────────────────────────────────────────────

    def _governed(self, goals: dict[int, list[Goal]]) -> set[int]:
        """Cues on the path of another: what they say is part of what that one is about."""
        silent: set[int] = set()
        for first, targets in goals.items():
            inners = self._polarities.inner(self.cues[first], targets[0])
            silent.update(inner.first for inner in inners)
            silent.update(g.unit for g in targets if g.unit in self.cues and g.unit != first)
            if targets[0].party_id:
                silent.update(self._grounds(self.cues[first]))
        for match in self.cues.values():
            if match.rule.set.get("target") == "party" and match.first not in goals:
                silent.update(self._grounds(match))
        return silent

    def _grounds(self, match: RuleMatch) -> Iterator[int]:
        """Cues that say what a party is criticised or praised for: "slammed X for backing Y"."""
        document = self.document
        low, high = document.near(match.first)
        low, high = max(low, match.first - _GROUNDS), min(high, match.last + _GROUNDS)
        told = -1  # where the grounds begin that all that follows belongs to
        for cue in document.within("stance", low, high):
            at = cue.first
            if cue is match:
                continue
            if told >= 0 and not document.any_in(told, at, "comma|coordinator|clause_break"):
                yield at
                continue
            if document.is_in(cue.last, "infinitive"):
                if document.is_in(cue.last + 1, "oblique_after") and at < match.first:
                    yield at
            elif at > match.last and document.is_in(at - 1, "oblique_before"):
                told = at
                yield at

    def _alleged(self) -> set[int]:
        """Cues that stand in what somebody is accused of."""
        return {
            at
            for match in self.cues.values()
            if match.rule.set.get("scope") == "alleged"
            for at in self._allegation(match)
            if at in self.cues
        }

    def _allegation(self, match: RuleMatch) -> Iterator[int]:
        """The units of what somebody is accused of, in a phrase or in a clause that follows."""
        yield from self.analysis.complement(match.first, match.last)
        _, high = self.document.near(match.first)
        begin = self.document.first_in("clause_break", match.last, min(high, match.last + 5))
        if begin is not None and self.document.is_in(begin, "relative|that_word"):
            yield from range(begin, high)

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
        cue = match.fields.get("cue", (match.first, match.last))
        cue_start, cue_end, cue_text = document.span(*cue)
        goal_first = goal.unit if goal.first < 0 else goal.first
        goal_start, goal_end, goal_text = document.span(goal_first, goal.unit + 1)
        return _stance(
            start=start, end=end, text=text, language=document.language(match.first),
            confidence=round(match.rule.confidence * (_OPEN if goal.first >= 0 else 1), 2),
            rule=match.rule.id,
            holder=self._actor(holder),
            target=_target(
                text=goal_text, start=goal_start, end=goal_end,
                topic_id=goal.topic_id, party_id=goal.party_id,
            ),
            polarity=polarity, cue=_cue(start=cue_start, end=cue_end, text=cue_text),
            source=None if source is None else self._actor(source),
        )  # fmt: skip

    def _trace(
        self, match: RuleMatch, held: Held, goal: Goal, factors: list[Factor], stance: Stance
    ) -> StanceTrace:
        surface, path = self.document.scan.surface, goal.path
        return StanceTrace(
            stance,
            held.evidence,
            match.rule.set["polarity"],
            surface(path.start, path.stop) if path else "",
            tuple((factor.kind, surface(factor.first, factor.last)) for factor in factors),
        )

    def _actor(self, participant: Participant) -> Actor:
        """A participant as an actor, without a leading article."""
        actor = self.context.actor(participant)
        scan, articles = self.document.scan, self.document.engine.members["article"]
        token = scan.token(participant.first)
        if participant.stands_in or scan.token(participant.last) - token < 2:
            return actor
        tokens = scan.tokens
        if scan.lexicon.symbol(tokens.pieces[token]) not in articles:
            return actor
        start = tokens.start(token + 1)
        return _holder(
            kind=actor.kind, text=self.document.text[start : actor.end], party_id=actor.party_id,
            start=start, end=actor.end,
        )  # fmt: skip
