"""Tiers of a party's organisation: "booth level", "जिला अध्यक्ष", "state committee"."""

from __future__ import annotations

from partyie.context import Context
from partyie.document import Document
from partyie.rules import RuleMatch
from partyie.types import LevelMention

__all__ = ["extract", "tier_span"]


def extract(context: Context) -> list[LevelMention]:
    """Every tier word in organisational use."""
    document = context.document
    found = []
    for match in document.of("level"):
        unit = match.unit("level")
        assert unit is not None
        level = document.scan.value(unit, "level")
        if level is None:
            continue
        start, end, text = tier_span(document, match, unit)
        owner = context.party_of(match.first, match.last)
        found.append(
            LevelMention(
                start=start, end=end, text=text, language=document.language(unit),
                confidence=match.rule.confidence, rule=match.rule.id,
                level=level,  # type: ignore[arg-type]
                construction=match.rule.set["construction"], party_id=owner,
            )  # fmt: skip
        )
    return found


def tier_span(document: Document, match: RuleMatch, unit: int) -> tuple[int, int, str]:
    """The tier word with the level noun that follows it; of a fused word only the tier part."""
    noun = match.fields.get("noun")
    start, end, text = document.span(unit, noun[1] if noun and noun[0] >= unit else unit + 1)
    entry = document.scan.entry(unit, "level")
    if entry is not None and entry.fused:
        # The mark counts the form's letters; the text may spell the same word with more or fewer.
        end = min(end, start + entry.fused)
        while end < start + len(text) and not _akshara_starts(document.text, end):
            end += 1
        text = document.text[start:end]
    return start, end, text


def _akshara_starts(text: str, at: int) -> bool:
    from partyie.text import akshara_end

    return akshara_end(text, at) == at
