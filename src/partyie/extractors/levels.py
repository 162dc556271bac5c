"""Tiers of a party's organisation: "booth level", "जिला अध्यक्ष", "state committee"."""

from __future__ import annotations

from typing import Final

from partyie.context import Context
from partyie.document import Document
from partyie.extractors.belonging import belongs_to
from partyie.rules import RuleMatch
from partyie.scan import Entry
from partyie.text import akshara_end
from partyie.types import LevelMention, unchecked

__all__ = ["extract", "level_at", "level_within"]

_level_mention: Final = unchecked(LevelMention)

# Lists whose words name a tier: by itself, within a role word, within a body's name.
_TIER_LISTS: Final = ("level", "fused_level", "fused_body", "whole_level")
_TIER_WORDS: Final = "|".join(_TIER_LISTS)
_OTHERS: Final = ("organisation", "government")
# Constructions that governments and others use as much as parties.
_OF_ANYBODY: Final = ("level", "office")
_NEAR: Final = 8  # units


def extract(context: Context) -> list[LevelMention]:
    """Every tier word in organisational use; none in a text that names no party."""
    document = context.document
    if not (document.of("level") or document.of("level_range")):
        return []
    if not document.parties and not any(p.kind == "party" for p in context.participants):
        return []
    found: dict[int, LevelMention] = {}
    before, ordered = -1, True
    for match, unit, construction in _tiers(document):
        entry = None if unit in found else _tier_entry(document, unit)
        if entry is None or entry.value is None:
            continue
        level = entry.value
        owner = belongs_to(context, match.first, match.last, parties_only=True)
        if owner is not None and owner.kind in _OTHERS:
            reach = _NEAR if construction in _OF_ANYBODY else 1
            if match.first - owner.last <= reach:
                continue
        if level == "mandal" and owner is not None and _divides(document, owner.party_id):
            level = "division"
        start, end, text = _tier_span(document, match, unit, entry)
        found[unit] = _level_mention(
            start=start,
            end=end,
            text=text,
            language=document.language(unit),
            confidence=match.rule.confidence,
            rule=match.rule.id,
            level=level,
            construction=construction,
            party_id=owner.party_id if owner else None,
        )
        ordered, before = ordered and before < unit, unit
    return list(found.values()) if ordered else [found[unit] for unit in sorted(found)]


def _divides(document: Document, party_id: str | None) -> bool:
    """Whether the mandal of a party is a division."""
    return any(
        p.id == party_id and document.has(p.unit, "division_mandal") for p in document.parties
    )


def _tiers(document: Document) -> list[tuple[RuleMatch, int, str]]:
    """Matches with the unit of their tier word and the construction; ends of ranges last."""
    found = [
        (match, match.fields["level"][0], str(match.rule.set["construction"]))
        for match in document.of("level")
    ]
    for match in document.of("level_range"):
        found.append((match, match.fields["from"][0], "level"))
        found.append((match, match.fields["to"][0], "level"))
    return found


def level_at(document: Document, unit: int) -> str | None:
    """The id of the tier that a unit names."""
    entry = _tier_entry(document, unit)
    return entry.value if entry else None


def level_within(document: Document, first: int, last: int) -> str | None:
    """The id of the first tier that units first to last (half-open) name."""
    for unit in document.all_in(_TIER_WORDS, first, last):
        level = level_at(document, unit)
        if level is not None:
            return level
    return None


def _tier_entry(document: Document, unit: int) -> Entry | None:
    entries = document.scan.entries(unit)
    if len(entries) == 1:
        return entries[0] if entries[0].list in _TIER_LISTS else None
    for name in _TIER_LISTS:
        for entry in entries:
            if entry.list == name:
                return entry
    return None


def _tier_span(
    document: Document, match: RuleMatch, unit: int, entry: Entry
) -> tuple[int, int, str]:
    """The tier word with the level noun that follows it; of a fused word only the tier part."""
    noun = match.fields.get("noun")
    joined = noun is not None and unit < noun[0] <= unit + 2
    start, end, text = document.span(unit, noun[1] if noun and joined else unit + 1)
    if entry.fused:
        # The mark counts the form's letters; the text may spell the same word with more or fewer.
        end = akshara_end(document.text, min(end, start + entry.fused))
        text = document.text[start:end]
    return start, end, text
