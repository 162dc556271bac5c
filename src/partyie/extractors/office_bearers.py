"""Named people with a party role."""

from __future__ import annotations

from partyie.context import Context
from partyie.document import Document
from partyie.rules import RuleMatch
from partyie.types import OfficeBearer

__all__ = ["extract"]

_ROLE_WORDS = ("role", "level", "role_part", "party")


def extract(context: Context) -> list[OfficeBearer]:
    """Each person once, at the first mention that states a role in a party."""
    document = context.document
    found: dict[str, OfficeBearer] = {}
    for match in document.of("office_bearer"):
        first, last = match.fields["name"]
        start, end, name = document.span(first, last)
        role_first, role_last = _role_units(document, match)
        party_id = context.party_of(role_first, role_last)
        key = document.scan.key(last - 1)
        if party_id is None or key in found:
            continue
        _, _, role = document.span(role_first, role_last)
        found[key] = OfficeBearer(
            start=start, end=end, text=name, language=document.language(first),
            confidence=match.rule.confidence, rule=match.rule.id, name=name,
            role=role, party_id=party_id,
            level=_level(document, role_first, role_last),  # type: ignore[arg-type]
            unit=_unit(document, match),  # type: ignore[arg-type]
        )  # fmt: skip
    return sorted(found.values(), key=lambda bearer: bearer.start)


def _role_units(document: Document, match: RuleMatch) -> tuple[int, int]:
    """The role's words with the tier and part words before them ("state general secretary")."""
    first, last = match.fields.get("role", (match.first, match.last))
    low, _ = document.sentence(first)
    while first > low and any(document.has(first - 1, tag) for tag in ("level", "role_part")):
        first -= 1
    return first, last


def _level(document: Document, first: int, last: int) -> str | None:
    for unit in range(first, last):
        level = document.scan.value(unit, "level")
        if level is not None:
            return level
    return None


def _unit(document: Document, match: RuleMatch) -> str | None:
    for unit in document.of("unit"):
        if match.first - 6 <= unit.first and unit.last <= match.last + 4:
            kind = unit.rule.set["unit"]
            return None if kind == "same" else str(kind)
    return None
