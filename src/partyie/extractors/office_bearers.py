"""Named people with a party role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from partyie.context import Context
from partyie.document import Document
from partyie.extractors.belonging import belongs_to
from partyie.extractors.levels import level_within
from partyie.extractors.name_lists import names_after, names_before
from partyie.rules import RuleMatch
from partyie.syntax import Described, analyse
from partyie.text import script_of
from partyie.types import OfficeBearer, unchecked

__all__ = ["extract"]

_office_bearer: Final = unchecked(OfficeBearer)

_ROLE_WORDS: Final = "level|role_part|it|media|role_of"
_REACH: Final = 8  # units of the longest unit
_CARRY: Final = 2  # sentences over which a list of appointments keeps its party
_BACK: Final = 3  # sentences between a person and the pronoun that means them

_PARSED: Final = "tree.bearer"  # in place of a rule's id
_PARSED_CONFIDENCE: Final = 0.7

_Units = tuple[int, int]


class _Claim(NamedTuple):
    """One statement that somebody has a role."""

    first: int  # units that state it
    last: int
    name: _Units
    role: _Units
    party_id: str
    named: bool  # whether the statement itself names the party
    rule: str
    confidence: float


def extract(context: Context) -> list[OfficeBearer]:
    """Each person once, at the first mention that states a role, with the fullest role."""
    document = context.document
    if document.trees is None and not document.of("office_bearer"):
        return []
    if not document.parties and not document.places("implied_party"):
        return []
    parsed = analyse(context).described()
    if not document.of("office_bearer") and not parsed:
        return []
    people: list[list[_Claim]] = []
    known: dict[tuple[str, ...], list[_Claim]] = {}
    claims = [*_claims(context), *(_claim_of(document, one) for one in parsed)]
    for claim in sorted(claims, key=_place):
        keys = tuple(document.scan.key(unit) for unit in range(*claim.name))
        # A name alone is the last person who had it as a part of theirs.
        group = known.get(keys) or (known.get(keys[-1:]) if len(keys) == 1 else None)
        if group is None:
            group = []
            people.append(group)
        group.append(claim)
        known[keys] = known[keys[-1:]] = known[keys[:1]] = group
    alone = any(group[0].name[1] - group[0].name[0] == 1 for group in people)
    names = _full_names(document) if alone else {}
    found = [_bearer(document, group, names) for group in people]
    return sorted(found, key=lambda bearer: bearer.start)


def _place(claim: _Claim) -> _Units:
    return claim.name


# ── who has which role ───────────────────────────────────────────────────────────────────────


def _claims(context: Context) -> Iterator[_Claim]:
    document = context.document
    carried: tuple[int, str] | None = None
    for match, role in _stated(document):
        name = _person(context, match.focus)
        if name is None:
            continue
        sentence = document.scan.sentence_of(match.focus[0])
        party_id, named = _party(context, match, role or name)
        if party_id is None and carried is not None and sentence - carried[0] <= _CARRY:
            party_id = carried[1]
        if party_id is None:
            continue
        carried = (sentence, party_id)
        said = role or (match.first, match.last)
        for one in (name, *_sharing(document, match, role)):
            yield _Claim(
                match.first, match.last, one, said, party_id, named,
                match.rule.id, match.rule.confidence,
            )  # fmt: skip


def _claim_of(document: Document, one: Described) -> _Claim:
    """What the structure of a sentence says, where no rule does."""
    role = _whole_role(document, *one.role)
    first, last = min(one.name[0], role[0]), max(one.name[1], role[1])
    return _Claim(first, last, one.name, role, one.party_id, True, _PARSED, _PARSED_CONFIDENCE)


def _stated(document: Document) -> Iterator[tuple[RuleMatch, _Units | None]]:
    """The matches by place with their role, each role with the name that it is tied to.

    Between "X, state president Y" and "X as state president, Y" the comma decides.
    """
    stated = [
        (match, _role_units(document, match))
        for match in sorted(document.of("office_bearer"), key=lambda m: (m.focus, m.first))
    ]
    tied: dict[int, RuleMatch] = {}
    for match, role in stated:
        if role is not None and not _loose(document, match.focus, role):
            tied.setdefault(role[1], match)
    for match, role in stated:
        if role is not None and role[1] in tied and _loose(document, match.focus, role):
            continue
        yield match, role


def _loose(document: Document, name: _Units, role: _Units) -> bool:
    """Whether a comma stands between a name and a role."""
    low, high = (role[1], name[0]) if role[1] <= name[0] else (name[1], role[0])
    return document.any_in(low, high, "comma")


def _person(context: Context, name: _Units) -> _Units | None:
    """The name itself, or the one that a pronoun in its place stands for."""
    document = context.document
    if not document.has(name[0], "person_again"):
        return name
    here = document.scan.sentence_of(name[0])
    for sentence in range(here, max(-1, here - 1 - _BACK), -1):
        bounds = document.scan.sentences[sentence]
        people = [
            p
            for p in context.between(bounds.first, min(bounds.last, name[0]))
            if p.kind == "person" and not p.stands_in
        ]
        if people:
            meant = next((p for p in people if not context.oblique(p)), people[0])
            return meant.first, meant.last
    return None


def _sharing(document: Document, match: RuleMatch, role: _Units | None) -> Iterator[_Units]:
    """The names of a list that share the role of the one that was caught."""
    if role is None:
        return
    shared = match.rule.set.get("shared")
    if shared == "before":
        yield from names_before(document, match.focus[0])
    elif shared == "after" or document.has(role[1] - 1, "plural_role"):
        yield from names_after(document, match.focus[1])


def _party(context: Context, match: RuleMatch, role: _Units) -> tuple[str | None, bool]:
    """The party of a role and whether it is named there: caught, inside the match, or its owner."""
    document = context.document
    unit = match.unit("party")
    caught = document.party_units.get(unit) if unit is not None else None
    if caught is not None:
        return caught.id, True
    inside = document.parties_between(match.first, match.last)
    if inside:
        return min(inside, key=lambda party: abs(party.unit - role[1])).id, True
    owner = belongs_to(context, *role, parties_only=True)
    return (owner.party_id if owner else None), False


def _role_units(document: Document, match: RuleMatch) -> _Units | None:
    """The role's words with the tier and part words before them ("state general secretary")."""
    if "role" not in match.fields:
        return None
    first, last = match.fields["role"]
    if document.has(first, "head_verb"):
        return first, match.last  # "heads the social media team"
    return _whole_role(document, first, last)


