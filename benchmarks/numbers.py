"""Number readers side by side on our own corpus, in one process and run.

    python benchmarks/numbers.py [--rounds N] [--misses]

`texts/numbers.tsv` holds sentences as newsrooms write them, each with the values that it tells (of
a range both ends) or none. A sentence is right when a reader gives these values, in order, and no
others. number-parser and text2num put digits where words were: of their output the figures are
read, with their commas. text2num and quantulum3 know no Hindi. Speed is CPU time, the best of the
rounds, with the readers timed in turn so that a machine that slows down slows all of them.
Needs: pip install 'partyie[bench]'.
"""

from __future__ import annotations

import sys

sys.path.pop(0)  # the folder of this script, where it would stand in for the standard `numbers`

import argparse
import math
import re
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import number_parser
import quantulum3.parser
import text_to_num

from partyie import numbers

CORPUS = Path(__file__).parent / "texts" / "numbers.tsv"
FIGURE = re.compile(r"-?\d[\d,]*(?:\.\d+)?")

Reader = Callable[[str], list[float]]


class Row(NamedTuple):
    language: str
    group: str
    text: str
    values: list[float]


def corpus() -> list[Row]:
    lines = CORPUS.read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return [Row(*row[:3], [float(value) for value in row[3].split()]) for row in rows]


def figures(text: str) -> list[float]:
    """The figures of a text, 1,23,456 as well as 123456."""
    return [float(figure.replace(",", "")) for figure in FIGURE.findall(text)]


def partyie(text: str) -> list[float]:
    ends = [(number.value, number.upper) for number in numbers.read(text)]
    return [float(end) for pair in ends for end in pair if end is not None]


def number_parser_in(language: str) -> Reader:
    return lambda text: figures(number_parser.parse(text, language=language))


def text2num(text: str) -> list[float]:
    return figures(text_to_num.alpha2digit(text, "en"))


def quantulum(text: str) -> list[float]:
    ends = []
    for found in quantulum3.parser.parse(text):
        spread = found.uncertainty or 0  # of a range, half its width
        ends += [found.value - spread, found.value + spread] if spread else [found.value]
    return ends


READERS: dict[str, dict[str, Reader]] = {
    "en": {
        "partyie": partyie,
        "number-parser": number_parser_in("en"),
        "text2num": text2num,
        "quantulum3": quantulum,
    },
    "hi": {"partyie": partyie, "number-parser": number_parser_in("hi")},
}


def right(row: Row, reader: Reader) -> bool:
    found = reader(row.text)
    return len(found) == len(row.values) and all(
        math.isclose(a, b, rel_tol=1e-6) for a, b in zip(found, row.values, strict=True)
    )


def seconds(reader: Reader, texts: Sequence[str]) -> float:
    start = time.process_time()
    for text in texts:
        reader(text)
    return time.process_time() - start


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--misses", action="store_true", help="print what partyie gets wrong")
    options = parser.parse_args(argv)
    for language, readers in READERS.items():
        rows = [row for row in corpus() if row.language == language]
        groups: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            groups[row.group].append(row)
        print(f"\n{language}: {len(rows)} sentences, {sum(len(row.values) for row in rows)} values")
        print(f"  {'':12}" + "".join(f"{name:>16}" for name in readers))
        for group, members in groups.items():
            counts = [sum(right(row, reader) for row in members) for reader in readers.values()]
            print(f"  {group:12}" + "".join(f"{n:>12}/{len(members):<3}" for n in counts))
        counts = [sum(right(row, reader) for row in rows) for reader in readers.values()]
        print(f"  {'right':12}" + "".join(f"{n / len(rows):>16.1%}" for n in counts))
        texts = [row.text for row in rows]
        best = dict.fromkeys(readers, math.inf)
        for _ in range(options.rounds + 1):  # the first round warms up
            for name, reader in readers.items():
                best[name] = min(best[name], seconds(reader, texts))
        ratios = [best[name] / best["partyie"] for name in readers]
        print(f"  {'time':12}" + "".join(f"{ratio:>14.1f} ×" for ratio in ratios))
        if options.misses:
            for row in rows:
                if not right(row, partyie):
                    print(f"  {row.text}: {row.values} read as {partyie(row.text)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
