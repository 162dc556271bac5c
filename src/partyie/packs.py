"""TOML files to validated packs: every fault found at once, each with its file, line and a hint.

A pack is a folder named by a language code. `language.toml` describes the language; `numbers.toml`
its number words; every other `*.toml` holds lists of words and rules with their examples. Lists of
one name are one list over all files and languages: a Hindi rule sees the platform names of any.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from partyie.errors import Fault, PackError, did_you_mean
from partyie.pack_specs import KINDS, Example, FileSpec, Language, RuleExample, RuleSpec
from partyie.pattern import BUILT_IN, PatternError, literal_list, parse
from partyie.rules import NOTHING, Rule
from partyie.scan import Entry, case_of
from partyie.source import Lines
from partyie.text import fold_phrase

__all__ = ["DATA", "Pack", "Packs", "load"]

DATA = Path(__file__).parent / "data"
LANGUAGE_FILE, NUMBERS_FILE = "language.toml", "numbers.toml"


@dataclass(frozen=True)
class Pack:
    """One folder of language data, read and checked by itself."""

    code: str
    folder: Path
    language: Language | None  # None for the shared files at the root of the data
    entries: tuple[Entry, ...]
    rules: tuple[Rule, ...]
    rule_examples: tuple[tuple[Path, Rule, tuple[RuleExample, ...], tuple[str, ...]], ...]
    examples: tuple[tuple[Path, int, Example], ...]
    common: tuple[str, ...]
    lines: Mapping[str, tuple[Path, int]] = field(repr=False)

    @property
    def numbers(self) -> Path | None:
        path = self.folder / NUMBERS_FILE
        return path if path.exists() else None


@dataclass(frozen=True)
class Packs:
    """All the packs of an extractor."""

    packs: tuple[Pack, ...]

    def __iter__(self) -> Iterator[Pack]:
        return iter(self.packs)

    @cached_property
    def languages(self) -> dict[str, Language]:
        return {pack.code: pack.language for pack in self.packs if pack.language}

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for pack in self.packs for entry in pack.entries)

    @cached_property
    def common(self) -> tuple[str, ...]:
        return tuple(name for pack in self.packs for name in pack.common)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        return tuple(rule for pack in self.packs for rule in pack.rules)

    @cached_property
    def literals(self) -> tuple[Entry, ...]:
        """The literal words of all patterns, each as a list of its own."""
        words = {word: rule for rule in self.rules for word in rule.pattern.literals}
        return tuple(
            Entry(literal_list(word), word, language=rule.language) for word, rule in words.items()
        )


def load(
    folders: Sequence[Path],
    known_lists: Iterable[str] = (),
    only: Sequence[str] | None = None,
) -> Packs:
    """Read packs from folders, each a pack itself or a folder of packs.

    `known_lists` are lists that do not come from packs (party, topic, number …). `only` leaves out
    the languages not named. Raises PackError with every fault of every file.
    """
    faults: list[Fault] = []
    packs = [_read_pack(folder, faults) for folder in _pack_folders(folders, only, faults)]
    _check_across(packs, frozenset(known_lists), faults)
    if faults:
        raise PackError(faults)
    return Packs(tuple(packs))


def _pack_folders(
    folders: Sequence[Path], only: Sequence[str] | None, faults: list[Fault]
) -> Iterator[Path]:
    for folder in folders:
        if not folder.is_dir():
            faults.append(
                Fault(folder, 0, "no such folder", hint="a pack is a folder of TOML files")
            )
            continue
        if (folder / LANGUAGE_FILE).exists():
            yield folder
            continue
        inner = sorted(path.parent for path in folder.glob(f"*/{LANGUAGE_FILE}"))
        if not inner:
            faults.append(Fault(folder, 0, "no pack here", hint=f"a pack has a {LANGUAGE_FILE}"))
            continue
        if any(folder.glob("*.toml")):
            yield folder
        yield from (path for path in inner if only is None or path.name in only)


# ── one pack ─────────────────────────────────────────────────────────────────────────────────


def _read_pack(folder: Path, faults: list[Fault]) -> Pack:
    entries: list[Entry] = []
    rules: list[Rule] = []
    rule_examples: list[tuple[Path, Rule, tuple[RuleExample, ...], tuple[str, ...]]] = []
    examples: list[tuple[Path, int, Example]] = []
    lines: dict[str, tuple[Path, int]] = {}
    common: list[str] = []
    language = None
    shared = not (folder / LANGUAGE_FILE).exists()
    code = "und" if shared else folder.name
    for path in sorted(folder.glob("*.toml")):
        if path.name == NUMBERS_FILE:
            continue
        source, table = _read_toml(path, faults)
        if table is None:
            continue
        where = Lines(source)
        if path.name == LANGUAGE_FILE:
            language = _read_language(path, table, where, faults)
            continue
        spec = _validated(path, table, where, faults)
        if spec is None:
            continue
        common += spec.common
        entries += _entries(path, spec, where, code, lines, faults)
        for index, rule_spec in enumerate(spec.rule):
            line = where.table("rule", index)
            if lines.setdefault(f"rule {rule_spec.id}", (path, line)) != (path, line):
                faults.append(Fault(path, line, "this id stands twice", rule_spec.id))
                continue
            rule = _rule(path, rule_spec, index, where, code, faults)
            if rule is not None:
                rules.append(rule)
                rule_examples.append((path, rule, tuple(rule_spec.finds), tuple(rule_spec.skips)))
        for index, example in enumerate(spec.example):
            examples.append((path, where.table("example", index), example))
    return Pack(
        code, folder, language, tuple(entries), tuple(rules), tuple(rule_examples), tuple(examples),
        tuple(common), lines,
    )  # fmt: skip


def _read_toml(path: Path, faults: list[Fault]) -> tuple[str, dict[str, Any] | None]:
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        faults.append(Fault(path, 1, f"cannot be read: {error}", hint="packs are UTF-8 text"))
        return "", None
    try:
        return source, tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        faults.append(Fault(path, int(line[1]) if line else 1, f"not valid TOML: {error}"))
        return source, None


def _read_language(
    path: Path, table: dict[str, Any], where: Lines, faults: list[Fault]
) -> Language | None:
    try:
        return Language.model_validate(table)
    except ValidationError as error:
        for problem in error.errors():
            key = str(problem["loc"][0])
            hint = did_you_mean(key, list(Language.model_fields))
            hint = hint if problem["type"] == "extra_forbidden" else None
            faults.append(Fault(path, where.key(key), _say(problem), hint=hint))
        return None


def _validated(
    path: Path, table: dict[str, Any], where: Lines, faults: list[Fault]
) -> FileSpec | None:
    """The file's content without its faulty rules, so that the others are still checked."""
    try:
        return FileSpec.model_validate(table)
    except ValidationError as error:
        bad_rules: set[int] = set()
        fatal = False
        for problem in error.errors():
            loc = problem["loc"]
            rule_id, line = None, 1
            known: list[str] = list(FileSpec.model_fields)
            if loc[0] in ("rule", "example") and len(loc) > 1 and isinstance(loc[1], int):
                if loc[0] == "rule":
                    bad_rules.add(loc[1])
                    raw = table["rule"][loc[1]]
                    rule_id = raw.get("id") if isinstance(raw, dict) else None
                    known = list(RuleSpec.model_fields)
                else:
                    fatal = True
                    known = list(Example.model_fields)
                line = where.inside(str(loc[0]), loc[1], str(loc[2]) if len(loc) > 2 else "")
            else:
                fatal = True
                line = (
                    where.list(str(loc[1]))
                    if loc[0] == "lists" and len(loc) > 1
                    else (where.key(str(loc[0])))
                )
            hint = None
            if problem["type"] == "extra_forbidden":
                hint = did_you_mean(str(loc[-1]), known)
            elif loc[-1] == "skips":
                hint = "give a near miss: a text that looks alike and must not match"
            elif loc[-1] == "finds":
                hint = "give an example with the match between < and >"
            faults.append(Fault(path, line, _say(problem), rule=rule_id, hint=hint))
        if fatal or not bad_rules:
            return None
        kept = [rule for n, rule in enumerate(table["rule"]) if n not in bad_rules]
        return FileSpec.model_validate({**table, "rule": kept})


