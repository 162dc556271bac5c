"""Named people with a party role."""

from __future__ import annotations

from operator import attrgetter
from typing import Final

from partyie.context import Context
from partyie.document import Document
from partyie.extractors.belonging import belongs_to
from partyie.extractors.levels import level_within
from partyie.extractors.name_lists import names_after, names_before
from partyie.native import mypyc_attr
from partyie.rules import RuleMatch
from partyie.syntax import Described, analyse
from partyie.text import script_of
from partyie.types import OfficeBearer, unchecked

__all__ = ["extract"]

_office_bearer: Final = unchecked(OfficeBearer)

_ROLE_WORDS: Final = "level|role_part|it|media|role_of"
_REACH: Final = 8  # units of the longest unit
_CARRY: Final = 2  # sentences over which a list of appointments keeps its party
_FULL: Final = 1000  # more than the units of any role
_BACK: Final = 3  # sentences between a person and the pronoun that means them

_PARSED: Final = "tree.bearer"  # in place of a rule's id
_PARSED_CONFIDENCE: Final = 0.7

_Units = tuple[int, int]

_BY_PLACE: Final = attrgetter("start")
_BY_FOCUS: Final = attrgetter("focus", "first")
_BY_NAME: Final = attrgetter("name")


@mypyc_attr(acyclic=True)
class _Claim:
    """One statement that somebody has a role."""

    __slots__ = ("confidence", "first", "last", "name", "named", "party_id", "role", "rule")

    def __init__(
        self, first: int, last: int, name: _Units, role: _Units, party_id: str, named: bool,
        rule: str, confidence: float,
    ) -> None:  # fmt: skip
        self.first = first  # units that state it
        self.last = last
        self.name = name
        self.role = role
        self.party_id = party_id
        self.named = named  # whether the statement itself names the party
        self.rule = rule
        self.confidence = confidence


def extract(context: Context) -> list[OfficeBearer]:
    """Each person once, at the first mention that states a role, with the fullest role."""
    document = context.document
    matches = document.of("office_bearer")
    if not matches and document.trees is None:
        return []
    if not document.parties and not document.places("implied_party"):
        return []
    claims = _claims(context, matches)
    if document.trees is not None:
        claims += [_claim_of(document, one) for one in analyse(context).described()]
    if len(claims) > 1:
        claims.sort(key=_BY_NAME)
    people: list[list[_Claim]] = []
    known: dict[tuple[str, ...], list[_Claim]] = {}
    alone = False  # whether somebody is first called by one word
    key = document.scan.key
    for claim in claims:
        first, last = claim.name
        keys = tuple([key(unit) for unit in range(first, last)])
        # A name alone is the last person who had it as a part of theirs.
        group = known.get(keys) or (known.get(keys[-1:]) if len(keys) == 1 else None)
        if group is None:
            group = []
            people.append(group)
            alone = alone or last - first == 1
        group.append(claim)
        known[keys] = known[keys[-1:]] = known[keys[:1]] = group
    names = _full_names(document) if alone else {}
    found = [_bearer(document, group, names) for group in people]
    if len(found) > 1:
        found.sort(key=_BY_PLACE)
    return found


# ── who has which role ───────────────────────────────────────────────────────────────────────


def _claims(context: Context, matches: list[RuleMatch]) -> list[_Claim]:
    """What the matches of rules say of whom."""
    scan = context.document.scan
    found: list[_Claim] = []
    carried, told = None, 0  # the party of the role before, and its sentence
    for match, role in _stated(context.document, matches):
        name = _person(context, match.focus)
        if name is None:
            continue
        sentence = scan.sentence_of(match.focus[0])
        party_id, named = _party(context, match, role or name)
        if party_id is None and carried is not None and sentence - told <= _CARRY:
            party_id = carried
        if party_id is None:
            continue
        carried, told = party_id, sentence
        rule, confidence = match.rule.id, match.rule.confidence
        said = role or (match.first, match.last)
        found += [
            _Claim(match.first, match.last, one, said, party_id, named, rule, confidence)
            for one in [name, *_sharing(context.document, match, role)]
        ]
    return found


def _claim_of(document: Document, one: Described) -> _Claim:
    """What the structure of a sentence says, where no rule does."""
    role = _whole_role(document, one.role[0], one.role[1])
    first, last = min(one.name[0], role[0]), max(one.name[1], role[1])
    return _Claim(first, last, one.name, role, one.party_id, True, _PARSED, _PARSED_CONFIDENCE)


def _stated(
    document: Document, matches: list[RuleMatch]
) -> list[tuple[RuleMatch, _Units | None]]:
    """The matches by place with their role, each role with the name that it is tied to.

    Between "X, state president Y" and "X as state president, Y" the comma decides.
    """
    if len(matches) == 1:
        return [(matches[0], _role_units(document, matches[0]))]
    stated = [
        (match, _role_units(document, match)) for match in sorted(matches, key=_BY_FOCUS)
    ]
    # Ends of roles that a name is tied to.
    tied: set[int] = set()
    for match, role in stated:
        if role is not None and not _loose(document, match.focus, role):
            tied.add(role[1])
    return [
        (match, role)
        for match, role in stated
        if role is None or role[1] not in tied or not _loose(document, match.focus, role)
    ]


