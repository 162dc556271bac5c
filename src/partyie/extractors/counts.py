"""Audience and strength figures with platform, owner and distribution."""

from __future__ import annotations

from partyie.context import Context, Participant
from partyie.document import Document
from partyie.rules import RuleMatch
from partyie.types import CountMention

__all__ = ["extract"]

_PLATFORM_SENTENCES = 2  # how far back a platform named once still holds


def extract(context: Context) -> list[CountMention]:
    """Every number that a rule ties to a metric."""
    document = context.document
    found: list[CountMention] = []
    previous: CountMention | None = None
    previous_sentence = -9
    for match in sorted(document.of("count"), key=lambda m: m.focus):
        unit = match.unit("value")
        number = document.scan.numbers.get(unit) if unit is not None else None
        if unit is None or number is None:
            continue
        sentence = document.scan.sentence_of(unit)
        metric = _metric(document, match)
        if metric == "same":
            if previous is None or sentence - previous_sentence > 1:
                continue
            metric = previous.metric
        if metric is None:
            continue
        owner = _owner(context, match)
        platform = match.rule.set.get("platform") or _platform(document, match, metric)
        if platform is None and previous is not None and sentence == previous_sentence:
            platform = previous.platform if previous.metric == metric else None
        start, end, text = document.span(unit, unit + 1)
        previous = CountMention(
            start=start, end=end, text=text, language=document.language(unit),
            confidence=match.rule.confidence, rule=match.rule.id,
            value=number.value, upper=number.upper, qualifier=match.rule.set.get("qualifier", number.qualifier),
            metric=metric, platform=platform,  # type: ignore[arg-type]
            owner=context.actor(owner) if owner else None,
            per=_per(document, match),  # type: ignore[arg-type]
        )  # fmt: skip
        previous_sentence = sentence
        found.append(previous)
    return found


def _metric(document: Document, match: RuleMatch) -> str | None:
    fixed = match.rule.set.get("metric")
    if fixed is not None:
        return str(fixed)
    unit = match.unit("metric")
    return None if unit is None else document.scan.value(unit, "metric")


def _owner(context: Context, match: RuleMatch) -> Participant | None:
    unit = match.unit("owner")
    if unit is not None:
        inside = context.between(unit, unit + 1)
        if inside:
            return inside[0]
    return context.owner(match.first, match.last)


def _platform(document: Document, match: RuleMatch, metric: str) -> str | None:
    """The platform in the match, else the nearest in the sentence, else the one before it."""
    scan = document.scan
    unit = match.unit("platform")
    if unit is not None:
        return scan.value(unit, "platform")
    value = match.unit("value")
    assert value is not None
    low, high = document.sentence(value)
    best: tuple[int, str] | None = None
    for at in range(low, high):
        if document.has(at, "platform"):
            distance = value - at if at < value else 2 * (at - value)
            name = scan.value(at, "platform")
            if name is not None and (best is None or distance < best[0]):
                best = (distance, name)
    return best[1] if best else None


def _per(document: Document, match: RuleMatch) -> str | None:
    """The tier that a count is given for each of: "at every booth", "हर बूथ पर"."""
    unit = match.unit("per")
    if unit is not None:
        return document.scan.value(unit, "level")
    low, high = document.sentence(match.first)
    for at in range(low, high - 1):
        if document.has(at, "each") and document.has(at + 1, "level") and abs(at - match.first) < 8:
            return document.scan.value(at + 1, "level")
    return None
