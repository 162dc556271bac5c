"""Who has how many followers, and who is for what: a table from an English article.

Run it with `python examples/english.py`.
"""

from __future__ import annotations

from pathlib import Path

import partyie

ARTICLE = Path(__file__).with_name("article_en.txt")


def rows(facts: partyie.Extraction) -> list[tuple[str, str, str]]:
    """The counts and stances of an article as (who, what, words)."""
    found = []
    for count in facts.counts:
        owner = count.owner.text if count.owner else "?"
        at = f" on {count.platform}" if count.platform else ""
        per = f" per {count.per}" if count.per else ""
        found.append((owner, f"{count.value:,} {count.metric}{at}{per}", count.text))
    for stance in facts.stances:
        topic = stance.target.topic_id or stance.target.party_id or stance.target.text
        found.append((stance.holder.text, f"{stance.polarity} {topic}", stance.cue.text))
    return found


if __name__ == "__main__":
    facts = partyie.extract(ARTICLE.read_text(encoding="utf-8"))
    for who, what, words in rows(facts):
        print(f"{who:<24} {what:<36} {words}")