def _say(problem: Mapping[str, Any]) -> str:
    key = ".".join(str(part) for part in problem["loc"] if not isinstance(part, int))
    if problem["type"] == "extra_forbidden":
        return f"unknown key {problem['loc'][-1]!r}"
    if problem["type"] == "missing":
        return f"{problem['loc'][-1]!r} is missing"
    return f"{key}: {problem['msg']}"


def _entries(
    path: Path,
    spec: FileSpec,
    where: Lines,
    code: str,
    lines: dict[str, tuple[Path, int]],
    faults: list[Fault],
) -> Iterator[Entry]:
    for name, content in spec.lists.items():
        lines.setdefault(f"list {name}", (path, where.list(name)))
        seen: dict[tuple[str, ...], str] = {}
        table = content if isinstance(content, dict) else {None: content}
        for value, forms in table.items():
            for form in forms:
                mark = form.find("|")
                keys = fold_phrase(form.replace("|", "") if mark > 0 else form)
                if not keys:
                    faults.append(Fault(path, where.form(name, form), f"{form!r} has no words"))
                    continue
                if keys in seen:
                    same = (
                        "stands twice" if seen[keys] == form else f"is the same as {seen[keys]!r}"
                    )
                    nth = 1 if seen[keys] == form else 0
                    faults.append(
                        Fault(
                            path, where.form(name, form, nth), f"{form!r} {same} in {{{name}}}",
                            hint="spellings that fold to one key are one word",
                        )
                    )  # fmt: skip
                    continue
                seen[keys] = form
                yield Entry(
                    name, form, value, code, f"{code}.{name}",
                    fused=mark if mark > 0 else None, case=case_of(form),
                )  # fmt: skip


