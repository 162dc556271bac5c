"""Runs every example that the data files carry, and finds the words that no example reaches.

A case is one example: `hi/stances.toml::hi.stance.oppose[0]` (a `finds` of a rule),
`….skips[0]` (a near miss), `en/units.toml::example[0]` (a whole text), `en/units.toml::{absence}`
(every form of a list is reached by some example). A failure says enough to mend the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from partyie.document import Document
from partyie.errors import did_you_mean
from partyie.extractor import Extractor
from partyie.extractors import EXTRACTORS
from partyie.pack_specs import Example, RuleExample
from partyie.packs import DATA, Pack
from partyie.pattern import SymbolClasses
from partyie.reach import Reach, alone
from partyie.rules import NOTHING, Rule
from partyie.types import Actor, Cue, Extraction, Mention, Target

__all__ = ["Case", "Failure", "Report", "cases", "check"]

_MATCH_ONLY = (NOTHING, "person", "actor", "party", "unknown_party")  # kinds that make no mention


class _Fault(NamedTuple):
    message: str
    details: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not hold: where it stands, what is wrong, what was found instead."""

    case: str
    file: Path
    line: int
    message: str
    details: tuple[str, ...] = ()

    def __str__(self) -> str:
        lines = [f"{self.file}:{self.line}: [{self.case}] {self.message}", *self.details]
        return "\n    ".join(line for text in lines for line in text.splitlines())


@dataclass(frozen=True, slots=True)
class Case:
    """One example, ready to run."""

    id: str
    file: Path
    line: int
    test: Callable[[], _Fault | None]

    def run(self) -> Failure | None:
        """None where the example holds."""
        fault = self.test()
        if fault is None:
            return None
        return Failure(self.id, self.file, self.line, fault.message, tuple(fault.details))


@dataclass(frozen=True, slots=True)
class Report:
    """How many cases were run, and those that failed; `str()` of it is a report to read."""

    count: int
    failures: tuple[Failure, ...]

    @property
    def ok(self) -> bool:
        return not self.failures

    def __str__(self) -> str:
        lines = [*map(str, self.failures), f"{self.count} examples, {len(self.failures)} failed"]
        return "\n".join(lines)


def check(folders: Sequence[str | Path] = ()) -> Report:
    """Run the examples of the packs in `folders` (each a pack or a folder of packs).

    Without folders: those of the packs that come with partyie. Raises PackError for faulty packs.
    """
    extractor = Extractor(packs=folders)
    roots = [Path(folder).resolve() for folder in folders] or [DATA.resolve()]
    chosen = [case for case in cases(extractor) if _within(case.file, roots)]
    failures = (case.run() for case in chosen)
    return Report(len(chosen), tuple(failure for failure in failures if failure is not None))


def _within(file: Path, roots: Iterable[Path]) -> bool:
    return any(file.resolve().is_relative_to(root) for root in roots)


def cases(extractor: Extractor) -> Iterator[Case]:
    """Every example of the packs that `extractor` was built from, in the order of the files."""
    reach = Reach(extractor.packs, extractor.engine.lexicon)
    for pack in extractor.packs:
        for path, rule, finds, skips in pack.rule_examples:
            name, line = f"{_name(pack, path)}::{rule.id}", pack.lines[f"rule {rule.id}"][1]
            for n, find in enumerate(finds):
                yield Case(f"{name}[{n}]", path, line, partial(_finds, extractor, rule, find))
            for n, skip in enumerate(skips):
                yield Case(f"{name}.skips[{n}]", path, line, partial(_skips, extractor, rule, skip))
        seen: dict[Path, int] = {}
        for path, line, example in pack.examples:
            n = seen[path] = seen.get(path, -1) + 1
            name = f"{_name(pack, path)}::example[{n}]"
            yield Case(name, path, line, partial(_example, extractor, example))
        for name in dict.fromkeys(entry.list for entry in pack.entries):
            path, line = pack.lines[f"list {name}"]
            case = f"{_name(pack, path)}::{{{name}}}"
            yield Case(case, path, line, partial(_reached, reach, pack, name))


def _name(pack: Pack, path: Path) -> str:
    return f"{pack.folder.name}/{path.name}" if pack.language else path.name


# ── the four kinds of case ───────────────────────────────────────────────────────────────────


