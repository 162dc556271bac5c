"""What looking names up costs with ten times the names of the registry.

    python benchmarks/registry_size.py [--rounds N]

Each party name is joined by nine made of its own words and those of others, so that the new names
begin and go on like real ones: the hardest case for a scan. Prints the time of a scan of the news
texts with both sets of names, the best of the rounds, taken in turn; it should stay within 1.2 ×.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from throughput import LANGUAGES, TEXTS, documents, seconds

import partyie
from partyie.lexicon import Lexicon
from partyie.scan import Entry

TIMES = 10
GAP = 37  # names between one and the one that it borrows a word from


def more(names: Sequence[Entry], times: int) -> Iterator[Entry]:
    """`names`, and others like them, `times` as many in all."""
    yield from names
    for n in range(1, times):
        for at, name in enumerate(names):
            words, others = name.form.split(), names[(at + n * GAP) % len(names)].form.split()
            form = " ".join((words[0], *others[-1:], *words[1:], f"{others[0]}{n}"))
            yield Entry("party", form, f"made{n}-{at}", name.language, f"made{n}-{at}", name.kind)


def lexicon(times: int) -> Lexicon:
    """The lists of the packs with the names of the registry and others, `times` as many."""
    extractor = partyie.Extractor()
    entries = list(extractor.registry.entries())
    names = [entry for entry in entries if entry.list == "party"]
    rest = [entry for entry in entries if entry.list != "party"]
    packs = extractor.packs
    return Lexicon(
        (*packs.entries, *packs.literals, *rest, *more(names, times)),
        extractor.engine.lexicon.numbers,
        scripts={spec.script: code for code, spec in reversed(packs.languages.items())},
    )


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args(argv).rounds
    small, large = lexicon(1), lexicon(TIMES)
    for language in LANGUAGES:
        source = (TEXTS / f"{language}.news.txt").read_text(encoding="utf-8")
        docs = documents(source) * 10
        size = sum(len(doc.encode()) for doc in docs)
        best = [float("inf")] * 2
        for _ in range(rounds + 1):  # the first round warms up
            for n, names in enumerate((small, large)):
                best[n] = min(best[n], seconds(names.scan, docs))
        one, ten = (spent / size * 1e9 for spent in best)
        print(f"{language}: {one:5.0f} ns a byte, with {TIMES} × the names {ten:5.0f}"
              f" ({ten / one:.2f} ×)")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
