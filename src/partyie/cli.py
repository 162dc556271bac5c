"""The command line: `partyie extract`, `partyie explain`, `partyie check` (extra `partyie[cli]`).

Input and output are UTF-8 whatever the locale. What cannot be encoded (a lone surrogate) is
written as `\\udXXX`, which is also how JSON spells it.
"""

from __future__ import annotations

import io
import json
import os
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from partyie import __version__
from partyie.errors import PackError, PartyieError
from partyie.extractor import Extractor

if TYPE_CHECKING:
    from partyie.types import Extraction, Mention

__all__ = ["app", "run"]

DONE, FAULTY, UNUSABLE = 0, 1, 2
_EXIT_CODES = (
    "Exit codes: 0 done; 1 `check` found faults or failures; 2 wrong options, unreadable input or "
    "packs that cannot be used."
)
_COMMON = {"start", "end", "text", "language", "confidence", "rule"}

app = typer.Typer(
    help=f"Typed facts from political news in English and Hindi.\n\n{_EXIT_CODES}",
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)

Languages = Annotated[
    list[str] | None,
    typer.Option("--languages", metavar="CODES", help="Languages to read, as in en,hi."),
]
Extractors = Annotated[
    list[str] | None,
    typer.Option("--extractors", metavar="NAMES", help="Facts to look for: parties,counts,…"),
]
Engine = Annotated[
    str, typer.Option("--engine", metavar="NAME", help="Who analyses sentences: rules or stanza.")
]
ModelFolder = Annotated[
    str | None,
    typer.Option(
        "--dir", metavar="FOLDER", help="Where the models are; else PARTYIE_STANZA_DIR or Stanza's."
    ),
]
PackFolders = Annotated[
    list[str] | None,
    typer.Option("--packs", metavar="FOLDER", help="A folder of further packs; may be repeated."),
]


