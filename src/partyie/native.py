"""What the compiler of the hot modules is told of their classes; nothing where they are Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mypy_extensions import mypyc_attr as mypyc_attr
else:

    def mypyc_attr(**_: Any) -> Any:
        return lambda kind: kind


__all__ = ["mypyc_attr"]
