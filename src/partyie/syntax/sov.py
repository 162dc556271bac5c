"""Structure where the verb stands last: subject, object, verb, and markers after each noun.

What a cue is about stands before it, marked by a postposition; who acts is marked as agent (ने) or
not at all, and stands before the object or between it and the cue. A clause that only modifies
("X का विरोध करते हुए", "X के विरोध में") may stand before the one who acts in both.
"""

from __future__ import annotations

from typing import Final

from partyie.context import Context, Participant
from partyie.syntax.analysis import Units

__all__ = ["VerbFinal"]

_REACH: Final = 22  # units between a cue and its target, at most
_MARK_REACH: Final = 3  # adverbs and adjectives between an object's marker and the cue, at most
_PARTICIPLE_REACH: Final = 4
_AGENT_REACH: Final = 7  # units between who acts and the marker that says so
_DECIDED_REACH: Final = 9  # units from a cue to the decision that it is part of
_VERB_REACH: Final = 4  # units of a verb after its noun
_HEAD_REACH: Final = 3
_STOPS: Final = "ergative|fused_ergative|converb|matter_mark|direct_infinitive"
_POSTPOSITIONS: Final = "favour_post|against_post"
_MARKED: Final = f"owner_mark|ergative|infinitive|agent_after|{_POSTPOSITIONS}"  # not bare
_PARTING: Final = f"converb|{_POSTPOSITIONS}"  # what another clause may end with
_NO_OBJECT: Final = f"case|clause_break|comma|converb|{_POSTPOSITIONS}"
_OWNED: Final = "said|position_word|neutral_cue|demand_word"  # of somebody
_EXPLAINED: Final = "demand_word|wish_word"
_PASSIVE: Final = "passive_done|passive_future"
_VERBS: Final = "light_verb|finite|negation"
_AFTER_SUBJECT: Final = "comma|sentence_end|line_end|hyphen|closing|ergative|said|colon"


