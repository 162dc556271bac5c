"""What a stance is about: where a cue looks for it, and what it takes of what stands there."""

from __future__ import annotations

from typing import Final, NamedTuple

from partyie.context import Context, Participant
from partyie.document import Document
from partyie.extractors.stance_parties import Parties
from partyie.extractors.stance_topics import Goal, Topics
from partyie.rules import RuleMatch
from partyie.syntax import Analysis

__all__ = ["Targets"]

_TOLD_REACH: Final = 9  # units between a noun of doing and the topic that it is about
_DEED_REACH: Final = 4  # units between the owner of a deed and its name
_NEAR: Final = 4  # units between a target and a cue that only governs what stands next to it
_PHRASE: Final = 9  # the same for those that govern a phrase before them: "X को रद्द करने का वादा"
_ALLEGED_REACH: Final = 20  # units between an accusation and the subject of what is alleged
_DONE: Final = "shifter|carried_out|be|adverb|comma|determiner|coordinator"
_VERBED: Final = "shifter|favour_measure|determiner|article|of|transparent"
_LINK_REACH: Final = 5  # units between two members of one list, at most
_LINKS: Final = "coordinator|determiner|owner_mark|list_end|article|bracket|hyphen"
# What can be, or stand for, a topic.
_NOMINALS: Final = "topic|topic_noun|topic_pronoun|clause_pronoun|far_pronoun"
_NOMINALS_OR_ABOUT: Final = f"{_NOMINALS}|about"
_THROUGH: Final = f"transparent|shifter|{_NOMINALS}|party|government|comma"


class _Frame(NamedTuple):
    """What a cue may be about, by the `target` of its rule."""

    topics: bool = True
    parties: bool = False
    first: bool = False  # the actor nearest to the cue decides
    near: int | None = None  # units between the cue and a topic, at most


_TOPICS: Final = _Frame()
_FRAMES: Final = {
    "object": _Frame(parties=True),
    "party": _Frame(parties=True, first=True, near=_NEAR),
    "alliance": _Frame(topics=False, parties=True),
    "accused": _Frame(topics=False, parties=True),
    "near": _Frame(near=_NEAR),
    "inside": _Frame(parties=True),
    "phrase": _Frame(near=_PHRASE),
}


