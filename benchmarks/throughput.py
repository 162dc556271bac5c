"""Throughput of `extract` against plain name look-up, side by side in one process and run.

    python benchmarks/throughput.py [--rounds N] [FILE.txt …]

For English and Hindi apart, on the same texts and one core, in MB of UTF-8 a second:
  (a) partyie: `extract` with every extractor and the whole registry
  (b) spaCy: a blank pipeline with an EntityRuler that holds the same party names
  (c) ahocorasick-rs: a bare scan for the same names
and the cost per byte of (a) from 1 kB to 10 MB. Only (a) tells which party, whose, how many, for
or against; (b) and (c) only look names up. Figures are CPU time, the best of the rounds, with the
three timed in turn so that a machine that slows down slows all of them.

The texts are ours, of three kinds, since what costs (a) time is what there is to find:
  news   politics as papers print it: 4.2 names of parties a kilobyte in English, 2.9 in Hindi,
         where a letter is three bytes. Fourteen agency stories on elections and Parliament, found
         by search, had 4.2 a kilobyte (0 to 8); annotated articles that we know have 4.3 and 3.4.
  dense  briefs on parties' cells, pages and workers: 13.6 and 5.1 names a kilobyte, with a figure,
         a tier or a stance in nearly every clause; no paper prints this
  other  weather, sport, nature, markets: a party or two in passing
Needs: pip install 'partyie[bench]'.
"""

from __future__ import annotations

import sys

# numbers.py, which stands beside this script, would stand in for the standard `numbers`.
sys.path[:] = [folder for folder in sys.path if not folder.endswith("benchmarks")]

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import ahocorasick_rs
import spacy

import partyie

TEXTS = Path(__file__).parent / "texts"
LANGUAGES = ("en", "hi")
KINDS = ("news", "dense", "other")
_LENGTH = 1_000_000  # bytes read to measure one size, at least: what ran before left its caches
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)


def documents(text: str) -> list[str]:
    """One document a paragraph: news briefs of half a kilobyte to one, as agencies send them."""
    return [paragraph for paragraph in text.split("\n\n") if paragraph.strip()]


def of_size(text: str, size: int) -> list[str]:
    """The paragraphs of `text` in documents of about `size` bytes of UTF-8: all of them at least
    once, over and over up to `size`, so that every size costs what the same words cost."""
    paragraphs = [p + "\n\n" for p in text.split("\n\n") if p.strip()]
    docs: list[str] = []
    parts: list[str] = []
    length = n = 0
    while n < len(paragraphs) or length:
        part = paragraphs[n % len(paragraphs)]
        parts.append(part)
        length += len(part.encode())
        n += 1
        if length >= size:
            docs.append("".join(parts))
            parts, length = [], 0
    return docs


def seconds(work: Callable[[str], object], texts: Sequence[str]) -> float:
    start = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - start


def contenders(
    language: str, names: Sequence[str]
) -> Iterator[tuple[str, Callable[[str], object]]]:
    extractor = partyie.Extractor()
    yield "partyie extract, everything", extractor.extract
    pipeline = spacy.blank(language)
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PARTY", "pattern": name} for name in names])  # type: ignore[attr-defined]
    yield "spaCy blank + EntityRuler", pipeline
    automaton = ahocorasick_rs.AhoCorasick(names)
    yield "ahocorasick-rs, bare scan", automaton.find_matches_as_indexes


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, help="texts to use instead of our own")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--no-growth", action="store_true", help="skip the cost per byte by size")
    options = parser.parse_args(argv)
    texts = {
        f"{language}, {kind}": TEXTS / f"{language}.{kind}.txt"
        for kind in KINDS
        for language in LANGUAGES
    }
    if options.files:
        texts = {path.stem: path for path in options.files}
    registry = partyie.Extractor().registry
    names = sorted({entry.form for entry in registry.entries() if entry.list == "party"})
    print(f"{len(names)} party names")
    for title, path in texts.items():
        language = title[:2]
        source = path.read_text(encoding="utf-8")
        docs = documents(source) * 4
        size = sum(len(doc.encode()) for doc in docs)
        workers = list(contenders(language if language in LANGUAGES else "xx", names))
        best = [float("inf")] * len(workers)
        for _ in range(options.rounds + 1):  # the first round warms up
            for n, (_, work) in enumerate(workers):
                best[n] = min(best[n], seconds(work, docs))
        print(f"\n{title}: {len(docs)} documents, {size:,} bytes")
        for (name, _), spent in zip(workers, best, strict=True):
            rate = size / 1e6 / spent
            print(f"  {name:30} {rate:7.2f} MB/s  {best[0] / spent:6.2f} × partyie")
        if options.no_growth or not title.endswith((*LANGUAGES, KINDS[0])):
            continue
        sized = {target: of_size(source, target) for target in SIZES}
        fastest = dict.fromkeys(SIZES, float("inf"))
        for n in range(options.rounds):
            for target, batch in sized.items():
                if n < 4 or target < SIZES[-1]:
                    length = sum(len(text.encode()) for text in batch)
                    times = -(-_LENGTH // length)
                    spent = seconds(workers[0][1], batch * times) / (length * times)
                    fastest[target] = min(fastest[target], spent)
        for target, spent in fastest.items():
            print(f"  documents of {target:>10,} bytes {spent * 1e9:8.0f} ns a byte")
    return 0


if __name__ == "__main__":
    sys.exit(main())
