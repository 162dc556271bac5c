"""Who is for or against what.

A cue rule gives a polarity and says where holder and target stand (its frame); the polarity is
then composed along the path from cue to target: cue × negation × shifters × cues in between
("oppose attempts to violate X" is for X).
"""

from __future__ import annotations

from operator import attrgetter
from typing import Final, NamedTuple

from partyie.context import Context, Participant
from partyie.extractors.stance_holders import Held, Holders
from partyie.extractors.stance_polarity import Polarities, Signed
from partyie.extractors.stance_targets import Targets
from partyie.extractors.stance_topics import Goal
from partyie.native import mypyc_attr
from partyie.rules import RuleMatch
from partyie.syntax import analyse
from partyie.types import Actor, Cue, Polarity, Stance, Target, unchecked

__all__ = ["StanceTrace", "extract", "trace"]

_stance: Final = unchecked(Stance)
_target: Final = unchecked(Target)
_cue: Final = unchecked(Cue)
_holder: Final = unchecked(Actor)
_GROUNDS: Final = 24  # units between criticism and its grounds, at most
_PLACE: Final = attrgetter("start", "end")
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
    return [reading.trace(position) for position in reading.positions()]


@mypyc_attr(acyclic=True)
class _Draft:
    """A cue with its targets, and then its holders."""

    __slots__ = ("goals", "helds", "match")

    def __init__(self, match: RuleMatch, goals: list[Goal]) -> None:
        self.match = match
        self.goals = goals
        self.helds: list[Held] = []


@mypyc_attr(acyclic=True)
class _Position:
    """One holder's position on one target."""

    __slots__ = ("held", "match", "signed")

    def __init__(self, match: RuleMatch, held: Held, signed: Signed) -> None:
        self.match = match
        self.held = held
        self.signed = signed


