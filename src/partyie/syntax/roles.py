"""Whom a sentence says to have a role in a party, read off its tree: across apposition,
predication and lists of names that no pattern of words reaches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from partyie.context import Context
from partyie.syntax.analysis import Described
from partyie.text import script_of
from partyie.trees import Node, Trees

__all__ = ["ROLE_LISTS", "Roles", "TreeNames"]

ROLE_LISTS: Final = ("role", "party_role", "plural_role", "leader_role")
_NAME: Final = 8  # units of one name, at most
_NO_NAME: Final = (
    "party|role|role_part|leader_role|title|level|coordinator|topic|topic_noun|pronoun|place|"
    "region|honorific|body|organisation_word|case|government|group|weekday|party_word|court"
)
_VERBS: Final = "appoint_verb|becomes|takes_over"
_NAMED: Final = ("appos", "flat", "flat:name", "list")
_GIVEN: Final = ("obl", "xcomp", "obj")  # "appointed X as president", "made X president"


class TreeNames:
    """Proper names in the trees of one document."""

    def __init__(self, context: Context, trees: Trees) -> None:
        self._document = context.document
        self._trees = trees

    def at(self, head: int) -> tuple[int, int] | None:
        """The proper name around its head, titles left out."""
        if not self._proper(head):
            return None
        first, last = head, head + 1
        while self._proper(first - 1) and self._within(first - 1, first, last):
            first -= 1
        while self._proper(last) and self._within(last, first, last):
            last += 1
        return first, last

    def whole(self, head: int) -> tuple[int, int] | None:
        """The same of two words or more: what can only be a person's name."""
        document = self._document
        symbols = document.scan.symbols
        if script_of(document.scan.surface(head, head + 1)) == "Latn":
            for name in document.engine.full_name_regex.finditer(
                symbols, max(0, head - _NAME), min(len(symbols), head + _NAME)
            ):
                if name.start() <= head < name.end():
                    return name.span()
            return None
        found = self.at(head)
        if found is None:
            return None
        first, last = found
        while self._part(first - 1, first, last):
            first -= 1
        return (first, last) if 1 < last - first <= _NAME else None

    def _proper(self, unit: int) -> bool:
        node = self._trees.get(unit)
        if node is None or node.part != "PROPN":
            return False
        scan = self._document.scan
        first = scan.surface(unit, unit + 1)[0]
        if unit in scan.numbers or not first.isalpha() or first.islower():
            return False
        return not self._document.is_in(unit, _NO_NAME)

    def _part(self, unit: int, first: int, last: int) -> bool:
        """Whether a word is a part of a name that also is a word of the language: "चरण दास"."""
        node = self._trees.get(unit)
        return (
            node is not None
            and node.relation in ("compound", "nmod")
            and node.part in ("NOUN", "PROPN", "ADJ")
            and first <= node.head < last
            and all(entry.list.startswith("=") for entry in self._document.scan.entries(unit))
        )

    def _within(self, unit: int, first: int, last: int) -> bool:
        """Whether a unit depends on one of units first to last (half-open)."""
        node = self._trees.get(unit)
        return node is not None and first <= node.head < last


class Roles:
    """The roles that the trees of one document tie to names."""

    def __init__(self, context: Context, trees: Trees, names: TreeNames) -> None:
        self._context = context
        self._document = context.document
        self._trees = trees
        self._names = names

    def described(self) -> list[Described]:
        """Those that no rule found: a role in a party and the name that the tree ties to it."""
        document = self._document
        taken: set[int] = set()
        for match in document.of("office_bearer"):
            taken.update(range(match.first, match.last))
        found: list[Described] = []
        for tag in ROLE_LISTS:
            for unit in document.places(tag):
                node = self._trees.get(unit)
                if node is None or unit in taken:
                    continue
                taken.add(unit)
                party_id = self._party(unit)
                if party_id is not None:
                    for head in self._heads(node):
                        name = self._names.whole(head)
                        if name is not None and taken.isdisjoint(range(*name)):
                            found.append(Described(name, (unit, unit + 1), party_id))
                            break
        return found + self._members()

    def _heads(self, role: Node) -> Iterator[int]:
        """Units that may be the head of the name of whoever has a role."""
        trees = self._trees
        children = trees.children(role.unit)
        for child in children:
            if child.relation in _NAMED:
                yield child.unit
        if role.relation in _NAMED:
            yield role.head
        if any(child.relation == "cop" for child in children):
            for child in children:
                if child.relation.startswith("nsubj"):
                    yield child.unit
        elif role.relation in _GIVEN and self._document.is_in(role.head, _VERBS):
            children = trees.children(role.head)
            for relation in ("obj", "nsubj:pass", "nsubj"):
                for child in children:
                    if child.relation == relation and child.unit != role.unit:
                        yield child.unit
        elif role.relation in ("nmod", "compound") and role.head == role.unit + 1:
            yield role.head
        yield from self._beside(role)

    def _beside(self, role: Node) -> Iterator[int]:
        """Names that only a comma parts from the phrase of a role, and that depend on the same."""
        phrase = set(self._trees.phrase(role.unit))
        for comma, at in ((min(phrase) - 1, min(phrase) - 2), (max(phrase) + 1, max(phrase) + 2)):
            name = self._names.whole(at) if self._document.is_in(comma, "comma") else None
            if name is None or comma not in (name[0] - 1, name[1]):
                continue
            top = self._trees.top(*name)
            if top is not None and (top.head in phrase or top.head == role.head):
                yield at

    def _party(self, role: int) -> str | None:
        """The party that the noun phrase of a role names, or stands for."""
        units = set(self._trees.phrase(role))
        low, high = min(units), max(units) + 1
        near = [
            p
            for p in self._context.between(low, high)
            if p.kind == "party" and p.party_id is not None and p.first in units
            # A nominal that is a name is a part of one that nobody knows: "the X Party".
            and not (p.stands_in and self._proper(p.first))
        ]
        if near:
            return near[-1].party_id
        implied = self._document.first_in("implied_party", low, high)
        if implied is None or implied not in units:
            return None
        return self._document.scan.value(implied, "implied_party")

    def _proper(self, unit: int) -> bool:
        node = self._trees.get(unit)
        return node is not None and node.part == "PROPN"

    def _members(self) -> list[Described]:
        """Those listed with somebody who has a role, as members of the same body."""
        document, trees = self._document, self._trees
        found: list[Described] = []
        for match in document.of("office_bearer"):
            head = trees.top(*match.focus)
            if head is None or not head.relation.startswith("nsubj"):
                continue
            bodies = [n for n in trees.children(head.head) if document.is_in(n.unit, "body")]
            if not bodies:
                continue
            near = self._context.between(match.first, match.last)
            party_id = next((p.party_id for p in near if p.party_id), self._party(bodies[0].unit))
            for member in trees.members(head.unit):
                name = self._names.whole(member)
                if member != head.unit and name is not None and party_id is not None:
                    found.append(Described(name, (bodies[0].unit, bodies[0].unit + 1), party_id))
        return found
