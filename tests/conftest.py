"""What the tests share: one extractor for all of them, and small packs compiled on the spot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from partyie import Extractor
from partyie.lexicon import Lexicon
from partyie.numbers import NumberGrammar
from partyie.packs import load
from partyie.rules import RuleMatch, RuleSet

_LANGUAGE = 'name = "Test"\nscript = "{}"\norder = "svo"\n'

Found = tuple[str, str, dict[str, str]]
"""Rule, matched text, captured texts."""


class Matcher:
    """One pack in English letters and one in Devanagari, and what their rules match."""

    def __init__(self, folder: Path, source: str) -> None:
        for code, script, content in (("xx", "Latn", source), ("yy", "Deva", "")):
            (folder / code).mkdir()
            (folder / code / "language.toml").write_text(_LANGUAGE.format(script), "utf-8")
            (folder / code / "rules.toml").write_text(content, "utf-8")
        packs = load([folder], known_lists=["number"])
        self.lexicon = Lexicon(
            (*packs.entries, *packs.literals),
            NumberGrammar.load([]),
            scripts={"Latn": "xx", "Deva": "yy"},
        )
        self._rules = RuleSet(
            packs.rules, self.lexicon, common=frozenset(packs.common), scripts={"xx": "Latn"}
        )

    def __call__(self, text: str, lost: list[tuple[str, str]] | None = None) -> list[Found]:
        scan = self.lexicon.scan(text)
        losers: list[tuple[RuleMatch, RuleMatch]] = []
        found = [
            (
                match.rule.id.removeprefix("xx."),
                scan.surface(match.first, match.last),
                {name: scan.surface(*span) for name, span in match.fields.items()},
            )
            for match in self._rules.match(scan, losers)
        ]
        if lost is not None:
            lost += [
                (a.rule.id.removeprefix("xx."), b.rule.id.removeprefix("xx.")) for a, b in losers
            ]
        return found


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture
def matcher(tmp_path: Path) -> Callable[[str], Matcher]:
    """From the lists and rules of a pack to what they match."""
    return lambda source: Matcher(tmp_path, source)


def rule(name: str, pattern: str, makes: str = "person", more: str = "") -> str:
    """A rule as packs write it; its examples are never run here."""
    return (
        f"[[rule]]\nid = 'xx.{name}'\nmakes = '{makes}'\npattern = '''{pattern}'''\n"
        f"finds = [{{ text = '<x>' }}]\nskips = ['x']\n{more}\n"
    )
