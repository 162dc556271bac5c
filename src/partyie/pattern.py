"""The phrase-pattern language: short patterns over words and lists, compiled to one regex.

    word              a word or sign as it stands ("-", "%"; quote what the language uses: "(")
    {list}            any word, phrase or number in a list; {list.value} only those with that value
    {field=list}      the same, kept under a name
    (a | b)           one of several
    [optional]        may be missing
    ~2                up to two words between (never across a comma or the end of a sentence)

Built in besides the lists of the packs: `number` and the other kinds of numbers, `party`, `topic`,
`organisation`, `word` (any word), `plain` (a word that can stand between a number and its noun),
`capital` (a capitalised word that is in no list), `name` (a run of words that reads as a personal
name), `full_name` (the same, of two words or more), `surnamed` (a full name that ends in a word of
the list `name_part.surname`), `end` (no unit: a phrase is over here, because
a word or sign of the list `closing`, or the sentence's end, follows).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from partyie.lexicon import Lexicon, charset
from partyie.text import WORD_SHAPES, fold, split

__all__ = [
    "BUILT_IN", "Choice", "Extent", "Gap", "Group", "Maybe", "Node", "Pattern", "PatternError",
    "Ref", "SymbolClasses", "literal_list", "parse",
]  # fmt: skip

BUILT_IN = ("word", "plain", "capital", "name", "full_name", "surnamed", "end")
_NAMES = ("name", "full_name", "surnamed")
_SURNAME = "name_part.surname"
_SINGLE = "name_part.single"
_INITIALS, _MORE = 2, 4  # of a name after its first: initials, words
# Lists whose words end a noun phrase, or are the noun.
_NOT_PLAIN = (
    "closing", "clause_break", "said", "negation", "metric", "metric_verb", "people", "party",
    "per_member", "platform", "not_counted", "casualty", "other_kind",
)  # fmt: skip
_TOKEN = re.compile(
    r"\s+|(?P<ref>\{\s*(?:(?P<field>\w+)\s*=\s*)?(?P<list>\w+(?:\.\w+)?)\s*\})|(?P<gap>~(?P<max>\d+))"
    r'|(?P<sign>[()\[\]|])|"(?P<quoted>[^"]+)"|(?P<word>[^\s()\[\]|{}~"]+)'
)


class PatternError(ValueError):
    """A pattern cannot be read; `column` counts from 1."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(f"{message} (column {column} of the pattern)")
        self.column = column


@dataclass(frozen=True, slots=True)
class Ref:
    list: str
    field: str | None
    column: int


@dataclass(frozen=True, slots=True)
class Gap:
    most: int


@dataclass(frozen=True, slots=True)
class Choice:
    options: tuple[Sequence, ...]


@dataclass(frozen=True, slots=True)
class Maybe:
    body: Node


@dataclass(frozen=True, slots=True)
class Sequence:
    parts: tuple[Node, ...]


Node = Ref | Gap | Choice | Maybe | Sequence


def literal_list(word: str) -> str:
    """The name of the list that holds one literal word of a pattern."""
    return f"={fold(word)}"


@dataclass(frozen=True)
class Pattern:
    """A parsed pattern."""

    source: str
    root: Sequence

    def _refs(self, node: Node) -> Iterator[Ref]:
        match node:
            case Ref():
                yield node
            case Choice(options):
                for option in options:
                    yield from self._refs(option)
            case Maybe(body):
                yield from self._refs(body)
            case Sequence(parts):
                for part in parts:
                    yield from self._refs(part)

    @cached_property
    def refs(self) -> tuple[Ref, ...]:
        """Every list that the pattern names, literal words among them."""
        return tuple(self._refs(self.root))

    @cached_property
    def fields(self) -> frozenset[str]:
        return frozenset(ref.field for ref in self.refs if ref.field)

    @cached_property
    def literals(self) -> tuple[str, ...]:
        return tuple(ref.list[1:] for ref in self.refs if ref.list.startswith("="))

    def compile(self, symbols: SymbolClasses) -> tuple[re.Pattern[str], list[Group]]:
        """The regular expression over a scan's symbols, and the groups that hold fields."""
        return _Compiler(symbols).compile(self.root)


class Group(NamedTuple):
    """Names of the groups of a regular expression between whose ends a field is captured."""

    field: str
    first: str
    last: str


