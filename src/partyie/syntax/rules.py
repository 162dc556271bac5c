"""Structure from order, case markers and clause boundaries: no model needed.

In languages that put the verb after its object (`sov`, Hindi) the target stands before the cue and
the subject before the target; in the others (`svo`, English) the subject stands before the cue and
the target after it.
"""

from __future__ import annotations

from typing import Final

from partyie.context import Context, Participant
from partyie.syntax.analysis import Analysis, Described, Token, Units, tokens
from partyie.syntax.names import Names
from partyie.syntax.sov import VerbFinal
from partyie.syntax.speech import Speech
from partyie.syntax.svo import SvoSubjects
from partyie.trees import Trees

__all__ = ["RulesAnalysis"]

_REACH: Final = 16  # units between a cue and its target, at most
_NEGATION_REACH: Final = 5
_NOR_REACH: Final = 12
_OWNED: Final = 5  # units from the owner of a cue to the cue, at most
_OTHER_VERB: Final = 6  # units from what joins another verb to the verb, at most
_BEFORE_VERB: Final = "determiner|party|future|be|having|adverb|negation"
_SHARED: Final = 3  # verbs that share one object, besides the first
_NO_TREES: Final = Trees()
_MOODS: Final = "possibility|then|conditional"


class RulesAnalysis(Analysis):
    """The analysis protocol over one document."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._document = context.document
        self._speech = Speech(context)
        self._verb_final = VerbFinal(context)
        self._names = Names(context)
        self._svo = SvoSubjects(context, self._names)

    def sentence(self, unit: int) -> list[Token]:
        return tokens(self._context, unit, _NO_TREES)

    def described(self) -> list[Described]:
        return []  # patterns of words say all that the rules know

    # ── actors ───────────────────────────────────────────────────────────────────────────────

    def subjects(self, first: int, last: int) -> list[Participant]:
        if self._document.sov(first):
            found = self._verb_final.subjects(first, last)
            if found or self._document.is_in(first, "said"):
                return found
            if self._verb_final.promised(last) or self._verb_final.reported(first, last):
                return self.speakers(first, last)  # "X बहाल किया जाएगा": who says it does it
            return found
        return self.possessors(first) or self._svo.subjects(first, last)

    def agents(self, first: int, last: int) -> list[Participant]:
        document = self._document
        _, high = document.near(first)
        for at in range(first, min(high, last + 4)):
            if document.is_in(at, "agent_before") or (at < last and document.is_in(at, "of")):
                return self._names.run(at + 1, high)
        return self._names.run(last, high)

    def possessors(self, first: int) -> list[Participant]:
        document = self._document
        low, _ = document.near(first)
        mark = "owner_mark" if self._document.sov(first) else "possessive"
        near = self._context.between(max(low, first - 8), first)
        if not near:
            return []
        participant = near[-1]
        if (
            len(near) > 1
            and document.is_in(participant.first - 1, "bracket")
            and participant.party_id == near[-2].party_id is not None
        ):
            participant = near[-2]  # "the Akali Dal's (SAD) decision"
        at = participant.last
        if document.is_in(participant.first, "own") and first - at < 3 and mark == "possessive":
            # "its opposition to"; in "announced their opposition to" those who announced it.
            verb = participant.first - 1
            acts = document.is_in(verb, "voice_verb|put_verb|launch_verb")
            return (acts and self._svo.subjects(verb, verb + 1)) or [participant]
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

    def opened(self, unit: int) -> int:
        return self._speech.opened(unit)

    # ── targets ──────────────────────────────────────────────────────────────────────────────

    def complement(self, first: int, last: int) -> Units:
        document = self._document
        if document.sov(first):
            return self._verb_final.complement(first, last)
        _, high = document.near(first)
        begin = last
        if begin >= high or document.is_in(begin, "comma|sentence_end"):
            return self._back(first)  # "a demand that the RLD backs"
        for _ in range(_SHARED):  # "support and defend the bill"
            if not document.is_in(begin, "coordinator"):
                break
            shared = document.within("stance", begin + 1, begin + 3)
            if not shared or document.is_in(shared[0].last, "clause_break"):
                break  # "support X's protest and demanded that"
            begin = shared[0].last
        limit = max(begin, min(high, begin + _REACH))
        end = document.first_in("clause_break", begin + 1, limit) or limit
        if not document.any_in(begin, end, "coordinator"):
            return begin, end, 1
        for cue in document.within("stance", begin + 1, end + 2):
            for at in range(cue.first - 1, max(begin, cue.first - _OTHER_VERB) - 1, -1):
                # "and also backed", "and the JD(U) will leave"
                if at < end and document.has(at, "coordinator"):
                    return begin, at, 1
                if not document.is_in(at, _BEFORE_VERB):
                    break
        return begin, end, 1

    def before(self, first: int) -> Units:
        return self._back(first)

    def _back(self, first: int) -> Units:
        document = self._document
        low, _ = document.near(first)
        limit = max(low, first - _REACH)
        end = document.last_in("clause_break|finite", limit, first)
        return first - 1, limit - 1 if end is None else end, -1

    # ── polarity ─────────────────────────────────────────────────────────────────────────────

    def negated(self, first: int, last: int) -> bool:
        document = self._document
        low, high = document.near(first)
        end = max(last, min(high, last + _NEGATION_REACH))
        if not document.any_in(max(low, first - _NOR_REACH), end, "negation|nor"):
            return False
        sov = document.sov(first)
        reach = 2 if sov else _NEGATION_REACH + 1
        before = self._negations(first - 1, max(low, first - reach) - 1, -1)
        after = self._negations(last, end, 1) if sov else 0
        if before < 0 or after < 0:
            return True  # "nor"
        found = before + after
        for at in range(first, last):
            found += document.has(at, "negation")
        if not found and document.any_in(max(low, first - _NOR_REACH), first, "nor"):
            return True
        return found % 2 == 1

    def _negations(self, at: int, stop: int, step: int) -> int:
        """How often something beside a cue denies it; -1 for "nor", which does so alone."""
        document, found = self._document, 0
        while at != stop:
            negation = document.has(at, "negation")
            if negation and document.has(at, "coordinator"):
                return -1
            if document.has(at, "clause_break|coordinator|comma"):
                break
            found += negation
            at += step
        return found

    def hypothetical(self, first: int, last: int) -> bool:
        document = self._document
        low, high = document.near(first)
        if document.is_in(document.sentence(first)[1] - 1, "question_mark"):
            return True
        if not document.any_in(low, max(high, last), _MOODS):
            return False
        sov = document.sov(first)
        begin, end = (last, min(high, last + 4)) if sov else (max(low, first - 4), last)
        if document.any_in(begin, end, "possibility"):
            return not self.negated(first, last)
        other = document.last_in("but_word", low, first)
        low = low if other is None else other + 1
        if document.any_in(low, first, "conditional") and not document.any_in(
            low, first, "in_power"
        ):
            return True  # "if we come to power we will" is a promise
        if sov and self._verb_final.conditional(first, last):
            return True
        return document.any_in(begin, end, "future") and document.any_in(last, high, "conditional")