def _loose(document: Document, name: _Units, role: _Units) -> bool:
    """Whether a comma stands between a name and a role."""
    if role[1] <= name[0]:
        return document.any_in(role[1], name[0], "comma")
    return document.any_in(name[1], role[0], "comma")


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


def _sharing(document: Document, match: RuleMatch, role: _Units | None) -> list[_Units]:
    """The names of a list that share the role of the one that was caught."""
    if role is None:
        return []
    shared = match.rule.set.get("shared")
    if shared == "before":
        return names_before(document, match.focus[0])
    if shared == "after" or document.has(role[1] - 1, "plural_role"):
        return names_after(document, match.focus[1])
    return []


def _party(context: Context, match: RuleMatch, role: _Units) -> tuple[str | None, bool]:
    """The party of a role and whether it is named there: caught, inside the match, or its owner."""
    document = context.document
    unit = match.unit("party")
    caught = document.party_units.get(unit) if unit is not None else None
    if caught is not None:
        return caught.id, True
    inside = document.parties_between(match.first, match.last)
    if inside:
        nearest = inside[0]
        for party in inside:
            if abs(party.unit - role[1]) < abs(nearest.unit - role[1]):
                nearest = party
        return nearest.id, True
    owner = belongs_to(context, role[0], role[1], parties_only=True)
    return (owner.party_id if owner else None), False


def _role_units(document: Document, match: RuleMatch) -> _Units | None:
    """The role's words with the tier and part words before them ("state general secretary")."""
    role = match.fields.get("role")
    if role is None:
        return None
    first, last = role
    if document.has(first, "head_verb"):
        return first, match.last  # "heads the social media team"
    return _whole_role(document, first, last)


def _whole_role(document: Document, first: int, last: int) -> _Units:
    """A role's words with the tier and part words before them."""
    low, _ = document.sentence(first)
    at = first
    while at > low and document.has(at - 1, _ROLE_WORDS):
        at -= 1
    if at - 1 > low and document.has(at - 1, "party") and document.has(at - 2, "level"):
        at -= 2  # "state Congress president"
    while at < first and document.has(at, "role_of|appoint_verb"):
        at += 1
    return at, last


# ── one person ───────────────────────────────────────────────────────────────────────────────


def _full_names(document: Document) -> dict[str, _Units]:
    """Surname -> the first whole name that ends in it; only where capitals tell names apart."""
    scan = document.scan
    found: dict[str, _Units] = {}
    for name in document.engine.full_name_regex.finditer(scan.symbols):
        first, last = name.span()
        if script_of(scan.surface(first, first + 1)) == "Latn":
            found.setdefault(scan.key(last - 1), (first, last))
    return found


def _bearer(document: Document, claims: list[_Claim], names: dict[str, _Units]) -> OfficeBearer:
    """One person from all that the text says of them."""
    at = claims[0]
    fullest, level, most = at, _level(document, at), 0
    party_id, unit = None, None
    for claim in claims:
        if len(claims) > 1:
            tier = level if claim is at else _level(document, claim)
            weight = _weight(document, claim, tier)
            if weight > most:
                fullest, level, most = claim, tier, weight
        if party_id is None and claim.named:
            party_id = claim.party_id
        if unit is None:
            unit = _unit(document, claim)
    first, last = at.name
    if last - first == 1 and names:
        whole = names.get(document.scan.key(first))
        if whole is not None and whole[0] < first:
            first, last = whole
    start, end, name = document.span(first, last)
    return _office_bearer(
        start=start,
        end=end,
        text=name,
        language=document.language(at.name[0]),
        confidence=at.confidence,
        rule=at.rule,
        name=name,
        role=document.span(fullest.role[0], fullest.role[1])[2],
        party_id=party_id or at.party_id,
        level=level,
        unit=unit,
    )


def _weight(document: Document, claim: _Claim, level: str | None) -> int:
    """How full the role of a claim is: one with a tier, then one that is not vague, the longest."""
    first, last = claim.role
    vague = document.any_in(first, last, "leader_role|head_verb")
    return (last - first) + _FULL * (not vague) + 2 * _FULL * (level is not None)


def _level(document: Document, claim: _Claim) -> str | None:
    first, last = claim.role
    return level_within(document, first, last) or level_within(document, claim.first, claim.last)


def _unit(document: Document, claim: _Claim) -> str | None:
    """The unit whose words stand in the statement or touch it."""
    if not document.of("unit"):
        return None
    for unit in document.within("unit", claim.first - _REACH, claim.last + 1):
        if claim.first - 1 <= unit.last:
            kind = unit.rule.set["unit"]
            if kind != "same":
                return str(kind)
    return None
