"""The analysis of sentences over dependency trees.

Lexical cues decide what a stance is; the tree says who and what stands around the cue. Where the
tree is silent, or leads to nobody that the text knows, the rules answer.
"""

from __future__ import annotations

from partyie.context import Context, Participant
from partyie.syntax.analysis import Analysis, Described, Token, Units, tokens
from partyie.syntax.names import Names
from partyie.syntax.roles import Roles, TreeNames
from partyie.syntax.rules import RulesAnalysis
from partyie.trees import Node, Trees

__all__ = ["TreeAnalysis"]

_SUBJECTS = ("nsubj", "csubj")
# A clause without a subject shares that of the clause it depends on by one of these.
_SHARING = ("conj", "xcomp", "advcl", "compound", "aux", "cop", "dep")
_SHARED = ("conj", "advcl")
_OBJECTS = ("obj", "iobj")
# Relations by which those depend on a predicate who do not act in it.
_OBLIQUE = ("obj", "iobj", "obl", "nmod", "compound", "amod", "advcl")
_BESIDE = ("acl", "nmod")
_SAME = ("conj", "appos", "parataxis", "list", "dep")  # what may be another name, or another clause
_RELATIVE = ("acl:relcl", "acl")
_ABSOLUTE = ("advcl", "acl")
_ABSOLUTES = ("obl", "nmod")  # what whoever acts in one depends on the next clause by
_LIGHT = ("compound", "compound:lvc", "obj", "xcomp", "nmod", "amod", "advmod")
_LIGHT_LAST = (*_LIGHT, "obl")
_LIGHT_REACH = 3  # units between the noun and the verb of one predicate
_VERBS = ("VERB", "AUX")
_CLIMB = 6  # clauses to climb for a subject, at most
_NAME = 8  # units of one name, at most


