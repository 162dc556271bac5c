"""Faulty packs: every fault at once, each with its file, line and a hint."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from partyie import ArgumentError, Extractor, PackError
from partyie.packs import load

_LANGUAGE = 'name = "Test"\nscript = "Latn"\norder = "svo"\n'
_KNOWN = ("party", "number", "topic")
_RULE = """
[[rule]]
id = "xx.thing.one"
makes = "count"
set = { metric = "followers" }
pattern = "{value=number} {thing}"
finds = [{ text = "has <5 things>", value = 5 }]
skips = ["5 of them"]
"""


def _pack(folder: Path, rules: str, language: str = _LANGUAGE) -> Path:
    pack = folder / "xx"
    pack.mkdir()
    (pack / "language.toml").write_text(language, encoding="utf-8")
    (pack / "rules.toml").write_text(rules, encoding="utf-8")
    return pack


def _faults(folder: Path, rules: str, language: str = _LANGUAGE) -> list[str]:
    """What is said of a pack: `line: message (hint)` of each fault."""
    with pytest.raises(PackError) as caught:
        load([_pack(folder, rules, language)], known_lists=_KNOWN)
    return [
        f"{fault.file.name}:{fault.line}: {fault.message}"
        + (f" ({fault.hint})" if fault.hint else "")
        for fault in caught.value.faults
    ]


_LISTS = '[lists]\nthing = ["thing", "things"]\n'
_NEAR_MISS = " (give a near miss: a text that looks alike and must not match)"
_ONE_WORD = " (spellings that fold to one key are one word)"

_ROWS = {
    "unknown key of a file": (
        "[list]\nthing = []\n",
        "rules.toml:1: unknown key 'list' (did you mean 'lists'?)",
    ),
    "unknown key of a rule": (
        _LISTS + _RULE.replace("skips", "note = 'x'\nskipz = []\nskips"),
        "rules.toml:11: unknown key 'skipz' (did you mean 'skips'?)",
    ),
    "rule without a near miss": (
        _LISTS + _RULE.replace('skips = ["5 of them"]\n', ""),
        "rules.toml:4: 'skips' is missing" + _NEAR_MISS,
    ),
    "rule with an empty list of near misses": (
        _LISTS + _RULE.replace('["5 of them"]', "[]"),
        "rules.toml:10: rule.skips: List should have at least 1 item after validation, not 0"
        + _NEAR_MISS,
    ),
    "rule without an example": (
        _LISTS + _RULE.replace('finds = [{ text = "has <5 things>", value = 5 }]\n', ""),
        "rules.toml:4: 'finds' is missing (give an example with the match between < and >)",
    ),
    "example without a mark": (
        _LISTS + _RULE.replace("<5 things>", "5 things"),
        "rules.toml:9: mark what the rule matches between one < and one >: 'has 5 things'",
    ),
    "unknown list": (
        _LISTS + _RULE.replace("{thing}", "{thimg}"),
        "rules.toml:4: unknown list {thimg} (did you mean 'thing'?)",
    ),
    "unknown value of a list": (
        '[lists.thing]\nbig = ["things"]\n' + _RULE.replace("{thing}", "{thing.bigg}"),
        "rules.toml:4: {thing} has no 'bigg' (did you mean 'big'?)",
    ),
    "unknown kind": (
        _LISTS + _RULE.replace('"count"', '"cuont"'),
        "rules.toml:6: unknown kind 'cuont' (did you mean 'count'?)",
    ),
    "key that the kind cannot set": (
        _LISTS + _RULE.replace("metric =", "metrik ="),
        "rules.toml:7: 'count' cannot set 'metrik' (did you mean 'metric'?)",
    ),
    "value that is not allowed": (
        _LISTS + _RULE.replace('"followers"', '"folowers"'),
        "rules.toml:7: metric cannot be 'folowers' (did you mean 'followers'?)",
    ),
    "field that the kind does not have": (
        _LISTS + _RULE.replace("{thing}", "{plattform=thing}"),
        "rules.toml:8: 'count' has no field 'plattform' (did you mean 'platform'?)",
    ),
    "field that the kind needs": (
        _LISTS + _RULE.replace("{value=number}", "{number}"),
        "rules.toml:8: a rule that makes 'count' captures 'value' ({value=list})",
    ),
    "pattern with an open bracket": (
        _LISTS + _RULE.replace("{thing}", "({thing}"),
        "rules.toml:8: '(' is never closed (column 16 of the pattern)",
    ),
    "pattern that cannot be read": (
        _LISTS + _RULE.replace("{thing}", "{thing"),
        "rules.toml:8: cannot read '{thing' (column 16 of the pattern)",
    ),
    "two rules that match the same": (
        _LISTS + _RULE + _RULE.replace("one", "two"),
        "rules.toml:12: matches the same as xx.thing.one",
    ),
    "id that stands twice": (
        _LISTS + _RULE + _RULE.replace("{thing}", "good {thing}"),
        "rules.toml:12: this id stands twice",
    ),
    "word that stands twice": (
        '[lists]\nthing = [\n  "thing", "things",\n  "thing",\n]\n' + _RULE,
        "rules.toml:4: 'thing' stands twice in {thing}" + _ONE_WORD,
    ),
    "word in two Unicode spellings": (
        '[lists]\nthing = [\n  "ज\u093cिला",\n  "things",\n  "\u095bिला",\n]\n' + _RULE,
        "rules.toml:5: '\u095bिला' is the same as 'ज\u093cिला' in {thing}" + _ONE_WORD,
    ),
    "form without words": (
        '[lists]\nthing = ["things", " "]\n' + _RULE,
        "rules.toml:2: ' ' has no words",
    ),
    "TOML that cannot be read": (
        _LISTS + "[[rule]\n",
        "rules.toml:3: not valid TOML: Expected ']]' at the end of an array declaration"
        " (at line 3, column 7)",
    ),
}


@pytest.mark.parametrize(("rules", "says"), _ROWS.values(), ids=_ROWS)
def test_fault(tmp_path: Path, rules: str, says: str) -> None:
    assert _faults(tmp_path, rules) == [says]


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (_LANGUAGE + "ordr = 1\n", "language.toml:4: unknown key 'ordr' (did you mean 'order'?)"),
        (_LANGUAGE.replace("svo", "osv"), "language.toml:3: order: Input should be 'svo' or 'sov'"),
        (_LANGUAGE.replace('script = "Latn"\n', ""), "language.toml:1: 'script' is missing"),
    ],
)
def test_fault_of_the_language(tmp_path: Path, language: str, says: str) -> None:
    assert _faults(tmp_path, _LISTS + _RULE, language) == [says]


_FIVE = """[lists]
thing = ["thing", "things",
  "THING"]

