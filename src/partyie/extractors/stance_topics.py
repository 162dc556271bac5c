"""Topics as targets of stances: named, or meant by a nominal or pronoun that points back."""

from __future__ import annotations

from typing import Final, NamedTuple

from partyie.context import Context
from partyie.rules import RuleMatch

__all__ = ["Goal", "Topics"]

_NOUN_BACK: Final = 5  # sentences in which what a nominal stands for was named
_PRONOUN_BACK: Final = 2  # the same for a pronoun
_PRONOUN_REACH: Final = 9  # units between a cue and a pronoun that it is about, at most
_OWN_REACH: Final = 3  # the same where a party is as likely meant
_ANTECEDENT_REACH: Final = 200  # units back to what a nominal or pronoun stands for, at most
_TOLD_BEFORE: Final = 12  # units back from a topic to a noun that comes again after it
_SHIFT_REACH: Final = 5  # units from a topic to the shifters in its own phrase
_LAW_NAME: Final = 7  # words in the name of a law, at most
_NO_LAW_NAME: Final = "case|definite|clause_break|finite|comma|said|quote|function|ergative"
_CASES: Final = "case|ergative|clause_break"
_BEFORE_BARE: Final = "function|coordinator|said"


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


class Topics:
    """What topics the words of one document stand for."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._document = context.document
        self._symbols = context.document.scan.symbols
        self._members = context.document.engine.members

    def goal(self, at: int, match: RuleMatch) -> Goal | None:
        document = self._document
        path = range(match.last, at) if at >= match.last else range(at + 1, match.first)
        named = self.topic_id(at)
        if named is not None:
            return Goal(at, path, self._lawful(named, path), None, self._shifts_of(at))
        if document.is_in(at, "clause_pronoun"):
            return self._told_goal(at, path)
        if document.is_in(at, "far_pronoun"):
            antecedent = self.antecedent(at, 0) if len(path) <= _OWN_REACH else None
        elif document.is_in(at, "topic_pronoun"):
            if len(path) > _PRONOUN_REACH:
                return None
            antecedent = self.antecedent(at)
            if document.has(at, "topic_pronoun.owner"):  # "its immediate withdrawal"
                return self._of_owner(at, path, antecedent)
        elif document.is_in(at, "topic_noun") and self._definite(at, match):
            antecedent = self._last_named_so(at) or self.antecedent(at, _NOUN_BACK)
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
            flips += self.shifts_around(antecedent) if before is None else before
        topic = self.topic_id(antecedent)
        if topic is not None:
            near = range(at, at + 1) if document.is_in(at, "topic_noun") else path
            told = range(antecedent + 1, min(at, antecedent + _LAW_NAME))
            topic = self._lawful(self._lawful(topic, near), told)
        return Goal(at, path, topic, None, flips)

    def topic_id(self, unit: int) -> str | None:
        if self._symbols[unit] not in self._members["topic"]:
            return None
        return self._document.scan.value(unit, "topic")

    def antecedent(self, at: int, sentences: int = _PRONOUN_BACK) -> int | None:
        """The unit of the last topic named before `at`."""
        document = self._document
        scan = document.scan
        here = scan.sentence_of(at)
        low = max(scan.sentences[max(0, here - sentences)].first, at - _ANTECEDENT_REACH)
        return document.last_in("topic", low, at)

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
        antecedent = self.antecedent(at, 0)
        if antecedent is None and document.any_in(document.near(at)[0], at, "topic_noun"):
            antecedent = self.antecedent(at)  # "the motion, which"
        if antecedent is None or len(path) > _PRONOUN_REACH:
            return None
        told = document.within("stance", antecedent + 1, at)
        flips = sum(cue.rule.set["polarity"] == "against" for cue in told)
        flips += len(document.all_in("shifter", antecedent + 1, at))
        return Goal(at, path, self.topic_id(antecedent), None, flips)

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
        if antecedent is None or not document.any_in(at + 1, at + 4, "shifter|transparent"):
            return None
        turned = document.any_in(at + 1, at + 4, "shifter")
        return Goal(at, path, self.topic_id(antecedent), None, turned)

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
        topic, scan = self.antecedent(at), self._document.scan
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

    # ── shifters in a topic's own phrase ─────────────────────────────────────────────────────

    def _shifts_of(self, at: int) -> int:
        """Whether what a topic has turns the polarity: "the scheme's immediate rollback"."""
        document = self._document
        if not document.is_in(at + 1, "possessive"):
            return 0
        return document.any_in(at + 2, min(at + 5, document.near(at)[1]), "shifter")

    def shifts_around(self, unit: int) -> int:
        """Shifters in the phrase of a topic: "a move to scrap X", "X को रद्द करने के फैसले"."""
        document = self._document
        low, high = document.near(unit)
        sov = document.sov(unit)
        if sov:
            near = range(unit + 1, min(high, unit + _SHIFT_REACH))
            return sum(document.is_in(at, "shifter") for at in near)
        found = 0
        for at in range(unit - 1, max(low, unit - _SHIFT_REACH) - 1, -1):
            if document.is_in(at, "clause_break|comma|said|quote"):
                break
            found += document.is_in(at, "shifter")
        return found
