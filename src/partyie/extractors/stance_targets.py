"""What a stance is about: where a cue looks for it, and what it takes of what stands there."""

from __future__ import annotations

from typing import Final

from partyie.context import Context, Participant
from partyie.document import Document
from partyie.extractors.stance_parties import Parties
from partyie.extractors.stance_topics import Goal, Topics
from partyie.rules import RuleMatch
from partyie.syntax import Analysis, Units

__all__ = ["Targets"]

_TOLD_REACH: Final = 9  # units between a noun of doing and the topic that it is about
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
_STAND_INS: Final = "party_nominal|pronoun"  # what can stand for a party
_DEED_REACH: Final = 4  # units between the owner of a deed and its name
_THROUGH: Final = f"transparent|shifter|{_NOMINALS}|party|government|comma"


_NOWHERE: Final = (0, 0)


class _Frame:
    """What a cue may be about, by the `target` of its rule."""

    __slots__ = ("first", "near", "parties", "tags", "topics")

    def __init__(
        self, *, topics: bool = True, parties: bool = False, first: bool = False, near: int = 0
    ) -> None:
        self.topics = topics
        self.parties = parties
        self.first = first  # the actor nearest to the cue decides
        self.near = near  # units between the cue and a topic, at most; 0: any number
        # One of these is among the units if there is a target, but for a party that is named.
        told = [_NOMINALS] if topics else []
        self.tags = "|".join([*told, _STAND_INS] if parties else told)


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
        self._analysis = analysis
        self.topics = Topics(context)
        self._parties = Parties(context)

    def of(self, match: RuleMatch) -> list[Goal]:
        """The targets of a cue, coordinated ones all."""
        where: str = match.rule.set.get("target", "object")
        first, last = match.first, match.last
        frame = _FRAMES.get(where, _TOPICS)
        if where != "matter" and not self._possible(self._document.near(first), frame):
            return []
        if where == "inside":
            begin, end = match.fields.get("target", (first, last))
            goals = self._pick((begin, end, 1), match, where, frame)
            return goals if self._document.sov(first) else self._undone(goals, first)
        if where == "subject":
            return self._own_shifts(self._pick(self._analysis.before(first), match, where, frame))
        if where == "headed":
            return self._headed(first)
        if where == "apposed":
            return self._pick(self._analysis.before(first), match, where, frame) or self._pick(
                self._apposed(last), match, where, frame
            )
        units = self._analysis.complement(first, last)
        goals = []
        tells = where == "accused"
        if tells:
            if units[2] > 0 and self._document.sov(first):
                return self._alleged(match)
            goals = self._pick(units, match, where, frame)
        elif frame.first or self._possible(_bounds(units), frame):
            units = self._direct(units, match)
            goals = self._pick(units, match, where, frame)
            tells = where == "party" and not goals and self._telling(match)
        if goals:
            return goals
        if tells and not self._aimed(units):
            return self._alleged(match)
        if where in ("object", "topic"):
            return self._headed(first)
        if where != "matter":
            return goals
        topic = self.topics.antecedent(last - 1)
        if topic is None:
            return goals
        goal = Goal(topic, _NOWHERE, self.topics.topic_id(topic), None)
        goal.flips = self.topics.shifts_around(topic)
        return [goal]

    def _possible(self, units: tuple[int, int], frame: _Frame) -> bool:
        """Whether anything among some units (half-open) can be what a cue is about."""
        first, last = units
        if self._document.any_in(first, last, frame.tags):
            return True
        return frame.parties and self._document.parties_between(first, last) != []

    def _party_among(self, first: int, last: int) -> bool:
        """Whether a party may be named or meant by units first to last (half-open)."""
        document = self._document
        if not document.parties:
            return False
        return document.any_in(first, last, _STAND_INS) or (
            document.parties_between(first, last) != []
        )

    def _actors(self, first: int, last: int) -> dict[int, Participant]:
        """The participants that begin in units first to last (half-open), by where they do."""
        return {actor.first: actor for actor in self._context.between(first, last)}

    def _any_near(self, unit: int) -> bool:
        """Whether there is anything in the sentence that a cue in it can be about."""
        low, high = self._document.near(unit)
        if self._document.any_in(low, high, _NOMINALS):
            return True
        return any(actor.kind == "party" for actor in self._context.between(low, high))

    def _apposed(self, last: int) -> Units:
        """Units of what a noun before it is about: "a demand of X, | the scheme"."""
        if not self._document.is_in(last, "comma"):
            return last + 1, last + 1, 1
        return last + 1, max(last + 1, min(last + 1 + _NEAR, self._document.near(last)[1])), 1

    def _headed(self, first: int) -> list[Goal]:
        """The topic that stands before the colon of a headline: "X: parties to protest"."""
        low, _ = self._document.near(first)
        if first - low > 2 * _NEAR + 1:
            return []
        colon = self._document.first_in("colon", low + 1, min(first, low + _NEAR))
        if colon is None or first - colon > _NEAR + 1:
            return []
        topic = self.topics.topic_id(colon - 1)
        return [] if topic is None else [Goal(colon - 1, _NOWHERE, topic, None)]

    def _direct(self, units: Units, match: RuleMatch) -> Units:
        """Those before words that lead away from what a cue is about: "transparency | in"."""
        start, stop, step = units
        if step < 0:
            return units
        document = self._document
        if document.is_in(start, "agent_before"):
            return start, start, 1
        if match.rule.set.get("scope") == "alleged":
            of = document.first_in("of", start + 1, stop)
            return units if of is None else (start, of, 1)
        attack = match.rule.set.get("target") == "party"
        for at in document.all_in("detour", start + 1, stop):
            if document.has(at - 1, _THROUGH) or document.is_in(at + 1, "weekday"):
                continue
            if not (attack and document.has(at, "reason.matter")):
                return start, at, 1
        return units

    def _aimed(self, units: Units) -> bool:
        """Whether an accusation already says at whom, though at no party: "सरकार पर"."""
        first, last = _bounds(units)
        for actor in self._context.between(first, last):
            if self._document.is_in(actor.last, "patient_mark"):
                return True
        return False

    def _telling(self, match: RuleMatch) -> bool:
        """Whether an attack is a way to say something: "तंज किया कि"."""
        _, high = self._document.near(match.first)
        return self._document.any_in(match.last, min(high, match.last + _NEAR), "that_word")

    def _alleged(self, match: RuleMatch) -> list[Goal]:
        """Whom a clause after an accusation is about: "alleged that X and Y"."""
        document = self._document
        _, high = document.near(match.first)
        begin = document.first_in("clause_break", match.last, min(high, match.last + _NEAR + 1))
        goals: list[Goal] = []
        if begin is None:
            return goals
        for actor in self._context.between(begin + 1, min(high, begin + _ALLEGED_REACH)):
            party = actor.kind == "party" and actor.party_id is not None and not actor.stands_in
            if party and (not goals or self._linked(goals[-1].edge(), actor.first)):
                goals.append(Goal(actor.first, _NOWHERE, None, actor.party_id))
            elif goals or not self._parties.owns(actor):
                break
        return goals

    # ── walking from the cue ─────────────────────────────────────────────────────────────────

    def _pick(self, units: Units, match: RuleMatch, where: str, frame: _Frame) -> list[Goal]:
        goals: list[Goal] = []
        low, high = _bounds(units)
        if not (frame.first or self._possible((low, high), frame)):
            return goals
        document, symbols = self._document, self._symbols
        topics, parties, first = frame.topics, frame.parties, frame.first
        # Who is named is worked out where it tells: a party may be meant, or ends a list.
        named = parties and (first or self._party_among(low, high))
        actors = self._actors(low, high) if named else {}
        telling = document.table(_NOMINALS_OR_ABOUT)
        start, stop, step = units
        near = frame.near or high - low
        reason = document.first_in("reason.matter", start, stop) if first and step > 0 else None
        blamed: Goal | None = None  # whose deeds the cue is about, where no topic follows
        at = start - step
        while at != stop - step:
            at += step
            if goals and parties and not named:
                actors, named = self._actors(low, high), True
            if not (topics and telling[ord(symbols[at])]) and not (actors and at in actors):
                continue
            far = abs(at - start)
            if goals and abs(at - goals[-1].edge()) > _LINK_REACH:
                break
            if topics and not first and document.has(at, "about"):
                break
            goal: Goal | None = None
            if (
                topics
                and document.has(at, _NOMINALS)
                and not (step > 0 and self._told(at, stop))
                and not (step < 0 and self._named_after(at, stop))
            ):
                goal = self.topics.goal(at, match)
                if goal is not None and step > 0 and document.sov(at):
                    if where != "inside" and document.any_in(at + 1, at + _NEAR, "about"):
                        break  # "की मांग है कि X पर चर्चा हो"
                    goal.begin, goal.end = self._verb_after(at, stop, where)
            if goal is not None:
                if self._owned(at) or (where == "party" and self._mere_matter(at)):
                    continue
                if goals and not self._linked(goals[-1].unit, at):
                    joint = self._joint(at, goals[-1].unit)
                    if joint is None:
                        break
                    goal.begin, goal.end = (at + 1, joint) if step < 0 else (joint + 1, at)
                if far <= near or goals or (reason is not None and 0 < at - reason <= _NEAR):
                    goals.append(goal)
                continue
            actor = actors.get(at)
            if actor is None:
                continue
            if goals and actor.party_id is not None and goals[-1].party_id == actor.party_id:
                goals[-1].last = actor.last  # "Trinamool Congress (TMC) and"
                continue
            if goals and not (goals[-1].party_id and self._linked(goals[-1].edge(), at)):
                break
            target, alone = self._parties.goal(
                actor, far, units, where, linked=bool(goals), first=frame.first
            )
            if target is not None:
                goals.append(target)
            elif alone and document.is_in(actor.last, "reason"):  # "slammed the Centre over"
                near, parties, first, actors = high - low, False, False, {}
            elif alone:
                break
            elif self._parties.owns(actor):
                near = high - low
                does = first and actor.party_id is not None and blamed is None
                if does and self._parties.deed(actor.last, actor.last + _DEED_REACH):
                    blamed = Goal(actor.first, (start, actor.first), None, actor.party_id)
        if blamed is not None and not goals and self._any_near(match.first):
            goals.append(blamed)
        return goals

    def _told(self, at: int, stop: int) -> bool:
        """Whether the words after a noun of doing say what it is: "the move to scrap X"."""
        document = self._document
        if not document.has(at, "topic_noun.act"):
            return False
        limit = min(stop, at + _TOLD_REACH)
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

    def _verb_after(self, at: int, stop: int, where: str) -> tuple[int, int]:
        """The path from a topic to the verb that is yet to come, where verbs stand last."""
        if where == "inside":  # "X लागू करना गलत है"
            stop = self._document.first_in("direct_infinitive", at + 1, stop) or at + 1
        return at + 1, stop

    def _named_after(self, at: int, stop: int) -> bool:
        """Whether a noun is only the head of a phrase that names its topic: "X की नीति का"."""
        document = self._document
        if not document.has(at, "topic_noun") or not document.any_in(stop + 1, at, "topic"):
            return False
        if not document.sov(at) or document.any_in(max(0, at - 3), at, "definite"):
            return False
        return self.topics.topic_id(at) is None

    def _linked(self, one: int, other: int) -> bool:
        """Whether `other` still is in one list with `one`."""
        document = self._document
        first, last = (one + 1, other) if one < other else (other + 1, one)
        if last - first > _LINK_REACH or not document.only_in(first, last, _LINKS):
            return False
        if document.sov(one) or not document.any_in(first, last, "comma"):
            return document.any_in(first, last, "coordinator|hyphen")
        for at in range(first, last):
            if document.has(at, "coordinator") and not document.has(at, "comma"):
                return True
        # After a comma alone a list goes on; in "Slamming the X, the Y" a clause does.
        actor = self._context.starting(other)
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
        for goal in goals:
            goal.flips += self.topics.shifts_around(goal.unit)
        return goals

    def _undone(self, goals: list[Goal], cue: int) -> list[Goal]:
        """Goals in a cue, with a shifter that governs them: "called | the repeal of X bad"."""
        document = self._document
        for goal in goals:
            at = goal.unit - 1
            while at >= 0 and document.is_in(at, "article|determiner|of"):
                at -= 1
            goal.flips += at != cue and document.is_in(at, "shifter")
        return goals


def _bounds(units: Units) -> tuple[int, int]:
    """The same units from left to right, half-open."""
    start, stop, step = units
    return (start, stop) if step > 0 else (stop + 1, start + 1)
