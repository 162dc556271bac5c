"""Who acts in languages that put the subject before the verb and the object after it."""

from __future__ import annotations

from typing import Final

from partyie.context import Context, Participant
from partyie.syntax.names import Names

__all__ = ["SvoSubjects"]

_VERB_GROUP: Final = 9  # units of a verb with its auxiliaries, adverbs and dates, at most
_ADVERBS: Final = 2  # words in no list among them, at most
# Between a subject and its verb.
_AUXILIARIES: Final = (
    "determiner|negation|future|be|having|obligation|weekday|emphasis|party_word|adverb|catenative"
)
_OBLIQUE: Final = "oblique_before|locative_before|headed_by"
_SUBJECT_GAP: Final = 8  # units between a verb and its subject in which another subject would show
_ASIDE: Final = 6  # units in brackets by the way, at most
_LISTS: Final = 4  # parts of one list, at most
_LIST_GAP: Final = 12  # units between two members of a list that names nobody knows part
_OF_NONE: Final = "party|government|group|party_word|apposition|exemplar|of"
_NOBODY: Final = 12  # units between "nobody" and its verb, at most
_OPENING: Final = 4  # units before a participle that opens a sentence: "a day after slamming"
_OPENERS: Final = "clause_break|subordinator|agent_before"
_DATELINE: Final = 8  # units of "NEW DELHI, May 3 (PTI):", at most
_COMMAS: Final = 3  # parts of a sentence that begins with a participle, before its subject
# What a clause may begin after.
_BOUNDARIES: Final = "clause_break|coordinator|said|quote|subordinator"
_SUBJECT_SIGNS: Final = "quote|relative|clause_break|coordinator|article"
_NOUNS: Final = "oppose_noun|demand_noun|support_noun|protest_verb|attack_noun"


