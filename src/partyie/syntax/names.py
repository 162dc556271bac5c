"""Names that no rule knows, read where somebody must stand: beside a verb, in a list."""

from __future__ import annotations

from typing import Final

from partyie.context import Context, Participant

__all__ = ["Names"]

_SPAN: Final = 6  # units of one name, at most
_WORDS: Final = 5  # capitalised words of one name, at most


class Names:
    """Names in one document: people, organisations, states and their governments."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._document = context.document
        self._symbols = context.document.scan.symbols
        self._capitals = context.document.engine.capital_table
        self._surnames = context.document.engine.name_table

    def run(self, first: int, high: int) -> list[Participant]:
        """The list of participants and names that begins at `first`: "X, Y and Z"."""
        document = self._document
        near = self._context.between(first, high)
        found: list[Participant] = []
        edge = first
        while edge < high:
            named = _opened(near, edge) or self.at(edge, high)
            if named is not None:
                for p in near:
                    if p.outer > edge and p.last == named.last:
                        named = p  # "Law Minister | X"
                        break
                if document.is_in(named.last, "possessive"):
                    named = _opened(near, named.last + 1) or named  # "X's | party"
                found.append(named)
                edge = named.last
            elif document.is_in(edge, "coordinator|determiner"):
                edge += 1
            else:
                break
        return found

    def at(self, first: int, high: int) -> Participant | None:
        """The name that begins at a unit, or after the title there."""
        document, symbols = self._document, self._symbols
        while document.is_in(first, "title|role"):
            first += 1
        last = self._capitals_end(first, high)
        if last == first and document.is_in(first + 1, "said"):
            last += self._surnames[ord(symbols[first])] != 0
        return self.called(first, last, high) if last > first else None

    def _capitals_end(self, first: int, high: int) -> int:
        """Where a name of some capitalised words ends, or a region, that begins at a unit."""
        symbols, capitals = self._symbols, self._capitals
        last, limit = first, min(high, first + _WORDS)
        while last < limit and capitals[ord(symbols[last])]:
            last += 1
        if last - first >= 2:
            return last
        return first + self._document.is_in(first, "region")

    def beside(self, low: int, last: int) -> Participant | None:
        """The name that ends at a unit, of one word or more: "after Rao | opposed it"."""
        document, symbols, surnames = self._document, self._symbols, self._surnames
        if document.is_in(last - 1, "bracket_close") and document.is_in(last - 3, "bracket_open"):
            last -= 3 * (not self._context.between(last - 2, last))  # "K Palaniswami (EPS)"
        body = document.is_in(last - 1, "government_word")
        end = first = last - body
        limit = max(low, end - _SPAN)
        while first > limit and surnames[ord(symbols[first - 1])]:
            first -= 1
        if first == end and first > low and document.is_in(first - 1, "region"):
            first -= 1
        if first == end:
            return None
        taken = self._context.between(first - _SPAN, last)
        if taken and taken[-1].last > first:
            return None
        if taken and taken[-1].kind == "party" and taken[-1].last == first:
            return taken[-1]  # "the CPI(M) Polit Bureau"
        return self.called(first, end, last)

    def called(self, first: int, last: int, high: int) -> Participant:
        """Units of a name as who they name."""
        document, outer = self._document, first
        while document.is_in(outer - 1, "title|role|honorific"):
            outer -= 1
        if last < high and document.is_in(last, "government_word"):
            return Participant("government", first, last + 1, None, outer)
        if document.is_in(last - 1, "organisation_word"):
            return Participant("organisation", first, last, None, outer)
        state = last == first + 1 and document.is_in(first, "region")
        return Participant("government" if state else "person", first, last, None, outer)


def _opened(near: list[Participant], unit: int) -> Participant | None:
    """The last of some participants whose phrase begins at a unit."""
    found: Participant | None = None
    for participant in near:
        if participant.outer == unit:
            found = participant
    return found
