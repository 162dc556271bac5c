"""Whose people somebody is, by what stands beside the name: "Congress MP and former minister X",
"X of the DMK", "X (DMK)"."""

from __future__ import annotations

from typing import Final

from partyie.document import Document

__all__ = ["party_beside"]

_TITLES: Final = 14  # units of titles before a name, at most
# What may stand between a party and the name of one of its people.
_TITLE_WORDS: Final = (
    "title|role|role_part|leader_role|party_role|level|party_word|place|region|origin|"
    "coordinator|possessive|owner_mark|member_word|honorific|determiner|party_rank|bracket|body|"
    "portfolio|public_noun"
)
_OFFICES: Final = "title|role|party_role|leader_role"


def party_beside(document: Document, first: int, last: int) -> str | None:
    """The id of the party whose person a name at units `first` to `last` (half-open) is."""
    return _before_titles(document, first) or _after(document, last)


def _after(document: Document, last: int) -> str | None:
    """The party after a name: "X of the Y", "X (Y)"."""
    at = last
    if document.is_in(at, "bracket_open"):
        party = document.party_units.get(at + 1)
        return party.id if party and document.is_in(party.last, "bracket_close") else None
    if not document.is_in(at, "origin"):
        return None
    party = document.party_units.get(at + 1 + document.is_in(at + 1, "article"))
    return None if party is None else party.id


def _before_titles(document: Document, first: int) -> str | None:
    """The id of the party that stands before the titles of the name that begins at a unit."""
    at = first - 1
    apposed = document.is_in(at, "comma")
    if apposed:
        at -= 1
    low = max(document.sentence(first)[0], first - _TITLES)
    if at < low:
        return None
    party_units, symbols = document.party_units, document.scan.symbols
    names = document.engine.name_table
    titled = False
    while at >= low:
        party = party_units.get(at)
        if party is not None:
            # "the BJP and Chief Minister X" are two, and so are neighbours with nothing between.
            apart = party.last == first or document.is_in(party.last, "coordinator|apposition")
            return None if apart or (apposed and not titled) else party.id
        if document.is_in(at, "comma"):
            return None
        if document.is_in(at, _TITLE_WORDS):
            titled = titled or document.is_in(at, _OFFICES)
        elif not titled or not names[ord(symbols[at])]:
            return None  # a seat has no list: "Sujanpur MLA"
        at -= 1
    return None
