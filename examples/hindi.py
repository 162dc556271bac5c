"""How parties are organised, and who speaks for them: a table from a Hindi article.

Run it with `python examples/hindi.py`. An `Extractor` is built once and reads any number of texts;
here it reads Hindi only, one paragraph at a time.
"""

from __future__ import annotations

from pathlib import Path

import partyie

ARTICLE = Path(__file__).with_name("article_hi.txt")


def rows(facts: partyie.Extraction) -> list[tuple[str, str, str]]:
    """The tiers, units and office-bearers of a text as (party, what, words)."""
    levels = [(m.party_id, f"{m.level} {m.construction}", m.text) for m in facts.levels]
    units = [(m.party_id, m.unit if m.exists else f"no {m.unit}", m.text) for m in facts.units]
    people = [(m.party_id, m.role, m.name) for m in facts.office_bearers]
    return [(party or "?", what, words) for party, what, words in levels + units + people]


if __name__ == "__main__":
    extractor = partyie.Extractor(
        languages=["hi"], extractors=["levels", "units", "office_bearers"]
    )
    paragraphs = ARTICLE.read_text(encoding="utf-8").split("\n\n")
    for facts in extractor.extract_many(paragraphs):
        for party, what, words in rows(facts):
            print(f"{party:<6} {what:<20} {words}")
