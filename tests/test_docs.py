"""The documents say what the code does."""

from __future__ import annotations

import ast
import json
import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

import partyie
from partyie.check import check
from partyie.pack_specs import KINDS, RuleSpec

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


# ── docs/packs.md ────────────────────────────────────────────────────────────────────────────

PACKS = (ROOT / "docs/packs.md").read_text(encoding="utf-8")


def test_the_packs_shown_are_sound(tmp_path: Path) -> None:
    files = re.findall(r"```toml (\S+)\n(.+?)```", PACKS, re.S)
    for name, content in files:
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(content, encoding="utf-8")
    assert len(files) == 4
    report = check([tmp_path])
    assert report.count > len(files)
    assert report.ok, str(report)


@pytest.mark.parametrize("makes", KINDS)
def test_every_field_of_a_kind_of_rule_is_listed(makes: str) -> None:
    (row,) = re.findall(rf"^\| `{makes}` \|(.+)\|(.*)\|(.*)\|$", PACKS, re.M)
    needs, may, sets = ({*re.findall(r"`(\w+)`", cell)} - {"same"} for cell in row)
    kind = KINDS[makes]
    assert needs == kind.needs
    assert may == kind.may
    assert set(kind.sets) <= sets


@pytest.mark.parametrize("field", ["makes", *RuleSpec.model_fields])
def test_every_field_of_a_rule_is_listed(field: str) -> None:
    assert f"\n| `{field}` |" in PACKS


def test_every_list_that_the_code_reads_is_listed(extractor: partyie.Extractor) -> None:
    """A string in the code that is the name of a list must stand on the page as one."""
    lists = extractor.engine.lexicon.lists
    read = {
        name.rstrip(".")
        for file in Path(partyie.__file__).parent.rglob("*.py")
        # The ids of the result: some are words for lists too.
        if file.name not in ("mentions.py", "levels.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for name in node.value.split("|")
        if name.partition(".")[0] in lists
    }
    missing = {name for name in read if not re.search(rf"[`{{]{re.escape(name)}[`.}}]", PACKS)}
    assert not missing, "say in docs/packs.md what these lists are read for"


def test_every_list_on_the_page_is_there(extractor: partyie.Extractor) -> None:
    part = PACKS.partition("## Lists that partyie reads by itself")[2]
    cells = re.findall(r"^\| (`.+?`) \|", part, re.M)
    named = {name for cell in cells for name in re.findall(r"`([\w.]+)`", cell)}
    known = extractor.engine.lexicon.lists
    assert not {name for name in named if name.partition(".")[0] not in known}


# ── docs/architecture.md ─────────────────────────────────────────────────────────────────────


def test_every_module_has_its_place_on_the_page() -> None:
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.+?`) \|", page, re.M)
    patterns = [name for row in rows for name in re.findall(r"`([\w*]+)`", row)]
    package = Path(partyie.__file__).parent
    modules = [path.stem for path in package.glob("[!_]*") if (path / "__init__.py").exists()]
    modules += [path.stem for path in package.glob("[!_]*.py")]
    assert [m for m in modules if not any(fnmatch(m, p) for p in patterns)] == []
    assert [p for p in patterns if not any(fnmatch(m, p) for m in modules)] == []