def _rule(
    path: Path, spec: RuleSpec, index: int, where: Lines, code: str, faults: list[Fault]
) -> Rule | None:
    before = len(faults)

    def fault(key: str, message: str, hint: str | None = None) -> None:
        faults.append(Fault(path, where.inside("rule", index, key), message, spec.id, hint))

    kind = KINDS.get(spec.makes)
    if kind is None:
        fault("makes", f"unknown kind {spec.makes!r}", did_you_mean(spec.makes, list(KINDS)))
    try:
        pattern = parse(spec.pattern)
    except PatternError as error:
        fault("pattern", str(error))
        pattern = None
    if kind is not None and pattern is not None:
        allowed = kind.needs | kind.may
        for name in sorted(pattern.fields - allowed):
            fault(
                "pattern",
                f"{spec.makes!r} has no field {name!r}",
                did_you_mean(name, sorted(allowed)),
            )
        for name in sorted(kind.needs - pattern.fields):
            fault(
                "pattern", f"a rule that makes {spec.makes!r} captures {name!r}", f"{{{name}=list}}"
            )
    if kind is not None:
        for name, value in spec.set.items():
            if name not in kind.sets:
                fault(
                    "set",
                    f"{spec.makes!r} cannot set {name!r}",
                    did_you_mean(name, list(kind.sets)),
                )
                continue
            values = kind.sets[name]
            if values is not None and value not in values:
                hint = did_you_mean(str(value), [str(v) for v in values])
                fault("set", f"{name} cannot be {value!r}", hint)
        for name in sorted(kind.must_set - set(spec.set)):
            fault("set", f"a rule that makes {spec.makes!r} sets {name!r}")
    for example in spec.finds:
        if not re.fullmatch(r"[^<>]*<[^<>]+>[^<>]*", example.text, re.S):
            fault("finds", f"mark what the rule matches between one < and one >: {example.text!r}")
    if len(faults) > before or pattern is None:
        return None
    blocks = frozenset(spec.set.get("blocks", ()) if spec.makes == NOTHING else ())
    return Rule(
        spec.id, spec.makes, pattern, code, dict(spec.set), spec.confidence, blocks, spec.fallback
    )


# ── all packs together ───────────────────────────────────────────────────────────────────────


def _check_across(packs: Sequence[Pack], known: frozenset[str], faults: list[Fault]) -> None:
    lists: dict[str, set[str | None]] = {}
    for pack in packs:
        for entry in pack.entries:
            lists.setdefault(entry.list, set()).add(entry.value)
    names = sorted({*lists, *known, *BUILT_IN})
    ids: dict[str, Path] = {}
    patterns: dict[tuple[str, str, str], str] = {}
    for pack in packs:
        for path, rule, _, _ in pack.rule_examples:
            line = pack.lines[f"rule {rule.id}"][1]
            if ids.setdefault(rule.id, pack.folder) != pack.folder:
                faults.append(Fault(path, line, "this id stands twice", rule.id))
            source = " ".join(rule.pattern.source.split())
            twin = patterns.setdefault((pack.code, rule.makes, source), rule.id)
            if twin != rule.id:
                faults.append(Fault(path, line, f"matches the same as {twin}", rule.id))
            for ref in rule.pattern.refs:
                if ref.list.startswith("="):
                    continue
                name, _, value = ref.list.partition(".")
                if name not in lists and name not in known and name not in BUILT_IN:
                    hint = did_you_mean(name, names)
                    faults.append(Fault(path, line, f"unknown list {{{name}}}", rule.id, hint))
                elif value and name in lists and value not in lists[name]:
                    values = sorted(v for v in lists[name] if v)
                    hint = did_you_mean(value, values)
                    faults.append(Fault(path, line, f"{{{name}}} has no {value!r}", rule.id, hint))
