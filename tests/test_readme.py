"""The Python sessions of the README and the guide are run, and must print what is shown."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"


@pytest.mark.parametrize("page", ["README.md", "docs/guide.md"])
def test_session_prints_what_is_shown(page: str) -> None:
    result = doctest.testfile(str(ROOT / page), module_relative=False, encoding="utf-8")
    assert result.attempted > 0
    assert result.failed == 0


def test_commands_name_files_that_exist() -> None:
    commands = re.findall(r"```sh\n(.+?)```", README.read_text(encoding="utf-8"), re.S)
    files = re.findall(r"examples/\S+", " ".join(commands))
    assert files
    assert all((ROOT / file).exists() for file in files)