class TreeAnalysis(Analysis):
    """The analysis protocol over the trees of one document."""

    def __init__(self, context: Context, trees: Trees, rules: RulesAnalysis) -> None:
        self._context = context
        self._document = context.document
        self._trees = trees
        self._rules = rules
        self._names = TreeNames(context, trees)
        self._called = Names(context)

    def sentence(self, unit: int) -> list[Token]:
        return tokens(self._context, unit, self._trees)

    def described(self) -> list[Described]:
        return Roles(self._context, self._trees, self._names).described()

    def subjects(self, first: int, last: int) -> list[Participant]:
        found: list[Participant] = []
        for one in self._subjects(first, last):
            head = self._trees.top(one.first, one.last)
            found.append(one if head is None else self._with_party(one, [head.unit]))
        return found

    def _subjects(self, first: int, last: int) -> list[Participant]:
        """Whom the rules find, unless that is nobody or somebody who is acted on."""
        ruled = self._rules.subjects(first, last)
        node = self._predicate(first, last)
        if node is None:
            return ruled
        if not ruled:
            found = self._exemplars(self._climbed(node, first, last))
            low, _ = self._document.near(first)
            if found and found[0].first > first and self._context.between(low, first):
                return []  # "With X opposing it, Y left"
            return found
        found = self._acting(node, first, last)
        while not found and node.relation in _SHARED:
            above = self._trees.get(node.head)
            if above is None:
                break
            node = above
            found = [p for p in self._acting(node, first, last) if p.first < first]
        if not found or _overlap(ruled, found):
            return ruled
        if found[0].kind == "group" or self._document.is_in(found[0].first, "party_nominal"):
            return ruled  # of "parties such as X", "another party, X" the rules name X
        known = self._known(found[0].first) is not None or (
            self._names.whole(found[0].first) is not None
        )
        return found if known and self._acted_on(ruled[0], node, found[0]) else ruled

    def _predicate(self, first: int, last: int) -> Node | None:
        """The node of the predicate that a cue is part of: the verb of "विरोध किया"."""
        trees = self._trees
        # "X के विरोध में उतरे" is one predicate, "passed with the support of" is not.
        light = _LIGHT_LAST if self._document.sov(first) else _LIGHT
        node = trees.top(first, last)
        while node is not None and node.part not in _VERBS:
            if node.relation not in light or abs(node.head - node.unit) > _LIGHT_REACH:
                break
            node = trees.get(node.head)
        return node

    def _climbed(self, node: Node | None, first: int, last: int) -> list[Participant]:
        """Who acts in a predicate, or in the one that it shares its subject with."""
        trees = self._trees
        for _ in range(_CLIMB):
            if node is None:
                break
            found = self._acting(node, first, last)
            if found:
                return found
            found = self._absolute(node)
            if found:
                return found
            if node.relation in _RELATIVE:
                return self._named([node.head])
            if node.relation == "xcomp":
                for child in trees.children(node.head):
                    if child.relation in _OBJECTS and child.unit < node.unit:
                        return self._named([child.unit])  # "wants the DMK to support it"
            if node.relation not in _SHARING:
                break
            node = trees.get(node.head)
        return []

    def _acting(self, node: Node, first: int, last: int) -> list[Participant]:
        """The subject of a predicate, on the same side of quotation marks as the cue."""
        heads = [
            child.unit
            for child in self._trees.children(node.unit)
            if child.relation in _SUBJECTS
            and not first <= child.unit < last
            and not self._quoted_apart(child.unit, first)
        ]
        return self._named(heads)

    def _exemplars(self, found: list[Participant]) -> list[Participant]:
        """Of a group, those that the sentence names: "parties that oppose it, including X"."""
        if len(found) != 1 or found[0].kind != "group":
            return found
        _, high = self._document.near(found[0].first)
        at = self._document.first_in("exemplar", found[0].last, high)
        if at is None or self._context.between(found[0].last, at):
            return found
        return self._called.run(at + 1, high) or found

    def _absolute(self, node: Node) -> list[Participant]:
        """Who acts in a participle right after them: "with X accusing Y"."""
        at = node.unit
        while (before := self._trees.get(at - 1)) is not None and before.relation != "punct":
            top = before if before.head == node.unit else self._trees.get(before.head)
            if top is None or top.head != node.unit:
                break
            at -= 1  # "the AGP on Sunday deciding"
        if node.relation not in _ABSOLUTE or self._document.sov(node.unit):
            return []
        for participant in self._context.between(at - _NAME, at):
            if participant.last == at and participant.kind in ("party", "person"):
                group = self._context.coordinated(participant)
                top = self._trees.top(group[0].first, group[0].last)
                if top is not None and top.relation in _ABSOLUTES and top.head == node.head:
                    return group
        return []

    def _quoted_apart(self, one: int, other: int) -> bool:
        """Whether a quotation begins or ends between two units."""
        marks = self._document.all_in("quote.double", min(one, other), max(one, other))
        return len(marks) % 2 == 1

    def _acted_on(self, ruled: Participant, node: Node, found: Participant) -> bool:
        """Whether somebody is an object or the like of a predicate, or only stands beside those
        that the tree finds."""
        at = self._trees.top(ruled.first, ruled.last)
        while at is not None and at.unit != node.unit:
            relation = at.relation.split(":")[0]
            if relation in _SAME or (at.head == node.unit and relation not in _OBLIQUE):
                return False
            if relation in _BESIDE and found.first <= at.head < found.last:
                return True  # "the X that Y courts opposes it"
            at = self._trees.get(at.head)
        return at is not None

    # ── names ────────────────────────────────────────────────────────────────────────────────

    def _named(self, heads: list[int]) -> list[Participant]:
        """Those whom noun phrases name, coordinated ones too: by what their heads are."""
        found: list[Participant] = []
        for head in heads:
            for member in self._trees.members(head):
                named = self._known(member)
                if named is None and not found:
                    named = self._unknown(member)
                if named is not None and named not in found:
                    found.append(named)
            if found:
                break
        return [self._with_party(one, heads) for one in found]

    def _known(self, head: int) -> Participant | None:
        """The participant on whose words the head of a noun phrase is."""
        for participant in reversed(self._context.between(head - _NAME, head + 1)):
            if participant.last > head:
                return participant
        return None

    def _unknown(self, head: int) -> Participant | None:
        """Somebody whose name no list knows."""
        name = self._names.at(head)
        if name is None:
            return None
        first, last = name
        if last == first + 1 and first == self._document.sentence(head)[0]:
            return None  # it has its capital from the sentence
        return self._called.called(first, last, last)

    def _with_party(self, person: Participant, heads: list[int]) -> Participant:
        """A person with the party that stands in the same phrase, or in one beside it."""
        if person.kind != "person" or person.party_id is not None or person.stands_in:
            return person
        for head in heads:
            units = set(self._trees.phrase(head))
            for party in self._document.parties_between(min(units), max(units) + 1):
                if party.unit in units:
                    return person.meaning(person.kind, party.id)
        return person

    def agents(self, first: int, last: int) -> list[Participant]:
        return self._rules.agents(first, last)

    def possessors(self, first: int) -> list[Participant]:
        return self._rules.possessors(first)

    def speakers(self, first: int, last: int) -> list[Participant]:
        return self._rules.speakers(first, last)

    def opened(self, unit: int) -> int:
        return self._rules.opened(unit)

    def complement(self, first: int, last: int) -> Units:
        return self._rules.complement(first, last)

    def before(self, first: int) -> Units:
        return self._rules.before(first)

    def negated(self, first: int, last: int) -> bool:
        return self._rules.negated(first, last)

    def hypothetical(self, first: int, last: int) -> bool:
        return self._rules.hypothetical(first, last)


def _overlap(some: list[Participant], others: list[Participant]) -> bool:
    """Whether two lists have words in common."""
    return any(a.first < b.last and b.first < a.last for a in some for b in others)
