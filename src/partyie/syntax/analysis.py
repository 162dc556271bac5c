"""What extractors may ask of a sentence's structure, whoever analysed it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import NamedTuple

from partyie.context import Context, Participant
from partyie.trees import Node, Trees
from partyie.types import ActorKind

__all__ = ["Analysis", "Described", "Token", "Units", "tokens"]

_PARTS = (("pronoun", "PRON"), ("sentence_end", "PUNCT"), ("comma", "PUNCT"))


# Units from the first on, up to but not with the second; the third, 1 or -1, says which way.
Units = tuple[int, int, int]


class Token(NamedTuple):
    """One unit of a sentence; None is what its analysis does not know, or what there is not.

    Parts of speech and relations are those of Universal Dependencies.
    """

    unit: int
    start: int  # code points of the text as given, half-open
    end: int
    text: str
    lemma: str | None
    part: str | None
    head: int | None  # the unit that it depends on; -1 for a root
    relation: str | None
    entity: ActorKind | None  # the kind of whoever its words name or stand for


class Described(NamedTuple):
    """Units of a name, units of the role that goes with it, and the party of the role."""

    name: tuple[int, int]
    role: tuple[int, int]
    party_id: str


class Analysis(ABC):
    """Who does what to whom around a cue at units `first` to `last` (half-open) of a document."""

    @abstractmethod
    def sentence(self, unit: int) -> list[Token]:
        """The tokens of the sentence that holds a unit."""

    @abstractmethod
    def subjects(self, first: int, last: int) -> list[Participant]:
        """Those who act, coordinated ones all; empty where the text names nobody."""

    @abstractmethod
    def agents(self, first: int, last: int) -> list[Participant]:
        """Those who act in a passive or give what is got: "was opposed by X and Y"."""

    @abstractmethod
    def possessors(self, first: int) -> list[Participant]:
        """Whose the cue is: "the DMK's opposition to"."""

    @abstractmethod
    def speakers(self, first: int, last: int) -> list[Participant]:
        """Those whose words the cue stands in, quoted or reported."""

    @abstractmethod
    def opened(self, unit: int) -> int:
        """Where the quotation opens that closes right before a unit; else the unit itself."""

    @abstractmethod
    def complement(self, first: int, last: int) -> Units:
        """Units in which what the cue is about may stand, nearest first."""

    @abstractmethod
    def before(self, first: int) -> Units:
        """Units in which the subject of a passive may stand, nearest first."""

    @abstractmethod
    def negated(self, first: int, last: int) -> bool:
        """Whether the clause denies what the cue says."""

    @abstractmethod
    def hypothetical(self, first: int, last: int) -> bool:
        """Whether the cue stands in a question, a condition or a mere possibility."""

    @abstractmethod
    def described(self) -> list[Described]:
        """Names with a role that no rule ties to them."""


def tokens(context: Context, unit: int, trees: Trees) -> list[Token]:
    """The tokens of the sentence that holds a unit: what its tree, if any, and the lists know."""
    document = context.document
    scan = document.scan
    low, high = document.sentence(unit)
    entities: dict[int, ActorKind] = {}
    for participant in context.between(low, high):
        for at in range(participant.first, participant.last):
            entities[at] = participant.kind
    found: list[Token] = []
    for at in range(low, high):
        start, end, text = document.span(at, at + 1)
        node: Node | None = trees.get(at)
        if node is not None:
            known = (node.lemma or None, node.part or None, node.head, node.relation)
            found.append(Token(at, start, end, text, *known, entities.get(at)))
            continue
        part = "NUM" if at in scan.numbers else None
        for tag, name in _PARTS:
            if part is None and document.is_in(at, tag):
                part = name
        found.append(Token(at, start, end, text, None, part, None, None, entities.get(at)))
    return found
