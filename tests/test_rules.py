"""Which matches stand: the longest, blockers, fallbacks, matches on one focus."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from conftest import rule

if TYPE_CHECKING:
    from conftest import Matcher

_LISTS = """
[lists]
thing = ["zorb", "zorbs", "blip"]
tier = ["booth", "block", "state"]
sentence_end = ["."]
"""
_SET = "set = { metric = 'followers' }"
_SHORT = rule("short", "{value=number} {thing}", "count", _SET)
_LONG = rule("long", "{value=number} {thing} {thing}", "count", _SET)
_GIVES_WAY = _SET + "\nfallback = true"
_BACK = rule("back", "{value=number} [new] {thing} {thing} now", "count", _GIVES_WAY)
_BLOCK = rule("block", "{blocked=number} zorbs", "nothing")
_BLOCK_LEVELS = _BLOCK + "set = { blocks = ['level'] }\n"
_BLOCK_COUNTS = _BLOCK + "set = { blocks = ['count'] }\n"
_ROLE = "set = { construction = 'role' }"
_TIER = rule("tier", "{level=tier} [(, | and)] [{tier}] chief", "level", _ROLE)
_PEOPLE = rule("people", "{thing} {name=name}", "person")


@pytest.mark.parametrize(
    ("rules", "text", "stands", "lost"),
    [
        (_SHORT, "5 zorbs", ["short: 5 zorbs"], []),
        (_SHORT, "5 men. zorbs", [], []),
        (_SHORT, "5 zorbs and 6 blip", ["short: 5 zorbs", "short: 6 blip"], []),
        # the longest of a kind on one focus
        (_SHORT + _LONG, "5 zorbs blip", ["long: 5 zorbs blip"], ["short < long"]),
        (_LONG + _SHORT, "5 zorbs blip", ["long: 5 zorbs blip"], ["short < long"]),
        (_SHORT + _LONG, "5 zorbs", ["short: 5 zorbs"], []),
        # another focus, another match
        (
            _SHORT + _LONG,
            "4 blip 5 zorbs blip",
            ["short: 4 blip", "long: 5 zorbs blip"],
            ["short < long"],
        ),
        # a fallback gives way however long it is
        (_SHORT + _BACK, "5 zorbs blip now", ["short: 5 zorbs"], ["back < short"]),
        (_SHORT + _BACK, "5 new zorbs blip now", ["back: 5 new zorbs blip now"], []),
        # blockers
        (_SHORT + _BLOCK, "5 zorbs", ["block: 5 zorbs"], ["short < block"]),
        (_SHORT + _BLOCK, "5 blip", ["short: 5 blip"], []),
        (_SHORT + _BLOCK_COUNTS, "5 zorbs", ["block: 5 zorbs"], ["short < block"]),
        (_SHORT + _BLOCK_LEVELS, "5 zorbs", ["block: 5 zorbs", "short: 5 zorbs"], []),
        # a match that is longer than the blocker has seen more
        (_LONG + _BLOCK, "5 zorbs blip", ["long: 5 zorbs blip", "block: 5 zorbs"], []),
        # kinds do not hinder each other
        (_SHORT + _PEOPLE, "5 blip Rao", ["short: 5 blip", "people: blip Rao"], []),
        # from the focus on, not from the end: both tiers
        (_TIER, "block and state chief", ["tier: block and state chief", "tier: state chief"], []),
    ],
)
def test_settle(
    matcher: Callable[[str], Matcher], rules: str, text: str, stands: list[str], lost: list[str]
) -> None:
    losers: list[tuple[str, str]] = []
    found = matcher(_LISTS + rules)(text, losers)
    assert sorted(f"{name}: {surface}" for name, surface, _ in found) == sorted(stands)
    assert [f"{loser} < {winner}" for loser, winner in losers] == lost


def test_matches_come_by_place(matcher: Callable[[str], Matcher]) -> None:
    found = matcher(_LISTS + _PEOPLE + _SHORT)("zorb Rao has 5 blip. 6 zorbs, blip Rai")
    assert [name for name, _, _ in found] == ["people", "short", "short", "people"]


def test_a_rule_runs_only_where_its_script_is(matcher: Callable[[str], Matcher]) -> None:
    find = matcher('[lists]\nthing = ["zorb", "ज़ोर्ब"]\n' + _SHORT)
    assert len(find("5 zorb")) == 1
    assert len(find("has 5 ज़ोर्ब")) == 1
    assert find("है 5 ज़ोर्ब") == []


def test_common_lists_change_no_result(matcher: Callable[[str], Matcher]) -> None:
    find = matcher("common = ['thing']\n" + _LISTS + _SHORT + _PEOPLE)
    assert len(find("5 zorbs for blip Rao")) == 2