class _Compiler:
    """One pattern on its way to a regular expression."""

    def __init__(self, symbols: SymbolClasses) -> None:
        self._symbols = symbols
        self._groups: list[Group] = []

    def compile(self, root: Sequence) -> tuple[re.Pattern[str], list[Group]]:
        head = None if isinstance(root.parts[0], Ref) else self._head(root.parts)
        if head is None:
            self._groups.clear()
        source = self._emit(root) if head is None else f"[{head.symbols}]{head.rest}"
        return re.compile(source), self._groups

    def _group(self, field: str) -> str:
        """The name of a new group for a field."""
        name = f"g{len(self._groups)}"
        self._groups.append(Group(field, name, name))
        return name

    def _emit(self, node: Node) -> str:
        match node:
            case Ref(name, field):
                body = self._symbols.of(name)
                return body if field is None else f"(?P<{self._group(field)}>{body})"
            case Gap(most):
                return f"[{self._symbols.filler}]{{0,{most}}}?"
            case Choice(options):
                return "(?:" + "|".join(map(self._emit, options)) + ")"
            case Maybe(body):
                return f"(?:{self._emit(body)})?"
            case Sequence(parts):
                return "".join(map(self._emit, parts))

    def _head(self, parts: tuple[Node, ...]) -> _Head | None:
        """A pattern with the class of its first symbols apart, so that `re` can skip to them.

        None where the pattern may begin with nothing, or with any word.
        """
        if not parts:
            return None
        node, rest = parts[0], parts[1:]
        match node:
            case Ref(name, field):
                split = self._symbols.split(name)
                if split is None:
                    return None
                first, more = split
                if field is None:
                    return _Head(first, f"(?<=[{first}]){more}{self._emit(Sequence(rest))}")
                group = self._group(field)
                opened = f"(?<=(?P<{group}>[{first}])){more}"
                if more:
                    self._groups[-1] = Group(field, group, f"{group}_")
                    opened += f"(?P<{group}_>)"
                return _Head(first, opened + self._emit(Sequence(rest)))
            case Sequence(inner):
                return self._head((*inner, *rest))
            case Choice(options):
                heads = [self._head((option,)) for option in options]
                either = _either(heads)
                return either and _Head(
                    either.symbols, either.rest + self._emit(Sequence(rest))
                )
            case Maybe(body):
                return _either([self._head((body, *rest)), self._head(rest)])
            case _:
                return None


class _Head(NamedTuple):
    """The inside of a class for a first symbol, and what follows that symbol."""

    symbols: str
    rest: str


def _either(heads: list[_Head | None]) -> _Head | None:
    """One of several, tried in this order."""
    known = [head for head in heads if head is not None]
    if len(known) < len(heads):
        return None
    rests = "|".join(head.rest for head in known)
    return _Head("".join(head.symbols for head in known), f"(?:{rests})")


class Extent(NamedTuple):
    """What an element of a pattern may be in a text: the insides of the classes of its first and
    last symbols, and how many units it takes."""

    list: str
    first: str
    last: str
    least: int = 1
    most: int = 1


