"""Whose a position is: who acts, speaks or owns, with pronouns and titles resolved to parties."""

from __future__ import annotations

from typing import Final

from partyie.affiliation import party_beside
from partyie.context import Context, Participant
from partyie.extractors.stance_topics import Goal
from partyie.native import mypyc_attr
from partyie.rules import RuleMatch
from partyie.syntax import Analysis

__all__ = ["Held", "Holders"]

_SPEAKING_BACK: Final = 2  # sentences in which somebody may go on speaking
_OWN_VERB: Final = 5  # units from a cue to a verb in the first person
_PRONOUN_BACK: Final = 4  # sentences in which what a pronoun stands for was named
_BOTH_BACK: Final = 200  # units in which what a word stands for was named, at most


@mypyc_attr(acyclic=True)
class Held:
    """A holder, who states the position for it, and what shows that it is the holder's."""

    __slots__ = ("evidence", "holder", "source")

    def __init__(self, holder: Participant, source: Participant | None, evidence: str) -> None:
        self.holder = holder
        self.source = source
        self.evidence = evidence  # "subject", "agent", "possessor", "speaker"


class Holders:
    """The holders of the cues of one document."""

    def __init__(self, context: Context, analysis: Analysis) -> None:
        self._context = context
        self._document = context.document
        self._analysis = analysis

    def of(self, match: RuleMatch, goals: list[Goal]) -> list[Held]:
        """The holders of what a cue says."""
        document, analysis = self._document, self._analysis
        where: str = match.rule.set.get("holder", "subject")
        target: str = match.rule.set.get("target", "object")
        possessed = where == "possessor"
        first, last = match.first, match.last
        speakers: list[Participant] | None = None
        if where == "agent":
            found = analysis.agents(first, last)
        elif possessed:
            found = analysis.possessors(first)
        elif where == "speaker":
            speakers = analysis.speakers(first, last)
            found = speakers or self._earlier_speaker(first)
        elif where == "doer" and document.is_in(last, "agent_before"):
            found = analysis.agents(first, last)
        elif where == "caller":
            found = analysis.speakers(last - 1, last) or self._subjects(match, goals)
        elif where == "subject" and target != "party" and self._told_to(first):
            found = speakers = analysis.speakers(first, last)
            where = "speaker"
        else:
            found = self._subjects(match, goals)
        if not found and (target == "subject" or self._quoted(first)):
            found = speakers = analysis.speakers(first, last)
            where = "speaker"
        if where == "subject" and found:
            found = found + self._likewise(last)
        helds: list[Held] = []
        for holder in found:
            begin = holder.first
            if document.is_in(begin, "nobody"):
                continue
            own = document.is_in(begin, "first_person") or (
                holder.stands_in and document.is_in(begin - 1, "first_person")
            )
            if not own and _holds(holder, goals):
                continue
            if speakers is None:
                speakers = analysis.speakers(first, last)
            if own and speakers:
                helds += [Held(self._resolved(speaker), None, "speaker") for speaker in speakers]
                continue
            if own and _holds(holder, goals):
                continue
            if not possessed and self._hearsay(holder, speakers):
                continue
            source = speakers[0] if speakers and speakers[0].kind == "person" else None
            himself = source is not None and self._himself(holder, source)
            meant = self._resolved(source if source is not None and himself else holder)
            if meant.party_id is None and document.is_in(meant.first, "pronoun"):
                continue  # nobody knows who that is
            if source is not None and source.first == begin:
                source = None
            helds += [Held(each, source, where) for each in self._each(meant)]
        return helds

    def _subjects(self, match: RuleMatch, goals: list[Goal]) -> list[Participant]:
        found = self._analysis.subjects(match.first, match.last)
        if not found:
            return found
        units = {goal.unit for goal in goals}
        return [holder for holder in found if holder.first not in units]

    def _told_to(self, first: int) -> bool:
        """Whether a cue says what somebody must do: "the Centre must at once implement"."""
        document, at = self._document, first - 1
        if document.sov(first):
            return False
        lower = document.engine.lower_table
        if document.is_in(at, "adverb") or lower[ord(document.scan.symbols[at])]:
            at -= 1
        return document.is_in(at, "obligation")

    def _likewise(self, last: int) -> list[Participant]:
        """Those said to do as a subject does: "opposed it, as did X and Y"."""
        _, high = self._document.near(last - 1)
        echo = self._document.first_in("likewise", last, high)
        return [] if echo is None else self._analysis.agents(echo + 1, echo + 1)

    def _earlier_speaker(self, first: int) -> list[Participant]:
        """Who is still speaking, where a sentence in somebody's words does not say who."""
        document = self._document
        if not document.sov(first):
            return []
        sentences = document.scan.sentences
        here = document.scan.sentence_of(first)
        for sentence in range(here - 1, max(-1, here - 1 - _SPEAKING_BACK), -1):
            low, high = sentences[sentence].first, sentences[sentence].last
            said = document.last_in("said", low, high)
            if said is not None:
                return self._analysis.subjects(said, said + 1)
        return []

    def _quoted(self, first: int) -> bool:
        """Whether the clause of a cue speaks of the speaker: "we oppose"."""
        low, _ = self._document.near(first)
        if self._document.any_in(first, first + _OWN_VERB, "i_will"):
            return True  # "X नहीं होने दूंगा"
        return self._document.any_in(low, first, "first_person")

    def _resolved(self, holder: Participant) -> Participant:
        """A pronoun with the party of what it stands for, or what it stands for itself."""
        document = self._document
        if holder.kind == "government" and holder.party_id is None:
            return self._of_party(holder)
        if holder.kind == "person" and not holder.stands_in and holder.party_id is None:
            party = party_beside(document, holder.first, holder.last)
            if party is None:
                return self._context.fullest(holder)
            return holder.meaning(holder.kind, party)
        if not holder.stands_in or document.is_in(holder.first, "party_nominal"):
            return holder
        bearers = self._context.bearers
        if holder.first in bearers:
            return self._resolved(bearers[holder.first])
        told = self._self(holder)
        if told is not None:
            return told
        person = document.is_in(holder.first, "pronoun.person|pronoun.speaker")
        many = document.is_in(holder.first, "plural_pronoun")
        here = document.scan.sentence_of(holder.first)
        low = document.scan.sentences[max(0, here - _PRONOUN_BACK)].first
        low = max(low, holder.first - _BOTH_BACK)
        high = self._analysis.opened(holder.first)
        own = document.is_in(holder.first, "first_person")
        best: Participant | None = None
        least = 9
        for p in reversed(self._context.between(low, high)):
            if p.stands_in and p.first not in bearers:
                continue
            if not (many or person == (p.kind == "person")):
                continue
            if document.is_in(p.last, "apposition"):  # "the X-led alliance"
                continue
            if own and self._tells(p):
                rank = 0
            elif self._context.oblique(p):
                rank = 3
            else:
                rank = 2 if document.is_in(p.last, "owner_mark") else 1
            rank = 2 * rank + (many and p.kind == "person")
            if rank < least:
                best, least = p, rank
        if best is None:
            return holder
        if best.stands_in or (best.kind == "person" and best.party_id is None):
            return self._resolved(best)
        if best.party_id is None:
            return best
        return holder.meaning(best.kind, best.party_id)

    def _himself(self, holder: Participant, speaker: Participant) -> bool:
        """Whether a pronoun that opens somebody's words is the speaker: "X ने कहा कि वह"."""
        document, at = self._document, holder.first
        if not holder.stands_in or not document.is_in(at, "pronoun"):
            return False
        if not document.is_in(at - 1, "that_word") or speaker.last > at:
            return False
        between = self._context.between(speaker.last, at)
        return all(p.kind == "person" and p.stands_in for p in between)

    def _tells(self, participant: Participant) -> bool:
        """Whether a marker makes a participant the one who says something: "X ने कहा"."""
        document, at = self._document, participant.last
        return document.is_in(at, "ergative") and document.any_in(at, document.near(at)[1], "said")

    def _of_party(self, government: Participant) -> Participant:
        """A government with the party that the words before it say it is of: "भाजपा सरकार"."""
        at = government.outer
        for before in self._context.between(max(0, at - 2), at):
            edge = before.last
            edge += edge < at and self._document.is_in(edge, "owner_mark")
            if before.kind == "party" and edge == at:
                return government.meaning(government.kind, before.party_id)
        return government

    def _self(self, holder: Participant) -> Participant | None:
        """A pronoun as the party that speaks of itself: "X said | it"."""
        document, at = self._document, holder.first - 1
        at -= document.is_in(at, "clause_break")
        if not document.is_in(holder.first, "pronoun.thing") or not document.is_in(at, "said"):
            return None
        said = [p for p in self._analysis.subjects(at, at + 1) if not p.stands_in]
        told = len(said) == 1 and said[0].party_id is not None
        return holder.meaning("party", said[0].party_id) if told else None

    def _each(self, holder: Participant) -> list[Participant]:
        """The parties of a nominal that stands for more than one: "both parties"."""
        if not self._document.is_in(holder.first, "party_nominal.both"):
            return [holder]
        low = max(0, holder.first - _BOTH_BACK)
        named: dict[str, Participant] = {}
        for participant in reversed(self._context.between(low, holder.first)):
            if participant.kind == "party" and participant.party_id and not participant.stands_in:
                named.setdefault(participant.party_id, participant)
            if len(named) == 2:
                break
        return list(named.values())

    def _hearsay(self, holder: Participant, speakers: list[Participant]) -> bool:
        """Whether one party tells what another thinks."""
        if holder.kind == "government" and holder.party_id is None:
            return any(speaker.party_id for speaker in speakers)
        if holder.kind != "party" or holder.party_id is None or not speakers:
            return False
        said = {
            s.party_id
            for s in speakers
            if s.party_id and not self._document.is_in(s.first, "plural_pronoun")
        }
        registry = self._document.engine.registry
        parties = {holder.party_id, *said}
        alliance = any(registry.get(party).status in ("alliance", "wing") for party in parties)
        return len(parties) > 1 and not alliance


def _holds(holder: Participant, goals: list[Goal]) -> bool:
    """Whether a target is among the words of a holder."""
    return any(holder.first <= goal.unit < holder.last for goal in goals)
