"""Audience and strength figures with platform, owner and distribution."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from partyie.context import Context, Participant
from partyie.document import Document
from partyie.numbers import QualifiedNumber
from partyie.rules import RuleMatch
from partyie.text import NEWLINE
from partyie.types import CountMention

__all__ = ["extract"]

_METRIC_LISTS = ("metric", "metric_verb")
# What carries an audience: "the page has 80,000" gives the likes of a page, not pages.
_CARRIERS = frozenset({"accounts", "groups", "posts"})
# What counts an organisation, not an audience: a platform is theirs only if the match names it.
_STRENGTH = frozenset({"workers", "officials", "people", "committees", "units"})
_HOSTS = frozenset({"whatsapp", "telegram", "sharechat"})
_NEAR = 4  # units between a platform and members of a group on it
_REACH_AFTER = 8  # units after a count in which a platform still governs it
_REACH_LIST = 14  # units from the first number of a list to the noun at its end
_SCRAP = 3  # words; a sentence of fewer says nothing
_REACH_BACK = 2  # sentences back in which "there" and "the page" find their platform


@dataclass(slots=True)
class _Draft:
    """A count on its way: what the match said, and what the text around it adds."""

    match: RuleMatch
    unit: int
    number: QualifiedNumber
    sentence: int
    metric: str
    per: str | None
    owner: Participant | None = None
    platform: str | None = None


def extract(context: Context) -> list[CountMention]:
    """Every number that a rule ties to a metric."""
    drafts = list(_drafts(context.document))
    taken = {
        unit for d in drafts for unit in [d.match.unit("platform")] if unit is not None
    }
    previous: _Draft | None = None
    for draft in drafts:
        draft.owner = _owner(context, draft, previous)
        draft.platform = _platform(context, draft, previous, taken)
        previous = draft
    _repeat(drafts)
    _share(context.document, drafts)
    for run in _runs(context.document, drafts):
        _distribute(context, run)
    return [_mention(context, draft) for draft in drafts if _political(draft)]


def _political(draft: _Draft) -> bool:
    """Whether a count is an audience or a strength in politics: groups on no platform and
    committees of nobody are not."""
    if draft.metric == "groups":
        return draft.platform is not None
    return draft.metric not in _STRENGTH or draft.owner is not None


def _drafts(document: Document) -> Iterator[_Draft]:
    """The counts of a text by place, each with its metric."""
    previous: _Draft | None = None
    for match in sorted(document.of("count"), key=lambda m: m.focus):
        unit = match.unit("value")
        number = document.scan.numbers.get(unit) if unit is not None else None
        if unit is None or number is None:
            continue
        sentence = document.scan.sentence_of(unit)
        metric = _metric(document, match, unit, sentence, previous)
        if metric is None:
            continue
        per = _per(document, match, unit)
        # One of something is a figure only where it is given for each tier; else it is an article.
        if per is None and number.value == 1 and number.upper is None:
            continue
        previous = _Draft(match, unit, number, sentence, metric, per)
        yield previous


def _metric(
    document: Document, match: RuleMatch, unit: int, sentence: int, previous: _Draft | None
) -> str | None:
    """What the rule sets or the match names; "same": the metric named last before the number."""
    fixed = match.rule.set.get("metric")
    if fixed not in (None, "same"):
        return str(fixed)
    named = match.unit("metric")
    if named is not None:
        return next(filter(None, (document.scan.value(named, tag) for tag in _METRIC_LISTS)), None)
    bounds = document.scan.sentences[sentence]
    last_count = previous.unit if previous and previous.sentence == sentence else bounds.first - 1
    named = _nearest(document, "metric", range(unit - 1, last_count, -1))
    metric = None
    if named is not None:
        metric = document.scan.value(_head(document, named, last_count), "metric")
    if metric is not None and metric not in _CARRIERS:
        return metric
    if previous is not None and sentence - previous.sentence <= 1:
        return previous.metric
    if metric is not None:
        return metric
    return _ahead(document, unit, bounds.last) or _heading(document, sentence, "metric")


def _ahead(document: Document, unit: int, high: int) -> str | None:
    """The metric that ends a list whose first number is at `unit`: "5 lakh, the SP 2 lakh fans"."""
    if unit + 1 >= high or not document.has(unit + 1, "coordinator"):
        return None
    named = _nearest(document, "metric", range(unit + 2, min(high, unit + _REACH_LIST)))
    return None if named is None else document.scan.value(named, "metric")


def _head(document: Document, named: int, first: int) -> int:
    """The metric word that another depends on: "reach" in "the reach of the messages"."""
    for at in range(named - 1, first + 1, -1):
        if document.has(at, "of") and document.has(at - 1, "metric"):
            return at - 1
        if document.has(at, "clause_break") or document.has(at, "coordinator"):
            break
    return named


def _heading(document: Document, sentence: int, tag: str) -> str | None:
    """What the line before names: "Facebook likes:", then a line for each party."""
    if not _own_line(document, sentence):
        return None
    bounds = document.scan.sentences[sentence - 1]
    named = _nearest(document, tag, range(bounds.last - 1, bounds.first - 1, -1))
    return None if named is None else document.scan.value(named, tag)


def _own_line(document: Document, sentence: int) -> bool:
    """Whether a sentence begins a line, with another before it."""
    before = document.scan.sentences[sentence - 1] if sentence else None
    return before is not None and document.scan.key(before.last - 1) == NEWLINE


def _nearest(document: Document, tag: str, units: range) -> int | None:
    """The first of `units` that is in a list."""
    symbols, scan = document.engine.symbols(tag), document.scan.symbols
    return next((unit for unit in units if scan[unit] in symbols), None)


def _places(document: Document, tag: str, first: int, last: int) -> list[int]:
    """The units from first to last that are in a list."""
    symbols, scan = document.engine.symbols(tag), document.scan.symbols
    return [unit for unit in range(first, last) if scan[unit] in symbols]


# ── owners ───────────────────────────────────────────────────────────────────────────────────


def _owner(context: Context, draft: _Draft, previous: _Draft | None) -> Participant | None:
    match = draft.match
    unit = match.unit("owner")
    if unit is not None:
        inside = context.between(unit, unit + 1)
        if inside:
            return inside[0]
    asked = match.rule.set.get("owner")
    if asked == "same" and previous is not None and previous.metric == draft.metric:
        return previous.owner
    if asked == "none" and not _possessor(context, match.first):
        return None
    if asked == "object":
        acted_on = context.object_after(match.last)
        if acted_on is not None:
            return acted_on
    if context.stranger(draft.unit):
        return None
    people = draft.metric not in _STRENGTH  # an audience can be somebody's own
    found = context.owner_here(draft.unit, match.last, people=people)
    if found is not None:
        return found
    if previous is not None and _follows(context.document, draft, previous):
        return previous.owner
    return context.centre(draft.sentence, people=not people)


def _possessor(context: Context, unit: int) -> bool:
    """Whether somebody in the clause before a unit owns what stands there."""
    first, _ = context.document.clause(unit)
    return any(map(context.possessive, context.between(first, unit)))


# ── platforms ────────────────────────────────────────────────────────────────────────────────


def _platform(
    context: Context, draft: _Draft, previous: _Draft | None, taken: set[int]
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
    if draft.metric in _STRENGTH:
        return None
    low, high = document.sentence(draft.unit)
    if draft.metric == "members":
        low = max(low, draft.unit - _NEAR)
        high = min(high, match.last + _NEAR)
    nominal = _nearest(document, "platform_nominal", range(low, high))
    named = [at for at in _places(document, "platform", low, draft.unit) if at not in taken]
    if nominal is not None and not (named and scan.value(nominal, "platform_nominal") != "app"):
        app = scan.value(nominal, "platform_nominal") == "app"
        if previous is not None and previous.platform and _follows(document, draft, previous):
            return previous.platform
        back = _before(document, low, 0 if app else draft.sentence)
        if back is not None or app:
            return back or "app"
    if previous and previous.sentence == draft.sentence and previous.metric == draft.metric and not (
        named and named[-1] > previous.unit
    ):
        return previous.platform
    if named:
        return scan.value(named[-1], "platform")
    after = _platform_after(context, match.last, high)
    if after is not None and after not in taken:
        return scan.value(after, "platform")
    if draft.metric == "groups":
        return _host(document, low)
    elided = match.rule.set.get("metric") == "same"
    if previous is None or not _follows(document, draft, previous):
        return _heading(document, draft.sentence, "platform") if elided else None
    if draft.metric == "members" and previous.metric != "members":
        return None
    listed = elided and _own_line(document, draft.sentence)
    return previous.platform if listed or _same_topic(draft, previous) else None


def _platform_after(context: Context, last: int, high: int) -> int | None:
    """A platform after a count, before another number, clause or actor."""
    document = context.document
    for at in range(last, min(high, last + _REACH_AFTER)):
        if document.has(at, "platform"):
            return None if context.between(last, at) else at
        if at in document.scan.numbers or document.has(at, "clause_break"):
            return None
    return None


def _before(document: Document, low: int, sentence: int) -> str | None:
    """The last platform named before a unit, back to a few sentences before `sentence`."""
    first = document.scan.sentences[max(0, sentence - _REACH_BACK)].first
    at = _nearest(document, "platform", range(low - 1, first - 1, -1))
    return None if at is None else document.scan.value(at, "platform")


def _host(document: Document, unit: int) -> str | None:
    """The last platform before a unit that hosts groups: people say of those only "the groups"."""
    symbols, scan = document.engine.symbols("platform"), document.scan.symbols
    for at in range(unit - 1, -1, -1):
        if scan[at] in symbols:
            name = document.scan.value(at, "platform")
            if name in _HOSTS:
                return name
    return None


def _follows(document: Document, draft: _Draft, previous: _Draft) -> bool:
    """Whether no sentence stands between two counts, but for scraps such as tags."""
    scan = document.scan
    between = scan.sentences[previous.sentence + 1 : draft.sentence]
    return all(
        sum(len(scan.key(unit)) > 1 for unit in range(bounds.first, bounds.last)) < _SCRAP
        for bounds in between[:_REACH_BACK]
    ) and len(between) <= _REACH_BACK


def _same_topic(draft: _Draft, previous: _Draft) -> bool:
    """Whether a count goes on about what the one before it was about."""
    ours, theirs = draft.owner, previous.owner
    if ours is None or theirs is None:
        return theirs is None or draft.sentence == previous.sentence
    same = ours.party_id == theirs.party_id and ours.kind == theirs.kind
    return same or (draft.sentence == previous.sentence and draft.metric == previous.metric)


# ── lists: "5 lakh, 4 lakh and 3 lakh followers respectively" ────────────────────────────────


def _repeat(drafts: list[_Draft]) -> None:
    """Give a figure told twice the owner that one of the places names."""
    known = {(d.number.value, d.metric): d.owner for d in drafts if d.owner}
    for draft in drafts:
        if draft.owner is None and draft.match.rule.set.get("owner") != "none":
            draft.owner = known.get((draft.number.value, draft.metric))


def _share(document: Document, drafts: list[_Draft]) -> None:
    """Give a count the platform of the one coordinated with it: "5 likes and 2 shares on X"."""
    for draft, after in zip(drafts[-2::-1], drafts[:0:-1], strict=True):
        if (
            draft.platform is None
            and draft.metric not in _STRENGTH
            and after.match.unit("platform") is not None
            and _coordinated(document, draft.match.last, after.unit)
        ):
            draft.platform = after.platform


def _runs(document: Document, drafts: list[_Draft]) -> Iterator[list[_Draft]]:
    """Counts of one metric with nothing but coordinators between their numbers."""
    run: list[_Draft] = []
    for draft in drafts:
        if run and (
            draft.metric != run[-1].metric
            or draft.sentence != run[-1].sentence
            or not _coordinated(document, run[-1].unit + 1, draft.unit)
        ):
            if len(run) > 1:
                yield run
            run = []
        run.append(draft)
    if len(run) > 1:
        yield run


def _coordinated(document: Document, first: int, last: int) -> bool:
    return 0 < last - first <= 2 and all(document.has(at, "coordinator") for at in range(first, last))


def _distribute(context: Context, run: list[_Draft]) -> None:
    """Give each count of a run its own owner or platform, where as many are listed as counts."""
    document = context.document
    owner = run[0].owner
    if owner is not None and not owner.stands_in:
        group = context.coordinated(owner)
        if len(group) == len(run):
            for draft, participant in zip(run, group, strict=True):
                draft.owner = participant
    low, high = document.sentence(run[0].unit)
    platforms = _places(document, "platform", low, high)
    if len(platforms) == len(run) and all(
        _coordinated(document, a + 1, b) for a, b in zip(platforms, platforms[1:], strict=False)
    ):
        for draft, unit in zip(run, platforms, strict=True):
            draft.platform = document.scan.value(unit, "platform")


# ── results ──────────────────────────────────────────────────────────────────────────────────


def _per(document: Document, match: RuleMatch, value: int) -> str | None:
    """The tier that a count is given for each of: "at every booth", "हर बूथ पर"."""
    scan = document.scan
    unit = match.unit("per")
    if unit is not None:
        return scan.value(unit, "level")
    low, high = document.sentence(value)
    found: dict[int, str] = {}
    for at in _places(document, "each", low, high):
        tier = _nearest(document, "level", range(at + 1, min(high, at + 4)))
        level = None if tier is None else scan.value(tier, "level")
        if level is not None:
            found[at] = level
    if not found:
        return None
    beside = next((at for at in found if value < at <= match.last), None)
    if beside is not None:
        return found[beside]
    before = [
        at
        for at in found
        if at < value and not any(n in scan.numbers for n in range(at, value))
    ]
    after = [at for at in found if at > match.last and not _apart(document, match.last, at)]
    chosen = before[-1] if before else after[0] if after else None
    return None if chosen is None else found[chosen]


def _apart(document: Document, first: int, last: int) -> bool:
    """Whether a number or the beginning of another clause stands in units first to last."""
    return any(
        at in document.scan.numbers
        or document.has(at, "coordinator")
        or document.has(at, "clause_break")
        for at in range(first, last)
    )


def _mention(context: Context, draft: _Draft) -> CountMention:
    document, rule = context.document, draft.match.rule
    start, end, text = document.span(draft.unit, draft.unit + 1)
    return CountMention(
        start=start, end=end, text=text, language=document.language(draft.unit),
        confidence=rule.confidence, rule=rule.id,
        value=draft.number.value, upper=draft.number.upper,
        qualifier=rule.set.get("qualifier", draft.number.qualifier),
        metric=draft.metric, platform=draft.platform,  # type: ignore[arg-type]
        owner=context.actor(draft.owner) if draft.owner else None,
        per=draft.per,  # type: ignore[arg-type]
    )  # fmt: skip