def _finds(extractor: Extractor, rule: Rule, example: RuleExample) -> _Fault | None:
    text, (start, end) = example.plain, example.span
    wanted = text[start:end].strip()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    document = Document.read(extractor.engine, text)
    spans = list(_spans(document, rule))
    if (start, start + len(wanted)) not in spans:
        found = ", ".join(repr(text[a:b]) for a, b in spans) or "nothing"
        return _Fault(
            f"does not match {wanted!r}, but {found}", _trace(extractor, rule, text, spans)
        )
    if rule.makes in _MATCH_ONLY:
        return None
    made = [m for m in _mentions(extractor.extract(text)) if m.rule == rule.id]
    if not made:
        return _Fault(
            f"matches {wanted!r}, but makes no mention of it", _trace(extractor, rule, text, spans)
        )
    differences = [_differences(mention, example.fields) for mention in made]
    best = min(differences, key=len)
    if not best:
        return None
    return _Fault("; ".join(best), _trace(extractor, rule, text, spans))


def _skips(extractor: Extractor, rule: Rule, text: str) -> _Fault | None:
    document = Document.read(extractor.engine, text)
    spans = list(_spans(document, rule))
    if not spans:
        return None
    found = ", ".join(repr(text[start:end]) for start, end in spans)
    return _Fault(f"matches {found} in a near miss", _trace(extractor, rule, text, spans))


def _example(extractor: Extractor, example: Example) -> _Fault | None:
    faults: list[str] = []
    extraction = extractor.extract(example.text)
    for task, wanted in example.finds.items():
        if task not in EXTRACTORS:
            hint = did_you_mean(task, EXTRACTORS)
            faults.append(f"no extractor is called {task!r}: {hint}")
            continue
        found: Sequence[Mention] = getattr(extraction, task)
        if len(found) != len(wanted):
            faults.append(f"{task}: {len(wanted)} expected, {len(found)} found")
            continue
        for n, (mention, fields) in enumerate(zip(found, wanted, strict=True)):
            faults += [f"{task}[{n}]: {fault}" for fault in _differences(mention, fields)]
    known = extractor.engine.lexicon.lists
    for name in example.lists:
        if name not in known:
            faults.append(f"unknown list {{{name}}}: {did_you_mean(name, sorted(known))}")
    if not faults:
        return None
    return _Fault("; ".join(faults), (str(extractor.explain(example.text)),))


def _reached(reach: Reach, pack: Pack, name: str) -> _Fault | None:
    missed = reach.missed(pack, name)
    if not missed:
        return None
    if not reach.touched(name):
        return _Fault(f"no example reaches {{{name}}}: name it in `lists` of an [[example]]")
    places: dict[tuple[Path, int], list[str]] = {}
    for path, line, form in missed:
        places.setdefault((path, line), []).append(form)
    details = [
        f"{path}:{line}: unreachable: {', '.join(map(repr, forms))}"
        for (path, line), forms in places.items()
    ]
    return _Fault(f"{len(missed)} forms of {{{name}}} that no example reaches", details)


# ── matches and fields ───────────────────────────────────────────────────────────────────────


def _spans(document: Document, rule: Rule) -> Iterator[tuple[int, int]]:
    """The spans of the matches of one rule that stood."""
    scan = document.scan
    for match in document.of(rule.makes):
        if match.rule.id == rule.id:
            yield scan.start(match.first), scan.end(match.last - 1)


def _mentions(extraction: Extraction) -> Iterator[Mention]:
    for task in EXTRACTORS:
        yield from getattr(extraction, task)


def _differences(mention: Mention, wanted: dict[str, Any]) -> list[str]:
    """What of the wanted fields a mention does not have."""
    known = type(mention).model_fields
    faults = []
    for name, value in wanted.items():
        if name not in known:
            hint = did_you_mean(name, sorted(known))
            faults.append(f"{type(mention).__name__} has no field {name!r}: {hint}")
            continue
        found = _plain(getattr(mention, name))
        if found != (None if value == "" else value):
            faults.append(f"{name} is {found!r}, not {value!r}")
    return faults


def _plain(value: object) -> object:
    """A field as examples write it: actors and targets by their id, else by their words."""
    match value:
        case Actor(party_id=party_id, text=text):
            return party_id or text
        case Target(topic_id=topic_id, party_id=party_id, text=text):
            return topic_id or party_id or text
        case Cue(text=text):
            return text
    return value


def _trace(
    extractor: Extractor, rule: Rule, text: str, spans: Sequence[tuple[int, int]]
) -> list[str]:
    """What one needs to mend a rule: its pattern, the symbols, what it finds by itself."""
    lines = [f"pattern: {rule.pattern.source}"]
    if not spans:
        engine = extractor.engine
        scan = engine.lexicon.scan(text)
        found = [scan.surface(*match) for match in alone(rule, SymbolClasses(engine.lexicon))(scan)]
        lines.append(f"without other rules it matches: {found or 'nothing'}")
    return [*lines, str(extractor.explain(text))]
