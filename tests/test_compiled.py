"""Compiled modules find what the Python that they were made from finds."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

import partyie
import partyie.text

ROOT = Path(__file__).parent.parent
TEXTS = sorted((ROOT / "benchmarks" / "texts").glob("*.txt"))
COMPILED = Path(partyie.text.__file__).suffix != ".py"
SCRIPT = """
import sys, pathlib, partyie, partyie.text
assert partyie.text.__file__.endswith(".py")
for file in sys.argv[1:]:
    print(partyie.extract(pathlib.Path(file).read_text("utf-8")).model_dump_json())
"""


def test_pure_python_gives_the_same() -> None:
    if not COMPILED:
        pytest.skip("partyie is not compiled here")
    pure = subprocess.run(
        [sys.executable, "-c", SCRIPT, *map(str, TEXTS)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
    )
    here = [partyie.extract(file.read_text("utf-8")).model_dump_json() for file in TEXTS]
    assert pure.stdout.decode("utf-8").split() == "\n".join(here).split()
    assert len(here) > 1


def test_the_garbage_collector_is_not_told_of_mentions() -> None:
    if not COMPILED:
        pytest.skip("partyie is not compiled here")
    result = partyie.extract("The IT cell of the BJP says that the BJP opposes net neutrality.")
    assert result.parties
    assert result.units
    for made in (result, *result.parties, *result.units, result.parties[0].candidates):
        assert not gc.is_tracked(made)
