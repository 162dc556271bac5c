"""IT cells, social-media teams, media cells and war rooms, and their absence."""

from __future__ import annotations

from partyie.context import Context
from partyie.document import Document
from partyie.rules import RuleMatch
from partyie.types import UnitMention

__all__ = ["extract"]


def extract(context: Context) -> list[UnitMention]:
    """Every mention of a unit's words; one each where parties share it."""
    document = context.document
    found: list[UnitMention] = []
    known: str | None = None
    for match in document.of("unit"):
        kind = match.rule.set["unit"]
        if kind == "same":
            if known is None:
                continue
            kind = known
        known = kind
        first, last = match.focus
        start, end, text = document.span(first, last)
        exists = match.rule.set.get("exists", True) and not _denied(document, match)
        owners = _owners(context, match)
        found += [
            UnitMention(
                start=start, end=end, text=text, language=document.language(first),
                confidence=match.rule.confidence, rule=match.rule.id, unit=kind,
                party_id=owner, levels=_levels(document, match), exists=exists,  # type: ignore[arg-type]
                size=_size(document, match), place=None,
            )  # fmt: skip
            for owner in owners
        ]
    return found


def _owners(context: Context, match: RuleMatch) -> list[str | None]:
    """The party that the unit belongs to; several where they are coordinated."""
    inside = context.document.parties_between(match.first, match.last)
    if inside:
        return [inside[0].id]
    owner = context.owner(*match.focus)
    if owner is None:
        return [None]
    group = context.coordinated(owner) if not owner.stands_in else [owner]
    ids = dict.fromkeys(p.party_id for p in group if p.kind == "party")
    return list(ids) or [owner.party_id]


def _denied(document: Document, match: RuleMatch) -> bool:
    """Whether the clause says that there is no such unit, or no longer."""
    first, last = document.clause(match.first)
    return any(
        document.has(at, "absence")
        for at in range(first, last)
        if abs(at - match.first) < 10 or at >= match.last
    )


def _levels(document: Document, match: RuleMatch) -> list[str]:
    first, last = document.clause(match.first)
    levels = (
        document.scan.value(unit, "level")
        for level in document.of("level")
        for unit in [level.unit("level")]
        if unit is not None and first <= unit < last and abs(unit - match.first) <= 6
    )
    return list(dict.fromkeys(level for level in levels if level is not None))


def _size(document: Document, match: RuleMatch) -> int | None:
    unit = match.unit("size")
    number = document.scan.numbers.get(unit) if unit is not None else None
    return int(number.value) if number is not None else None
