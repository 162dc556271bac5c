"""A trace of one extraction: the symbols of each sentence, and which rule made or lost what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from partyie.context import Context
from partyie.document import Document
from partyie.extractors.stances import StanceTrace, trace
from partyie.rules import RuleMatch
from partyie.syntax import Token, analyse
from partyie.types import Extraction, Mention

__all__ = ["Explanation", "SentenceTrace", "explain"]


@dataclass(frozen=True, slots=True)
class SentenceTrace:
    """One sentence: its units with their lists, the matches that stood, and those that lost."""

    text: str
    language: str
    symbols: tuple[tuple[str, tuple[str, ...]], ...]
    made: tuple[tuple[str, str, str], ...]  # (rule, kind, matched text)
    lost: tuple[tuple[str, str, str], ...]  # (rule, matched text, the rule it lost to)
    tokens: tuple[Token, ...] = ()  # its analysis


@dataclass(frozen=True, slots=True)
class Explanation:
    """What `Extractor.explain` returns; `str()` of it is a report to read."""

    sentences: tuple[SentenceTrace, ...]
    extraction: Extraction
    stances: tuple[StanceTrace, ...]  # how each stance was read

    def __str__(self) -> str:
        lines = []
        for sentence in self.sentences:
            lines.append(f"[{sentence.language}] {' '.join(sentence.text.split())}")
            units = (
                f"{text}{{{', '.join(lists)}}}" for text, lists in sentence.symbols if lists
            )
            lines.append("  symbols: " + " ".join(units))
            lines += _tree(sentence.tokens)
            lines += [f"  {kind}: {text!r} by {rule}" for rule, kind, text in sentence.made]
            lines += [f"  lost: {text!r} by {rule} to {to}" for rule, text, to in sentence.lost]
        lines.append("made:")
        for name in type(self.extraction).model_fields:
            mentions = getattr(self.extraction, name)
            if isinstance(mentions, list):
                lines += [
                    f"  {name}: {_shown(m)}" for m in mentions if isinstance(m, Mention)
                ]
        lines += [line for trace in self.stances for line in _reasons(trace)]
        return "\n".join(lines)


def _reasons(trace: StanceTrace) -> Iterator[str]:
    stance = trace.stance
    yield f"  {stance.holder.text!r} {stance.polarity} {stance.target.text!r}, because:"
    yield f"    holder: {stance.holder.text!r} is the {trace.evidence} of {stance.cue.text!r}"
    if stance.source is not None:
        yield f"    source: {stance.source.text!r} says so"
    yield f"    cue: {stance.cue.text!r} is {trace.start}"
    if trace.path:
        yield f"    path: {trace.path!r}"
    for kind, words in trace.factors:
        yield f"    turned by {kind}: {words!r}"


def _tree(tokens: tuple[Token, ...]) -> Iterator[str]:
    """What a parser made of a sentence, if one did."""
    words = {token.unit: token.text for token in tokens}
    shown = " ".join(
        f"{token.text}/{token.part}/{token.relation}({words.get(token.head or 0, '')})"
        if token.head is not None and token.head >= 0
        else f"{token.text}/{token.part}/{token.relation}"
        for token in tokens
        if token.relation is not None
    )
    if shown:
        yield f"  tree: {shown}"


def _shown(mention: Mention) -> str:
    hidden = {"start", "end", "text", "language", "confidence", "rule"}
    fields = mention.model_dump(exclude=hidden, exclude_none=True)
    return f"{mention.text!r} {fields} ({mention.rule}, {mention.confidence:.2f})"


def explain(document: Document, extraction: Extraction) -> Explanation:
    """The trace of a document that was read with `trace=True`."""
    scan = document.scan
    made: dict[int, list[RuleMatch]] = {}
    lost: dict[int, list[tuple[RuleMatch, RuleMatch]]] = {}
    for matches in document.matches.values():
        for match in matches:
            made.setdefault(scan.sentence_of(match.first), []).append(match)
    for loser, winner in document.lost:
        lost.setdefault(scan.sentence_of(loser.first), []).append((loser, winner))
    context = Context(document)
    analysis = analyse(context)
    traces = []
    for at, sentence in enumerate(scan.sentences):
        units = range(sentence.first, sentence.last)
        traces.append(
            SentenceTrace(
                scan.surface(sentence.first, sentence.last),
                scan.language(sentence.first, sentence.last),
                tuple((scan.surface(u, u + 1), _lists(document, u)) for u in units),
                tuple(
                    (m.rule.id, m.rule.makes, scan.surface(m.first, m.last))
                    for m in sorted(made.get(at, ()), key=lambda m: (m.first, m.last, m.rule.id))
                ),
                tuple(
                    (m.rule.id, scan.surface(m.first, m.last), w.rule.id)
                    for m, w in lost.get(at, ())
                ),
                tuple(analysis.sentence(sentence.first)),
            )
        )
    how = trace(context) if extraction.stances else []
    return Explanation(tuple(traces), extraction, tuple(how))


def _lists(document: Document, unit: int) -> tuple[str, ...]:
    number = document.scan.numbers.get(unit)
    if number is not None:
        upper = f"–{number.upper}" if number.upper is not None else ""
        return (f"{number.kind}={number.value}{upper}",)
    return tuple(
        f"{entry.list}={entry.value}" if entry.value else entry.list
        for entry in document.scan.entries(unit)
        if not entry.list.startswith("=")
    )
