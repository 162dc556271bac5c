"""Who is for or against what.

A cue rule gives a polarity and says where holder and target stand; the polarity is then composed
along the path from cue to target: cue × negation × shifters ("oppose attempts to violate X" is for
X).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from partyie.context import Context, Participant
from partyie.rules import RuleMatch
from partyie.syntax.rules import RulesAnalysis
from partyie.types import Cue, Polarity, Stance, Target

__all__ = ["extract"]

_OPPOSITE: dict[Polarity, Polarity] = {
    "favour": "against",
    "against": "favour",
    "neutral": "neutral",
}


@dataclass(frozen=True, slots=True)
class _Goal:
    """What a cue is about: a topic or party at a unit, and the units of the path to it."""

    unit: int
    path: range
    topic_id: str | None
    party_id: str | None


def extract(context: Context) -> list[Stance]:
    """Every stance whose holder and target the text names."""
    document = context.document
    analysis = RulesAnalysis(context)
    found: dict[tuple[object, ...], Stance] = {}
    for match in document.of("stance"):
        if analysis.hypothetical(match.first, match.last):
            continue
        for holder, goal in _pairs(context, analysis, match):
            polarity = _polarity(context, analysis, match, goal)
            key = (holder.party_id or holder.first, holder.kind, goal.topic_id, goal.party_id, polarity)
            if key not in found and holder.party_id != (goal.party_id or object()):
                found[key] = _stance(context, match, holder, goal, polarity)
    return sorted(found.values(), key=lambda stance: (stance.start, stance.end))


def _pairs(
    context: Context, analysis: RulesAnalysis, match: RuleMatch
) -> Iterator[tuple[Participant, _Goal]]:
    goals = _goals(context, analysis, match)
    if not goals:
        return
    for holder in _holders(analysis, match, goals):
        for goal in goals:
            yield holder, goal


def _holders(analysis: RulesAnalysis, match: RuleMatch, goals: list[_Goal]) -> list[Participant]:
    where = match.rule.set.get("holder", "subject")
    if where == "agent":
        return analysis.agents(match.first, match.last)
    # What stands between a target before the cue and the cue is no subject of it.
    edge = min([match.first, *(goal.unit for goal in goals if goal.party_id)])
    return [
        holder
        for holder in analysis.subjects(edge, match.last)
        if not any(holder.first == goal.unit for goal in goals)
    ]


def _goals(context: Context, analysis: RulesAnalysis, match: RuleMatch) -> list[_Goal]:
    if match.rule.set.get("target") == "party":
        return _party_goals(context, match)
    if match.rule.set.get("target") == "subject":
        places = analysis.before(match.first)
    else:
        places = analysis.objects(match.first, match.last)
    goals = []
    for unit, edge in places:
        topic = _topic(context, unit)
        if topic is not None:
            path = range(edge, unit) if unit >= match.last else range(unit + 1, match.first)
            goals.append(_Goal(unit, path, topic, None))
    return goals


def _topic(context: Context, unit: int) -> str | None:
    """The topic at a unit; of a nominal ("the bill"), the last topic named before it."""
    document = context.document
    named = document.scan.value(unit, "topic")
    if named is not None or not document.has(unit, "topic_nominal"):
        return named
    symbols = document.engine.symbols("topic")
    for at in range(unit - 1, max(-1, unit - 80), -1):
        if document.scan.symbols[at] in symbols:
            return document.scan.value(at, "topic")
    return None


def _party_goals(context: Context, match: RuleMatch) -> list[_Goal]:
    document = context.document
    unit = match.unit("target")
    if unit is None or unit not in document.party_units:
        return []
    party_id = document.party_units[unit].id
    return [_Goal(unit, range(0), None, party_id)]


def _polarity(
    context: Context, analysis: RulesAnalysis, match: RuleMatch, goal: _Goal
) -> Polarity:
    polarity: Polarity = match.rule.set["polarity"]
    document = context.document
    flips = sum(document.has(at, "shifter") for at in goal.path)
    if match.rule.set.get("target") == "subject" and goal.unit > 0:
        flips += sum(document.has(at, "shifter") for at in range(max(0, goal.unit - 3), goal.unit))
    flips += analysis.negated(match.first, match.last)
    return _OPPOSITE[polarity] if flips % 2 else polarity


def _stance(
    context: Context, match: RuleMatch, holder: Participant, goal: _Goal, polarity: Polarity
) -> Stance:
    document = context.document
    first, last = document.clause(match.first)
    first, last = min(first, goal.unit), max(last, goal.unit + 1)
    start, end, text = document.span(first, last)
    cue_start, cue_end, cue_text = document.span(match.first, match.last)
    goal_start, goal_end, goal_text = document.span(goal.unit, goal.unit + 1)
    return Stance(
        start=start, end=end, text=text, language=document.language(match.first),
        confidence=match.rule.confidence, rule=match.rule.id,
        holder=context.actor(holder), polarity=polarity, source=None,
        target=Target(
            text=goal_text, start=goal_start, end=goal_end,
            topic_id=goal.topic_id, party_id=goal.party_id,
        ),
        cue=Cue(start=cue_start, end=cue_end, text=cue_text),
    )  # fmt: skip