class VerbFinal:
    """Who acts in, and what is before, a cue of a language that puts the verb last."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._document = context.document
        self._name_ends: set[int] | None = None
        self._starts: dict[int, int] = {}  # verb -> where its clause begins

    # ── clauses ──────────────────────────────────────────────────────────────────────────────

    def clause_start(self, unit: int) -> int:
        """Where the clause that ends with the verb at a unit begins."""
        found = self._starts.get(unit)
        if found is None:
            found = self._starts[unit] = self._clause_start(unit)
        return found

    def _clause_start(self, unit: int) -> int:
        document = self._document
        low, _ = document.near(unit)
        edge = document.last_in("clause_break", low, unit)
        first = low if edge is None else edge + 1
        edge = document.last_in("finite", first, unit)
        if edge is not None and edge + 1 < unit:
            first = edge + 1
        if not document.any_in(first, unit, "said|light_verb|then"):
            return first
        said = document.last_in("said", first, unit - 1)
        while said is not None:
            if document.is_in(said + 1, "hyphen|comma|quote|closing"):
                first = said + 2
                break
            said = document.last_in("said", first, said)
        verb = document.last_in("light_verb", first, unit - 1)
        while verb is not None:
            if document.is_in(verb + 1, "coordinator|comma") and not document.is_in(
                verb, "infinitive"
            ):
                first = verb + 2
                break
            verb = document.last_in("light_verb", first, verb)
        particle = document.last_in("then", first, unit)
        while particle is not None:
            if self._ends_condition(particle):
                return particle + 1
            particle = document.last_in("then", first, particle)
        return first

    def _ends_condition(self, particle: int) -> bool:
        """Whether "तो" begins the main clause, and does not only stress the word before it."""
        document = self._document
        before = particle - 1
        if before < 0 or document.is_in(before, "case|topic|pronoun|comma|matter_mark"):
            return False
        if self._name_ends is None:
            self._name_ends = {p.last for p in self._context.participants}
        return particle not in self._name_ends

    def conditional(self, first: int, last: int) -> bool:
        """Whether a cue tells what will be done once something is: "पास हुआ तो X करेगी"."""
        document = self._document
        low, high = document.near(first)
        particle = document.last_in("then", low, first)
        if particle is None or not document.any_in(last, min(high, last + _VERB_REACH), "will_do"):
            return False
        return self._ends_condition(particle) and not document.any_in(low, particle, "in_power")

    # ── actors ───────────────────────────────────────────────────────────────────────────────

    def subjects(self, first: int, last: int) -> list[Participant]:
        document, context = self._document, self._context
        low, high = document.near(first)
        modified = self._after_participle(last, high)
        if modified is not None:
            return [p for p in context.between(modified[0], modified[1]) if p.outer == modified[0]]
        start = max(low, self.clause_start(first))
        passive = self._passive(last, high)
        if document.is_in(first, _OWNED) and document.is_in(first - 1, "owner_mark"):
            for participant in context.between(max(low, first - _HEAD_REACH), first):
                if participant.last == first - 1:  # "कांग्रेस का कहना है"
                    return context.coordinated(participant)
        met = self._meeting(low, first) if self._resolved(last, high) else []
        if met:
            return met
        found = self._marked(start, first, passive)
        if found is not None:
            return found
        modifies = self._modifies(first, last, high)
        begin = first + 1 if document.is_in(first, _POSTPOSITIONS) else last
        if modifies:
            found = self._owner_of_protest(begin)
            if found:
                return found
            found = self._next_marked(begin, self._own_end(last, high))
            if found:
                return found
        found = self._feels(start, first, last)
        found = found or self._unmarked(start, first, last, high) or self._after_verb(last, high)
        if found or passive or self._thing_acts(start):
            return found
        if modifies:
            for participant in context.between(begin, last + _HEAD_REACH):
                if self._bare(participant, high):
                    return context.coordinated(participant)
        if document.is_in(start - 1, "then"):  # "अगर भाजपा आई तो X खत्म कर देगी"
            found = self._unmarked(self.clause_start(start - 1), start - 1, last, high)
            if found:
                return found
        found = self._marked(low, start, passive=False)
        return self._unmarked(low, start, last, high) if found is None else found

    def _marked(self, first: int, last: int, passive: bool) -> list[Participant] | None:
        """Those that a marker makes the actors; empty where it marks somebody unknown."""
        document, context = self._document, self._context
        if not document.any_in(first, last + 1, "ergative|fused_ergative|agent_after"):
            return None
        candidates = context.between(first, last)
        for participant in reversed(candidates):
            if self._ergative(participant, last, passive):
                mark = document.last_in("ergative", first, last)
                if mark is not None and mark > participant.last + _AGENT_REACH:
                    return []
                return self._known(context.coordinated(self._example(participant, candidates)))
        if document.any_in(first, last, "ergative"):
            return []
        return None

    def _resolved(self, last: int, high: int) -> bool:
        """Whether what a cue says is what a meeting decided: "का निर्णय लिया गया"."""
        document = self._document
        decision = document.first_in("resolve_word", last, min(high, last + _DECIDED_REACH))
        return decision is not None and document.any_in(
            decision + 1, min(high, decision + _VERB_REACH), _PASSIVE
        )

    def _meeting(self, low: int, first: int) -> list[Participant]:
        """Whose meeting a sentence is about: "कांग्रेस की बैठक में"."""
        document = self._document
        for participant in self._context.between(low, first):
            edge = participant.last
            at = document.first_in("party_meeting", edge, edge + _AGENT_REACH)
            held = at is not None and document.is_in(at + 1, "oblique_after|through")
            if at is not None and held and document.any_in(edge, at, "owner_mark"):
                return [participant]
        return []

    def _feels(self, start: int, first: int, last: int) -> list[Participant]:
        """Who has what the cue says: "कांग्रेस को इस पर आपत्ति है"."""
        document = self._document
        if document.any_in(first, last, "felt"):
            for participant in self._context.between(start, first):
                if document.is_in(participant.last, "experiencer"):
                    return self._context.coordinated(participant)
        return []

    def _next_marked(self, first: int, last: int) -> list[Participant]:
        """The next actor that a marker makes one: "X के विरोध में कांग्रेस ने"."""
        for participant in self._context.between(first, last):
            if self._ergative(participant, last, passive=False):
                return self._known(self._context.coordinated(participant))
        return []

    def _known(self, group: list[Participant]) -> list[Participant]:
        """A group, unless it is a pronoun for somebody that no rule knows: "X ने कहा कि वह"."""
        document, pronoun = self._document, group[-1]
        if not pronoun.stands_in or not document.is_in(pronoun.first, "pronoun"):
            return group
        low, _ = document.near(pronoun.first)
        mark = document.last_in("ergative", low, pronoun.first)
        if mark is None:
            return group
        near = self._context.between(max(low, mark - _AGENT_REACH), mark)
        if any(self._ergative(p, mark + 1, passive=False) for p in near):
            return group
        return []

    def _unmarked(self, first: int, last: int, end: int, high: int) -> list[Participant]:
        """The nearest actor of units first to last that no marker makes something else."""
        context = self._context
        candidates = context.between(first, last)
        for participant in reversed(candidates):
            if self._bare(participant, last):
                return self._known(context.coordinated(self._example(participant, candidates)))
        if self._document.any_in(end, min(high, end + 3), "infinitive"):
            for participant in reversed(candidates):
                if self._genitive(participant, last):
                    return context.coordinated(participant)
        return []

    def _owner_of_protest(self, first: int) -> list[Participant]:
        """Whose protest follows: "X के खिलाफ कांग्रेस का धरना"."""
        document = self._document
        for participant in self._context.between(first, first + 2):
            at = participant.last
            if document.is_in(at, "owner_mark") and document.any_in(at + 1, at + 3, "protest_word"):
                return self._context.coordinated(participant)
        return []

    def _own_end(self, last: int, high: int) -> int:
        """Where the clause ends that begins after the verb of a modifying one."""
        document = self._document
        converb = document.first_in("converb", last, min(high, last + _VERB_REACH))
        for end in range(last if converb is None else converb + 1, high):
            if document.is_in(end, "finite|clause_break|converb|relative"):
                return end
        return high

    def _after_verb(self, last: int, high: int) -> list[Participant]:
        """Who stands behind the verb: "का विरोध करेगी कांग्रेस"."""
        document = self._document
        at = last
        while at < min(high, last + _VERB_REACH) and document.is_in(at, _VERBS):
            at += 1
        for participant in self._context.between(at, at + 2):
            edge = participant.last
            if participant.outer != at:
                continue
            if edge >= high or document.is_in(edge, _AFTER_SUBJECT):
                return [participant]
            if at == last and document.is_in(edge, "light_verb"):  # "की मांग राजद करती रही है"
                return [participant]
        return []

    def _modifies(self, first: int, last: int, high: int) -> bool:
        """Whether the cue only belongs to another clause: "X के विरोध में", "करते हुए"."""
        document = self._document
        if document.is_in(first, _POSTPOSITIONS):
            return not document.is_in(last, "finite")
        return document.any_in(first, min(high, last + 4), "converb")

    def _example(self, participant: Participant, others: list[Participant]) -> Participant:
        """The last party of "A और B जैसे कई दल", else the participant itself."""
        before = [p for p in others if participant.outer - 4 <= p.last < participant.outer]
        if (
            participant.kind == "group"
            and before
            and self._document.any_in(before[-1].last, participant.outer, "exemplar")
        ):
            return before[-1]
        return participant

    def _after_participle(self, last: int, high: int) -> tuple[int, int] | None:
        """Where the one who does it stands in "X का विरोध करने वाली कांग्रेस"."""
        document = self._document
        for at in range(last, min(high, last + _PARTICIPLE_REACH)):
            if document.is_in(at, "participle"):
                return at + 1, min(high, at + 3)
            if document.is_in(at, "comma|finite|clause_break|case"):
                return None
        return None

    def _ergative(self, participant: Participant, end: int, passive: bool) -> bool:
        """Whether a marker makes it the actor: "कांग्रेस ने", "कांग्रेस के नेताओं ने"."""
        document = self._document
        if document.is_in(participant.first, "fused_ergative"):
            return True
        first = participant.last
        if document.is_in(first, "agent_after"):
            return passive or not document.any_in(first + 1, first + 6, "brought")
        high = min(end, first + _AGENT_REACH)
        mark = document.first_in("ergative", first, high)
        if mark is None:
            agent = document.first_in("agent_after", first, high)
            if agent is None or not passive:
                return False
            mark = agent
        if mark == first:
            return True
        if document.is_in(first, "owner_mark"):  # "कांग्रेस के वरिष्ठ नेताओं ने"
            if not document.is_in(mark - 1, "party_word") or self._context.between(first, mark):
                return False
            return not document.any_in(first + 1, mark, "case")
        if document.is_in(first, "exemplar"):  # "कांग्रेस जैसे कई दलों ने"
            return not document.any_in(first + 1, mark, "oblique_after|comma")
        if document.is_in(first, "bracket_open"):  # "रमा राव (Rama Rao) ने"
            return document.is_in(mark - 1, "bracket_close")
        return document.only_in(first, mark, "party_word|closing|level|role")

    def _bare(self, participant: Participant, end: int) -> bool:
        """Whether a participant stands without a marker that makes it something else."""
        document, at = self._document, participant.last
        if at > end or document.is_in(participant.first, "own"):
            return False
        while document.is_in(at, "coordinator|comma"):  # in a list the last one is marked
            following = self._context.between(at + 1, at + 2)
            if not following or following[0].outer != at + 1 or following[0].last > end:
                break
            participant = following[0]
            at = participant.last
        if document.is_in(at, "owner_mark"):  # "कांग्रेस के सांसद विरोध कर रहे हैं"
            body = document.first_in("party_people", at + 1, min(end, at + _HEAD_REACH + 1))
            if body is None or body + 1 > end or document.any_in(at + 1, body + 2, "case"):
                return False
            return not self._context.between(at, body + 3)
        return not document.is_in(at, _MARKED) and not self._context.oblique(participant)

    def _genitive(self, participant: Participant, end: int) -> bool:
        """The subject of an infinitive: "कांग्रेस के मतदान में हिस्सा न लेने से"."""
        at = participant.last
        return at < end <= at + 5 and self._document.is_in(at, "owner_mark")

    def _passive(self, last: int, high: int) -> bool:
        """Whether the verb of a cue says what is done, not who does it: "किया गया"."""
        document = self._document
        for at in range(last, min(high, last + _VERB_REACH)):
            if document.is_in(at, _PASSIVE):
                return True
            if not document.is_in(at, _VERBS):
                return False
        return False

    def reported(self, first: int, last: int) -> bool:
        """Whether a cue stands in a clause that somebody's words open: "X का कहना है कि"."""
        start = self.clause_start(first)
        if not self._document.is_in(start - 1, "that_word") or self._thing_acts(start):
            return False
        return self._after_participle(last, self._document.near(first)[1]) is None

    def _thing_acts(self, start: int) -> bool:
        """Whether a clause is about what a thing does: "कि यह X को खत्म कर देगा"."""
        document = self._document
        if not document.is_in(start, "this_thing"):
            return False
        # "यह विधेयक" is the matter itself; before a case marker it would be "इस".
        named = document.is_in(start + 1, "topic|topic_noun")
        return not named or document.is_in(start + 2, "experiencer|owner_mark")

    def promised(self, last: int) -> bool:
        """Whether a passive after a cue says what will be done: "किया जाएगा"."""
        _, high = self._document.near(last - 1)
        future = self._document.first_in("passive_future", last, min(high, last + _VERB_REACH))
        return future is not None and self._passive(last, high)

    # ── what a cue is about ──────────────────────────────────────────────────────────────────

    def complement(self, first: int, last: int) -> Units:
        """Units before a cue in which what it is about may stand, nearest first.

        Of a noun that a clause explains ("मांग की है कि X") they are those of the clause.
        """
        document = self._document
        _, high = document.near(first)
        if document.is_in(first, _EXPLAINED):
            that = document.first_in("that_word", last, min(high, last + _VERB_REACH + 1))
            if that is not None and that > last and document.only_in(last, that, _VERBS):
                return that + 1, max(that + 1, min(high, that + _REACH)), 1
        low = max(self.clause_start(first), first - _REACH)
        mark = self._object_mark(low, first)
        if mark is None:
            low = self._headed(low)
            if document.is_in(first, "to_be_done"):  # "X को लेकर उपदेश नहीं देना चाहिए"
                matter = document.last_in("matter_mark", low, first)
                low = low if matter is None else matter + 1
            # What stands before another cue of the clause is that one's: "X के खिलाफ मोर्चा खोला".
            at = document.last_in(_PARTING, low, first)
            while at is not None:
                if document.has(at, _POSTPOSITIONS) or document.within("stance", at - 3, at):
                    return first - 1, at, -1
                at = document.last_in(_PARTING, low, at)
            return first - 1, low - 1, -1
        stop = document.last_in(_STOPS, low, mark)
        if stop is not None:
            low = stop + 1
        elif mark < first and not document.any_in(mark, first, "ergative"):
            return first - 1, low - 1, -1
        for head in self._context.between(max(low, mark - 5), mark):
            if head.last == mark:  # the object is itself somebody: "सरकार का विरोध किया"
                low = head.outer
                for before in self._context.between(low - 1, low):
                    if before.last == low:
                        low -= 1
                        break
                break
        return first - 1, low - 1, -1

    def _headed(self, low: int) -> int:
        """Where a clause begins, with the matter that a headline names before it: "X: Y ने"."""
        document = self._document
        first, _ = document.sentence(low)
        if first < low <= first + _HEAD_REACH and document.is_in(low - 1, "closing"):
            return first
        return low

    def _object_mark(self, low: int, first: int) -> int | None:
        """The genitive marker of the object right before a cue, adverbs and an actor apart."""
        document = self._document
        if document.is_in(first, _POSTPOSITIONS):
            return first
        at = first - 1
        for _ in range(_MARK_REACH + 1):
            if at < low:
                return None
            if document.is_in(at, "owner_mark") and not document.is_in(at - 1, "ergative"):
                # "के लिए" and its like mark no object
                return at if at + 1 == first or not document.is_in(at + 1, "function") else None
            if document.is_in(at, "ergative|agent_after"):
                actor = self._marked_by(at, max(low, first - 12))
                if actor is not None:
                    at = actor.outer - 1
                    continue
            if document.is_in(at, _NO_OBJECT):
                return None
            at -= 1
        return None

    def _marked_by(self, mark: int, low: int) -> Participant | None:
        """The participant from unit `low` on that stands right before a marker."""
        for participant in reversed(self._context.between(low, mark)):
            if participant.last == mark:
                return participant
        return None
