"""`python -m partyie` and the `partyie` command, which need the extra `partyie[cli]`."""

from __future__ import annotations

import sys

from partyie.errors import MissingExtra

__all__ = ["main"]

_EXTRA = frozenset({"typer", "rich", "click"})


def main() -> int:
    """Run the command line on `sys.argv`; returns the exit code."""
    try:
        from partyie.cli import run
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        sys.stderr.write(f"partyie: {MissingExtra('the command line', 'cli')}\n")
        return 2
    return run()


if __name__ == "__main__":
    sys.exit(main())