[[rule]]
id = "xx.one"
makes = "count"
pattern = "{value=number} {thang}"
set = { metric = "followers" }
finds = [{ text = "<5 things>" }]
skips = ["5"]

[[rule]]
id = "xx.two"
makes = "count"
pattern = "{value=number} {thing}"
set = { metric = "follower" }
finds = [{ text = "<5 things>" }]
skips = ["5"]

[[rule]]
id = "xx.three"
makes = "count"
pattern = "{value=number} [{thing}"
set = { metric = "followers" }
finds = [{ text = "<5 things>" }]
skips = ["5"]

[[rule]]
id = "xx.four"
makes = "count"
pattern = "{value=number} {thing} {thing}"
set = { metric = "followers" }
finds = [{ text = "<5 things things>" }]
"""


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    pack = _pack(tmp_path, _FIVE)
    (pack / "more.toml").write_text("[[rule]]\nid = 5\nid = 6\n", encoding="utf-8")
    with pytest.raises(PackError) as caught:
        load([pack], known_lists=_KNOWN)
    error = caught.value
    assert [(fault.file.name, fault.line, fault.rule) for fault in error.faults] == [
        ("more.toml", 3, None),
        ("rules.toml", 3, None),
        ("rules.toml", 5, "xx.one"),
        ("rules.toml", 17, "xx.two"),
        ("rules.toml", 24, "xx.three"),
        ("rules.toml", 29, "xx.four"),
    ]
    assert (error.file.name, error.line) == ("more.toml", 3)
    assert len(str(error).splitlines()) == 6
    assert "rules.toml:17: [xx.two] metric cannot be 'follower' (did you mean" in str(error)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="no such folder"):
        Extractor(packs=[tmp_path / "nowhere"])


def test_a_folder_without_a_pack(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"a pack has a language\.toml"):
        Extractor(packs=[tmp_path])


def test_a_file_that_is_not_utf_8(tmp_path: Path) -> None:
    pack = _pack(tmp_path, _LISTS + _RULE)
    (pack / "more.toml").write_bytes(b'[lists]\nthing = ["\xff"]\n')
    with pytest.raises(PackError, match="packs are UTF-8 text"):
        Extractor(packs=[pack])


def test_a_pack_of_the_caller(tmp_path: Path) -> None:
    rules = '[lists]\nthing = ["zorb", "zorbs"]\n' + _RULE.replace("things", "zorbs")
    folder = _pack(tmp_path, rules)
    own = Extractor(packs=[folder])
    text = "The BJP has 12,500 zorbs"
    [count] = own.extract(text).counts
    assert (count.value, count.metric, count.rule) == (12500, "followers", "xx.thing.one")
    assert Extractor().extract(text).counts == []
    assert pickle.loads(pickle.dumps(own)).extract(text) == own.extract(text)
    # A folder of packs does as well, and the language can be asked for.
    assert Extractor(packs=[str(tmp_path)], languages=["xx", "en"]).extract(text).counts
    with pytest.raises(ArgumentError, match="known: en, hi, xx"):
        Extractor(packs=[folder], languages=["zz"])
