"""Lists of personal names that share one role: "A, B (Sikar) and C were made secretaries"."""

from __future__ import annotations

from typing import Final

from partyie.document import Document

__all__ = ["names_after", "names_before"]

_ASIDE: Final = 7  # units of what may stand beside a name: "(Sikar)", "for Bikaner", "को सीकर"
_JOINTS: Final = "coordinator|honorific|title"
_ROLES: Final = "role|fused_level|junior_role"
# "A and BJP secretary B were made …"
_JOINTS_BEFORE: Final = "coordinator|honorific|title|role|role_part|level|party"


def names_after(document: Document, at: int) -> list[tuple[int, int]]:
    """The names that a list goes on with after one that ends at unit `at`."""
    symbols, regex = document.scan.symbols, document.engine.full_name_regex
    found: list[tuple[int, int]] = []
    _, high = document.sentence(at - 1)
    while True:
        at = _after_aside(document, at, high)
        if at >= high or not document.has(at, "coordinator"):
            return found
        while at < high and document.has(at, _JOINTS):
            at += 1
        name = regex.match(symbols, at, high)
        if name is None:
            return found
        found.append(name.span())
        at = name.end()


def _after_aside(document: Document, at: int, high: int) -> int:
    """Where a list goes on after what is said beside a name."""
    if at < high and document.is_in(at, "bracket_open|owner_after"):
        closing = "bracket_close" if document.has(at, "bracket_open") else "coordinator"
        end = document.first_in(closing, at, min(high, at + _ASIDE))
        if end is not None:
            return end + (closing == "bracket_close")
    return at


def names_before(document: Document, at: int) -> list[tuple[int, int]]:
    """The names that come in a list before one that begins at unit `at`, the nearest first."""
    found: list[tuple[int, int]] = []
    low, _ = document.sentence(at)
    ends = {
        name.end(): name.span()
        for name in document.engine.full_name_regex.finditer(document.scan.symbols, low, at)
    }
    while ends:
        joint = _after_placed(document, at, low)
        while joint > low and document.is_in(joint - 1, _JOINTS_BEFORE):
            joint -= 1
        if not document.any_in(joint, at, "coordinator"):
            break
        name = ends.get(joint) or ends.get(_before_aside(document, joint, low))
        if name is None:
            break
        found.append(name)
        at = name[0]
    return found


def _after_placed(document: Document, at: int, low: int) -> int:
    """Where the place begins that a name is for: "राजस्थान में B", "झांसी के B"."""
    placed = at - 2 >= low and document.is_in(at - 1, "locative_after|owner_mark")
    return at - 2 if placed and document.is_in(at - 3, "coordinator") else at


def _before_aside(document: Document, at: int, low: int) -> int:
    """Where the name ends that something is said beside."""
    if at > low and document.has(at - 1, "bracket_close"):
        start = document.last_in("bracket_open", max(low, at - _ASIDE), at)
        return at if start is None else start
    given = document.last_in("given_to", max(low, at - _ASIDE), at)
    # "A को अध्यक्ष, B को": A has a role already.
    return at if given is None or document.any_in(given, at, _ROLES) else given
