"""Topics as targets of stances: named, or meant by a nominal or pronoun that points back."""

from __future__ import annotations

from typing import Final

from partyie.context import Context
from partyie.native import mypyc_attr
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


@mypyc_attr(acyclic=True)
class Goal:
    """What a cue is about: a topic, party or named law at a unit, and the path to it."""

    __slots__ = ("begin", "end", "first", "flips", "last", "party_id", "topic_id", "unit")

    def __init__(
        self, unit: int, path: tuple[int, int], topic_id: str | None, party_id: str | None
    ) -> None:
        self.unit = unit
        self.begin, self.end = path  # the units between cue and target, half-open
        self.topic_id = topic_id
        self.party_id = party_id
        self.flips = 0  # shifters in what a nominal stands for: "the move" to scrap X
        self.first = -1  # where the words of an open target begin, which no registry knows
        self.last = -1  # where its other name in brackets ends

    def edge(self) -> int:
        """The last unit of its words."""
        return max(self.unit, self.last - 1)


class Topics:
    """What topics the words of one document stand for."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._document = context.document
        self._symbols = context.document.scan.symbols

    def goal(self, at: int, match: RuleMatch) -> Goal | None:
        document = self._document
        path = (match.last, at) if at >= match.last else (at + 1, match.first)
        named = self.topic_id(at)
        if named is not None:
            goal = Goal(at, path, self._lawful(named, path[0], path[1]), None)
            goal.flips = self._shifts_of(at)
            return goal
        if document.has(at, "clause_pronoun"):
            return self._told_goal(at, path)
        noun = False
        if document.has(at, "far_pronoun"):
            antecedent = self.antecedent(at, 0) if path[1] - path[0] <= _OWN_REACH else None
        elif document.has(at, "topic_pronoun"):
            if path[1] - path[0] > _PRONOUN_REACH:
                return None
            antecedent = self.antecedent(at)
            if document.has(at, "topic_pronoun.owner"):  # "its immediate withdrawal"
                return self._of_owner(at, path, antecedent)
        elif document.has(at, "topic_noun") and self._definite(at, match):
            noun = True
            antecedent = self._last_named_so(at) or self.antecedent(at, _NOUN_BACK)
        else:
            return self._open(at, path)
        if antecedent is None:
            return None
        goal = Goal(at, path, None, None)
        goal.flips = self._shifts_of(at)
        if document.has(at, "topic_noun.act"):
            before = self._told_before(at, antecedent)
            goal.flips += self.shifts_around(antecedent) if before is None else before
        topic = self.topic_id(antecedent)
        if topic is not None:
            near = (at, at + 1) if noun or document.has(at, "topic_noun") else path
            topic = self._lawful(topic, near[0], near[1])
            goal.topic_id = self._lawful(topic, antecedent + 1, min(at, antecedent + _LAW_NAME))
        return goal

    def _open(self, at: int, path: tuple[int, int]) -> Goal | None:
        """A law that no registry knows, by its name."""
        document = self._document
        if not document.has(at, "topic_noun.law") or document.is_in(at + 1, "organisation_word"):
            return None
        first = self._law_name(at)
        if first == at:
            return None
        goal = Goal(at, path, None, None)
        goal.first = first
        return goal

    def topic_id(self, unit: int) -> str | None:
        document = self._document
        return document.scan.value(unit, "topic") if document.has(unit, "topic") else None

    def antecedent(self, at: int, sentences: int = _PRONOUN_BACK) -> int | None:
        """The unit of the last topic named before `at`."""
        return self._document.last_in("topic", self._back(at, sentences), at)

    def _back(self, at: int, sentences: int) -> int:
        """Where the text begins in which what is said at a unit may have been named."""
        scan = self._document.scan
        here = scan.sentence_of(at)
        return max(scan.sentences[max(0, here - sentences)].first, at - _ANTECEDENT_REACH)

    def _told_before(self, at: int, antecedent: int) -> int | None:
        """How often what the same noun was about turned: "a resolution against X ... | it"."""
        scan, document = self._document.scan, self._document
        low = max(document.near(antecedent)[0], antecedent - _TOLD_BEFORE)
        noun = scan.key(at)
        for other in range(antecedent - 1, low - 1, -1):
            if scan.key(other) == noun:
                return self._turns(other + 1, antecedent)
        return None

    def _lawful(self, topic: str, first: int, last: int) -> str:
        """The law about a practice where the registry has one and units first to last (half-open)
        speak of it."""
        if not self._document.any_in(first, last, "topic_noun.law"):
            return topic
        law = f"{topic}_law"
        return law if law in self._document.engine.registry.topic_ids else topic

    def _told_goal(self, at: int, path: tuple[int, int]) -> Goal | None:
        """A topic with what is said of it before: "a motion against X, which"."""
        document = self._document
        antecedent = self.antecedent(at, 0)
        if antecedent is None and document.any_in(document.near(at)[0], at, "topic_noun"):
            antecedent = self.antecedent(at)  # "the motion, which"
        if antecedent is None or path[1] - path[0] > _PRONOUN_REACH:
            return None
        goal = Goal(at, path, self.topic_id(antecedent), None)
        goal.flips = self._turns(antecedent + 1, at)
        return goal

    def _turns(self, first: int, last: int) -> int:
        """How many things in units first to last (half-open) turn a polarity."""
        turns = len(self._document.all_in("shifter", first, last))
        for cue in self._document.within("stance", first, last):
            turns += cue.rule.set["polarity"] == "against"
        return turns

    def is_measure(self, topic: int, tag: str = "topic_noun") -> bool:
        """Whether the name of a topic ends in a word for a law or a plan."""
        word = self._document.scan.surface(topic, topic + 1).split()[-1]
        document = self._document
        return document.table(tag)[ord(document.engine.lexicon.symbol(word))] != 0

    def _last_named_so(self, at: int) -> int | None:
        """The last topic before a noun whose name ends in it, or like it in a word for a law."""
        document, scan = self._document, self._document.scan
        topic = self.antecedent(at, _NOUN_BACK)
        if topic is None:
            return None
        law = document.has(at, "topic_noun.law")
        end = f" {scan.surface(at, at + 1)}"
        low = self._back(at, _NOUN_BACK)
        while topic is not None:
            if (
                self.is_measure(topic, "topic_noun.law")
                if law
                else scan.surface(topic, topic + 1).endswith(end)
            ):
                return topic
            topic = document.last_in("topic", low, topic)
        return None

    def _of_owner(self, at: int, path: tuple[int, int], antecedent: int | None) -> Goal | None:
        """What is to be done with a topic that a possessive pronoun at a unit stands for."""
        document = self._document
        if antecedent is None or not document.any_in(at + 1, at + 4, "shifter|transparent"):
            return None
        goal = Goal(at, path, self.topic_id(antecedent), None)
        goal.flips = int(document.any_in(at + 1, at + 4, "shifter"))
        return goal

    def _definite(self, at: int, match: RuleMatch) -> bool:
        """Whether a noun ("bill", "move") points back: "the bill", "इस विधेयक"."""
        document = self._document
        low, _ = document.near(at)
        sov = document.sov(at)
        names, symbols = document.engine.name_table, self._symbols
        for before in range(at - 1, max(low, at - 3) - 1, -1):
            if document.has(before, "definite"):
                return not self._of_person(before)
            if sov:
                continue
            if at < match.first and document.has(before, "article"):
                return True
            if names[ord(symbols[before])]:
                return False  # a bill of another name
        if not sov or at == low or document.is_in(at - 1, _CASES):
            return sov
        if self._named_so(at):
            return True
        if not document.has(at, "topic_noun.law"):
            return False
        if document.is_in(at - 1, _BEFORE_BARE) and not document.is_in(at - 1, "participle"):
            return True  # "भी अब बिल का"
        return any(p.last == at for p in self._context.between(max(low, at - 4), at))

    def _named_so(self, at: int) -> bool:
        """Whether the name of the last topic ends in the noun at a unit: परमाणु करार, करार."""
        topic, scan = self.antecedent(at), self._document.scan
        if topic is None:
            return False
        return scan.surface(topic, topic + 1).endswith(f" {scan.surface(at, at + 1)}")

    def _law_name(self, at: int) -> int:
        """Where the name of a law begins that no registry knows: "the Lokayukta Reform Bill"."""
        document = self._document
        low = max(document.near(at)[0], at - _LAW_NAME)
        sov = document.sov(at)
        capitals, symbols = document.engine.capital_table, self._symbols
        first = at
        while first > low:
            before = first - 1
            if document.has(before, _NO_LAW_NAME):
                break
            if not sov and not (capitals[ord(symbols[before])] and capitals[ord(symbols[first])]):
                break
            first = before
        if first < at:
            for participant in self._context.between(low, at):
                first = min(at, max(first, participant.last))
        return first

    def _of_person(self, at: int) -> bool:
        """Whether what begins at a unit is somebody's own: "X के इस फैसले"."""
        if not self._document.is_in(at - 1, "owner_mark"):
            return False
        for owner in self._context.between(max(0, at - 4), at):
            if owner.kind == "person" and owner.last == at - 1:
                return True
        return False

    # ── shifters in a topic's own phrase ─────────────────────────────────────────────────────

    def _shifts_of(self, at: int) -> int:
        """Whether what a topic has turns the polarity: "the scheme's immediate rollback"."""
        document = self._document
        if not document.is_in(at + 1, "possessive"):
            return 0
        return int(document.any_in(at + 2, min(at + 5, document.near(at)[1]), "shifter"))

    def shifts_around(self, unit: int) -> int:
        """Shifters in the phrase of a topic: "a move to scrap X", "X को रद्द करने के फैसले"."""
        document = self._document
        low, high = document.near(unit)
        found = 0
        if document.sov(unit):
            for at in range(unit + 1, min(high, unit + _SHIFT_REACH)):
                found += document.has(at, "shifter")
            return found
        for at in range(unit - 1, max(low, unit - _SHIFT_REACH) - 1, -1):
            if document.is_in(at, "clause_break|comma|said|quote"):
                break
            found += document.is_in(at, "shifter")
        return found
