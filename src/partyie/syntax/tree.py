"""The analysis of sentences over dependency trees.

Lexical cues decide what a stance is; the tree says who and what stands around the cue. Where the
tree is silent, or leads to nobody that the text knows, the rules answer.
"""

from __future__ import annotations

from partyie.context import Context, Participant
from partyie.syntax.rules import RulesAnalysis
from partyie.trees import Node, Trees

__all__ = ["TreeAnalysis"]

_SUBJECTS = ("nsubj", "csubj", "nsubj:pass", "csubj:pass")
# A clause without a subject shares that of the clause it depends on by one of these.
_SHARING = ("conj", "xcomp", "advcl", "compound", "aux", "cop", "dep")
_OBJECTS = ("obj", "iobj")
_RELATIVE = ("acl:relcl", "acl")
_LIGHT = ("compound", "compound:lvc", "obj", "xcomp", "nmod", "amod", "advmod", "obl")
_LIGHT_REACH = 3  # units between the noun and the verb of one predicate
_VERBS = ("VERB", "AUX")
_CLIMB = 6  # clauses to climb for a subject, at most


class TreeAnalysis:
    """The analysis protocol over the trees of one document."""

    def __init__(self, context: Context, trees: Trees, rules: RulesAnalysis) -> None:
        self._context = context
        self._document = context.document
        self._trees = trees
        self._rules = rules

    def subjects(self, first: int, last: int) -> list[Participant]:
        ruled, found = self._rules.subjects(first, last), self._subjects(first, last)
        # Where both agree on one of them, the rules read the rest of a list more surely.
        return ruled if not found or any(one in ruled for one in found) else found

    def _predicate(self, first: int, last: int) -> Node | None:
        """The node of the predicate that a cue is part of: the verb of "विरोध किया"."""
        trees = self._trees
        node = trees.top(first, last)
        while node is not None and node.part not in _VERBS:
            if node.relation not in _LIGHT or abs(node.head - node.unit) > _LIGHT_REACH:
                break
            node = trees.get(node.head)
        return node

    def _subjects(self, first: int, last: int) -> list[Participant]:
        trees = self._trees
        node = self._predicate(first, last)
        for _ in range(_CLIMB):
            if node is None:
                break
            for child in trees.children(node.unit):
                if child.relation in _SUBJECTS and not first <= child.unit < last:
                    return self._named(child.unit)
            if node.relation in _RELATIVE:
                return self._named(node.head)
            if node.relation == "xcomp":
                for child in trees.children(node.head):
                    if child.relation in _OBJECTS and child.unit < node.unit:
                        return self._named(child.unit)  # "wants the DMK to support it"
            if node.relation not in _SHARING:
                break
            node = trees.get(node.head)
        return []

    def _named(self, unit: int) -> list[Participant]:
        """The participants that a noun phrase names, those coordinated with its head too."""
        found: list[Participant] = []
        for member in self._trees.members(unit):
            units = set(self._trees.phrase(member))
            near = self._context.between(min(units), max(units) + 1)
            inside = [p for p in near if not units.isdisjoint(range(p.first, p.last))]
            heads = [p for p in inside if p.first <= member < p.last]
            found += [p for p in (heads or inside)[:1] if p not in found]
        return found

    def agents(self, first: int, last: int) -> list[Participant]:
        return self._rules.agents(first, last)

    def possessors(self, first: int) -> list[Participant]:
        return self._rules.possessors(first)

    def speakers(self, first: int, last: int) -> list[Participant]:
        return self._rules.speakers(first, last)

    def complement(self, first: int, last: int) -> range:
        return self._rules.complement(first, last)

    def before(self, first: int) -> range:
        return self._rules.before(first)

    def negated(self, first: int, last: int) -> bool:
        return self._rules.negated(first, last)

    def hypothetical(self, first: int, last: int) -> bool:
        return self._rules.hypothetical(first, last)