class SymbolClasses:
    """Lists as character classes of one lexicon; made once for all patterns."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[str, str] = {}
        signs = "".join(lexicon.chars(tag) for tag in ("quote", "possessive", "hyphen"))
        words = lexicon.shape_chars(*WORD_SHAPES, "digits") + signs
        closing = lexicon.chars("closing") + lexicon.chars("sentence_end")
        barred = set(lexicon.chars("sentence_end"))
        self.filler = charset(c for c in words if c not in barred)
        self.closing = charset(closing + lexicon.shape_chars("newline"))

    def of(self, name: str) -> str:
        """The regular expression for one element of a pattern."""
        known = self._known.get(name)
        if known is None:
            if name == "end":
                known = f"(?=[{self.closing}]|\\Z)"
            elif name in _NAMES:
                first, more = self._name(name)
                known = f"(?:[{first}]{more})"
            else:
                known = f"[{self._class(name)}]"
            self._known[name] = known
        return known

    def split(self, name: str) -> tuple[str, str] | None:
        """The same in two: the inside of a class for the first symbol, and what follows it."""
        if name == "end":
            return None
        if name in _NAMES:
            return self._name(name)
        return self.of(name)[1:-1], ""

    def extents(self, name: str) -> tuple[Extent, ...]:
        """What the parts of one element of a pattern may be; nothing for "end"."""
        if name == "end":
            return ()
        if name not in _NAMES:
            inside = self._class(name)
            return (Extent(name, inside, inside),)
        latin, deva = self._runs
        if name == "surnamed":
            surname, dot = self._surname, charset(self._lexicon.symbol("."))
            run = Extent("name", deva.first, deva.first + dot, 1, deva.most - 1)
            return run, Extent(_SURNAME, surname, surname)
        first, last = latin.first + deva.first, latin.word + deva.word
        least = 2 if name == "full_name" else 1
        return (Extent(name, first, last, least, max(latin.most, deva.most)),)

    def _class(self, name: str) -> str:
        """The inside of the class of an element that takes one unit."""
        lexicon = self._lexicon
        if name == "capital":
            return self._runs[0].word
        if name not in ("word", "plain"):
            return charset(lexicon.chars(name))
        words = lexicon.shape_chars(*WORD_SHAPES)
        barred = _NOT_PLAIN if name == "plain" else ()
        return charset(set(words).difference(*map(lexicon.chars, barred)))

    @cached_property
    def _surname(self) -> str:
        return charset(self._lexicon.chars(_SURNAME) + self._lexicon.chars(_SINGLE))

    @cached_property
    def _runs(self) -> tuple[_Run, _Run]:
        """What a personal name is made of: initials and capitalised words, or words of Devanagari
        in no list. A letter of Devanagari that is also a case marker is an initial only before a
        dot."""
        lexicon = self._lexicon
        dot, dash = charset(lexicon.symbol(".")), charset(lexicon.chars("hyphen"))
        letters, parts = lexicon.chars("initial"), lexicon.chars("name_part")
        capitals = lexicon.shape_chars("capital", "upper")
        devanagari = lexicon.shape_chars("devanagari")
        initial = charset(lexicon.shape_chars("initial") + _only(letters, capitals))
        word = charset(
            lexicon.shape_chars("capital", "upper", known=False) + _only(parts, capitals)
        )
        latin = _Run(word, f"[{dash}]?", ((initial, f"[{dot}]?"),))
        markers = set(lexicon.chars("case"))
        deva_letters = _only(letters, devanagari)
        free = charset(c for c in deva_letters if c not in markers)
        word = charset(lexicon.shape_chars("devanagari", known=False) + _only(parts, devanagari))
        deva = _Run(word, "", ((free, f"[{dot}]?"), (charset(deva_letters), f"[{dot}]")))
        return latin, deva

    def _name(self, kind: str) -> tuple[str, str]:
        """A personal name."""
        latin, deva = self._runs
        if kind == "surnamed":
            rest = f"(?:{deva.rest(full=True)})(?<=[{self._surname}])"
            return deva.first, f"(?<![{deva.word}].){rest}"
        full = kind == "full_name"
        # The whole run or nothing: parts of a name are no names, and trying them is slow. The
        # first symbol stands by itself, so that `re` can skip to it.
        first = "".join(run.first for run in (latin, deva))
        rest = "|".join(run.rest(full=full) for run in (latin, deva))
        return first, f"(?<![{latin.word}].)(?<![{deva.word}].)(?>{rest})"


class _Run(NamedTuple):
    """Initials and words of one script, in any order that ends in a word."""

    word: str
    joint: str
    initials: tuple[tuple[str, str], ...]  # letters, and what follows one

    @property
    def first(self) -> str:
        return self.word + "".join(letters for letters, _ in self.initials)

    @property
    def most(self) -> int:
        """Units that it takes: an initial is two with its dot."""
        more = bool(self.joint) + 2 + 1
        return 2 + _INITIALS * 2 + 1 + _MORE * more

    def rest(self, *, full: bool) -> str:
        """What may follow the first symbol; `full`: two names or initials at least."""
        initial = "(?:" + "|".join(f"[{letters}]{dot}" for letters, dot in self.initials) + ")"
        more = f"(?:{self.joint}{initial}?[{self.word}])"
        after_word = f"(?<=[{self.word}]){more}{{{int(full)},{_MORE}}}"
        after_initial = "|".join(
            f"(?<=[{letters}]){dot}{initial}{{0,{_INITIALS}}}[{self.word}]{more}{{0,{_MORE}}}"
            for letters, dot in self.initials
        )
        return f"{after_initial}|{after_word}"


def _only(chars: str, shapes: str) -> str:
    allowed = set(shapes)
    return "".join(c for c in chars if c in allowed)


def parse(source: str) -> Pattern:
    """Read a pattern; raises PatternError with the column of the first fault."""
    tokens = list(_tokens(source))
    root, at = _choice(tokens, 0, source)
    if at < len(tokens):
        raise PatternError(f"unexpected {tokens[at].group().strip()!r}", tokens[at].start() + 1)
    body = root if isinstance(root, Sequence) else Sequence((root,))
    if not any(True for _ in Pattern(source, body)._refs(body)):
        raise PatternError("the pattern is empty", 1)
    return Pattern(source, body)


def _tokens(source: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(source):
        token = _TOKEN.match(source, at)
        if token is None or token.end() == at:
            raise PatternError(f"cannot read {source[at : at + 12]!r}", at + 1)
        if token.group().strip():
            yield token
        at = token.end()


def _choice(tokens: list[re.Match[str]], at: int, source: str) -> tuple[Node, int]:
    options = []
    while True:
        option, at = _sequence(tokens, at, source)
        options.append(option)
        if at < len(tokens) and tokens[at]["sign"] == "|":
            at += 1
            continue
        return (options[0] if len(options) == 1 else Choice(tuple(options))), at


def _sequence(tokens: list[re.Match[str]], at: int, source: str) -> tuple[Sequence, int]:
    parts: list[Node] = []
    while at < len(tokens):
        token = tokens[at]
        column = token.start() + 1
        sign = token["sign"]
        if sign in ("|", ")", "]"):
            break
        at += 1
        if sign:
            body, at = _choice(tokens, at, source)
            close = ")" if sign == "(" else "]"
            if at >= len(tokens) or tokens[at]["sign"] != close:
                raise PatternError(f"{sign!r} is never closed", column)
            at += 1
            parts.append(Maybe(body) if sign == "[" else body)
        elif token["ref"]:
            parts.append(Ref(token["list"], token["field"], column))
        elif token["gap"]:
            parts.append(Gap(int(token["max"])))
        else:
            word = token["quoted"] or token["word"]
            parts += [Ref(literal_list(key), None, column) for key in split(word)]
    if not parts:
        place = tokens[at].start() + 1 if at < len(tokens) else len(source) + 1
        raise PatternError("nothing stands here", place)
    return Sequence(tuple(parts)), at
