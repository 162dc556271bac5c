"""Parties as targets of stances: whether a cue is about the party beside it."""

from __future__ import annotations

from typing import Final

from partyie.context import Context, Participant
from partyie.extractors.stance_topics import Goal
from partyie.syntax import Units

__all__ = ["Parties"]

_PARTY_REACH: Final = 8  # units between a cue and the party that it is about, at most
_OWN_REACH: Final = 3  # units between the owner of a cue and the cue
_POSTPOSITIONS: Final = "favour_post|against_post"
_AFTER_HEAD: Final = (
    "coordinator|clause_break|oblique_before|locative_before|comma|sentence_end|bracket"
)


class Parties:
    """Which parties of one document the cues beside them are about."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._document = context.document

    def goal(
        self, actor: Participant, far: int, units: Units, where: str, linked: bool, first: bool
    ) -> tuple[Goal | None, bool]:
        """A party as target, `far` units from the first of those that a cue looks at; and whether
        this actor shows that the cue is about nobody else.

        `linked` says that it goes on a list of targets, `first` that the nearest actor decides.
        """
        document = self._document
        start, _, step = units
        if actor.kind != "party" or actor.party_id is None:
            return None, first and not (self._of_party(actor) or self.owns(actor))
        if step > 0 and self._describes(actor):
            return None, False
        if first and step > 0 and far and not self._faced(actor, start):
            return None, True
        if far > _PARTY_REACH and where != "accused":
            patient = first and step < 0 and document.is_in(actor.last, "patient_mark")
            if not patient:
                return None, first
        if where != "inside" and document.is_in(actor.last, "ergative|agent_after"):
            return None, False
        if where == "object" and step < 0 and document.is_in(actor.last, "owner_mark"):
            begin = actor.last + 1
            if start + 1 - begin > _OWN_REACH or document.any_in(begin, start + 1, "case"):
                return None, False  # "भाजपा के सदन में विरोध करने": it acts
        if linked:
            fits = not document.within("stance", actor.last, actor.last + 1)
        elif step < 0:
            fits = self._marked(actor, start + 1, where)
        elif where == "inside":
            fits = not self.owns(actor)
        else:
            fits = where != "object" or self._heads(actor)
        if where == "alliance":
            fits = fits and document.engine.registry.get(actor.party_id).status == "alliance"
            # "joined the Left in demanding": in that alone.
            joined = document.within("stance", actor.last + 1, actor.last + 2)
            fits = fits and not (joined and document.is_in(actor.last, "locative_before"))
        if actor.stands_in and where == "accused":
            return None, not document.is_in(actor.first, "pronoun")
        if not fits or actor.stands_in:
            return None, first and not document.is_in(actor.first, "pronoun")
        path = (start, actor.first) if step > 0 else (actor.last, start + 1)
        return Goal(actor.first, path, None, actor.party_id), False

    def _describes(self, actor: Participant) -> bool:
        """Whether a party only says whose another is: "the X (X)-led Y", "X ally Y"; an X-led
        government is X's."""
        document, at = self._document, actor.last
        while document.is_in(at, "bracket|party"):
            at += 1
        if not document.is_in(at, "apposition"):
            return False
        other = self._context.starting(at + 1)
        return other is not None and other.kind != "government"

    def _marked(self, actor: Participant, cue: int, where: str) -> bool:
        """Whether a case marker makes a party the object of the cue after it at `cue`."""
        document = self._document
        marks = "patient_mark" if where == "accused" else "case|oblique_after"
        if actor.last == cue and (where == "alliance" or document.is_in(cue, _POSTPOSITIONS)):
            return True
        for at in range(actor.last, min(actor.last + 3, cue + 1)):
            if document.is_in(at, "ergative"):
                return False
            if at > actor.last and self._context.starting(at) is not None:
                return False
            # "के साथ" also coordinates; where the cue begins with it, it is a marker.
            if document.is_in(at, marks) and (at == cue or not document.is_in(at, "coordinator")):
                return True
        return False

    def _faced(self, actor: Participant, start: int) -> bool:
        """Whether an attack on what a preposition leads to is one on a party: "the rule of X"."""
        document = self._document
        at = actor.outer - 1
        while at > start and document.is_in(at, "article|determiner"):
            at -= 1
        if at <= start or not document.is_in(at, "oblique_before"):
            return True
        return self.deed(max(start, at - 2), at)

    def _of_party(self, actor: Participant) -> bool:
        """Whether the government or group is a party's own: "यूपीए सरकार"."""
        before = self._context.between(max(0, actor.outer - 2), actor.outer)
        if not before:
            return False
        return before[-1].last == actor.outer and before[-1].kind == "party"

    def owns(self, actor: Participant) -> bool:
        """Whether an actor is only named as the owner of what follows: "the Centre's move"."""
        document = self._document
        return actor.last < len(document.scan) and document.is_in(actor.last, "possessive")

    def _heads(self, actor: Participant) -> bool:
        """Whether a party is itself what a verb before it governs, and not its leaders or law."""
        document = self._document
        at = actor.last
        _, high = document.near(actor.first)
        if document.is_in(at, "apposition") and document.is_in(at + 1, "party_body"):
            at += 1  # "the X-led government"
        if at < high and document.is_in(at, "party_body"):
            at += 1
        return at >= high - 1 or document.is_in(at, _AFTER_HEAD)

    def deed(self, first: int, last: int) -> bool:
        """Whether units first to last (half-open) name what somebody did: "the rule of X"."""
        return self._document.any_in(first, last, "deed")
