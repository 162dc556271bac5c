"""Models made without validation, for the extractors, which know what they put in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, ParamSpec, TypeVar

from pydantic import BaseModel

from partyie.kernel import Maker

__all__ = ["unchecked"]

_P = ParamSpec("_P")
_M = TypeVar("_M", bound=BaseModel)
# The slots of every model, written to directly: a model that is frozen would refuse.
_SLOTS: Final = ("__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")


def unchecked(model: Callable[_P, _M]) -> Callable[_P, _M]:
    """A constructor of `model` that trusts its arguments: for the extractors, which make them.

    Takes every field by name, in any order. Validation is four fifths of the cost of a mention.
    """
    kind: Any = model
    # A set, which pydantic copies before it adds to it in `model_copy`.
    make: Any = Maker(kind, set(kind.model_fields), *[BaseModel.__dict__[s] for s in _SLOTS])
    return make  # type: ignore[no-any-return]
