"""What a stance is about: topics in every form, nominals that stand for one, parties."""

from __future__ import annotations

from typing import Final, NamedTuple

from partyie.context import Context, Participant
from partyie.document import Document
from partyie.rules import RuleMatch
from partyie.syntax import Analysis

__all__ = ["Goal", "Targets"]

_TOLD_BEFORE: Final = 12  # the same where the noun comes again
_TOLD_REACH: Final = 9  # units between a noun of doing and the topic that it is about
_DEED_REACH: Final = 4  # units between the owner of a deed and its name
_PARTY_REACH: Final = 8  # units between a cue and the party that it is about, at most
_NEAR: Final = 4  # the same for cues that only govern what stands next to them
_PHRASE: Final = 9  # the same for those that govern a phrase before them: "X को रद्द करने का वादा"
_ALLEGED_REACH: Final = 20  # units between an accusation and the subject of what is alleged
_NOUN_BACK: Final = 5  # sentences in which what a nominal stands for was named
_PRONOUN_BACK: Final = 2
_PRONOUN_REACH: Final = 9  # units between a cue and a pronoun that it is about, at most
_OWN_REACH: Final = 3  # the same where a party is as likely meant
_ANTECEDENT_REACH: Final = 200  # the same in units, at most
_LAW_NAME: Final = 7  # words in the name of a law, at most
_NO_LAW_NAME: Final = (
    "case", "definite", "clause_break", "finite", "comma", "said", "quote", "function",
    "ergative",
)  # fmt: skip
_CASES: Final = ("case", "ergative", "clause_break")
_BEFORE_BARE: Final = ("function", "coordinator", "said")
_POSTPOSITIONS: Final = ("favour_post", "against_post")
_AFTER_HEAD: Final = (
    "coordinator", "clause_break", "oblique_before", "locative_before", "comma", "sentence_end",
    "bracket",
)  # fmt: skip
_DONE: Final = ("shifter", "carried_out", "be", "adverb", "comma", "determiner", "coordinator")
_VERBED: Final = ("shifter", "favour_measure", "determiner", "article", "of", "transparent")
_LINK_REACH: Final = 5  # units between two members of one list, at most
_LINKS: Final = (
    "coordinator", "determiner", "owner_mark", "list_end", "article", "bracket", "hyphen",
)  # fmt: skip
# What can be, or stand for, a topic.
_NOMINALS: Final = ("topic", "topic_noun", "topic_pronoun", "clause_pronoun", "far_pronoun")
_NOMINALS_OR_ABOUT: Final = (*_NOMINALS, "about")
_THROUGH: Final = ("transparent", "shifter", *_NOMINALS, "party", "government", "comma")
_SHIFT_REACH: Final = 5  # units from a topic to the shifters in its own phrase


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


class Goal(NamedTuple):
    """What a cue is about: a topic, party or named law at a unit, and the path to it."""

    unit: int
    path: range
    topic_id: str | None
    party_id: str | None
    flips: int = 0  # shifters in what a nominal stands for: "the move" to scrap X
    first: int = -1  # where the words of an open target begin, which no registry knows
    last: int = -1  # where its other name in brackets ends

    @property
    def edge(self) -> int:
        """The last unit of its words."""
        return max(self.unit, self.last - 1)


