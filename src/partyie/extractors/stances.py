"""Who is for or against what.

A cue rule gives a polarity and says where holder and target stand (its frame); the polarity is
then composed along the path from cue to target: cue × negation × shifters × cues in between
("oppose attempts to violate X" is for X).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from partyie.context import Context, Participant
from partyie.extractors.stance_targets import Goal, Targets
from partyie.rules import RuleMatch
from partyie.syntax import Analysis
from partyie.syntax.rules import RulesAnalysis
from partyie.types import Actor, Cue, Polarity, Stance, Target, unchecked

__all__ = ["extract"]

_stance: Final = unchecked(Stance)
_target: Final = unchecked(Target)
_cue: Final = unchecked(Cue)
_holder: Final = unchecked(Actor)
_OPPOSITE: Final[dict[Polarity, Polarity]] = {
    "favour": "against",
    "against": "favour",
    "neutral": "neutral",
}
_PRONOUN_BACK: Final = 4  # sentences in which what a pronoun stands for was named
_BOTH_BACK: Final = 200  # units in which what a word stands for was named, at most
_ADOPTED_BACK: Final = 20  # units from a target back to a cue that governs it
_GROUNDS: Final = 16  # units between criticism and its grounds, at most
_OPEN: Final = 0.8  # how much less an open target is to be trusted
_DECIDED_BACK: Final = 30  # units from what stands for a decision back to the court's name
_UNDONE_REACH: Final = 6  # units after a target in which a passive may undo it
_TITLES: Final = 12  # units of titles before a name, at most
# What may stand between a party and the name of one of its people.
_TITLE_WORDS: Final = (
    "title", "role", "role_part", "leader_role", "party_role", "level", "party_word", "place",
    "region", "origin", "coordinator", "possessive", "member_word", "honorific", "determiner",
    "party_rank",
)  # fmt: skip
_VOIDING_REACH: Final = 3  # units after a target in which a word may undo it


def extract(context: Context) -> list[Stance]:
    """Every stance whose holder and target the text names."""
    if not context.document.of("stance"):
        return []
    return _Reading(context).stances()


class _Reading:
    """The cues of one document, read together: one may govern or report another."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.document = context.document
        self.analysis: Analysis = RulesAnalysis(context)
        self.targets = Targets(context, self.analysis)
        self.cues = {match.first: match for match in self.document.of("stance")}

    def stances(self) -> list[Stance]:
        goals = {
            match.first: about
            for match in self.document.of("stance")
            if (about := self.targets.of(match))
        }
        if not goals:
            return []
        silent = self._governed(goals) | self._alleged()
        found: dict[tuple[str, str, str], Stance] = {}
        for first, targets in goals.items():
            match = self.cues[first]
            own = first in silent and (
                match.rule.set.get("holder") in ("agent", "speaker")
                or any(not p.stands_in for p in self.analysis.possessors(match.first))
            )
            if (first in silent and not own) or self.analysis.hypothetical(first, match.last):
                continue
            holders = list(self._holders(match, targets))
            if not holders:
                continue
            signed = self._signed(match, targets, goals)
            intent = match.rule.set.get("scope") == "intent"
            for holder, source in holders:
                who = holder.party_id or self.document.span(holder.first, holder.last)[2]
                for goal, polarity in signed:
                    if intent and source and polarity == "against":
                        continue  # "X says that Y wants to scrap it" is what X accuses Y of
                    named = goal.topic_id or goal.party_id
                    key = (who, named or self._words(goal), polarity)
                    if key not in found and who != goal.party_id and holder.first != goal.unit:
                        found[key] = self._stance(match, holder, source, goal, polarity)
        return sorted(self._credible(found.values()), key=lambda it: (it.start, it.end))

    @staticmethod
    def _credible(found: Collection[Stance]) -> list[Stance]:
        """All but the positions reported by somebody who attacks their holder."""
        attacks = {
            (stance.target.party_id, stance.holder.start, stance.holder.end)
            for stance in found
            if stance.polarity == "against" and stance.target.party_id
        }
        return [
            stance
            for stance in found
            if stance.source is None
            or (stance.holder.party_id, stance.source.start, stance.source.end) not in attacks
        ]

    def _words(self, goal: Goal) -> str:
        return self.document.scan.surface(goal.first, goal.unit + 1)

    # ── cues among cues ──────────────────────────────────────────────────────────────────────

    def _governed(self, goals: dict[int, list[Goal]]) -> set[int]:
        """Cues on the path of another: what they say is part of what that one is about."""
        silent: set[int] = set()
        for first, targets in goals.items():
            silent.update(inner.first for inner in self._inner(self.cues[first], targets[0]))
            silent.update(g.unit for g in targets if g.unit in self.cues and g.unit != first)
            if targets[0].party_id:
                silent.update(self._grounds(self.cues[first]))
        return silent

    def _grounds(self, match: RuleMatch) -> Iterator[int]:
        """Cues that say what a party is criticised or praised for: "slammed X for backing Y"."""
        document = self.document
        low, high = document.near(match.first)
        low, high = max(low, match.first - _GROUNDS), min(high, match.last + _GROUNDS)
        for cue in document.within("stance", low, high):
            at = cue.first
            if cue is match:
                continue
            if document.is_in(cue.last, "infinitive"):
                if document.is_in(cue.last + 1, "oblique_after") and at < match.first:
                    yield at
            elif at > match.last and document.is_in(at - 1, "oblique_before"):
                yield at

    def _inner(self, match: RuleMatch, goal: Goal) -> list[RuleMatch]:
        """The cues between a cue and its target."""
        document, path = self.document, goal.path
        found: list[RuleMatch] = []
        for inner in document.within("stance", path.start, path.stop):
            if inner is match:
                continue
            before = inner.first < match.first
            rest = (inner.last, match.first) if before else (match.last, inner.first)
            if not document.any_in(*rest, "coordinator"):
                found.append(inner)
        return found

    def _alleged(self) -> set[int]:
        """Cues that stand in what somebody is accused of."""
        return {
            at
            for match in self.cues.values()
            if match.rule.set.get("scope") == "alleged"
            for at in self._allegation(match)
            if at in self.cues
        }

    def _allegation(self, match: RuleMatch) -> Iterator[int]:
        """The units of what somebody is accused of, in a phrase or in a clause that follows."""
        yield from self.analysis.complement(match.first, match.last)
        _, high = self.document.near(match.first)
        begin = self.document.first_in("clause_break", match.last, min(high, match.last + 5))
        if begin is not None:
            yield from range(begin, high)

    # ── holders ──────────────────────────────────────────────────────────────────────────────

    def _holders(
        self, match: RuleMatch, goals: list[Goal]
    ) -> Iterator[tuple[Participant, Participant | None]]:
        """Holders, each with who states the position for it."""
        document = self.document
        where = match.rule.set.get("holder", "subject")
        first, last = match.first, match.last
        speakers: list[Participant] | None = None
        if where == "agent":
            found = self.analysis.agents(first, last)
        elif where == "possessor":
            found = self.analysis.possessors(first)
        elif where == "speaker":
            found = self.analysis.speakers(first, last)
        else:
            found = self._subjects(match, goals)
        if not found and (match.rule.set.get("target") == "subject" or self._quoted(first)):
            found = self.analysis.speakers(first, last)
        for holder in found:
            if document.is_in(holder.first, "nobody"):
                continue
            if document.is_in(holder.first, "first_person") or (
                holder.stands_in and document.is_in(holder.first - 1, "first_person")
            ):
                speakers = self.analysis.speakers(first, last)
                if speakers:
                    yield from ((self._resolved(speaker), None) for speaker in speakers)
                    continue
            begin, end = holder.first, holder.last
            if [goal for goal in goals if begin <= goal.unit < end]:
                continue
            if speakers is None:
                speakers = self.analysis.speakers(first, last)
            if self._hearsay(holder, speakers):
                continue
            source = speakers[0] if speakers and speakers[0].kind == "person" else None
            meant = self._resolved(holder)
            if meant.party_id is None and document.is_in(meant.first, "pronoun"):
                continue  # nobody knows who that is
            for each in self._each(meant):
                yield each, source if source and source.first != begin else None

    def _subjects(self, match: RuleMatch, goals: list[Goal]) -> list[Participant]:
        found = self.analysis.subjects(match.first, match.last)
        if not found:
            return found
        units = {goal.unit for goal in goals}
        return [holder for holder in found if holder.first not in units]

    def _quoted(self, first: int) -> bool:
        """Whether the clause of a cue speaks of the speaker: "we oppose"."""
        low, _ = self.document.near(first)
        return self.document.any_in(low, first, "first_person")

    def _resolved(self, holder: Participant) -> Participant:
        """A pronoun with the party of what it stands for, or what it stands for itself."""
        document = self.document
        if holder.kind == "government" and holder.party_id is None:
            return self._of_party(holder)
        if holder.kind == "person" and not holder.stands_in and holder.party_id is None:
            return self._affiliated(holder)
        if not holder.stands_in or document.is_in(holder.first, "party_nominal"):
            return holder
        person = document.is_in(holder.first, "pronoun.person", "pronoun.speaker")
        many = document.is_in(holder.first, "plural_pronoun")
        here = document.scan.sentence_of(holder.first)
        low = document.scan.sentences[max(0, here - _PRONOUN_BACK)].first
        low = max(low, holder.first - _BOTH_BACK)
        earlier = [
            p
            for p in reversed(self.context.between(low, holder.first))
            if not p.stands_in and (many or person == (p.kind == "person"))
        ]
        best = next((p for p in earlier if not self.context.oblique(p)), None)
        best = best or next(iter(earlier), None)
        if best is None:
            return holder
        if best.party_id is None:
            return best
        return holder.meaning(best.kind, best.party_id)

    def _of_party(self, government: Participant) -> Participant:
        """A government with the party that the words before it say it is of: "भाजपा सरकार"."""
        at = government.outer
        for before in self.context.between(max(0, at - 2), at):
            edge = before.last
            edge += edge < at and self.document.is_in(edge, "owner_mark")
            if before.kind == "party" and edge == at:
                return government.meaning(government.kind, before.party_id)
        return government

    def _affiliated(self, person: Participant) -> Participant:
        """A person with the party that stands before the titles before the name."""
        document = self.document
        party_units, at = document.party_units, person.first - 1
        low = max(document.near(person.first)[0], person.first - _TITLES)
        at -= document.is_in(at, "comma")
        while at >= low:
            party = party_units.get(at)
            if party is not None:
                return person.meaning(person.kind, party.id)
            if document.is_in(at, "comma") or not document.is_in(at, *_TITLE_WORDS):
                break
            at -= 1
        return person

    def _each(self, holder: Participant) -> list[Participant]:
        """The parties of a nominal that stands for more than one: "both parties"."""
        if not self.document.is_in(holder.first, "party_nominal.both"):
            return [holder]
        low = max(0, holder.first - _BOTH_BACK)
        named: dict[str, Participant] = {}
        for participant in reversed(self.context.between(low, holder.first)):
            if participant.kind == "party" and participant.party_id and not participant.stands_in:
                named.setdefault(participant.party_id, participant)
            if len(named) == 2:
                break
        return list(named.values())

    def _hearsay(self, holder: Participant, speakers: list[Participant]) -> bool:
        """Whether one party tells what another thinks."""
        if holder.kind != "party" or holder.party_id is None or not speakers:
            return False
        said = {
            s.party_id
            for s in speakers
            if s.party_id and not self.document.is_in(s.first, "plural_pronoun")
        }
        registry = self.document.engine.registry
        parties = {holder.party_id, *said}
        alliance = any(registry.get(party).status in ("alliance", "wing") for party in parties)
        return len(parties) > 1 and not alliance

    # ── polarity ─────────────────────────────────────────────────────────────────────────────

    def _signed(
        self, match: RuleMatch, targets: list[Goal], goals: dict[int, list[Goal]]
    ) -> list[tuple[Goal, Polarity]]:
        """Each target of a cue with the polarity towards it."""
        polarity: Polarity = match.rule.set["polarity"]
        if match.rule.set.get("scope") == "alleged":
            return [(goal, polarity) for goal in targets]
        document = self.document
        negated = self.analysis.negated(match.first, match.last)
        of_subject = match.rule.set.get("target") == "subject"
        found: list[tuple[Goal, Polarity]] = []
        for goal in targets:
            path = goal.path
            flips = negated + goal.flips
            inners = self._inner(match, goal)
            if document.any_in(path.start, path.stop, "shifter", "negation"):
                flips += self._shifts(path, inners)
                if goal.unit >= match.last:
                    flips += sum(document.has(at, "negation") for at in path)
            if document.any_in(path.start, path.stop, "taken_back"):
                flips += self.targets.is_measure(goal.unit)
            for inner in inners:
                flips += inner.rule.set["polarity"] == "against"
            if flips == negated and self._decided(goal):
                continue  # nobody knows what the court decided
            if of_subject:
                flips += self._adopted(match, goal, goals)
            if goal.unit >= match.last:
                flips += self._voided(goal.unit) + self._undone(goal.unit)
            found.append((goal, _OPPOSITE[polarity] if flips % 2 else polarity))
        return found

    def _decided(self, goal: Goal) -> bool:
        """Whether a cue is about what a court decided on its target."""
        document, path, at = self.document, goal.path, goal.unit
        if document.any_in(path.start, path.stop, "court"):
            return True
        if not document.is_in(at, "topic_noun", "topic_pronoun"):
            return False
        return any(
            document.is_in(court + 1, "owner_mark")
            and document.any_in(court + 2, min(at + 1, court + 16), "topic_noun.act")
            for court in document.all_in("court", max(0, at - _DECIDED_BACK), at)
        )

    def _adopted(self, match: RuleMatch, goal: Goal, goals: dict[int, list[Goal]]) -> bool:
        """Whether what is supported or opposed is itself a stance against the target:
        "the resolution against X was backed by Y"."""
        if self.document.any_in(goal.unit + 1, match.first, "clause_break", "comma"):
            return False
        near = self.document.within("stance", max(0, goal.unit - _ADOPTED_BACK), goal.unit)
        return any(
            cue.rule.set["polarity"] == "against"
            for cue in near
            if any(other.unit == goal.unit for other in goals.get(cue.first, ()))
        )

    def _shifts(self, path: range, inners: list[RuleMatch]) -> int:
        """Shifters on a path outside its cues, those in one list once: "scrap or dilute X"."""
        document = self.document
        shifts, last = 0, -9
        for at in path:
            if document.has(at, "shifter"):
                if inners and any(cue.first <= at < cue.last for cue in inners):
                    continue
                joined = at - last <= 4 and document.any_in(last + 1, at, "coordinator")
                shifts += not joined
                last = at
        return shifts

    def _undone(self, unit: int) -> bool:
        """Whether a passive after a target turns it: "demanded that X be scrapped"."""
        document = self.document
        for at in range(unit + 1, min(document.near(unit)[1], unit + _UNDONE_REACH)):
            if document.has(at, "shifter"):
                return not document.has(at, "transparent")
            if not document.is_in(at, "be", "obligation", "future", "adverb", "determiner"):
                return False
        return False

    def _voided(self, unit: int) -> bool:
        """Whether a word right after a target undoes it: "held X unconstitutional"."""
        _, high = self.document.near(unit)
        return self.document.any_in(unit + 1, min(high, unit + _VOIDING_REACH), "voiding")

    # ── result ───────────────────────────────────────────────────────────────────────────────

    def _stance(
        self, match: RuleMatch, holder: Participant, source: Participant | None, goal: Goal,
        polarity: Polarity,
    ) -> Stance:  # fmt: skip
        document = self.document
        low, high = document.near(match.first)
        first, last = document.clause(match.first)
        first, last = max(low, first), min(high, last)
        if document.scan.sentence_of(goal.unit) == document.scan.sentence_of(match.first):
            first, last = min(first, goal.unit), max(last, goal.unit + 1)
        start, end, text = document.span(first, max(last, match.last))
        cue_start, cue_end, cue_text = document.span(match.first, match.last)
        goal_first = goal.unit if goal.first < 0 else goal.first
        goal_start, goal_end, goal_text = document.span(goal_first, goal.unit + 1)
        return _stance(
            start=start, end=end, text=text, language=document.language(match.first),
            confidence=round(match.rule.confidence * (_OPEN if goal.first >= 0 else 1), 2),
            rule=match.rule.id,
            holder=self._actor(holder),
            target=_target(
                text=goal_text, start=goal_start, end=goal_end,
                topic_id=goal.topic_id, party_id=goal.party_id,
            ),
            polarity=polarity, cue=_cue(start=cue_start, end=cue_end, text=cue_text),
            source=None if source is None else self._actor(source),
        )  # fmt: skip

    def _actor(self, participant: Participant) -> Actor:
        """A participant as an actor, without a leading article."""
        actor = self.context.actor(participant)
        scan, articles = self.document.scan, self.document.engine.members["article"]
        token = scan.first[participant.first]
        if participant.stands_in or scan.first[participant.last] - token < 2:
            return actor
        tokens = scan.tokens
        if scan.lexicon.symbol(tokens.pieces[token]) not in articles:
            return actor
        start = tokens.start(token + 1)
        return _holder(
            kind=actor.kind, text=self.document.text[start : actor.end], party_id=actor.party_id,
            start=start, end=actor.end,
        )  # fmt: skip