class SvoSubjects:
    """Subjects of the verbs of one document."""

    def __init__(self, context: Context, names: Names) -> None:
        self._context = context
        self._names = names
        self._document = context.document
        self._symbols = context.document.scan.symbols
        self._ends: set[int] | None = None

    def subjects(self, first: int, last: int) -> list[Participant]:
        """The group before the verb at units `first` to `last` that opens a clause, or can act."""
        low, high = self._document.near(first)
        verb = self._verb_group(first, low)
        beside = self._names.beside(low, verb)
        if beside is not None and not (
            self._describes(beside, first, low) or self._oblique(beside)
        ):
            listed = self._names_before(low, first)
            return listed if listed and listed[-1].last == beside.last else [beside]
        near = self._context.between(low, first)
        if not near or near[0].first >= verb:
            named = self._names_before(low, first)
            if named and named[-1].last >= verb:
                return named  # "The Kerala Assembly passed"
        if self._nobody(verb, low):
            return []
        told = self._told(verb, low)
        if told:
            return told
        if self._document.is_in(verb - 1, "comma"):
            shared = self._shared(verb, low)
            if shared:
                return shared
        if self._other_subject(first, low):
            return []
        verb -= self._document.is_in(verb - 1, "government_word")  # "the BJP government opposed"
        spare: list[Participant] = []
        agent: list[Participant] = []
        asides = self._document.any_in(low, first, "bracket")
        for participant in reversed(near):
            if (
                self._document.is_in(participant.last, "possessive")
                or self._is_object(participant)
                or self._modifies(participant, first)
                or (asides and self._aside(participant, first))
            ):
                continue
            group = self._listed(participant)
            oblique = self._oblique(group[0])
            if oblique and participant.last >= verb and self._absolute(group[0]):
                return group
            if len(group) > 1 and (
                self._is_object(group[0])
                or (
                    (oblique or group[0].kind != participant.kind)
                    and not self._joined(group[0].last, participant.outer)
                )
            ):
                # "slammed the BJP and the SP opposed", "In talks with X, Y opposed": the last acts.
                group, oblique = [participant], self._oblique(participant)
            if oblique:
                agent = agent or self._agent_of_clause(group, first)
                continue
            if participant.last >= verb or self._opens_clause(group[0], low):
                return group
            spare = spare or group
        return spare or agent or self._names_before(low, first) or self._after(first, last, high)

    def _nobody(self, verb: int, low: int) -> bool:
        """Whether it is said that nobody does what a verb says: "no one in the X opposed"."""
        document = self._document
        if not document.any_in(max(low, verb - _NOBODY), verb, "nobody|none_of"):
            return False
        at = document.last_in("nobody", max(low, verb - _NOBODY), verb)
        if at is not None and not document.any_in(at + 1, verb, "clause_break|said"):
            return True
        at = document.last_in("none_of", max(low, verb - _ASIDE), verb)  # "no ally of X backed"
        return at is not None and document.only_in(at + 1, verb, _OF_NONE)

    def _told(self, verb: int, low: int) -> list[Participant]:
        """Who a relative clause is about: "from those | who are demanding"."""
        document = self._document
        if not document.is_in(verb - 1, "relative"):
            return []
        at = verb - 1 - document.is_in(verb - 2, "comma")
        at -= document.is_in(at - 1, "party_word")
        near = self._context.between(max(low, at - _LIST_GAP), at)
        if not near or near[-1].stands_in:
            return []
        said = near[-1]
        if said.kind == "group" and said.last == at:
            named = document.first_in("exemplar", verb, document.near(verb)[1])
            found = [] if named is None else self._names.run(named + 1, document.near(verb)[1])
            return found or self._listed(said)
        end = said.last
        if document.is_in(end, "bracket_close"):  # "the X (X), a key ally that"
            end += 1
        apart = end < at and document.is_in(end, "comma") and document.is_in(end + 1, "article")
        if said.last != at and (
            not apart or document.any_in(end + 1, at, "clause_break|finite|said|comma")
        ):
            return []
        if document.is_in(said.first - 1, "bracket") and len(near) > 1:
            said = near[-2]
        return self._listed(said)

    def _shared(self, verb: int, low: int) -> list[Participant]:
        """The subject of the cue before a comma: "slammed the X over it, | calling it"."""
        before = self._document.within("stance", low, verb - 1)
        if not before or before[-1].rule.set.get("holder", "subject") != "subject":
            return []
        return self.subjects(before[-1].first, before[-1].last)

    # ── the verb ─────────────────────────────────────────────────────────────────────────────

    def _verb_group(self, first: int, low: int) -> int:
        """Where the auxiliaries, adverbs and dates before a verb begin: "| on Friday opposed"."""
        symbols, document = self._symbols, self._document
        auxiliaries, adverbs = document.table(_AUXILIARIES), document.engine.lower_table
        at, loose = first, 0
        limit = max(low, first - _VERB_GROUP)
        while at > limit:
            code = ord(symbols[at - 1])
            if not auxiliaries[code]:
                if not adverbs[code] or loose == _ADVERBS:
                    break
                loose += 1
            elif document.has(at - 1, "government_word"):
                break
            at -= 1
            if document.has(at, "weekday") and document.is_in(at - 1, "oblique_before"):
                at -= 1
        return at

    def _describes(self, name: Participant, first: int, low: int) -> bool:
        """Whether a capital that opens a sentence only describes a noun: "Fresh protests"."""
        return name.last == low + 1 == first and self._document.is_in(first, _NOUNS)

    # ── groups ───────────────────────────────────────────────────────────────────────────────

    def _listed(self, participant: Participant) -> list[Participant]:
        """A participant's list; of "parties such as X and Y", "X and its allies" the named."""
        document = self._document
        if participant.kind == "group":
            at = participant.last + document.is_in(participant.last, "party_word")
            at += document.is_in(at, "comma")
            if document.is_in(at, "exemplar"):
                return self._names.run(at + 1, document.near(at)[1]) or [participant]
        group = self._context.coordinated(participant)
        for _ in range(_LISTS):
            more = self._before_list(group[0])
            if more is None:
                break
            group = [*self._context.coordinated(more), *group]
        if len(group) > 1 and document.is_in(participant.last, "apposition"):
            return group[:-1]
        return group

    def _before_list(self, participant: Participant) -> Participant | None:
        """The participant before one whose list goes on before a describer, a name that nobody
        knows, or an abbreviation in brackets: "the SP, some Parishad, and BJP ally the LJP"."""
        document, names = self._document, self._document.engine.name_table
        near = self._context.between(max(0, participant.outer - _LIST_GAP), participant.outer)
        if near and self._modifies(near[-1], participant.last):
            participant = near.pop()
        if not near or near[-1].stands_in or near[-1].kind != participant.kind:
            return None
        joints = document.table("coordinator|determiner|article|bracket")
        joined = False
        for at in range(near[-1].last, participant.outer):
            code = ord(self._symbols[at])
            if joints[code]:
                joined = joined or document.has(at, "coordinator")
            elif not names[code] and not document.has(at, "hyphen"):
                return None
        return near[-1] if joined else None

    def _joined(self, first: int, last: int) -> bool:
        """Whether more than commas joins a list."""
        document = self._document
        return any(
            document.has(at, "coordinator") and not document.has(at, "comma")
            for at in range(first, last)
        )

    def _oblique(self, participant: Participant) -> bool:
        """Whether a preposition before it makes a participant no subject."""
        document, symbols = self._document, self._symbols
        at = participant.outer - 1
        names = document.engine.name_table
        while at >= 0 and (names[ord(symbols[at])] or document.has(at, "title|portfolio|led_word")):
            at -= 1
        while at >= 0 and document.has(at, "determiner|article"):
            if document.has(at, "own"):
                return True
            at -= 1
        if at < 0 or not document.has(at, _OBLIQUE):
            return False
        if document.is_in(at, "exemplar"):
            return False
        # "leaders of the BJP", "MLAs from the RJD".
        people = document.is_in(at, "origin") and document.is_in(
            at - 1, "party_word|group|statement|body|leadership_noun"
        )
        return not people

    def _absolute(self, participant: Participant) -> bool:
        """Whether a clause without a finite verb begins before a participant: "with X opposing"."""
        document, at = self._document, participant.outer - 1
        while document.is_in(at, "determiner"):
            at -= 1
        first = at - 1
        opens = first < 0 or document.is_in(first, "comma|sentence_end|line_end")
        return opens and document.is_in(at, "subordinator")

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

    # ── where nobody known stands before the verb ────────────────────────────────────────────

    def _names_before(self, low: int, first: int) -> list[Participant]:
        """Names that open the sentence, after a dateline."""
        document = self._document
        colon = document.first_in("colon", low, min(first, low + _DATELINE))
        low = low if colon is None else colon + 1
        while low < first and document.is_in(low, "article"):
            low += 1
        return self._names.run(low, first)

    def _after(self, first: int, last: int, high: int) -> list[Participant]:
        """Who a participle that opens a sentence is about: "Slamming the bill, the DMK said"."""
        document = self._document
        low = document.sentence(first)[0]
        colon = document.last_in("colon", low, first)
        start = first - (low if colon is None else colon + 1)
        if start > _OPENING or (start > 1 and not document.is_in(first - 1, _OPENERS)):
            return []
        for comma in document.all_in("comma", last, high)[:_COMMAS]:
            at = comma + 1
            while document.is_in(at, "determiner") and not document.is_in(at, "coordinator"):
                at += 1
            near = self._context.between(at, min(high, at + _ASIDE))
            if near and near[0].outer <= at:
                return self._names.run(near[0].outer, high)
            name = self._names.at(at, high)
            if name is not None:
                return [name]
        return []

    # ── clauses ──────────────────────────────────────────────────────────────────────────────

    def _other_subject(self, first: int, low: int) -> bool:
        """Whether words that name no participant stand as subject right before the verb."""
        document = self._document
        if not document.any_in(max(low, first - _SUBJECT_GAP), first, "relative|article"):
            return False
        symbols, signs = self._symbols, document.table(_SUBJECT_SIGNS)
        ends = {p.last for p in self._context.between(max(low, first - 24), first)}
        # An article right before a noun is its own: "announced a | tie-up with".
        first -= document.is_in(first - 1, "article")
        for at in range(first - 1, max(low, first - _SUBJECT_GAP) - 1, -1):
            if at + 1 in ends:
                return False
            if not signs[ord(symbols[at])]:
                continue
            if document.has(at, "quote"):
                return False
            if document.is_in(at, "relative"):
                at -= document.is_in(at - 1, "comma") if at > low else 0
                return at not in ends
            if document.is_in(at, "clause_break|coordinator"):
                return False
            if document.is_in(at, "article") and self._boundary(at - 1, low):
                return True
        return False

    def _boundary(self, at: int, low: int) -> bool:
        """Whether a clause may begin just after unit `at`."""
        return at < low or self._document.is_in(at, _BOUNDARIES)

    def _modifies(self, participant: Participant, first: int) -> bool:
        """Whether a participant only describes the next one: "the BJP-led NDA"."""
        last = participant.last
        following = self._context.between(last, min(first, last + 3))
        if not following:
            return False
        return self._document.only_in(last, following[0].outer, "hyphen|apposition")

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

    def _verb_ends(self) -> set[int]:
        """Where cues end that can have an object: "a demand" has none."""
        document = self._document
        ends: set[int] = set()
        for match in document.of("stance"):
            if not document.is_in(match.first - 1, "article"):
                ends.add(match.last)
        return ends

    def _is_object(self, participant: Participant) -> bool:
        """Whether a cue stands right before a participant: it is acted on."""
        symbols, determiners = self._symbols, self._document.table("determiner")
        if self._ends is None:
            self._ends = self._verb_ends()
        ends = self._ends
        at = participant.outer
        names = self._document.engine.name_table
        while at not in ends:
            if at <= 0:
                return False
            code = ord(symbols[at - 1])
            if not determiners[code] and not names[code]:
                return False
            at -= 1
        return True
