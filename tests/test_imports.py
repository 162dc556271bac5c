"""The order of imports that docs/architecture.md gives, and what an import may not load."""

from __future__ import annotations

import ast
import fnmatch
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import partyie

PACKAGE = Path(partyie.__file__).parent
PAGE = Path(__file__).parent.parent / "docs/architecture.md"


def modules() -> dict[str, set[str]]:
    """Top-level module or subpackage -> those it imports when it is run."""
    found: dict[str, set[str]] = {}
    for file in PACKAGE.rglob("*.py"):
        name = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if not name.startswith("__"):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            found.setdefault(name, set()).update(_imports(tree))
    return found


def _imports(node: ast.AST) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        if isinstance(child, ast.ImportFrom) and (child.module or "").startswith("partyie."):
            yield str(child.module).split(".")[1]
        elif isinstance(child, ast.ImportFrom) and child.module == "partyie":
            for alias in child.names:
                if (PACKAGE / f"{alias.name}.py").exists() or (PACKAGE / alias.name).is_dir():
                    yield alias.name
        yield from _imports(child)


def test_modules_import_only_what_stands_before_them() -> None:
    listed = re.findall(r"```imports\n(.+?)```", PAGE.read_text(encoding="utf-8"), re.S)
    graph = modules()
    rank: dict[str, int] = {}
    for at, pattern in enumerate(listed[0].split()):
        rank |= dict.fromkeys(fnmatch.filter(graph.keys() - rank.keys(), pattern), at)
    assert not graph.keys() - rank.keys(), "give these modules a place in docs/architecture.md"
    wrong = [
        f"{name} imports {other}"
        for name, others in graph.items()
        for other in others - {name}
        if rank[other] > rank[name]
    ]
    assert not wrong


def test_importing_loads_no_module_of_its_own() -> None:
    code = (
        "import sys, partyie\n"
        "print(*(m for m in sys.modules if m.startswith('partyie.') or m in ('pydantic', 'regex')))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""
