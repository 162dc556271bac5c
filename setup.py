"""Compiles the modules in which `extract` spends its time, where a C compiler is to be had.

Without one, with PARTYIE_PURE set, or in an editable install they stay the Python that they are:
the same results, more slowly. docs/architecture.md says what compiled modules may not do.
"""

from __future__ import annotations

import os
from pathlib import Path

from setuptools import Distribution, Extension, setup
from setuptools.command.build_ext import build_ext

SOURCE = Path("src/partyie")
COMPILED = (
    "text", "scan", "vocabulary", "lexicon", "rules", "document", "context", "linking", "odd_names",
    "party_unit", "affiliation", "factions", "spelling", "unchecked", "numbers/[!_w]*",
    "syntax/[!s]*", "syntax/s[!t]*", "extractors/*",
)  # fmt: skip
PURE = bool(os.environ.get("PARTYIE_PURE"))


class CompiledDistribution(Distribution):
    def has_ext_modules(self) -> bool:
        return not PURE  # without asking mypyc, which reads every module


class OptionalBuild(build_ext):
    """All of the modules compiled, or none."""

    def run(self) -> None:
        if PURE or self.editable_mode:
            return
        try:
            from mypyc.build import mypycify

            files = sorted(str(file) for name in COMPILED for file in SOURCE.glob(f"{name}.py"))
            compiled = mypycify(
                ["--cache-dir=build/mypy", *files],
                opt_level="2", debug_level="0", group_name="partyie",
            )  # fmt: skip
            kernel = Extension("partyie._kernel", [str(SOURCE / "_kernel.c")])
            self.distribution.ext_modules = [*compiled, kernel]
            self.reinitialize_command(self)
            self.ensure_finalized()
            super().run()
        except (Exception, SystemExit) as error:  # whatever is amiss, Python does it too
            self.warn(f"partyie is not compiled and will be slower: {error!r}")
            for file in map(Path, self.get_outputs()):
                file.unlink(missing_ok=True)
            self.distribution.ext_modules = self.extensions = []


setup(distclass=CompiledDistribution, cmdclass={"build_ext": OptionalBuild})