class Targets:
    """The targets of the cues of one document."""

    def __init__(self, context: Context, analysis: Analysis) -> None:
        self._context = context
        self._document: Document = context.document
        self._symbols = context.document.scan.symbols
        self._members = context.document.engine.members
        self._analysis = analysis
        self._actors = {p.first: p for p in context.participants}
        self.topics = Topics(context)
        self._parties = Parties(context, self._actors)

    def of(self, match: RuleMatch) -> list[Goal]:
        """The targets of a cue, coordinated ones all."""
        where = match.rule.set.get("target", "object")
        if where != "matter" and not self._any_near(match.first):
            return []
        if where == "inside":
            first, last = match.fields.get("target", (match.first, match.last))
            goals = self._pick(range(first, last), match, where)
            return goals if self._document.sov(match.first) else self._undone(goals, match.first)
        if where == "subject":
            return self._own_shifts(self._pick(self._analysis.before(match.first), match, where))
        if where == "headed":
            return self._headed(match)
        if where == "apposed":
            return self._pick(self._analysis.before(match.first), match, where) or self._pick(
                self._apposed(match.last), match, where
            )
        units = self._analysis.complement(match.first, match.last)
        if where != "accused":
            units = self._direct(units, match)
        elif units.step > 0 and self._document.sov(match.first):
            return self._alleged(match)
        goals = self._pick(units, match, where)
        tells = where == "accused" or (where == "party" and self._telling(match))
        if not goals and tells and not self._aimed(units):
            return self._alleged(match)
        if not goals and where in ("object", "topic"):
            return self._headed(match)
        if goals or where != "matter":
            return goals
        topic = self.topics.antecedent(match.last - 1)
        if topic is None:
            return []
        flips = self.topics.shifts_around(topic)
        return [Goal(topic, range(0), self.topics.topic_id(topic), None, flips)]

    def _any_near(self, unit: int) -> bool:
        """Whether there is anything in the sentence that a cue in it can be about."""
        low, high = self._document.near(unit)
        if self._document.any_in(low, high, _NOMINALS):
            return True
        return "party" in [actor.kind for actor in self._context.between(low, high)]

    def _apposed(self, last: int) -> range:
        """Units of what a noun before it is about: "a demand of X, | the scheme"."""
        comma = self._document.is_in(last, "comma")
        return range(last + 1, min(last + 1 + _NEAR, self._document.near(last)[1]) if comma else 0)

    def _headed(self, match: RuleMatch) -> list[Goal]:
        """The topic that stands before the colon of a headline: "X: parties to protest"."""
        low, _ = self._document.near(match.first)
        colon = self._document.first_in("colon", low + 1, min(match.first, low + _NEAR))
        if colon is None or match.first - colon > _NEAR + 1:
            return []
        topic = self.topics.topic_id(colon - 1)
        return [] if topic is None else [Goal(colon - 1, range(0), topic, None)]

    def _direct(self, units: range, match: RuleMatch) -> range:
        """Those before words that lead away from what a cue is about: "transparency | in"."""
        if units.step > 0 and self._document.is_in(units.start, "agent_before"):
            return range(0)
        if units.step > 0 and match.rule.set.get("scope") == "alleged":
            of = self._document.first_in("of", units.start + 1, units.stop)
            return units if of is None else range(units.start, of)
        if units.step > 0:
            symbols, through = self._symbols, self._members[_THROUGH]
            attack = match.rule.set.get("target") == "party"
            for at in self._document.all_in("detour", units.start + 1, units.stop):
                if symbols[at - 1] in through or self._document.is_in(at + 1, "weekday"):
                    continue
                if not (attack and self._document.has(at, "reason.matter")):
                    return range(units.start, at)
        return units

    def _aimed(self, units: range) -> bool:
        """Whether an accusation already says at whom, though at no party: "सरकार पर"."""
        actors, document = self._actors, self._document
        return any(at in actors and document.is_in(actors[at].last, "patient_mark") for at in units)

    def _telling(self, match: RuleMatch) -> bool:
        """Whether an attack is a way to say something: "तंज किया कि"."""
        _, high = self._document.near(match.first)
        return self._document.any_in(match.last, min(high, match.last + _NEAR), "that_word")

    def _alleged(self, match: RuleMatch) -> list[Goal]:
        """Whom a clause after an accusation is about: "alleged that X and Y"."""
        document = self._document
        _, high = document.near(match.first)
        begin = document.first_in("clause_break", match.last, min(high, match.last + _NEAR + 1))
        if begin is None:
            return []
        goals: list[Goal] = []
        for actor in self._context.between(begin + 1, min(high, begin + _ALLEGED_REACH)):
            party = actor.kind == "party" and actor.party_id is not None and not actor.stands_in
            if party and (not goals or self._linked(goals[-1].edge, actor.first)):
                goals.append(Goal(actor.first, range(0), None, actor.party_id))
            elif goals or not self._parties.owns(actor):
                break
        return goals

    # ── walking from the cue ─────────────────────────────────────────────────────────────────

    def _pick(self, units: range, match: RuleMatch, where: str) -> list[Goal]:
        topics, parties, first, reach = _FRAMES.get(where, _TOPICS)
        symbols = self._symbols
        telling = self._document.engine.table(_NOMINALS_OR_ABOUT if topics else ())
        actors: dict[int, Participant] = self._actors if parties else {}
        places = [at for at in units if telling[ord(symbols[at])] or at in actors]
        goals: list[Goal] = []
        if not places:
            return goals
        document = self._document
        near = reach or len(units)
        reason = document.first_in("reason.matter", units.start, units.stop) if first else None
        blamed: Goal | None = None  # whose deeds the cue is about, where no topic follows
        for at in places:
            step = abs(at - units.start)
            if goals and abs(at - goals[-1].edge) > _LINK_REACH:
                break
            if topics and not first and document.has(at, "about"):
                break
            goal = None
            if (
                topics
                and document.is_in(at, _NOMINALS)
                and not self._told(at, units)
                and not self._named_after(at, places, units)
            ):
                goal = self.topics.goal(at, match)
                if goal is not None and units.step > 0 and document.sov(at):
                    if where != "inside" and document.any_in(at + 1, at + _NEAR, "about"):
                        break  # "की मांग है कि X पर चर्चा हो"
                    goal = goal._replace(path=self._verb_after(at, units.stop, where))
            if goal is not None:
                if self._owned(at) or (where == "party" and self._mere_matter(at)):
                    continue
                if goals and not self._linked(goals[-1].unit, at):
                    joint = self._joint(at, goals[-1].unit)
                    if joint is None:
                        break
                    path = range(at + 1, joint) if units.step < 0 else range(joint + 1, at)
                    goal = goal._replace(path=path)
                if step <= near or goals or (reason is not None and 0 < at - reason <= _NEAR):
                    goals.append(goal)
                continue
            actor = actors.get(at)
            if actor is None:
                continue
            if goals and goals[-1].party_id == actor.party_id is not None:
                goals[-1] = goals[-1]._replace(last=actor.last)  # "Trinamool Congress (TMC) and"
                continue
            if goals and not (goals[-1].party_id and self._linked(goals[-1].edge, at)):
                break
            verdict = self._parties.goal(
                actor, step, units, where, linked=bool(goals), first=_FRAMES[where].first
            )
            if isinstance(verdict, Goal):
                goals.append(verdict)
            elif verdict and self._reason(actor):
                near, parties, first = len(units), False, False
                actors = {}
            elif verdict:
                break
            elif self._parties.owns(actor):
                near = len(units)
                deed = self._parties.deed(actor.last, actor.last + _DEED_REACH)
                if first and actor.party_id and deed:
                    path = range(units.start, actor.first)
                    blamed = blamed or Goal(actor.first, path, None, actor.party_id)
        return goals or ([blamed] if blamed else goals)

    def _told(self, at: int, units: range) -> bool:
        """Whether the words after a noun of doing say what it is: "the move to scrap X"."""
        document = self._document
        if units.step < 0 or not document.is_in(at, "topic_noun.act"):
            return False
        limit = min(units.stop, at + _TOLD_REACH)
        topic = document.first_in("topic", at + 1, limit)
        if topic is None:
            topic = document.first_in("topic_pronoun.owner", at + 1, limit)
        return topic is not None and not document.any_in(at + 1, topic, "coordinator|comma")

    def _owned(self, at: int) -> bool:
        """Whether a topic only has what a cue is about: "the NEP's three-language formula"."""
        document = self._document
        if document.is_in(at + 1, "than_word"):
            return True
        if not document.is_in(at + 1, "possessive"):
            return False
        return not document.any_in(at + 2, at + 4, "transparent|shifter") or document.any_in(
            at + 2, at + 4, "topic"
        )

    def _mere_matter(self, at: int) -> bool:
        """Whether a topic only is what somebody is attacked over: "X को लेकर"."""
        document = self._document
        if document.is_in(at + 1, "matter_mark"):
            return True
        return document.is_in(at + 1, "owner_mark") and document.is_in(at + 2, "topic_noun.thing")

    def _verb_after(self, at: int, stop: int, where: str) -> range:
        """The path from a topic to the verb that is yet to come, where verbs stand last."""
        if where == "inside":  # "X लागू करना गलत है"
            stop = self._document.first_in("direct_infinitive", at + 1, stop) or at + 1
        return range(at + 1, stop)

    def _named_after(self, at: int, places: list[int], units: range) -> bool:
        """Whether a noun is only the head of a phrase that names its topic: "X की नीति का"."""
        document = self._document
        if units.step > 0 or not document.is_in(at, "topic_noun") or not document.sov(at):
            return False
        if self.topics.topic_id(at) is not None or document.any_in(max(0, at - 3), at, "definite"):
            return False
        topics = self._members["topic"]
        return any(other < at and self._symbols[other] in topics for other in places)

    def _linked(self, one: int, other: int) -> bool:
        """Whether `other` still is in one list with `one`."""
        document = self._document
        first, last = (one + 1, other) if one < other else (other + 1, one)
        if last - first > _LINK_REACH or not document.only_in(first, last, _LINKS):
            return False
        if document.sov(one) or not document.any_in(first, last, "comma"):
            return document.any_in(first, last, "coordinator|hyphen")
        if any(
            document.has(at, "coordinator") and not document.has(at, "comma")
            for at in range(first, last)
        ):
            return True
        # After a comma alone a list goes on; in "Slamming the X, the Y" a clause does.
        actor = self._actors.get(other)
        end = other + 1 if actor is None else actor.last
        while document.is_in(end, "bracket|party|possessive|topic_noun"):
            end += 1
        return document.is_in(end, "coordinator|sentence_end")

    def _joint(self, one: int, other: int) -> int | None:
        """What joins two topics that each have a verb: "X लागू करने और Y हटाने की मांग", "wants
        X scrapped and Y restored"."""
        document = self._document
        if other < one and not document.sov(one):
            joint = document.last_in("coordinator", other + 1, one)
            if joint is None or not document.only_in(joint + 1, one, _VERBED):
                return None
            if not document.only_in(other + 1, joint, _DONE):
                return None
            done = document.any_in(other + 1, joint, "shifter|carried_out")
            done = done or document.any_in(joint + 1, one, "shifter|favour_measure")
            return joint if done else None
        joint = document.first_in("coordinator", one + 1, other)
        if joint is None or not document.is_in(joint - 1, "infinitive|shifter|light_verb"):
            return None
        return joint if document.sov(one) else None

    # ── shifters in a target's own phrase ────────────────────────────────────────────────────

    def _own_shifts(self, goals: list[Goal]) -> list[Goal]:
        """Goals before a passive, with the shifters that stand before them."""
        turned = self.topics.shifts_around
        return [goal._replace(flips=goal.flips + turned(goal.unit)) for goal in goals]

    def _undone(self, goals: list[Goal], cue: int) -> list[Goal]:
        """Goals in a cue, with a shifter that governs them: "called | the repeal of X bad"."""
        document = self._document
        found: list[Goal] = []
        for goal in goals:
            at = goal.unit - 1
            while at >= 0 and document.is_in(at, "article|determiner|of"):
                at -= 1
            shifted = at != cue and document.is_in(at, "shifter")
            found.append(goal._replace(flips=goal.flips + shifted))
        return found

    def _reason(self, actor: Participant) -> bool:
        """Whether what somebody is attacked for follows: "slammed the Centre over"."""
        return self._document.is_in(actor.last, "reason")
