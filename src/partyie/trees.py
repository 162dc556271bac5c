"""Dependency trees over the units of a text: what a parser said, and questions about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

__all__ = ["Node", "Trees"]

_APART = ("acl", "acl:relcl", "advcl", "appos", "ccomp", "conj", "parataxis")


class Node(NamedTuple):
    """One unit in a tree. Parts of speech and relations are those of Universal Dependencies."""

    unit: int
    head: int  # the unit that it depends on; -1 for a root
    relation: str
    part: str
    lemma: str = ""


class Trees:
    """The trees of one text, by unit. Not every sentence need have one."""

    def __init__(self, nodes: Iterable[Node] = ()) -> None:
        self._nodes = {node.unit: node for node in nodes}
        self._children: dict[int, list[int]] = {}
        for node in self._nodes.values():
            if node.head >= 0:
                self._children.setdefault(node.head, []).append(node.unit)

    def get(self, unit: int) -> Node | None:
        """The node of a unit; None where nothing was parsed."""
        return self._nodes.get(unit)

    def children(self, unit: int) -> list[Node]:
        """What depends on a unit, by place."""
        return [self._nodes[child] for child in self._children.get(unit, ())]

    def top(self, first: int, last: int) -> Node | None:
        """The node among units first to last (half-open) on which the others depend."""
        for unit in range(first, last):
            node = self._nodes.get(unit)
            if node is not None and not first <= node.head < last:
                return node
        return None

    def members(self, unit: int) -> Iterator[int]:
        """`unit` and what is coordinated with it, by place."""
        yield unit
        for node in self.children(unit):
            if node.relation == "conj":
                yield node.unit

    def phrase(self, unit: int) -> Iterator[int]:
        """`unit` and what depends on it, further clauses and coordinated phrases left out."""
        seen: set[int] = set()
        stack = [unit]
        while stack:
            at = stack.pop()
            if at in seen:
                continue
            seen.add(at)
            yield at
            stack += [n.unit for n in self.children(at) if n.relation not in _APART]