def _whole_role(document: Document, first: int, last: int) -> _Units:
    """A role's words with the tier and part words before them."""
    low, _ = document.sentence(first)
    at = first
    while at > low and document.is_in(at - 1, _ROLE_WORDS):
        at -= 1
    if at - 1 > low and document.has(at - 1, "party") and document.has(at - 2, "level"):
        at -= 2  # "state Congress president"
    while at < first and document.is_in(at, "role_of|appoint_verb"):
        at += 1
    return at, last


# ── one person ───────────────────────────────────────────────────────────────────────────────


def _full_names(document: Document) -> dict[str, _Units]:
    """Surname -> the first whole name that ends in it; only where capitals tell names apart."""
    scan = document.scan
    found: dict[str, _Units] = {}
    for name in document.engine.full_name_regex.finditer(scan.symbols):
        if script_of(scan.surface(name.start(), name.start() + 1)) == "Latn":
            found.setdefault(scan.key(name.end() - 1), name.span())
    return found


def _bearer(document: Document, claims: list[_Claim], names: dict[str, _Units]) -> OfficeBearer:
    """One person from all that the text says of them."""
    at = fullest = claims[0]
    if len(claims) > 1:
        fullest = max(claims, key=lambda claim: _weight(document, claim))
    party_id = next((claim.party_id for claim in claims if claim.named), at.party_id)
    whole = names.get(document.scan.key(at.name[0])) if at.name[1] - at.name[0] == 1 else None
    known_before = whole is not None and whole[0] < at.name[0]
    start, end, name = document.span(*(whole if whole and known_before else at.name))
    _, _, role = document.span(*fullest.role)
    return _office_bearer(
        start=start,
        end=end,
        text=name,
        language=document.language(at.name[0]),
        confidence=at.confidence,
        rule=at.rule,
        name=name,
        role=role,
        party_id=party_id,
        level=_level(document, fullest),
        unit=next(filter(None, (_unit(document, claim) for claim in claims)), None),
    )


def _weight(document: Document, claim: _Claim) -> tuple[bool, bool, int]:
    first, last = claim.role
    vague = document.any_in(first, last, "leader_role|head_verb")
    return _level(document, claim) is not None, not vague, last - first


def _level(document: Document, claim: _Claim) -> str | None:
    return level_within(document, *claim.role) or level_within(document, claim.first, claim.last)


def _unit(document: Document, claim: _Claim) -> str | None:
    """The unit whose words stand in the statement or touch it."""
    for unit in document.within("unit", claim.first - _REACH, claim.last + 1):
        if claim.first - 1 <= unit.last:
            kind = unit.rule.set["unit"]
            if kind != "same":
                return str(kind)
    return None
