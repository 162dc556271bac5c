"""Which platform a count is on: in the match, in the sentence, or carried from what went before."""

from __future__ import annotations

from typing import Final

from partyie.context import Context
from partyie.document import Document
from partyie.extractors.count_drafts import (
    STRENGTH,
    Draft,
    follows,
    heading,
    heading_above,
    in_cells,
    own_line,
)

__all__ = ["platform_of"]

_HOSTS: Final = frozenset({"whatsapp", "telegram", "sharechat"})
_NEAR: Final = 4  # units between a platform and members of a group on it
_OPENING: Final = 3  # units at the beginning of a sentence that say what it is about
_OF_DIFFERENT_PLATFORMS: Final = {"subscribers", "followers"}
_REACH_AFTER: Final = 8  # units after a count in which a platform still governs it
_REACH_BACK: Final = 2  # sentences back in which "there" and "the page" find their platform
_FAR_BACK: Final = 2000  # units back in which "the app" and "the groups" find theirs


def platform_of(
    context: Context, draft: Draft, previous: Draft | None, taken: set[int]
) -> str | None:
    """The platform in the match, else the nearest that governs it, else the one before."""
    document, match = context.document, draft.match
    scan = document.scan
    fixed = match.rule.set.get("platform")
    unit = match.unit("platform")
    if unit is None:
        metric = match.unit("metric")
        unit = metric if metric is not None and document.has(metric, "platform") else None
    if fixed is not None or unit is not None:
        return str(fixed) if fixed is not None else scan.value(unit or 0, "platform")
    if draft.metric in STRENGTH:
        return None
    if draft.cells:
        return in_cells(document, draft.cells, "platform")
    low, high = document.near(draft.unit)
    if draft.metric == "members":
        low = max(low, match.first - _NEAR)
        high = min(high, match.last + _NEAR)
    nominal = document.first_in("platform_nominal", low, high)
    named = [at for at in document.all_in("platform", low, draft.unit) if at not in taken]
    if nominal is not None and not (named and scan.value(nominal, "platform_nominal") != "app"):
        app = scan.value(nominal, "platform_nominal") == "app"
        if previous is not None and previous.platform and follows(document, draft, previous):
            return previous.platform
        back = _before(document, low, None if app else draft.sentence)
        if back is not None or app:
            return back or "app"
    if (
        previous is not None
        and previous.platform is not None
        and _continues(draft, previous)
        and not (named and named[-1] > previous.unit)
    ):
        return previous.platform
    if named:
        return scan.value(named[-1], "platform")
    after = _platform_after(context, draft, high)
    if after is not None and after not in taken:
        return scan.value(after, "platform")
    if draft.metric == "groups":
        return _host(document, low)
    above = heading_above(document, draft.sentence, "platform")
    if above is not None:
        return above
    if previous is None or not follows(document, draft, previous):
        if document.is_in(low, "pronoun|relative"):
            return _before(document, low, draft.sentence + 1)
        topic = _topic(document, draft)
        if topic is not None:
            return topic
        return heading(document, draft.sentence, "platform") if draft.elided else None
    if draft.metric == "members" and previous.metric != "members":
        return previous.platform if _within(document, draft, previous) else None
    listed = draft.elided and own_line(document, draft.sentence)
    if listed or _same_topic(draft, previous) or _same_account(document, draft, previous):
        return previous.platform
    return None


def _platform_after(context: Context, draft: Draft, high: int) -> int | None:
    """A platform after a count, before another number, clause or actor than its owner."""
    document, last = context.document, draft.match.last
    at = document.first_in("platform", last, min(high, last + _REACH_AFTER))
    if at is None or document.first_in("clause_break", last, at) is not None:
        return None
    if any(unit in document.scan.numbers for unit in range(last, at)):
        return None
    return at if all(p == draft.owner for p in context.between(last, at)) else None


def _before(document: Document, low: int, sentence: int | None) -> str | None:
    """The last platform named before a unit, back to a few sentences before `sentence`."""
    first = low - _FAR_BACK
    if sentence is not None:
        first = document.scan.sentences[max(0, sentence - _REACH_BACK)].first
    at = document.last_in("platform", max(0, first), low)
    return None if at is None else document.scan.value(at, "platform")


def _host(document: Document, unit: int) -> str | None:
    """The last platform before a unit that hosts groups: people say of those only "the groups"."""
    for at in reversed(document.all_in("platform", max(0, unit - _FAR_BACK), unit)):
        name = document.scan.value(at, "platform")
        if name in _HOSTS:
            return name
    return None


def _within(document: Document, draft: Draft, previous: Draft) -> bool:
    """Whether members are those of the groups counted before: "900 groups, in which 5 lakh"."""
    between = previous.match.last, draft.unit
    return (
        previous.metric == "groups"
        and previous.sentence == draft.sentence
        and document.any_in(between[0], between[1], "clause_break|relative|has")
    )


def _same_account(document: Document, draft: Draft, previous: Draft) -> bool:
    """Whether both counts are of accounts of one sort: "X's YouTube channel", "Y's channel"."""
    scan = document.scan
    low, _ = document.near(draft.unit)
    ours = document.last_in("account_noun", low, draft.unit)
    first = scan.sentences[previous.sentence].first
    theirs = document.last_in("account_noun", first, previous.unit)
    return ours is not None and theirs is not None and scan.key(ours) == scan.key(theirs)


def _topic(document: Document, draft: Draft) -> str | None:
    """The platform that the sentence before begins with: "On X, all grew. The BJP has"."""
    scan, sentence = document.scan, draft.sentence
    if not sentence or own_line(document, sentence) or draft.metric == "members":
        return None
    first = scan.sentences[sentence - 1].first
    at = document.first_in("platform", first, first + _OPENING)
    return None if at is None else scan.value(at, "platform")


def _same_topic(draft: Draft, previous: Draft) -> bool:
    """Whether a count goes on about what the one before it was about."""
    ours, theirs = draft.owner, previous.owner
    if ours is None or theirs is None:
        return theirs is None or draft.sentence == previous.sentence
    apart = {draft.metric, previous.metric} == _OF_DIFFERENT_PLATFORMS
    return ours.kind == theirs.kind and (ours.party_id == theirs.party_id or not apart)


def _continues(draft: Draft, previous: Draft) -> bool:
    """Whether a count is of the same thing as the one before it in its sentence."""
    return previous.sentence == draft.sentence and previous.metric == draft.metric
