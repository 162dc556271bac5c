"""The public face: names, arguments, what an import costs, which module may know which."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import pytest

import partyie
from partyie import ArgumentError, Extractor, PartyieError
from partyie.extractors import EXTRACTORS

_SOURCE = Path(partyie.__file__).parent

# Data flows from left to right; no module knows one to its right.
_ORDER = (
    "text", "numbers", "lexicon", "pattern", "rules", "packs", "registry", "document", "context",
    "syntax", "extractors", "extractor", "check", "cli",
)  # fmt: skip


def test_exported_names_are_sorted_and_there() -> None:
    assert partyie.__all__ == sorted(partyie.__all__)
    assert all(hasattr(partyie, name) for name in partyie.__all__)


@pytest.mark.parametrize("path", sorted(_SOURCE.rglob("*.py")), ids=lambda p: p.stem)
def test_all_lists_what_a_module_gives(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    public = {
        node.name
        for node in tree.body
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_")
    }
    listed = next(
        (
            ast.literal_eval(node.value)
            for node in tree.body
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
        ),
        None,
    )
    assert listed is not None or not public
    assert len(set(listed or ())) == len(listed or ())


def _running(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a tree without what is only there for type checkers."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"):
            yield from _running(child)


def _graph() -> dict[str, set[str]]:
    """Module or package at the top -> those that it imports when it runs, wherever in its files."""
    paths = {path: path.relative_to(_SOURCE).parts[0] for path in _SOURCE.rglob("*.py")}
    modules = {name.removesuffix(".py") for name in paths.values()}
    graph: dict[str, set[str]] = {module: set() for module in modules}
    for path, name in paths.items():
        own = graph[name.removesuffix(".py")]
        for node in _running(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            else:
                continue
            for imported in names:
                package, _, rest = imported.partition(".")
                if package == "partyie":
                    first = rest.split(".")[0]
                    twin = first.removeprefix("_")  # kernel.py and _kernel.c are one module
                    first = first if first in modules else twin
                    own.add(first if first in modules else "__init__")
        own.discard(name.removesuffix(".py"))
    return graph


def test_no_module_imports_one_to_its_right() -> None:
    reached: dict[str, set[str]] = {}
    graph = _graph()
    for module in TopologicalSorter(graph).static_order():  # a circle raises CycleError
        reached[module] = graph[module].union(*(reached[other] for other in graph[module]))
    order = [module for module in _ORDER if module in graph]
    for place, module in enumerate(order):
        assert not reached[module].intersection(order[place + 1 :]), module


def test_relative_imports_are_not_used() -> None:
    for path in _SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.ImportFrom) and node.level), path


def test_import_is_light() -> None:
    heavy = ["stanza", "torch", "pandas", "typer", "rich", "rapidfuzz", "spacy", "numpy", "pyspark"]
    code = f"import sys, partyie; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=_SOURCE.parent
    )
    assert done.stdout.strip() == "[]"


def test_import_reads_no_language_data() -> None:
    code = "import partyie; from partyie.extractor import _engine; print(_engine.cache_info()[3])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=_SOURCE.parent
    )
    assert done.stdout.strip() == "0"


def _call(name: str, *args: Any, **kwargs: Any) -> Any:
    made = Extractor() if name in ("extract_many", "explain") else partyie
    return getattr(made, name)(*args, **kwargs)


@pytest.mark.parametrize(
    ("name", "args", "kwargs", "says"),
    [
        ("extract", (b"BJP",), {}, "decode"),
        ("extract", (None,), {}, "text must be a str, not NoneType"),
        ("extract", (["BJP"],), {}, "text must be a str, not list"),
        ("extract", ("",), {"languages": ["hn"]}, "no pack for language 'hn': known: en, hi"),
        ("extract", ("",), {"languages": "en"}, "languages takes a list of names, not 'en'"),
        ("extract", ("",), {"extractors": ["count"]}, "did you mean 'counts'?"),
        ("extract", ("",), {"extractors": "counts"}, "extractors takes a list"),
        ("extract", ("",), {"languages": [1]}, "languages takes a list"),
        ("extract_many", ("BJP",), {}, "for one text use extract"),
        ("extract_many", (b"BJP",), {}, "for one text use extract"),
        ("explain", (3,), {}, "text must be a str, not int"),
    ],
)
def test_wrong_arguments(name: str, args: Any, kwargs: Any, says: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        _call(name, *args, **kwargs)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
    assert isinstance(caught.value, ValueError)
    assert isinstance(caught.value, PartyieError)


@pytest.mark.parametrize(
    ("name", "value"),
    [("languages", 5), ("extractors", 5), ("packs", 5), ("packs", "folder"), ("packs", [3])],
)
def test_arguments_of_the_wrong_type(name: str, value: Any) -> None:
    with pytest.raises(ArgumentError, match=name):
        Extractor(**{name: value})


@pytest.mark.parametrize("text", ["", " ", "\n\n", "12", "…", "\u200d", "😀"])
def test_a_text_without_words(extractor: Extractor, text: str) -> None:
    result = extractor.extract(text)
    assert result.text == text
    assert result.languages == []
    assert all(getattr(result, task) == [] for task in EXTRACTORS)


def test_a_text_in_no_known_language(extractor: Extractor) -> None:
    result = extractor.extract("中国共产党 Русская партия")
    assert result.languages == []


def test_languages_most_text_first(extractor: Extractor) -> None:
    assert extractor.extract("The party said कांग्रेस").languages == ["en", "hi"]
    assert extractor.extract("कांग्रेस ने कहा: no").languages == ["hi", "en"]


def test_only_the_chosen_extractors_run() -> None:
    text = "The BJP has 12,500 followers on Facebook."
    result = partyie.extract(text, extractors=["counts"])
    assert result.counts
    assert result.parties == []


def test_only_the_chosen_languages_are_read() -> None:
    result = partyie.extract("भाजपा के 5 लाख फॉलोअर्स हैं", languages=["en"])
    assert result.counts == []


def test_results_are_frozen_and_have_a_schema(extractor: Extractor) -> None:
    result = extractor.extract("The BJP has 12,500 followers on Facebook.")
    with pytest.raises(ValueError, match="frozen"):
        setattr(result.counts[0], "value", 1)  # noqa: B010
    changed = result.counts[0].model_copy(update={"value": 1})
    assert changed.value == 1
    assert changed.model_copy(update={"value": result.counts[0].value}) == result.counts[0]
    schema = partyie.Extraction.model_json_schema()
    assert set(schema["properties"]) == {"text", "languages", "references", *EXTRACTORS}
