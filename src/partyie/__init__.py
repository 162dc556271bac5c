"""Typed facts from political news in English and Devanagari.

    >>> import partyie
    >>> facts = partyie.extract("The BJP has 12,500 followers on Facebook.")
    >>> facts.counts[0].value, facts.counts[0].owner.party_id
    (12500, 'bjp')
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partyie.errors import ArgumentError, MissingExtra, ModelError, PackError, PartyieError
    from partyie.extractor import Extractor
    from partyie.levels import Level
    from partyie.registry import Registry
    from partyie.types import (
        Actor,
        CountMention,
        Cue,
        Extraction,
        LevelMention,
        LevelRange,
        OfficeBearer,
        PartyMention,
        PartyOrganisation,
        Reference,
        Stance,
        StrengthFact,
        Target,
        UnitFact,
        UnitMention,
    )

    parties: Registry  # the parties that partyie knows: get, search, iterate

__all__ = [
    "Actor",
    "ArgumentError",
    "CountMention",
    "Cue",
    "Extraction",
    "Extractor",
    "Level",
    "LevelMention",
    "LevelRange",
    "MissingExtra",
    "ModelError",
    "OfficeBearer",
    "PackError",
    "PartyMention",
    "PartyOrganisation",
    "PartyieError",
    "Reference",
    "Stance",
    "StrengthFact",
    "Target",
    "UnitFact",
    "UnitMention",
    "extract",
    "parties",
]

__version__ = "0.1.0"

# Modules of the names that are not in types.
_HOMES = {"Extractor": "extractor", "Level": "levels"} | dict.fromkeys(
    ("ArgumentError", "MissingExtra", "ModelError", "PackError", "PartyieError"), "errors"
)


def __getattr__(name: str) -> object:
    """Names are imported when first used, so that `import partyie` costs next to nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'partyie' has no attribute {name!r}")
    if name == "parties":
        return import_module("partyie.registry").default_registry()
    home = _HOMES.get(name, "types")
    value = globals()[name] = getattr(import_module(f"partyie.{home}"), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def extract(
    text: str,
    *,
    languages: Sequence[str] | None = None,
    extractors: Sequence[str] | None = None,
    engine: str = "rules",
) -> Extraction:
    """Facts in a text: parties, counts, levels, level ranges, units, stances, office-bearers.

    languages: codes of the languages to read ("en", "hi"); None for all.
    extractors: which facts to look for ("parties", "counts", …); None for all.
    engine: "rules", or "stanza" to read sentences with Stanza's parser (extra `partyie[stanza]`).

    Offsets in the result are code-point indices into `text` as given. The rules are compiled on
    the first call; for many texts with options, build an `Extractor` once. Raises ArgumentError
    for what cannot be used; no text makes it raise.
    """
    from partyie.extractor import Extractor, default_extractor

    if languages is None and extractors is None:
        return default_extractor(engine).extract(text)
    return Extractor(languages=languages, extractors=extractors, engine=engine).extract(text)