class _Reading:
    """The cues of one document, read together: one may govern or report another."""

    def __init__(self, context: Context) -> None:
        self.document = context.document
        if self.document.of("actor"):
            context = Context(self.document, actors=True)
        self.context = context
        self.analysis = analyse(context)
        self.cues: dict[int, RuleMatch] = {}
        for match in self.document.of("stance"):
            # "the Left" leaves none
            if match.last - match.first > 1 or match.first not in self.document.party_units:
                self.cues[match.first] = match

    def stances(self) -> list[Stance]:
        made = [self._stance(position) for position in self.positions()]
        if len(made) > 1:
            made.sort(key=_PLACE)
        return made

    def positions(self) -> list[_Position]:
        """Step by step for all cues together: what is run again at once is still at hand."""
        analysis = self.analysis
        targets = Targets(self.context, analysis)
        goals: dict[int, list[Goal]] = {}
        for match in self.cues.values():
            about = targets.of(match)
            if about:
                goals[match.first] = about
        if not goals:
            return []
        polarities = Polarities(self.context, analysis, targets.topics)
        silent = self._governed(goals, polarities) | self._alleged()
        drafts: list[_Draft] = []
        for first, about in goals.items():
            match = self.cues[first]
            if (first not in silent or self._own(match)) and not (
                analysis.hypothetical(first, match.last)
            ):
                drafts.append(_Draft(match, about))
        holders = Holders(self.context, analysis)
        for draft in drafts:
            draft.helds = holders.of(draft.match, draft.goals)
        found: dict[tuple[str, str, str], _Position] = {}
        for draft in drafts:
            if draft.helds:
                signed = polarities.of(draft.match, draft.goals, goals)
                self._add(draft.match, draft.helds, signed, found)
        return _credible(list(found.values()))

    def _add(
        self,
        match: RuleMatch,
        helds: list[Held],
        signed: list[Signed],
        found: dict[tuple[str, str, str], _Position],
    ) -> None:
        """Adds the positions that nobody has yet, by holder, target and polarity."""
        document = self.document
        intent = match.rule.set.get("scope") == "intent"
        for held in helds:
            holder = held.holder
            who = holder.party_id or document.span(holder.first, holder.last)[2]
            for each in signed:
                goal = each.goal
                if _acts(goal.unit, helds) or holder.first == goal.unit or who == goal.party_id:
                    continue  # what "X-Y opposed" is neither of the two
                if intent and held.source is not None and each.polarity == "against":
                    continue  # "X says that Y wants to scrap it" is what X accuses Y of
                about = goal.topic_id or goal.party_id or self._words(goal)
                key = (who, about, each.polarity)
                if key not in found:
                    found[key] = _Position(match, held, each)

    def _own(self, match: RuleMatch) -> bool:
        """Whether a cue that another governs is all the same somebody's own."""
        if match.rule.set.get("holder") in ("agent", "speaker"):
            return True
        for owner in self.analysis.possessors(match.first):
            if not owner.stands_in and owner.kind != "government":
                return True
        return False

    def _words(self, goal: Goal) -> str:
        return self.document.scan.surface(goal.first, goal.unit + 1)

    # ── cues among cues ──────────────────────────────────────────────────────────────────────

    def _governed(self, goals: dict[int, list[Goal]], polarities: Polarities) -> set[int]:
        """Cues on the path of another: what they say is part of what that one is about."""
        silent: set[int] = set()
        for first, targets in goals.items():
            for inner in polarities.inner(self.cues[first], targets[0]):
                silent.add(inner.first)
            for goal in targets:
                if goal.unit in self.cues and goal.unit != first:
                    silent.add(goal.unit)
            if targets[0].party_id:
                silent.update(self._grounds(self.cues[first]))
        for match in self.cues.values():
            if match.rule.set.get("target") == "party" and match.first not in goals:
                silent.update(self._grounds(match))
        return silent

    def _grounds(self, match: RuleMatch) -> list[int]:
        """Cues that say what a party is criticised or praised for: "slammed X for backing Y"."""
        document = self.document
        low, high = document.near(match.first)
        low, high = max(low, match.first - _GROUNDS), min(high, match.last + _GROUNDS)
        found: list[int] = []
        told = -1  # where the grounds begin that all that follows belongs to
        for cue in document.within("stance", low, high):
            at = cue.first
            if cue is match:
                continue
            if told >= 0 and not document.any_in(told, at, "comma|coordinator|clause_break"):
                found.append(at)
            elif document.is_in(cue.last, "infinitive"):
                if document.is_in(cue.last + 1, "oblique_after") and at < match.first:
                    found.append(at)
            elif at > match.last and document.is_in(at - 1, "oblique_before"):
                told = at
                found.append(at)
        return found

    def _alleged(self) -> set[int]:
        """Cues that stand in what somebody is accused of: in a phrase or a clause that follows."""
        document = self.document
        silent: set[int] = set()
        for match in self.cues.values():
            if match.rule.set.get("scope") != "alleged":
                continue
            start, stop, step = self.analysis.complement(match.first, match.last)
            first, last = (start, stop) if step > 0 else (stop + 1, start + 1)
            silent.update(cue.first for cue in document.within("stance", first, last))
            _, high = document.near(match.first)
            begin = document.first_in("clause_break", match.last, min(high, match.last + 5))
            if begin is not None and document.is_in(begin, "relative|that_word"):
                silent.update(cue.first for cue in document.within("stance", begin, high))
        return silent

    # ── result ───────────────────────────────────────────────────────────────────────────────

    def _stance(self, position: _Position) -> Stance:
        document, match, goal = self.document, position.match, position.signed.goal
        low, high = document.near(match.first)
        first, last = document.clause(match.first)
        first, last = max(low, first), min(high, last)
        if document.scan.sentence_of(goal.unit) == document.scan.sentence_of(match.first):
            first, last = min(first, goal.unit), max(last, goal.unit + 1)
        start, end, text = document.span(first, max(last, match.last))
        cue_first, cue_last = match.fields.get("cue", (match.first, match.last))
        cue_start, cue_end, cue_text = document.span(cue_first, cue_last)
        known = goal.first < 0
        goal_first = goal.unit if known else goal.first
        goal_start, goal_end, goal_text = document.span(goal_first, goal.unit + 1)
        confidence, source = match.rule.confidence, position.held.source
        return _stance(
            start=start, end=end, text=text, language=document.language(match.first),
            confidence=confidence if known else round(confidence * _OPEN, 2),
            rule=match.rule.id,
            holder=self._actor(position.held.holder),
            target=_target(
                text=goal_text, start=goal_start, end=goal_end,
                topic_id=goal.topic_id, party_id=goal.party_id,
            ),
            polarity=position.signed.polarity,
            cue=_cue(start=cue_start, end=cue_end, text=cue_text),
            source=None if source is None else self._actor(source),
        )  # fmt: skip

    def trace(self, position: _Position) -> StanceTrace:
        surface, signed = self.document.scan.surface, position.signed
        goal = signed.goal
        return StanceTrace(
            self._stance(position),
            position.held.evidence,
            position.match.rule.set["polarity"],
            surface(goal.begin, goal.end) if goal.begin < goal.end else "",
            tuple((factor.kind, surface(factor.first, factor.last)) for factor in signed.factors),
        )

    def _actor(self, participant: Participant) -> Actor:
        """A participant as an actor, without a leading article."""
        document, scan = self.document, self.document.scan
        first, last = participant.first, participant.last
        start, end, text = document.span(first, last)
        if not participant.stands_in:
            token = scan.token(first)
            articles = document.table("article")
            if scan.token(last) - token > 1 and articles[ord(scan.words[token].symbol)]:
                start = scan.tokens.start(token + 1)
                text = document.text[start:end]
        return _holder(
            kind=participant.kind, text=text, party_id=participant.party_id, start=start, end=end
        )


def _acts(unit: int, helds: list[Held]) -> bool:
    """Whether one of the parties that hold a position stands at a unit."""
    return any(held.holder.first == unit and held.holder.kind == "party" for held in helds)


def _credible(found: list[_Position]) -> list[_Position]:
    """All but the positions reported by somebody who attacks their holder."""
    if all(position.held.source is None for position in found):
        return found
    attacks: set[tuple[str, int, int]] = set()
    for position in found:
        attacked, holder = position.signed.goal.party_id, position.held.holder
        if attacked is not None and position.signed.polarity == "against":
            attacks.add((attacked, holder.first, holder.last))
    return [
        position
        for position in found
        if position.held.source is None
        or position.held.holder.party_id is None
        or (
            position.held.holder.party_id,
            position.held.source.first,
            position.held.source.last,
        )
        not in attacks
    ]