class Targets:
    """The targets of the cues of one document."""

    def __init__(self, context: Context, analysis: Analysis) -> None:
        self._context = context
        self._document: Document = context.document
        self._symbols = context.document.scan.symbols
        self._members = context.document.engine.members
        self._analysis = analysis
        self._actors = {p.first: p for p in context.participants}

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
        topic = self._antecedent(match.last - 1, _PRONOUN_BACK)
        if topic is None:
            return []
        flips = self._shifts_around(topic)
        return [Goal(topic, range(0), self._topic_id(topic), None, flips)]

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
        topic = self._topic_id(colon - 1)
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
            elif goals or not self._owns(actor):
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
                goal = self._topic_goal(at, match)
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
            verdict = self._party_goal(actor, step, units, where, linked=bool(goals))
            if isinstance(verdict, Goal):
                goals.append(verdict)
            elif verdict and self._reason(actor):
                near, parties, first = len(units), False, False
                actors = {}
            elif verdict:
                break
            elif self._owns(actor):
                near = len(units)
                if first and actor.party_id and self._deed(actor.last, actor.last + _DEED_REACH):
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
        return topic is not None and not document.any_in(at + 1, topic, "coordinator", "comma")

    def _owned(self, at: int) -> bool:
        """Whether a topic only has what a cue is about: "the NEP's three-language formula"."""
        document = self._document
        if document.is_in(at + 1, "than_word"):
            return True
        if not document.is_in(at + 1, "possessive"):
            return False
        return not document.any_in(at + 2, at + 4, "transparent", "shifter") or document.any_in(
            at + 2, at + 4, "topic"
        )

    def _mere_matter(self, at: int) -> bool:
        """Whether a topic only is what somebody is attacked over: "X को लेकर"."""
        document = self._document
        if document.is_in(at + 1, "matter_mark"):
            return True
        return document.is_in(at + 1, "owner_mark") and document.is_in(at + 2, "topic_noun.thing")

    def _deed(self, first: int, last: int) -> bool:
        return self._document.any_in(first, last, "deed")

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
        if self._topic_id(at) is not None or document.any_in(max(0, at - 3), at, "definite"):
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
            return document.any_in(first, last, "coordinator", "hyphen")
        if any(
            document.has(at, "coordinator") and not document.has(at, "comma")
            for at in range(first, last)
        ):
            return True
        # After a comma alone a list goes on; in "Slamming the X, the Y" a clause does.
        actor = self._actors.get(other)
        end = other + 1 if actor is None else actor.last
        while document.is_in(end, "bracket", "party", "possessive", "topic_noun"):
            end += 1
        return document.is_in(end, "coordinator", "sentence_end")

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
            done = document.any_in(other + 1, joint, _DONE[:2])
            return joint if done or document.any_in(joint + 1, one, _VERBED[:2]) else None
        joint = document.first_in("coordinator", one + 1, other)
        if joint is None or not document.is_in(joint - 1, "infinitive", "shifter", "light_verb"):
            return None
        return joint if document.sov(one) else None

    def _topic_goal(self, at: int, match: RuleMatch) -> Goal | None:
        document = self._document
        path = range(match.last, at) if at >= match.last else range(at + 1, match.first)
        named = self._topic_id(at)
        if named is not None:
            return Goal(at, path, self._lawful(named, path), None, self._shifts_of(at))
        if document.is_in(at, "clause_pronoun"):
            return self._told_goal(at, path)
        if document.is_in(at, "far_pronoun"):
            antecedent = self._antecedent(at, 0) if len(path) <= _OWN_REACH else None
        elif document.is_in(at, "topic_pronoun"):
            if len(path) > _PRONOUN_REACH:
                return None
            antecedent = self._antecedent(at, _PRONOUN_BACK)
            if document.has(at, "topic_pronoun.owner"):  # "its immediate withdrawal"
                return self._of_owner(at, path, antecedent)
        elif document.is_in(at, "topic_noun") and self._definite(at, match):
            antecedent = self._last_named_so(at) or self._antecedent(at, _NOUN_BACK)
        else:
            law = document.is_in(at, "topic_noun.law")
            law = law and not document.is_in(at + 1, "organisation_word")
            first = self._law_name(at) if law else at
            return Goal(at, path, None, None, first=first) if first < at else None
        if antecedent is None:
            return None
        flips = self._shifts_of(at)
        if document.is_in(at, "topic_noun.act"):
            before = self._told_before(at, antecedent)
            flips += self._shifts_around(antecedent) if before is None else before
        topic = self._topic_id(antecedent)
        if topic is not None:
            near = range(at, at + 1) if document.is_in(at, "topic_noun") else path
            told = range(antecedent + 1, min(at, antecedent + _LAW_NAME))
            topic = self._lawful(self._lawful(topic, near), told)
        return Goal(at, path, topic, None, flips)

    def _told_before(self, at: int, antecedent: int) -> int | None:
        """How often what the same noun was about turned: "a resolution against X ... | it"."""
        scan, document = self._document.scan, self._document
        low = max(document.near(antecedent)[0], antecedent - _TOLD_BEFORE)
        for other in range(antecedent - 1, low - 1, -1):
            if scan.key(other) == scan.key(at):
                cues = document.within("stance", other + 1, antecedent)
                against = [cue for cue in cues if cue.rule.set["polarity"] == "against"]
                return len(against) + len(document.all_in("shifter", other + 1, antecedent))
        return None

    def _lawful(self, topic: str, units: range) -> str:
        """The law about a practice where the registry has one and some units speak of it."""
        law = f"{topic}_law"
        if law not in self._document.engine.registry.topic_ids:
            return topic
        told = self._document.any_in(units.start, units.stop, "topic_noun.law")
        return law if told else topic

    def _told_goal(self, at: int, path: range) -> Goal | None:
        """A topic with what is said of it before: "a motion against X, which"."""
        document = self._document
        antecedent = self._antecedent(at, 0)
        if antecedent is None and document.any_in(document.near(at)[0], at, "topic_noun"):
            antecedent = self._antecedent(at, _PRONOUN_BACK)  # "the motion, which"
        if antecedent is None or len(path) > _PRONOUN_REACH:
            return None
        told = document.within("stance", antecedent + 1, at)
        flips = sum(cue.rule.set["polarity"] == "against" for cue in told)
        flips += len(document.all_in("shifter", antecedent + 1, at))
        return Goal(at, path, self._topic_id(antecedent), None, flips)

    def is_measure(self, topic: int, tag: str = "topic_noun") -> bool:
        """Whether the name of a topic ends in a word for a law or a plan."""
        word = self._document.scan.surface(topic, topic + 1).split()[-1]
        return self._document.engine.lexicon.symbol(word) in self._members[tag]

    def _last_named_so(self, at: int) -> int | None:
        """The last topic before a noun whose name ends in it, or like it in a word for a law."""
        scan = self._document.scan
        law = self._document.is_in(at, "topic_noun.law")
        end = f" {scan.surface(at, at + 1)}"
        here = scan.sentence_of(at)
        low = max(scan.sentences[max(0, here - _NOUN_BACK)].first, at - _ANTECEDENT_REACH)
        for topic in reversed(self._document.all_in("topic", low, at)):
            if law and self.is_measure(topic, "topic_noun.law"):
                return topic
            if not law and scan.surface(topic, topic + 1).endswith(end):
                return topic
        return None

    def _of_owner(self, at: int, path: range, antecedent: int | None) -> Goal | None:
        """What is to be done with a topic that a possessive pronoun at a unit stands for."""
        document = self._document
        if antecedent is None or not document.any_in(at + 1, at + 4, "shifter", "transparent"):
            return None
        turned = document.any_in(at + 1, at + 4, "shifter")
        return Goal(at, path, self._topic_id(antecedent), None, turned)

    def _topic_id(self, unit: int) -> str | None:
        if self._symbols[unit] not in self._members["topic"]:
            return None
        return self._document.scan.value(unit, "topic")

    def _definite(self, at: int, match: RuleMatch) -> bool:
        """Whether a noun ("bill", "move") points back: "the bill", "इस विधेयक"."""
        document = self._document
        low, _ = document.near(at)
        sov = document.sov(at)
        name = document.engine.name_regex
        for before in range(at - 1, max(low, at - 3) - 1, -1):
            if document.is_in(before, "definite"):
                return not self._of_person(before)
            if not sov and at < match.first and document.is_in(before, "article"):
                return True
            if not sov and name.match(document.scan.symbols[before]):
                return False  # a bill of another name
        if not sov or at == low or document.is_in(at - 1, _CASES):
            return sov
        if self._named_so(at):
            return True
        return document.is_in(at, "topic_noun.law") and (  # "भी अब बिल का"
            (document.is_in(at - 1, _BEFORE_BARE) and not document.is_in(at - 1, "participle"))
            or any(p.last == at for p in self._context.between(max(low, at - 4), at))
        )

    def _named_so(self, at: int) -> bool:
        """Whether the name of the last topic ends in the noun at a unit: परमाणु करार, करार."""
        topic, scan = self._antecedent(at, _PRONOUN_BACK), self._document.scan
        return topic is not None and scan.surface(topic, topic + 1).endswith(
            f" {scan.surface(at, at + 1)}"
        )

    def _law_name(self, at: int) -> int:
        """Where the name of a law begins that no registry knows: "the Lokayukta Reform Bill"."""
        document = self._document
        low, _ = document.near(at)
        near = self._context.between(max(low, at - _LAW_NAME), at)
        taken = {n for p in near for n in range(p.first, p.last)}
        sov = document.sov(at)
        name = document.engine.capitals_regex
        first = at
        while first > max(low, at - _LAW_NAME):
            before = first - 1
            if before in taken or document.is_in(before, _NO_LAW_NAME):
                break
            if not sov and not name.match(document.scan.symbols, before, before + 2):
                break
            first = before
        return first

    def _of_person(self, at: int) -> bool:
        """Whether what begins at a unit is somebody's own: "X के इस फैसले"."""
        before = self._context.between(max(0, at - 4), at)
        return any(
            p.kind == "person" and p.last == at - 1 and self._document.is_in(p.last, "owner_mark")
            for p in before
        )

    def _antecedent(self, at: int, sentences: int) -> int | None:
        """The unit of the last topic named before `at`."""
        document = self._document
        scan = document.scan
        here = scan.sentence_of(at)
        low = max(scan.sentences[max(0, here - sentences)].first, at - _ANTECEDENT_REACH)
        return document.last_in("topic", low, at)

    # ── shifters in a target's own phrase ────────────────────────────────────────────────────

    def _own_shifts(self, goals: list[Goal]) -> list[Goal]:
        """Goals before a passive, with the shifters that stand before them."""
        return [goal._replace(flips=goal.flips + self._shifts_around(goal.unit)) for goal in goals]

    def _undone(self, goals: list[Goal], cue: int) -> list[Goal]:
        """Goals in a cue, with a shifter that governs them: "called | the repeal of X bad"."""
        document = self._document
        found: list[Goal] = []
        for goal in goals:
            at = goal.unit - 1
            while at >= 0 and document.is_in(at, "article", "determiner", "of"):
                at -= 1
            shifted = at != cue and document.is_in(at, "shifter")
            found.append(goal._replace(flips=goal.flips + shifted))
        return found

    def _shifts_of(self, at: int) -> int:
        """Whether what a topic has turns the polarity: "the scheme's immediate rollback"."""
        document = self._document
        if not document.is_in(at + 1, "possessive"):
            return 0
        return document.any_in(at + 2, min(at + 5, document.near(at)[1]), "shifter")

    def _shifts_around(self, unit: int) -> int:
        """Shifters in the phrase of a topic: "a move to scrap X", "X को रद्द करने के फैसले"."""
        document = self._document
        low, high = document.near(unit)
        sov = document.sov(unit)
        if sov:
            near = range(unit + 1, min(high, unit + _SHIFT_REACH))
            return sum(document.is_in(at, "shifter") for at in near)
        found = 0
        for at in range(unit - 1, max(low, unit - _SHIFT_REACH) - 1, -1):
            if document.is_in(at, "clause_break", "comma", "said", "quote"):
                break
            found += document.is_in(at, "shifter")
        return found

    def _reason(self, actor: Participant) -> bool:
        """Whether what somebody is attacked for follows: "slammed the Centre over"."""
        return self._document.is_in(actor.last, "reason")

    # ── parties ──────────────────────────────────────────────────────────────────────────────

    def _party_goal(
        self, actor: Participant, step: int, units: range, where: str, *, linked: bool
    ) -> Goal | bool:
        """A party as target; True where this actor shows that the cue is about nobody else."""
        document = self._document
        first = _FRAMES[where].first
        if actor.kind != "party" or actor.party_id is None:
            return first and not (self._of_party(actor) or self._owns(actor))
        patient = units.step < 0 and document.is_in(actor.last, "patient_mark")
        if units.step > 0 and self._describes(actor):
            return False
        if first and units.step > 0 and step and not self._faced(actor, units.start):
            return True
        if step > _PARTY_REACH and where != "accused" and not (first and patient):
            return first
        if where != "inside" and document.is_in(actor.last, "ergative", "agent_after"):
            return False
        if where == "object" and units.step < 0 and document.is_in(actor.last, "owner_mark"):
            between = range(actor.last + 1, units.start + 1)
            if len(between) > _OWN_REACH or document.any_in(between.start, between.stop, "case"):
                return False  # "भाजपा के सदन में विरोध करने": it acts
        if linked:
            fits = not document.within("stance", actor.last, actor.last + 1)
        elif units.step < 0:
            fits = self._marked(actor, units.start + 1, where)
        elif where == "inside":
            fits = not self._owns(actor)
        else:
            fits = where != "object" or self._heads(actor)
        if where == "alliance":
            fits = fits and document.engine.registry.get(actor.party_id).status == "alliance"
            # "joined the Left in demanding": in that alone.
            joined = document.within("stance", actor.last + 1, actor.last + 2)
            fits = fits and not (joined and document.is_in(actor.last, "locative_before"))
        if actor.stands_in and where == "accused":
            return not document.is_in(actor.first, "pronoun")
        if not fits or actor.stands_in:
            return first and not document.is_in(actor.first, "pronoun")
        forward = range(units.start, actor.first)
        path = forward if units.step > 0 else range(actor.last, units.start + 1)
        return Goal(actor.first, path, None, actor.party_id)

    def _describes(self, actor: Participant) -> bool:
        """Whether a party only says whose another is: "the X (X)-led Y", "X ally Y"; an X-led
        government is X's."""
        document, at = self._document, actor.last
        while document.is_in(at, "bracket", "party"):
            at += 1
        other = self._actors.get(at + 1)
        return other is not None and other.kind != "government" and document.is_in(at, "apposition")

    def _marked(self, actor: Participant, cue: int, where: str) -> bool:
        """Whether a case marker makes a party the object of the cue after it at `cue`."""
        document = self._document
        marks = ("patient_mark",) if where == "accused" else ("case", "oblique_after")
        if actor.last == cue and (where == "alliance" or document.is_in(cue, _POSTPOSITIONS)):
            return True
        for at in range(actor.last, min(actor.last + 3, cue + 1)):
            if document.is_in(at, "ergative") or (at > actor.last and at in self._actors):
                return False
            # "के साथ" also coordinates; where the cue begins with it, it is a marker.
            if document.is_in(at, *marks) and (at == cue or not document.is_in(at, "coordinator")):
                return True
        return False

    def _faced(self, actor: Participant, start: int) -> bool:
        """Whether an attack on what a preposition leads to is one on a party: "the rule of X"."""
        document = self._document
        at = actor.outer - 1
        while at > start and document.is_in(at, "article", "determiner"):
            at -= 1
        if at <= start or not document.is_in(at, "oblique_before"):
            return True
        return self._deed(max(start, at - 2), at)

    def _of_party(self, actor: Participant) -> bool:
        """Whether the government or group is a party's own: "यूपीए सरकार"."""
        before = self._context.between(max(0, actor.outer - 2), actor.outer)
        return bool(before) and before[-1].last == actor.outer and before[-1].kind == "party"

    def _owns(self, actor: Participant) -> bool:
        """Whether an actor is only named as the owner of what follows: "the Centre's move"."""
        document = self._document
        return actor.last < len(document.scan) and document.is_in(actor.last, "possessive")

    def _heads(self, actor: Participant) -> bool:
        """Whether a party is itself what a verb before it governs, and not its leaders or law."""
        document = self._document
        at = actor.last
        _, high = document.near(actor.first)
        if document.is_in(at, "apposition") and document.is_in(at + 1, "party_body"):
            at += 1  # "the X-led government"
        if at < high and document.is_in(at, "party_body"):
            at += 1
        return at >= high - 1 or document.is_in(at, _AFTER_HEAD)
