"""IT cells, social-media teams, media cells and war rooms, and their absence."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from partyie.context import Context, Participant
from partyie.document import Document
from partyie.extractors.belonging import belongs_to
from partyie.extractors.unit_details import levels_of, place_of, size_of
from partyie.rules import RuleMatch
from partyie.types import UnitMention, unchecked

__all__ = ["extract"]

_unit_mention: Final = unchecked(UnitMention)

_BACK: Final = 3  # sentences between a unit and the words that mean it again
_NEXT: Final = 8  # units of a party among which one that a pronoun means is looked for
_CUE_BEFORE: Final = 10  # units between a cue of absence and the unit it denies
_CUE_AFTER: Final = 12
_STOPS: Final = "being|comma|sentence_end|line_end"
_BEFORE_PHRASE: Final = "coordinator|clause_break|ergative|party|oblique_after|yet_word"


def extract(context: Context) -> list[UnitMention]:
    """Every mention of a unit's words; one each where parties share it."""
    document = context.document
    if not document.of("unit"):
        return []
    kinds = _kinds(document)
    if not kinds:
        return []
    told = _told(context, kinds)
    found: list[UnitMention] = []
    for match, kind in kinds:
        first, last = _words(match)
        start, end, text = document.span(first, last)
        exists = match.rule.set.get("exists", True) and not _denied(context, first, last)
        found += [
            _unit_mention(
                start=start,
                end=end,
                text=text,
                language=document.language(first),
                confidence=match.rule.confidence,
                rule=match.rule.id,
                unit=kind,
                party_id=owner,
                levels=levels_of(document, first, last),
                exists=exists,
                size=size_of(document, first, last),
                place=place_of(document, first, last) or told.get((first, owner)),
            )
            for owner in _again(document, first, kind, found)
            or _owners(context, match, first, last)
        ]
    return found


def _again(
    document: Document, first: int, kind: str, found: list[UnitMention]
) -> list[str | None]:
    """The parties of the unit named last, where "this" says that it is meant again."""
    if not document.is_in(first - 1, "this_one") or not found or found[-1].unit != kind:
        return []
    last = found[-1]
    return [m.party_id for m in found[-_NEXT:] if m.start == last.start]


def _kinds(document: Document) -> list[tuple[RuleMatch, str]]:
    """Matches with the kind of unit each means; "the cell" means the last one called a cell."""
    scan = document.scan
    found: list[tuple[RuleMatch, str]] = []
    named: list[tuple[int, str, str]] = []  # sentence, kind, head noun
    for match in document.of("unit"):
        kind = str(match.rule.set["unit"])
        first, last = _words(match)
        sentence = scan.sentence_of(first)
        head = scan.key(last - 1)
        if kind == "same":
            again = _antecedent(document, match, first, head, sentence, named)
            if again is None:
                continue
            kind = again
        named.append((sentence, kind, head))
        found.append((match, kind))
    return found


def _told(
    context: Context, kinds: list[tuple[RuleMatch, str]]
) -> dict[tuple[int, str | None], str]:
    """Places that are said of a unit by a pronoun: "gave X charge of it in Y".

    By the first unit and the party of the next mention of that kind, else of the last before.
    """
    document, scan = context.document, context.document.scan
    found: dict[tuple[int, str | None], str] = {}
    again = document.places("unit_again")
    if not again:
        return found
    firsts = [match.first for match, _ in kinds]
    for at in again:
        here = bisect_left(firsts, at)
        if here == 0 or not _in_charge_of(document, at):
            continue
        meant, kind = kinds[here - 1]
        place, owner = place_of(document, at, at + 1), belongs_to(context, at, at + 1)
        if (
            place is None
            or owner is None
            or scan.sentence_of(at) - _BACK > scan.sentence_of(meant.first)
        ):
            continue
        near = kinds[here : here + _NEXT] + kinds[max(0, here - _NEXT) : here][::-1]
        for match, other in near:
            first, last = _words(match)
            if other == kind and owner.party_id in _owners(context, match, first, last):
                found.setdefault((first, owner.party_id), place)
                break
    return found


def _in_charge_of(document: Document, at: int) -> bool:
    """Whether a pronoun stands beside a word for charge: "charge of it", "इसकी जिम्मेदारी"."""
    if document.is_in(at + 1, "charge_noun"):
        return True
    return document.is_in(at - 1, "owner_after") and document.is_in(at - 2, "charge_noun")


