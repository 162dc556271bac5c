"""Counts on their way: which numbers a rule ties to a metric, and for which tier.

What the text around a count adds, its owner and its platform, comes later.
"""

from __future__ import annotations

from operator import attrgetter
from typing import Final

from partyie.context import Participant
from partyie.document import Document
from partyie.extractors.count_tables import Range, Tables
from partyie.numbers import QualifiedNumber
from partyie.rules import RuleMatch
from partyie.scan import Sentence
from partyie.text import NEWLINE

__all__ = [
    "STRENGTH",
    "Draft",
    "follows",
    "heading",
    "heading_above",
    "in_cells",
    "own_line",
    "read",
]

# What counts an organisation, not an audience.
STRENGTH: Final = frozenset({"workers", "officials", "people", "committees", "units"})
# Of these a tier has some at each place; committees and units it has one at each.
_STAFF: Final = frozenset({"workers", "officials", "people"})
# What carries an audience: "the page has 80,000" gives the likes of a page, not pages.
_CARRIERS: Final = frozenset({"accounts", "groups", "posts"})
_BREAKS: Final = "clause_break|coordinator"
_BY_FOCUS: Final = attrgetter("focus")
_WINDOW: Final = 100  # units on either side of a number that can say something about it
_REACH_LIST: Final = 14  # units from the first number of a list to the noun at its end
_TO_TIER: Final = 6  # units from "each" to its tier: "each of the 294 assembly constituencies"
_LIST: Final = 12  # lines of a list over which its heading holds
_ITEM: Final = 20  # units of a line in a list
_SCRAP: Final = 3  # words; a sentence of fewer says nothing
_TIER_BACK: Final = 12  # units from "at the block level" to the number that stands there
_AT_EACH: Final = 100  # what one place of a tier has, at most; more is a sum over all of them
_LONE_TIERS: Final = frozenset({"state", "national"})  # of which a text speaks of one
_REACH_BACK: Final = 2  # sentences between two counts that may still be about one thing


class Draft:
    """A count so far: what the match said, and what the text around it adds."""

    __slots__ = (
        "cells", "match", "metric", "number", "owner", "per", "platform", "sentence", "unit",
    )  # fmt: skip

    def __init__(
        self,
        match: RuleMatch,
        unit: int,
        number: QualifiedNumber,
        sentence: int,
        metric: str,
        per: str | None,
        cells: list[Range] | None = None,
    ) -> None:
        self.match = match
        self.unit = unit
        self.number = number
        self.sentence = sentence
        self.metric = metric
        self.per = per
        self.owner: Participant | None = None
        self.platform: str | None = None
        self.cells: list[Range] = cells or []  # of a table: where its words stand

    @property
    def elided(self) -> bool:
        """Whether the text leaves out what is counted."""
        return self.match.rule.set.get("metric") == "same"


def read(document: Document) -> list[Draft]:
    """The counts of a text by place, each with its metric."""
    found: list[Draft] = []
    matches = document.of("count")
    if not matches:
        return found
    if len(matches) > 1:
        matches = sorted(matches, key=_BY_FOCUS)
    previous: Draft | None = None
    tables: Tables | None = None
    for match in matches:
        unit = match.unit("value")
        number = document.scan.numbers.get(unit) if unit is not None else None
        if unit is None or number is None:
            continue
        sentence = document.scan.sentence_of(unit)
        if match.rule.set.get("metric") == "column":
            tables = tables or Tables(document)
            cells = tables.around(unit)
            metric = in_cells(document, cells, "metric")
            if metric is not None and _headed(document, cells[0]):
                found.append(Draft(match, unit, number, sentence, metric, None, cells))
            continue
        metric = _metric(document, match, unit, sentence, previous)
        if metric is None:
            continue
        per = _per(document, match, unit)
        if per is None and metric in _STAFF:
            per = _tier(document, unit)
        # One of something is a figure in digits, or where it is given for each tier; else it is an
        # article.
        if per is None and number.value == 1 and number.upper is None and _article(document, unit):
            continue
        previous = Draft(match, unit, number, sentence, metric, per)
        found.append(previous)
    return found


