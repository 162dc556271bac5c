"""Writes extraction.schema.json, the JSON Schema of what `partyie.extract` returns."""

from __future__ import annotations

import json
from pathlib import Path

from partyie import Extraction

FILE = Path(__file__).with_name("extraction.schema.json")


def schema() -> str:
    """The schema as the file holds it."""
    return json.dumps(Extraction.model_json_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(schema(), encoding="utf-8")