def _antecedent(
    document: Document,
    match: RuleMatch,
    first: int,
    head: str,
    sentence: int,
    named: list[tuple[int, str, str]],
) -> str | None:
    likened = document.any_in(match.first, first, "such")
    if match.first == first and not _opens_phrase(document, first):
        return None
    for back, kind, noun in reversed(named):
        if sentence - back > _BACK:
            break
        if noun == head or (likened and back <= sentence):
            return kind
    return None


def _opens_phrase(document: Document, unit: int) -> bool:
    """Whether nothing before a bare noun belongs to it: "महिला सेल", "जेल का सेल" are others."""
    low, _ = document.sentence(unit)
    if unit == low:
        return True
    return document.is_in(unit - 1, _BEFORE_PHRASE)


def _words(match: RuleMatch) -> tuple[int, int]:
    """The units of the mention itself."""
    first, last = match.focus
    noun = match.fields.get("noun")
    return first, noun[1] if noun else last


# ── whose ────────────────────────────────────────────────────────────────────────────────────


def _owners(context: Context, match: RuleMatch, first: int, last: int) -> list[str | None]:
    """The party that the unit belongs to; several where they are coordinated."""
    owner = belongs_to(context, first, last)
    inside = context.document.parties_between(match.first, match.last)
    if inside:
        return [inside[0].id]
    if owner is None:
        return [None]
    group = [owner] if owner.stands_in else context.coordinated(owner)
    if owner.first >= last:
        group += _joined(context, owner)  # "of the X and the Y"
    if not context.oblique(owner):
        group = [p for p in group if p is owner or not context.oblique(p)]
    ids = dict.fromkeys(p.party_id for p in group if p.kind == "party")
    return list(ids) or [owner.party_id]


def _joined(context: Context, owner: Participant) -> list[Participant]:
    """The participants that a list goes on with after `owner`."""
    _, high = context.document.sentence(owner.first)
    found: list[Participant] = []
    for participant in context.between(owner.last, high):
        if owner not in context.coordinated(participant):
            break
        found.append(participant)
    return found


# ── whether ──────────────────────────────────────────────────────────────────────────────────


def _denied(context: Context, first: int, last: int) -> bool:
    """Whether the unit's clause says that there is none, or no longer."""
    document = context.document
    sov = document.sov(first)
    return _denied_before(document, first, sov) or _denied_after(document, last, sov)


def _denied_before(document: Document, first: int, sov: bool) -> bool:
    """A cue before the unit: "has no", "never had a", "neither X nor Y has", "disbanded its"."""
    clause, _ = document.clause(first)
    if not document.any_in(clause, first, "denies|ended|negation"):
        return False
    verb = False
    for at in range(first - 1, max(clause, first - _CUE_BEFORE) - 1, -1):
        if document.has(at, "denies"):
            return True
        if at in document.party_units:
            # What stands before a party is about that party, but for "neither X nor Y" and
            # "no party but X".
            before = at - 1
            while (
                before > clause
                and document.has(before, "determiner")
                and not document.has(before, "denies")
            ):
                before -= 1
            if before < clause or document.has(before, "denies"):
                return before >= clause
            if not document.has(before, "excepting"):
                return False
        if sov:
            continue
        if document.has(at, "ended"):
            return not document.has(at - 1, "be_verb")
        if verb and document.has(at, "negation"):
            return True
        verb = verb or document.has(at, "existence") or document.has(at, "having")
    return False


def _denied_after(document: Document, last: int, sov: bool) -> bool:
    """A cue after the unit: "was disbanded", "does not exist", "नहीं है", "भंग कर दिया"."""
    _, clause_end = document.clause(last - 1)
    if not document.any_in(last, clause_end, "ended|negation"):
        return False
    for at in range(last, min(clause_end, last + _CUE_AFTER)):
        if document.has(at, "ended"):
            return True
        if document.has(at, "inactive") or at in document.party_units:
            return False
        if document.has(at, "negation"):
            near = range(at - 1, min(clause_end, at + (2 if sov else 4)))
            if any(document.has(unit, "existence") for unit in near if unit >= last):
                return True
            if at - last > 1 and not document.has(at - 1, "yet_word"):
                return False
            return at + 1 >= clause_end or document.is_in(at + 1, _STOPS)
    return False