def in_cells(document: Document, cells: list[Range], tag: str) -> str | None:
    """What the first of some cells that has a word of a list names by it."""
    for first, last in cells:
        at = document.first_in(tag, first, last)
        if at is not None:
            return document.scan.value(at, tag)
    return None


def _headed(document: Document, cell: Range) -> bool:
    """Whether the head of a column says what its figures are of, or whose."""
    return document.any_in(*cell, "metric|platform|party")


def _tier_before(document: Document, first: int, last: int, *, many: bool = False) -> str | None:
    """The tier named last in units first to last; `many`: only if so many of it, or all."""
    tier = document.last_in("level", first, last)
    if tier is None or (
        many and tier - 1 not in document.scan.numbers and not document.has(tier - 1, "all_of")
    ):
        return None
    return document.scan.value(tier, "level")


def _doubled(document: Document, unit: int) -> bool:
    """Whether a number is told twice, so many to each: "एक-एक", "दो दो"."""
    before = document.scan.numbers.get(unit - 1)
    if before is not None and before.value == document.scan.numbers[unit].value:
        return True
    scan = document.scan
    tokens, first, last = scan.tokens, scan.token(unit), scan.token(unit + 1)
    return last - first > 1 and tokens.key(first) == tokens.key(last - 1)


def _article(document: Document, unit: int) -> bool:
    """Whether a number is a word told once, no digit and no word doubled."""
    return not (document.scan.surface(unit, unit + 1)[0].isdigit() or _doubled(document, unit))


def _metric(
    document: Document, match: RuleMatch, unit: int, sentence: int, previous: Draft | None
) -> str | None:
    """What the rule sets or the match names; "same": the metric named last before the number."""
    named = match.unit("metric")
    if named is not None:
        value = document.scan.value
        metric = value(named, "metric") or value(named, "metric_verb")
        if metric == "people":  # "500 workers attended" are workers all the same
            noun = document.first_in("metric", unit + 1, named)
            metric = metric if noun is None else value(noun, "metric")
        return metric
    fixed = match.rule.set.get("metric")
    if fixed not in (None, "same"):
        return str(fixed)
    low, high = document.near(unit)
    last_count = previous.unit if previous and previous.sentence == sentence else low - 1
    named = document.last_in("metric", last_count + 1, match.first + 1)
    metric = None
    if named is not None:
        metric = document.scan.value(_head(document, named, last_count), "metric")
    if metric is not None and metric not in _CARRIERS:
        return metric
    if previous is not None and sentence - previous.sentence <= 1:
        return previous.metric
    return _ahead(document, unit, high) or metric or heading(document, sentence, "metric")


def _ahead(document: Document, unit: int, high: int) -> str | None:
    """The metric that ends a list whose first number is at `unit`: "5 lakh, the SP 2 lakh fans"."""
    if unit + 1 >= high or not document.has(unit + 1, "coordinator"):
        return None
    ahead = document.all_in("metric", unit + 2, min(high, unit + _REACH_LIST))
    metrics = [document.scan.value(at, "metric") for at in ahead]
    return next((metric for metric in metrics if metric not in _CARRIERS), *metrics[:1] or [None])


def _head(document: Document, named: int, first: int) -> int:
    """The metric word that another depends on: "reach" in "the reach of the messages"."""
    for at in reversed(document.all_in("of", first + 2, named)):
        if document.has(at - 1, "metric"):
            return named if document.any_in(at + 1, named, _BREAKS) else at - 1
    return named


def heading(document: Document, sentence: int, tag: str) -> str | None:
    """What the line before names: "Facebook likes:", then a line for each party."""
    if not own_line(document, sentence):
        return None
    bounds = document.scan.sentences[sentence - 1]
    first = max(bounds.first, bounds.last - _WINDOW)
    named = document.last_in(tag, first, bounds.last)
    return None if named is None else document.scan.value(named, tag)


