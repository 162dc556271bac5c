"""What a text says of each party, as a table: units, tiers, people, strength, audience, stances.

Run it with `python examples/organisation.py [FILE …]`; without files it reads the articles here.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import partyie

AUDIENCE = ("followers", "likes", "subscribers", "views", "reach", "shares", "comments", "users")
ARTICLES = [Path(__file__).with_name(name) for name in ("article_en.txt", "article_hi.txt")]


def rows(party: partyie.PartyOrganisation) -> Iterable[tuple[str, str, str]]:
    """The facts about a party as (kind, what, details)."""
    for unit in party.units:
        details = [
            tiers(party, unit.levels),
            f"{unit.size} people" if unit.size else "",
            unit.place or "",
            f"{len(unit.mentions)} mentions" if len(unit.mentions) > 1 else "",
        ]
        yield "unit", unit.unit if unit.exists else f"no {unit.unit}", joined(details)
    for count in party.strength:
        more = f"{count.qualifier} " if count.qualifier != "exact" else ""
        upper = f" to {count.upper:,}" if count.upper else ""
        per = f"per {count.per}" if count.per else ""
        what = f"{more}{count.value:,}{upper} {count.metric}"
        yield "strength", what, joined([tiers(party, count.levels), per])
    for person in party.office_bearers:
        yield "person", person.name, joined([person.role, person.level, person.unit])
    if party.levels:
        yield "tiers", tiers(party, party.levels), ""
    for span in party.level_ranges:
        yield "range", f"{span.from_level} → {span.to_level}", f"{len(span.levels)} tiers"


def audience(facts: partyie.Extraction, party_id: str) -> Iterable[tuple[str, str, str]]:
    """The followers, likes and reach of a party."""
    for count in facts.counts:
        if count.owner and count.owner.party_id == party_id and count.metric in AUDIENCE:
            more = f"{count.qualifier} " if count.qualifier != "exact" else ""
            yield "audience", f"{more}{count.value:,} {count.metric}", count.platform or ""


def position(stance: partyie.Stance) -> str:
    target = stance.target
    return f"{stance.polarity} {target.topic_id or target.party_id or target.text}"


def tiers(party: partyie.PartyOrganisation, levels: tuple[str, ...]) -> str:
    """Tiers by name, the highest first; the two ends of a range with an arrow between them."""
    for span in party.level_ranges:
        ends = [span.from_level, span.to_level]
        if set(ends) <= set(levels):
            rest = [level for level in reversed(levels) if level not in ends]
            return joined([" → ".join(ends), *rest])
    return joined(reversed(levels))


def joined(items: Iterable[str | None]) -> str:
    """What there is of `items`, with commas."""
    return ", ".join(item for item in items if item)


def padded(text: str, width: int) -> str:
    """`text` filled up to `width` columns; vowel signs take none."""
    marks = sum(unicodedata.category(char) in ("Mn", "Cf") for char in text)
    return text + " " * (width + marks - len(text))


if __name__ == "__main__":
    for path in map(Path, sys.argv[1:] or ARTICLES):
        facts = partyie.extract(path.read_text(encoding="utf-8"))
        stances: dict[str, list[partyie.Stance]] = {p.party_id: [] for p in facts.organisation()}
        others: list[partyie.Stance] = []
        for stance in facts.stances:
            stances.get(stance.holder.party_id or "", others).append(stance)
        print(f"== {path.name}")
        for party in facts.organisation():
            print(f"\n{party.name} ({party.party_id})")
            for kind, what, details in (*rows(party), *audience(facts, party.party_id)):
                print(f"  {kind:<10}{padded(what, 32)}{details}".rstrip())
            for stance in stances[party.party_id]:
                print(f"  stance    {padded(position(stance), 32)}{stance.holder.text}")
        if others:
            print("\nOthers")
        for stance in others:
            print(f"  stance    {padded(position(stance), 32)}{stance.holder.text}")
        print()
