"""The command line: formats, exit codes, encodings, pipes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

pytest.importorskip("typer")
pytest.importorskip("rich")

from typer.testing import CliRunner, Result

import partyie
from partyie.cli import app

ENGLISH = "The BJP has over 12,500 followers on Facebook."
HINDI = "भाजपा के फेसबुक पर 12,500 फॉलोअर्स हैं।"
PACK_FILES = {
    "language.toml": 'name = "English"\nscript = "Latn"\norder = "svo"\n',
    "moods.toml": """
[lists]
mood = ["jubilant", "gloomy"]

[[rule]]
id = "en.mood.party"
makes = "nothing"
pattern = "{mood} {party}"
finds = [{ text = "a <gloomy BJP>" }]
skips = ["a jubilant crowd"]

[[example]]
text = "jubilant, gloomy"
lists = ["mood"]
""",
}


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "लेख.txt"
    file.write_text(f"{ENGLISH}\n{HINDI}\n", encoding="utf-8")
    return file


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "packs" / "en"
    folder.mkdir(parents=True)
    for name, content in PACK_FILES.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def invoke(*arguments: str | Path, stdin: bytes | str = "") -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


def command(
    *arguments: str | Path, stdin: bytes = b"", environment: Mapping[str, str] = {}
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "partyie", *map(str, arguments)],
        input=stdin, capture_output=True, timeout=120, check=False,
        env={**os.environ, **environment},
    )  # fmt: skip


# ── extract ──────────────────────────────────────────────────────────────────────────────────


def test_output_that_is_no_terminal_is_json_lines(article: Path) -> None:
    result = invoke("extract", article, article)
    assert result.exit_code == 0
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line.pop("source") for line in lines] == [str(article)] * 2
    assert lines[0] == lines[1]
    facts = partyie.Extraction.model_validate(lines[0])
    assert facts == partyie.extract(article.read_text(encoding="utf-8"))
    assert [count.value for count in facts.counts] == [12500, 12500]


def test_table_names_facts_words_and_readings(article: Path) -> None:
    result = invoke("extract", "--table", article)
    assert result.exit_code == 0
    assert "Reading" in result.stdout
    assert "12,500" in result.stdout
    assert "bjp" in result.stdout


def test_table_of_a_text_without_facts() -> None:
    assert invoke("extract", "--table", "-", stdin="Nothing.").stdout == "-: no facts found\n"


def test_options_reach_the_extractor(article: Path) -> None:
    line = json.loads(invoke("extract", "--extractors", "parties, units", article).stdout)
    assert line["parties"]
    assert not line["counts"]


def test_signature_is_no_part_of_the_text_and_line_ends_are(tmp_path: Path) -> None:
    file = tmp_path / "dos.txt"
    file.write_bytes(b"\xef\xbb\xbfLine one\r\nThe BJP won.")
    line = json.loads(invoke("extract", file).stdout)
    assert line["text"] == "Line one\r\nThe BJP won."
    assert line["parties"][0]["start"] == 14


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--languages", "xx"], "no pack for language 'xx'"),
        (["--extractors", "partys"], "did you mean 'parties'?"),
        (["--packs", "no-such-folder"], "no-such-folder:0: no such folder"),
    ],
)
def test_wrong_options_are_one_line_and_exit_2(
    article: Path, arguments: list[str], message: str
) -> None:
    result = invoke("extract", *arguments, article)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


def test_unreadable_files_are_one_line_each_and_the_rest_is_read(
    tmp_path: Path, article: Path
) -> None:
    latin = tmp_path / "latin.txt"
    latin.write_bytes("Café".encode("latin-1"))
    result = invoke("extract", tmp_path / "none.txt", latin, article)
    assert result.exit_code == 2
    none, not_utf8 = result.stderr.splitlines()
    assert none == f"partyie: {tmp_path / 'none.txt'}: No such file or directory"
    assert not_utf8 == f"partyie: {latin}: not UTF-8 at byte 3"
    assert len(result.stdout.splitlines()) == 1


# ── explain ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("arguments", [[ENGLISH], ["-"]])
def test_explain_shows_symbols_and_rules(arguments: list[str]) -> None:
    result = invoke("explain", *arguments, stdin=ENGLISH)
    assert result.exit_code == 0
    assert "BJP{party=bjp}" in result.stdout
    assert "counts: 'over 12,500'" in result.stdout


def test_lone_surrogates_do_not_crash() -> None:
    result = command("explain", "--languages=hi", os.fsdecode(b"BJP \xff"))
    assert result.returncode == 0
    assert b"\\udcff" in result.stdout


# ── check ────────────────────────────────────────────────────────────────────────────────────


def test_check_of_a_sound_pack(pack: Path) -> None:
    result = invoke("check", pack)
    assert result.exit_code == 0, result.stdout
    assert result.stdout.endswith(" 0 failed\n")


def test_check_shows_an_example_that_fails(pack: Path) -> None:
    file = pack / "moods.toml"
    file.write_text(PACK_FILES["moods.toml"].replace("<gloomy BJP>", "<gloomy> BJP"), "utf-8")
    result = invoke("check", pack.parent)
    assert result.exit_code == 1
    assert f"{file}:5: " in result.stdout
    assert "does not match 'gloomy'" in result.stdout


def test_check_shows_every_fault_on_a_line(pack: Path) -> None:
    file = pack / "moods.toml"
    faulty = PACK_FILES["moods.toml"].replace("{mood} {party}", "{moood} {partie}")
    file.write_text(faulty, "utf-8")
    result = invoke("check", pack)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert len(lines) == 2
    assert all(line.startswith(f"{file}:") and "[en.mood.party]" in line for line in lines)
    assert "(did you mean 'mood'?)" in result.stdout


# ── the process ──────────────────────────────────────────────────────────────────────────────

_ASCII = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "cp1252:strict"}])
def test_utf8_whatever_the_locale(article: Path, environment: dict[str, str]) -> None:
    result = command(
        "extract", "--languages=hi", "-", article, stdin=HINDI.encode(), environment=environment
    )
    assert result.returncode == 0, result.stderr
    first, second = (json.loads(line) for line in result.stdout.decode("utf-8").splitlines())
    assert first["text"] == HINDI
    assert second["source"] == str(article)


def test_arguments_are_utf8_whatever_the_locale() -> None:
    shown = command("explain", "--languages", "hi", HINDI, environment=_ASCII)
    assert "भाजपा{party=bjp}" in shown.stdout.decode("utf-8")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="POSIX pipes")
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text(f"{HINDI}\n" * 2000, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "partyie", "extract", "--languages=hi", file],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""


def test_help_states_the_exit_codes() -> None:
    for arguments in ([], ["extract"], ["explain"], ["check"]):
        shown = " ".join(invoke(*arguments, "--help").stdout.split())
        assert "Exit codes: 0 done; 1 `check` found faults" in shown


def test_version() -> None:
    assert invoke("--version").stdout == f"partyie {partyie.__version__}\n"


@pytest.fixture
def no_typer(tmp_path: Path) -> Path:
    (tmp_path / "typer.py").write_text(
        "raise ModuleNotFoundError('No module named typer', name='typer')\n", encoding="utf-8"
    )
    return tmp_path


def test_without_the_extra_one_line_names_it(no_typer: Path) -> None:
    path = os.pathsep.join([str(no_typer), *filter(None, [os.environ.get("PYTHONPATH")])])
    result = command("extract", "-", environment={"PYTHONPATH": path})
    assert result.returncode == 2
    assert result.stdout == b""
    assert result.stderr.decode().splitlines() == [
        "partyie: the command line needs an extra: pip install 'partyie[cli]'"
    ]
