"""The Stanza engine.

Three kinds of test: recorded parses of our own sentences, which need no Stanza; a real pipeline on
the tiny models in `stanza_mini/`, which needs the package; and what a user is told when package or
models are not there.
"""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from partyie import ArgumentError, Extraction, Extractor, MissingExtra, ModelError
from partyie.syntax.stanza import StanzaParser
from partyie.syntax.stanza_models import Models

HERE = Path(__file__).parent
MINI = HERE / "stanza_mini" / "models"
needs_stanza = pytest.mark.skipif(
    not (__import__("importlib.util").util.find_spec("stanza")), reason="stanza is not installed"
)


def facts(extraction: Extraction) -> set[tuple[str, str, str]]:
    return {(s.holder.text, s.polarity, s.target.text) for s in extraction.stances}