def heading_above(document: Document, sentence: int, tag: str) -> str | None:
    """What the short line over a list names: "Twitter", then a line for each party."""
    scan = document.scan
    for back in range(sentence, max(0, sentence - _LIST), -1):
        if not own_line(document, back):
            return None
        above = scan.sentences[back - 1]
        if above.last - above.first > _ITEM:
            return None
        if not any(map(scan.numbers.__contains__, range(above.first, above.last))):
            named = document.last_in(tag, above.first, above.last)
            return None if named is None else scan.value(named, tag)
    return None


def own_line(document: Document, sentence: int) -> bool:
    """Whether a sentence begins a line, with another before it."""
    scan = document.scan
    return sentence > 0 and scan.key(scan.sentences[sentence].first - 1) == NEWLINE


def follows(document: Document, draft: Draft, previous: Draft) -> bool:
    """Whether no sentence stands between two counts, but for scraps such as tags."""
    if draft.sentence - previous.sentence <= 1:
        return True
    between = document.scan.sentences[previous.sentence + 1 : draft.sentence]
    return len(between) <= _REACH_BACK and all(_is_scrap(document, part) for part in between)


def _is_scrap(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence has too few words to say anything."""
    words = 0
    for unit in range(sentence.first, sentence.last):
        words += len(document.scan.key(unit)) > 1
        if words == _SCRAP:
            return False
    return True


def _per(document: Document, match: RuleMatch, value: int) -> str | None:
    """The tier that a count is given for each of: "at every booth", "हर बूथ पर"."""
    scan = document.scan
    unit = match.unit("per")
    if unit is not None:
        return scan.value(unit, "level")
    low, high = document.near(value)
    if _doubled(document, value):
        return _tier_before(document, low, value)
    found: dict[int, str] = {}
    for at in document.all_in("each", low, high):
        tier = document.first_in("level", at + 1, min(high, at + _TO_TIER))
        level = None if tier is None else scan.value(tier, "level")
        if level is not None:
            found[at] = level
    if document.is_in(match.last, "each") and match.last not in found:  # "three volunteers each"
        return _tier_before(document, low, value, many=True)
    if not found:
        return None
    beside = next((at for at in found if value < at <= match.last), None)
    if beside is not None:
        return found[beside]
    before = [
        at for at in found if at < value and not any(n in scan.numbers for n in range(at, value))
    ]
    after = [at for at in found if at > match.last and not _apart(document, match.last, at)]
    chosen = before[-1] if before else after[0] if after else None
    return None if chosen is None else found[chosen]


def _tier(document: Document, value: int) -> str | None:
    """The tier at each place of which a small number stands: "at the block level, a team of 12"."""
    number = document.scan.numbers[value]
    if (number.upper or number.value) > _AT_EACH:
        return None
    low, _ = document.near(value)
    noun = document.last_in("level_noun", max(low + 1, value - _TIER_BACK), value)
    if noun is None or document.any_in(noun, value, "clause_break|number"):
        return None
    level = document.scan.value(noun - 1, "level")
    return level if _at(document, noun, low) and level not in _LONE_TIERS else None


def _at(document: Document, noun: int, low: int) -> bool:
    """Whether the phrase that ends at unit `noun` says where: "at the block level", "X स्तर पर"."""
    if document.sov(noun):
        return document.is_in(noun + 1, "oblique_after")
    return document.any_in(max(low, noun - _TO_TIER), noun - 1, "locative_before")


def _apart(document: Document, first: int, last: int) -> bool:
    """Whether a number or the beginning of another clause stands in units first to last."""
    numbers = document.scan.numbers
    return document.any_in(first, last, _BREAKS) or any(
        map(numbers.__contains__, range(first, last))
    )
