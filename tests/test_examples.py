"""The scripts of examples/ run and print a table of facts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.mark.parametrize(
    ("script", "facts"),
    [
        ("english.py", ["250,000 likes on facebook", "5 workers", "against differential_pricing"]),
        ("hindi.py", ["block level", "no it_cell", "अरविंद यादव"]),
        (
            "organisation.py",
            [
                "(bjp)\n  unit      it_cell  ",
                "state → block\n",
                "no it_cell",
                "per booth",
                "at_least 250,000 likes          facebook",
                "favour net_neutrality           CPI(M)",
            ],
        ),
    ],
)
def test_example(script: str, facts: list[str]) -> None:
    result = subprocess.run(
        [sys.executable, EXAMPLES / script],
        capture_output=True, timeout=120, check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert result.returncode == 0, result.stderr.decode()
    output = result.stdout.decode("utf-8").replace("\r\n", "\n")
    for fact in facts:
        assert fact in output
