"""Named people with a party role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from partyie.context import Context
from partyie.document import Document
from partyie.extractors.belonging import belongs_to
from partyie.extractors.levels import level_within
from partyie.rules import RuleMatch
from partyie.text import script_of
from partyie.types import OfficeBearer, unchecked

__all__ = ["extract"]

_office_bearer = unchecked(OfficeBearer)

_ROLE_WORDS = ("level", "role_part", "it", "media", "role_of")
_REACH = 8  # units of the longest unit
_CARRY = 2  # sentences over which a list of appointments keeps its party


class _Claim(NamedTuple):
    """One statement that somebody has a role."""

    match: RuleMatch
    name: tuple[int, int]
    role: tuple[int, int]
    party_id: str
    named: bool  # whether the statement itself names the party


def extract(context: Context) -> list[OfficeBearer]:
    """Each person once, at the first mention that states a role, with the fullest role."""
    document = context.document
    if not document.of("office_bearer"):
        return []
    people: list[list[_Claim]] = []
    known: dict[tuple[str, ...], list[_Claim]] = {}
    for claim in _claims(context):
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


def _claims(context: Context) -> list[_Claim]:
    document = context.document
    found: list[_Claim] = []
    taken: set[int] = set()
    carried: tuple[int, str] | None = None
    for match in sorted(document.of("office_bearer"), key=lambda m: (m.focus, m.first)):
        name = match.focus
        role = _role_units(document, match)
        if role is not None and role[1] - 1 in taken and match.first == name[0]:
            continue  # the role of the name that follows it, not of the one before
        sentence = document.scan.sentence_of(name[0])
        party_id, named = _party(context, match, role or name)
        if party_id is None and carried is not None and sentence - carried[0] <= _CARRY:
            party_id = carried[1]
        if party_id is None:
            continue
        if role is not None and name[0] >= role[1]:
            taken.add(role[1] - 1)
        carried = (sentence, party_id)
        said = role or (match.first, match.last)
        found.append(_Claim(match, name, said, party_id, named))
        if role is not None and document.has(role[1] - 1, "plural_role"):
            others = _listed(document, name[1])
            found += [_Claim(match, other, said, party_id, named) for other in others]
    return found


def _listed(document: Document, at: int) -> Iterator[tuple[int, int]]:
    """The names that a list goes on with after one that ends at `at`: ", B and C"."""
    symbols, regex = document.scan.symbols, document.engine.full_name_regex
    _, high = document.sentence(at - 1)
    while at < high and document.has(at, "coordinator"):
        while at < high and (document.has(at, "coordinator") or document.has(at, "honorific")):
            at += 1
        name = regex.match(symbols, at, high)
        if name is None:
            return
        yield name.span()
        at = name.end()


def _party(context: Context, match: RuleMatch, role: tuple[int, int]) -> tuple[str | None, bool]:
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


def _role_units(document: Document, match: RuleMatch) -> tuple[int, int] | None:
    """The role's words with the tier and part words before them ("state general secretary")."""
    if "role" not in match.fields:
        return None
    first, last = match.fields["role"]
    if document.has(first, "head_verb"):
        return first, match.last  # "heads the social media team"
    low, _ = document.sentence(first)
    at = first
    while at > low and document.is_in(at - 1, *_ROLE_WORDS):
        at -= 1
    if at - 1 > low and document.has(at - 1, "party") and document.has(at - 2, "level"):
        at -= 2  # "state Congress president"
    while at < first and document.has(at, "role_of"):
        at += 1
    return at, last


def _full_names(document: Document) -> dict[str, tuple[int, int]]:
    """Surname -> the first whole name that ends in it; only where capitals tell names apart."""
    scan = document.scan
    found: dict[str, tuple[int, int]] = {}
    for name in document.engine.full_name_regex.finditer(scan.symbols):
        if script_of(scan.surface(name.start(), name.start() + 1)) == "Latn":
            found.setdefault(scan.key(name.end() - 1), name.span())
    return found


def _bearer(
    document: Document, claims: list[_Claim], names: dict[str, tuple[int, int]]
) -> OfficeBearer:
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
        confidence=at.match.rule.confidence,
        rule=at.match.rule.id,
        name=name,
        role=role,
        party_id=party_id,
        level=_level(document, fullest),
        unit=next(filter(None, (_unit(document, claim.match) for claim in claims)), None),
    )


def _weight(document: Document, claim: _Claim) -> tuple[bool, bool, int]:
    first, last = claim.role
    leader = any(document.has(unit, "leader_role") for unit in range(first, last))
    return _level(document, claim) is not None, not leader, last - first


def _level(document: Document, claim: _Claim) -> str | None:
    match = claim.match
    return level_within(document, *claim.role) or level_within(document, match.first, match.last)


def _unit(document: Document, match: RuleMatch) -> str | None:
    """The unit whose words stand in the match or touch it."""
    for unit in document.within("unit", match.first - _REACH, match.last + 1):
        if match.first - 1 <= unit.last:
            kind = unit.rule.set["unit"]
            if kind != "same":
                return str(kind)
    return None
