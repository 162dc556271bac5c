"""Names that are not written as the table has them: tags and handles, slips, names cut short."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from partyie.kernel import find_all
from partyie.party_unit import CONFIDENCE, PartyUnit
from partyie.text import akshara_end

if TYPE_CHECKING:
    from partyie.document import Document
    from partyie.scan import Entry

__all__ = ["odd_names"]

# The sign stands before what must be before it, so that `re` skips to the next sign.
_TAG: Final = re.compile(r"[@#](?<![^\W_][@#])(?P<name>[A-Za-z][A-Za-z0-9_]{2,59})")
# Two readings of capitals before small letters: INC|Party, and RJD|for.
_HUMPS: Final = (
    re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+"),
    re.compile(r"[A-Z]{2,}|[A-Z]?[a-z]+|[0-9]+"),
)
_LETTER: Final = r"[^\W\d_]|[\u0900-\u0963]"
_CUT: Final = re.compile(rf"…(?<=(?:{_LETTER})…)|\.\.\.(?<=(?:{_LETTER})\.\.\.)")
_TAG_NAME: Final = 4  # letters of the shortest name that is looked for in small letters
_CUT_NAME: Final = 3  # words looked at before the one that is cut short


def odd_names(document: Document) -> list[tuple[PartyUnit, bool]]:
    """Parties in tags, names cut short and slips, and whether they are sure: slips in a name of
    one word are not."""
    text = document.text
    found = _misspelt(document)
    if "…" in text or "..." in text:
        found = [(party, True) for party in _truncated(document)] + found
    if "#" in text or "@" in text:
        found = [(party, True) for party in _tagged(document)] + found
    return found


def _tagged(document: Document) -> list[PartyUnit]:
    """The party in a hashtag or handle that is one token: #CongressWithFarmers, @INCUttarakhand."""
    found: list[PartyUnit] = []
    for tag in _TAG.finditer(document.text):
        name, offset = tag["name"], tag.start("name")
        whole = _whole_tag(document, name, offset)
        if whole is not None:
            found.append(whole)
            continue
        read: list[tuple[int, str]] = []
        for humps in _HUMPS:
            parts = [(offset + part.start(), part[0]) for part in humps.finditer(name)]
            if len(parts) > 1 and parts != read:
                inside = _in_tag(document, parts)
                if inside:
                    found += inside
                    break
            read = parts
    return found


def _whole_tag(document: Document, name: str, offset: int) -> PartyUnit | None:
    """The party that a tag names in one piece, with what is put behind: @cpimspeak."""
    known, key = document.engine.registry.in_one_piece, name.lower()
    for end in range(len(name), _TAG_NAME - 1, -1):
        party_id = known.get(key[:end].replace("_", ""))
        if party_id is None:
            continue
        rest = key[end:].strip("_")
        words = document.engine.lexicon.words
        if not rest or any(entry.list == "tag_tail" for entry in words[rest].entries):
            unit = _unit_at(document, offset)
            return PartyUnit(
                unit, unit + 1, party_id, "alias", f"registry.{party_id}", CONFIDENCE["alias"],
                (), (offset, offset + len(name[:end].rstrip("_"))),
            )  # fmt: skip
    return None


def _in_tag(document: Document, parts: list[tuple[int, str]]) -> list[PartyUnit]:
    """The parties that the parts of a tag name, read as words."""
    found: list[PartyUnit] = []
    scan = document.engine.lexicon.scan(" ".join(word for _, word in parts))
    for named in find_all(scan.symbols, document.engine.table("party"), 0, len(scan)):
        entry = _party(scan.entries(named))
        first, last = scan.token(named), scan.token(named + 1)
        if entry is not None and last <= len(parts):
            span = parts[first][0], parts[last - 1][0] + len(parts[last - 1][1])
            unit = _unit_at(document, span[0])
            found.append(_made(unit, unit + 1, entry, span))
    return found


def _party(entries: tuple[Entry, ...]) -> Entry | None:
    return next((e for e in entries if e.list == "party" and not e.weak), None)


def _unit_at(document: Document, offset: int) -> int:
    """The unit that holds a character."""
    low, high = 0, len(document.scan) - 1
    while low < high:
        middle = (low + high) // 2
        if document.scan.end(middle) > offset:
            high = middle
        else:
            low = middle + 1
    return low


def _misspelt(document: Document) -> list[tuple[PartyUnit, bool]]:
    """Names with a slip in one word, and whether they are sure: not of one word alone."""
    found: list[tuple[PartyUnit, bool]] = []
    scan = document.scan
    units = find_all(scan.symbols, scan.lexicon.slips, 0, len(scan))
    if not units:
        return found
    places = [scan.token(unit) for unit in units]
    for slip in document.engine.speller.find(scan.tokens.pieces, places):
        first, last = scan.unit_of(slip.first), scan.unit_of(slip.last)
        if first is None or last is None:
            continue
        rule = f"registry.{slip.party_id}"
        if slip.ending:
            end = akshara_end(document.text, scan.end(last - 1) - slip.ending)
            span = (scan.start(first), end)
            sure = CONFIDENCE["alias"]
            party = PartyUnit(first, last, slip.party_id, "alias", rule, sure, (), span)
            found.append((party, True))
        else:
            party = PartyUnit(first, last, slip.party_id, "fuzzy", rule, CONFIDENCE["fuzzy"])
            found.append((party, slip.last - slip.first > 1))
    return found


def _truncated(document: Document) -> list[PartyUnit]:
    """Names that an ellipsis cuts short: भारतीय जनता पा…"""
    found: list[PartyUnit] = []
    text, scan = document.text, document.scan
    lexicon, pieces = document.engine.lexicon, scan.tokens.pieces
    for ellipsis in _CUT.finditer(text):
        unit = _unit_at(document, ellipsis.start() - 1)
        cut = scan.token(unit + 1) - 1
        for first in range(max(0, cut - _CUT_NAME), cut):
            entry = _party(lexicon.completions(pieces[first:cut], pieces[cut]))
            begins = scan.unit_of(first)
            if entry is not None and begins is not None:
                span = scan.start(begins), ellipsis.end()
                found.append(_made(begins, unit + 1, entry, span))
                break
    return found


def _made(first: int, last: int, entry: Entry, span: tuple[int, int]) -> PartyUnit:
    assert entry.value is not None
    kind = entry.kind or "alias"
    return PartyUnit(first, last, entry.value, kind, entry.rule, CONFIDENCE[kind], (), span)
