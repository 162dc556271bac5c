"""The documents say what the code does."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import partyie

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])


def test_schema_is_current() -> None:
    published = json.loads((ROOT / "docs/extraction.schema.json").read_text(encoding="utf-8"))
    assert published == partyie.Extraction.model_json_schema(), "run `make schema`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target
