"""Audience and strength figures with platform, owner and distribution."""

from __future__ import annotations

from itertools import pairwise
from operator import attrgetter
from typing import Final

from partyie.context import Context, Participant
from partyie.document import Document
from partyie.extractors.count_drafts import STRENGTH, Draft, read
from partyie.extractors.count_owners import owner_of
from partyie.extractors.count_platforms import platform_of
from partyie.types import CountMention, unchecked

__all__ = ["extract"]

_SEARCH_BACK: Final = 3  # sentences in which those that "both" means are named
_ACCOUNT: Final = 5  # units between two platforms, as "account and its" between them
_TOGETHER: Final = {2: "together.two", 3: "together.three", 4: "together.four"}
_BY_PLACE: Final = attrgetter("first")

_count_mention: Final = unchecked(CountMention)


def extract(context: Context) -> list[CountMention]:
    """Every number that a rule ties to a metric."""
    drafts = read(context.document)
    if not drafts:
        return []
    taken = {unit for d in drafts for unit in [d.match.unit("platform")] if unit is not None}
    previous: Draft | None = None
    for draft in drafts:
        draft.owner = owner_of(context, draft, previous)
        draft.platform = platform_of(context, draft, previous, taken)
        previous = draft
    if len(drafts) > 1:
        _repeat(drafts)
        _share(context.document, drafts)
        for run in _runs(context.document, drafts):
            _distribute(context, run)
    return [_mention(context, draft) for draft in drafts if _political(draft)]


def _political(draft: Draft) -> bool:
    """Whether a count is an audience or a strength in politics: groups on no platform and
    committees of nobody are not."""
    if draft.metric == "groups":
        return draft.platform is not None
    return draft.metric not in STRENGTH or draft.owner is not None


def _repeat(drafts: list[Draft]) -> None:
    """Give a figure told twice the owner that one of the places names."""
    known = {(d.number.value, d.metric): d.owner for d in drafts if d.owner}
    for draft in drafts:
        if draft.owner is None and draft.match.rule.set.get("owner") != "none":
            draft.owner = known.get((draft.number.value, draft.metric))


def _share(document: Document, drafts: list[Draft]) -> None:
    """Give a count the platform and the owner that its list names last: "5 likes and 2 shares
    on X", "40 block and 12 district presidents of X"."""
    for at in range(len(drafts) - 2, -1, -1):
        draft, after = drafts[at], drafts[at + 1]
        joined = _coordinated(document, draft.match.last, after.unit)
        compared = after.sentence == draft.sentence and after.metric == draft.metric
        if joined and draft.owner is None:
            draft.owner = after.owner
        if draft.platform is not None or draft.metric in STRENGTH:
            continue
        if compared or (joined and after.metric != "groups"):
            draft.platform = after.platform


def _runs(document: Document, drafts: list[Draft]) -> list[list[Draft]]:
    """Counts of one metric with nothing but coordinators between their numbers."""
    runs: list[list[Draft]] = []
    before = drafts[0]
    for draft in drafts[1:]:
        if (
            draft.sentence == before.sentence
            and draft.metric == before.metric
            and _coordinated(document, before.unit + 1, draft.unit)
        ):
            if runs and runs[-1][-1] is before:
                runs[-1].append(draft)
            else:
                runs.append([before, draft])
        before = draft
    return runs


def _coordinated(document: Document, first: int, last: int) -> bool:
    """Whether nothing but coordinators joins two places."""
    return 0 < last - first <= 2 and document.only_in(first, last, "coordinator")


def _joins_accounts(document: Document, first: int, last: int) -> bool:
    """Whether nothing but coordinators, and words for an account, joins two platforms."""
    return (
        0 < last - first <= _ACCOUNT
        and document.any_in(first, last, "coordinator")
        and document.only_in(first, last, "coordinator|account_noun|own|article")
    )


def _named_together(context: Context, first: int, last: int, many: int) -> list[Participant]:
    """Whom "both" or "all three" in units first to last means: the parties named last before."""
    document = context.document
    if document.first_in(_TOGETHER.get(many, ""), first, last) is None:
        return []
    sentence = document.scan.sentence_of(first)
    start = document.scan.sentences[max(0, sentence - _SEARCH_BACK)].first
    found: dict[str, Participant] = {}
    for participant in reversed(context.between(start, last)):
        if participant.kind == "party" and participant.party_id and len(found) < many:
            found[participant.party_id] = participant
    named = sorted(found.values(), key=_BY_PLACE)
    return named if len(named) == many else []


def _distribute(context: Context, run: list[Draft]) -> None:
    """Give each count of a run its own owner or platform, where as many are listed as counts."""
    document = context.document
    owner = run[0].owner
    if owner is not None and not owner.stands_in:
        group = context.coordinated(owner)
        if len(group) == len(run):
            for draft, participant in zip(run, group, strict=True):
                draft.owner = participant
    low, high = document.near(run[0].unit)
    both = _named_together(context, low, run[0].unit, len(run))
    if both:
        for draft, participant in zip(run, both, strict=True):
            draft.owner = participant
    platforms = document.all_in("platform", low, high)
    if len(platforms) == len(run) and all(
        _joins_accounts(document, a + 1, b)
        for a, b in pairwise(platforms)
    ):
        for draft, unit in zip(run, platforms, strict=True):
            draft.platform = document.scan.value(unit, "platform")


def _mention(context: Context, draft: Draft) -> CountMention:
    document, rule = context.document, draft.match.rule
    start, end, text = document.span(draft.unit, draft.unit + 1)
    return _count_mention(
        start=start, end=end, text=text, language=document.language(draft.unit),
        confidence=rule.confidence, rule=rule.id,
        value=draft.number.value, upper=draft.number.upper,
        qualifier=rule.set.get("qualifier", draft.number.qualifier),
        metric=draft.metric, platform=draft.platform,
        owner=context.actor(draft.owner) if draft.owner else None,
        per=draft.per,
    )  # fmt: skip
