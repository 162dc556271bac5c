"""What `extract` with engine="stanza" costs beside plain Stanza, in one process and run.

    python benchmarks/stanza_overhead.py [--rounds N] [--dir MODELS] [FILE.txt …]

On the same texts, models and core, in characters a second, the best of the rounds taken in turn:
  plain   a stanza.Pipeline with tokenize (and mwt), pos, lemma and depparse, all texts in one call
  whole   partyie made to parse every sentence of them: what everything else of ours costs
  ours    partyie as it is: it parses the sentences with a stance or a role
The last column is the time that ours or whole takes over plain: 1.15 is 15 % more, 0.5 is half.
Needs the models of `partyie models download en hi` (or PARTYIE_STANZA_DIR) and, for plain, those
of tokenize beside them.
"""

from __future__ import annotations

import sys

# numbers.py, which stands beside this script, would stand in for the standard `numbers`.
sys.path[:] = [folder for folder in sys.path if not folder.endswith("benchmarks")]

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import stanza
import torch

from partyie import Extractor
from partyie.syntax import stanza as engine
from partyie.syntax.stanza_models import Models

TEXTS = Path(__file__).parent / "texts"
PROCESSORS = {"en": "tokenize,mwt,pos,lemma,depparse", "hi": "tokenize,pos,lemma,depparse"}


def seconds(run: Callable[[], object]) -> float:
    begun = time.process_time()
    run()
    return time.process_time() - begun


def plain(language: str, folder: str) -> Any:
    """Stanza by itself."""
    return stanza.Pipeline(
        language, dir=folder, processors=PROCESSORS[language], download_method=None,
        use_gpu=False, logging_level="ERROR",
    )  # fmt: skip


def compare(language: str, texts: Sequence[str], folder: str, rounds: int) -> None:
    pipeline = plain(language, folder)
    extractor = Extractor(engine="stanza", stanza_dir=folder)
    chosen = engine._wanted

    def parsed() -> object:
        return pipeline.bulk_process(list(texts))

    def whole() -> object:
        engine._wanted = lambda document: set(range(len(document.scan.sentences)))
        try:
            return list(extractor.extract_many(texts))
        finally:
            engine._wanted = chosen

    def ours() -> object:
        return list(extractor.extract_many(texts))

    runs = {"plain": parsed, "whole": whole, "ours": ours}
    best: dict[str, float] = {}
    for _ in range(rounds):
        for name, run in runs.items():
            best[name] = min(best.get(name, 1e9), seconds(run))
    size = sum(map(len, texts))
    for name, spent in best.items():
        print(f"{language} {name:6} {size / spent:9,.0f} characters/s {spent / best['plain']:6.2f}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--dir")
    options.add_argument("files", nargs="*", type=Path)
    given = options.parse_args()
    torch.set_num_threads(1)
    folder = str(Models(given.dir).directory)
    for language in PROCESSORS:
        files = [f for f in given.files if f.name.startswith(f"{language}.")]
        files = files or sorted(TEXTS.glob(f"{language}.[!d]*.txt"))
        texts = [t for f in files for t in f.read_text("utf-8").split("\n\n") if t.strip()]
        compare(language, texts, folder, given.rounds)


if __name__ == "__main__":
    main()