def run() -> int:
    """Run the command line on `sys.argv`; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if hasattr(signal, "SIGPIPE"):
        # A reader that goes away (`| head`) ends us quietly, as it ends any other tool.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        app(prog_name="partyie")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else UNUSABLE
    return DONE


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"partyie {__version__}")
        raise typer.Exit


@app.callback()
def _partyie(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    del version


@app.command(epilog=_EXIT_CODES)
def extract(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="UTF-8 texts; - is stdin.")],
    as_json: Annotated[
        bool | None,
        typer.Option("--json/--table", help="Default: a table on a terminal, else JSON lines."),
    ] = None,
    languages: Languages = None,
    extractors: Extractors = None,
    packs: PackFolders = None,
    engine: Engine = "rules",
) -> None:
    """Print the facts of each FILE: a table on a terminal, else one JSON object a line.

    Each line holds one Extraction (docs/extraction.schema.json) and its "source", the FILE.
    """
    extractor = _extractor(languages, extractors, packs, engine)
    if as_json is None:
        as_json = not sys.stdout.isatty()
    code = DONE
    for name in files:
        text = _text_of(name)
        if text is None:
            code = UNUSABLE
            continue
        with _clear_errors():
            extraction = extractor.extract(text)
        if as_json:
            line = {"source": _readable(name), **extraction.model_dump()}
            sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
        else:
            _print_table(_readable(name), extraction)
    raise typer.Exit(code)


@app.command(epilog=_EXIT_CODES)
def explain(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The text itself; - is stdin.")],
    languages: Languages = None,
    extractors: Extractors = None,
    packs: PackFolders = None,
    engine: Engine = "rules",
) -> None:
    """Show how TEXT was read: the symbols of each sentence, which rules matched, which lost."""
    extractor = _extractor(languages, extractors, packs, engine)
    content = _text_of("-") if text == "-" else _readable(text)
    if content is None:
        raise typer.Exit(UNUSABLE)
    with _clear_errors():
        sys.stdout.write(f"{extractor.explain(content)}\n")


@app.command(epilog=_EXIT_CODES)
def check(
    packs: Annotated[
        list[str] | None,
        typer.Argument(metavar="PACK", help="Folders of packs; none: the packs that ship."),
    ] = None,
) -> None:
    """Run every example that the packs carry, and print each fault and failure."""
    from partyie.check import check as check_packs

    try:
        report = check_packs(packs or ())
    except PackError as error:
        sys.stdout.write(f"{error}\n")
        raise typer.Exit(FAULTY) from None
    sys.stdout.write(f"{report}\n")
    raise typer.Exit(DONE if report.ok else FAULTY)


models = typer.Typer(help="The models of the Stanza engine.", no_args_is_help=True)
app.add_typer(models, name="models")


@models.command("download")
def models_download(
    languages: Annotated[list[str], typer.Argument(metavar="LANGUAGE", help="en, hi, …")],
    folder: ModelFolder = None,
) -> None:
    """Fetch the default models of each LANGUAGE: the only command that uses the network."""
    from partyie.syntax.stanza_models import download

    with _clear_errors():
        found = download(languages, folder)
        sys.stdout.write(f"models for {', '.join(languages)} are in {found.directory}\n")


@models.command("list")
def models_list(folder: ModelFolder = None) -> None:
    """Show the models that are here, by language."""
    raise typer.Exit(_show_models(folder, verify=False))


@models.command("verify")
def models_verify(folder: ModelFolder = None) -> None:
    """Hold every model against its checksum; exit code 1 where one is missing or damaged."""
    raise typer.Exit(_show_models(folder, verify=True))


def _show_models(folder: str | None, *, verify: bool) -> int:
    from partyie.syntax.stanza_models import Models

    with _clear_errors():
        here = Models(folder)
        languages = here.languages()
        files = [model for code in languages for model in here.models(code, verify=verify)]
        for model in files:
            sys.stdout.write(f"{model.state:8} {model.language} {model.processor:9} {model.path}\n")
        if not files:
            sys.stdout.write(f"no models in {here.directory}\n")
    sound = files and all(model.state == "present" for model in files)
    return DONE if sound or not verify else FAULTY


# ── input ────────────────────────────────────────────────────────────────────────────────────


def _extractor(
    languages: Iterable[str] | None,
    extractors: Iterable[str] | None,
    packs: Iterable[str] | None,
    engine: str,
) -> Extractor:
    with _clear_errors():
        return Extractor(
            languages=_items(languages),
            extractors=_items(extractors),
            packs=tuple(packs or ()),
            engine=engine,
        )


@contextmanager
def _clear_errors() -> Iterator[None]:
    """Errors that partyie raises on purpose end the run with their message."""
    try:
        yield
    except PackError as error:
        sys.stderr.write(f"{error}\n")
    except PartyieError as error:
        _complain(str(error))
    else:
        return
    raise typer.Exit(UNUSABLE)


def _items(values: Iterable[str] | None) -> list[str] | None:
    """The names in `a,b` and in repeated options; None where the option was not given."""
    names = [name.strip() for value in values or () for name in value.split(",")]
    return [name for name in names if name] or None


def _text_of(name: str) -> str | None:
    """The text of a file, or of standard input for `-`; None after saying why there is none."""
    shown = "standard input" if name == "-" else _readable(name)
    try:
        if name == "-":
            data = sys.stdin.buffer.read()
        else:
            with open(name, "rb") as file:  # noqa: PTH123 (bytes of the name as the shell gave them)
                data = file.read()
        # A signature is no part of the text; line ends are, so that offsets fit the file.
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        _complain(f"{shown}: not UTF-8 at byte {error.start}")
    except OSError as error:
        _complain(f"{shown}: {error.strerror or error}")
    return None


def _readable(argument: str) -> str:
    """An argument as the UTF-8 it was typed in, where the locale made Python read it otherwise."""
    try:
        return os.fsencode(argument).decode("utf-8")
    except UnicodeError:
        return argument


def _complain(message: str) -> None:
    sys.stderr.write(f"partyie: {message}\n")


# ── the table ────────────────────────────────────────────────────────────────────────────────


def _print_table(title: str, extraction: Extraction) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title), title_justify="left", title_style="bold")
    for heading in ("At", "Fact", "Words", "Reading"):
        table.add_column(heading, overflow="fold", justify="right" if heading == "At" else "left")
    rows = list(_rows(extraction))
    for row in rows:
        table.add_row(*map(Text, row))
    console = Console(file=sys.stdout)
    console.print(table if rows else Text(f"{title}: no facts found"))


def _rows(extraction: Extraction) -> Iterator[tuple[str, str, str, str]]:
    """Offset, kind, words and fields of every mention, by place."""
    mentions: list[tuple[str, Mention]] = [
        (name, mention)
        for name, value in extraction
        if name not in ("text", "languages")
        for mention in value
    ]
    for name, mention in sorted(mentions, key=lambda pair: pair[1].start):
        fields = mention.model_dump(exclude=_COMMON, exclude_none=True)
        reading = [f"{key} {_value(value)}" for key, value in fields.items() if value != []]
        yield str(mention.start), name, " ".join(mention.text.split()), ", ".join(reading)


def _value(value: Any) -> str:
    """One field in a cell: an actor, target or cue by its words and its id."""
    if isinstance(value, dict):
        identity = value.get("topic_id") or value.get("party_id")
        return f"“{value['text']}”" + (f" ({identity})" if identity else "")
    if isinstance(value, list):
        return " ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,}" if isinstance(value, int) else str(value)
