"""Structure from order, case markers and clause boundaries: no model needed.

In languages that put the verb after its object (`sov`, Hindi) the target stands before the cue and
the subject before the target; in the others (`svo`, English) the subject stands before the cue and
the target after it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from partyie.context import Context, Participant
from partyie.syntax.sov import VerbFinal
from partyie.syntax.speech import Speech

__all__ = ["RulesAnalysis"]

_REACH: Final = 16  # units between a cue and its target, at most
_NEGATION_REACH: Final = 5
_NOR_REACH: Final = 12
_SUBJECT_GAP: Final = 8  # units between a verb and its subject in which another subject would show
# Between a subject and its verb.
_AUXILIARIES: Final = (
    "determiner", "negation", "future", "be", "having", "obligation", "weekday", "emphasis",
    "party_word",
)  # fmt: skip
_VERB_GROUP: Final = 7  # units between a subject and its verb, at most
_ASIDE: Final = 6  # units in brackets by the way, at most
_ADVERBS: Final = 2  # words in no list among them, at most
_OWNED: Final = 5  # units from the owner of a cue to the cue, at most
_SHARED: Final = 3  # verbs that share one object, besides the first
# What a clause may begin after.
_BOUNDARIES: Final = ("clause_break", "coordinator", "said", "quote")
_SUBJECT_SIGNS: Final = ("quote", "relative", "clause_break", "coordinator", "article")
_MOODS: Final = ("possibility", "conditional")


class RulesAnalysis:
    """The analysis protocol over one document."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._document = context.document
        self._symbols = context.document.scan.symbols
        self._members = context.document.engine.members
        self._speech = Speech(context)
        self._verb_final = VerbFinal(context)
        symbols, articles = self._symbols, self._members["article"]
        # Where cues end that can have an object: "a demand" has none.
        self._verb_ends = frozenset(
            match.last
            for match in self._document.of("stance")
            if match.first == 0 or symbols[match.first - 1] not in articles
        )

    # ── actors ───────────────────────────────────────────────────────────────────────────────

    def subjects(self, first: int, last: int) -> list[Participant]:
        if self._document.sov(first):
            found = self._verb_final.subjects(first, last)
            if not found and self._verb_final.promised(last):
                return self.speakers(first, last)  # "X बहाल किया जाएगा": who says it does it
            return found
        return self.possessors(first) or self._svo_subjects(first)

    def _svo_subjects(self, first: int) -> list[Participant]:
        """The nearest group before the verb that opens a clause, else the nearest that can act."""
        low, _ = self._document.near(first)
        if self._other_subject(first, low):
            return []
        beside = self._name_beside(low, first)
        if beside:
            return beside
        spare: list[Participant] = []
        agent: list[Participant] = []
        for participant in reversed(self._context.between(low, first)):
            if (
                self._possessive(participant)
                or self._is_object(participant)
                or self._modifies(participant, first)
                or self._aside(participant, first)
            ):
                continue
            group = self._listed(participant)
            if len(group) > 1 and self._is_object(group[0]):
                group = [participant]  # "slammed the BJP and the SP opposed": the last acts
            if self._acts(participant.last, first):
                return group
            if self._context.oblique(group[0]):
                agent = agent or self._agent_of_clause(group, first)
                continue
            if self._opens_clause(group[0], low):
                return group
            spare = spare or group
        return spare or agent or self._name_before(low, first)

    def _acts(self, last: int, first: int) -> bool:
        """Whether only auxiliaries and an adverb or two stand between a subject and its verb."""
        between = self._symbols[last:first]
        if len(between) > _VERB_GROUP:
            return False
        auxiliaries, adverbs = self._members[_AUXILIARIES], self._document.engine.lower_words
        loose = 0
        for symbol in between:
            if symbol not in auxiliaries:
                loose += 1
                if symbol not in adverbs or loose > _ADVERBS:
                    return False
        return True

    def _listed(self, participant: Participant) -> list[Participant]:
        """A participant's list; of "parties such as X and Y", "X and its allies" the named."""
        document = self._document
        if participant.kind == "group":
            at = participant.last + document.is_in(participant.last, "comma")
            if document.is_in(at, "exemplar"):
                return self._run_after(at + 1, document.near(at)[1]) or [participant]
        group = self._context.coordinated(participant)
        if len(group) > 1 and document.is_in(participant.last, "apposition"):
            return group[:-1]
        return group

    def _aside(self, participant: Participant, first: int) -> bool:
        """Whether a participant stands in brackets that close before `first`, by the way."""
        document = self._document
        closing = document.first_in("bracket", participant.last, first)
        if closing is None or closing - participant.last > _ASIDE:
            return False
        return document.any_in(max(0, participant.outer - _ASIDE), participant.outer, "bracket")

    def _agent_of_clause(self, group: list[Participant], first: int) -> list[Participant]:
        """Those by whom what a participle goes on about is done: "was moved by X, calling it"."""
        document = self._document
        marked = document.is_in(group[0].outer - 1, "agent_before")
        return group if marked and document.is_in(first - 1, "comma") else []

    def _name_before(self, low: int, first: int) -> list[Participant]:
        """Names that open the sentence, where no participant can be subject."""
        document = self._document
        while low < first and document.is_in(low, "article"):
            low += 1
        return self._run_after(low, first)

    def _name_beside(self, low: int, first: int) -> list[Participant]:
        """The name right before a verb that is no participant: "after Rao opposed it"."""
        document, names = self._document, self._document.engine.name_regex
        at = first - 1
        while at >= low and first - at <= _VERB_GROUP and self._acts(at, first):
            at -= 1
        last = at + 1
        while at >= low and names.match(self._symbols, at, at + 1):
            at -= 1
        begin = at + 1
        if begin == last or document.sov(first) or self._context.between(begin - 6, last)[-1:]:
            return []
        body = document.is_in(last - 1, "organisation_word")
        return [Participant("organisation" if body else "person", begin, last, None, begin)]

    def _name_at(self, first: int, high: int) -> list[Participant]:
        """The name at a unit that is no participant: a person, an organisation or a state."""
        document = self._document
        name = document.engine.capitals_regex.match(document.scan.symbols, first, high)
        if name is None:
            if not document.is_in(first, "region"):
                return []
            return [Participant("government", first, first + 1, None, first)]
        body = document.is_in(name.end() - 1, "organisation_word")
        return [Participant("organisation" if body else "person", first, name.end(), None, first)]

    def _other_subject(self, first: int, low: int) -> bool:
        """Whether words that name no participant stand as subject right before the verb."""
        document = self._document
        if not document.any_in(max(low, first - _SUBJECT_GAP), first, "relative", "article"):
            return False
        symbols, signs = self._symbols, self._members[_SUBJECT_SIGNS]
        ends = {p.last for p in self._context.between(max(low, first - 24), first)}
        for at in range(first - 1, max(low, first - _SUBJECT_GAP) - 1, -1):
            if at + 1 in ends:
                return False
            if symbols[at] not in signs:
                continue
            if document.has(at, "quote"):
                return False
            if document.is_in(at, "relative"):
                at -= document.is_in(at - 1, "comma") if at > low else 0
                return at not in ends
            if document.is_in(at, "clause_break", "coordinator"):
                return False
            if document.is_in(at, "article") and self._boundary(at - 1, low):
                return True
        return False

    def _boundary(self, at: int, low: int) -> bool:
        """Whether a clause may begin just after unit `at`."""
        return at < low or self._document.is_in(at, *_BOUNDARIES)

    def _modifies(self, participant: Participant, first: int) -> bool:
        """Whether a participant only describes the next one: "the BJP-led NDA"."""
        last = participant.last
        following = self._context.between(last, min(first, last + 3))
        return bool(following) and self._document.only_in(
            last, following[0].outer, "hyphen", "apposition"
        )

    def _opens_clause(self, participant: Participant, low: int) -> bool:
        """Whether a participant stands where clauses begin."""
        document = self._document
        while True:
            before = self._context.between(max(low, participant.outer - 4), participant.outer)
            if not before or not self._modifies(before[-1], participant.last):
                break
            participant = before[-1]
        at = participant.outer - 1
        while (
            at >= low and document.is_in(at, "determiner") and not document.is_in(at, "coordinator")
        ):
            at -= 1
        return self._boundary(at, low)

    def _is_object(self, participant: Participant) -> bool:
        """Whether a cue stands right before a participant: it is acted on."""
        symbols, determiners, ends = self._symbols, self._members["determiner"], self._verb_ends
        at = participant.outer
        while at > 0 and at not in ends and symbols[at - 1] in determiners:
            at -= 1
        return at in ends

    def _possessive(self, participant: Participant) -> bool:
        return self._document.is_in(participant.last, "possessive")

    def agents(self, first: int, last: int) -> list[Participant]:
        document = self._document
        _, high = document.near(first)
        for at in range(last - 1, min(high, last + 4)):
            if document.is_in(at, "agent_before") or (at < last and document.is_in(at, "of")):
                return self._run_after(at + 1, high)
        return self._run_after(last, high)

    def _run_after(self, first: int, high: int) -> list[Participant]:
        """The list of participants that begins at `first`."""
        document = self._document
        starts = {p.outer: p for p in self._context.between(first, high)}
        found: list[Participant] = []
        edge = first
        while edge < high:
            named = [starts[edge]] if edge in starts else self._name_at(edge, high)
            if named:
                found += named
                edge = named[0].last
            elif document.is_in(edge, "coordinator", "determiner"):
                edge += 1
            else:
                break
        return found

    def possessors(self, first: int) -> list[Participant]:
        document = self._document
        low, _ = document.near(first)
        mark = "owner_mark" if self._document.sov(first) else "possessive"
        near = self._context.between(max(low, first - 8), first)
        if not near:
            return []
        participant = near[-1]
        at = participant.last
        if (
            first - at <= _OWNED
            and document.is_in(at, mark)
            and not participant.stands_in
            and not document.any_in(at + 1, first, "coordinator")
        ):
            return self._context.coordinated(participant)
        return []

    def speakers(self, first: int, last: int) -> list[Participant]:
        return self._speech.speakers(first, last, self.subjects)

    # ── targets ──────────────────────────────────────────────────────────────────────────────

    def complement(self, first: int, last: int) -> range:
        document = self._document
        if document.sov(first):
            return self._verb_final.complement(first, last)
        _, high = document.near(first)
        begin = last
        if begin >= high or document.is_in(begin, "comma", "sentence_end"):
            return self._back(first)  # "a demand that the RLD backs"
        for _ in range(_SHARED):  # "support and defend the bill"
            if not document.is_in(begin, "coordinator"):
                break
            shared = document.within("stance", begin + 1, begin + 3)
            if not shared:
                break
            begin = shared[0].last
        limit = min(high, begin + _REACH)
        end = document.first_in("clause_break", begin + 1, limit) or limit
        for cue in document.within("stance", begin + 1, end + 2):
            for at in (cue.first - 2, cue.first - 1):  # "and also backed"
                if begin <= at < end and document.has(at, "coordinator"):
                    return range(begin, at)
        return range(begin, end)

    def before(self, first: int) -> range:
        return self._back(first)

    def _back(self, first: int) -> range:
        document = self._document
        low, _ = document.near(first)
        limit = max(low, first - _REACH)
        ends, symbols = self._members["clause_break", "finite"], self._symbols
        for at in range(first - 1, limit - 1, -1):
            if symbols[at] in ends:
                return range(first - 1, at, -1)
        return range(first - 1, limit - 1, -1)

    # ── polarity ─────────────────────────────────────────────────────────────────────────────

    def negated(self, first: int, last: int) -> bool:
        document = self._document
        low, high = document.near(first)
        near = max(low, first - _NOR_REACH), max(last, min(high, last + _NEGATION_REACH))
        if not document.any_in(*near, "negation", "nor"):
            return False
        if document.sov(first):
            before: Iterable[int] = range(first - 1, max(low, first - 2) - 1, -1)
            after: Iterable[int] = range(last, min(high, last + _NEGATION_REACH))
        else:
            before = range(first - 1, max(low, first - _NEGATION_REACH - 1) - 1, -1)
            after = ()
        found = sum(document.has(at, "negation") for at in range(first, last))
        for side in (before, after):
            for at in side:
                negation = document.has(at, "negation")
                if negation and document.has(at, "coordinator"):
                    return True  # "nor"
                if document.is_in(at, "clause_break", "coordinator", "comma"):
                    break
                found += negation
        if not found and document.any_in(max(low, first - _NOR_REACH), first, "nor"):
            return True
        return found % 2 == 1

    def hypothetical(self, first: int, last: int) -> bool:
        document = self._document
        low, high = document.near(first)
        if document.is_in(document.sentence(first)[1] - 1, "question_mark"):
            return True
        if not document.any_in(low, max(high, last), *_MOODS):
            return False
        near = (last, min(high, last + 4)) if document.sov(first) else (max(low, first - 4), last)
        if document.any_in(*near, "possibility"):
            return not self.negated(first, last)
        if document.any_in(low, first, "conditional") and not document.any_in(
            low, first, "in_power"
        ):
            return True  # "if we come to power we will" is a promise
        return document.any_in(*near, "future") and document.any_in(last, high, "conditional")
