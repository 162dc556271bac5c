"""Stanza's models on this machine: where they are, whether they are whole, how to get them."""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from partyie.errors import ArgumentError, MissingExtra, ModelError

__all__ = ["Model", "Models", "download", "stanza_imported"]

DIRECTORY = "PARTYIE_STANZA_DIR"  # the environment variable
# What a parse needs: our own tokens go in, and the parser asks for lemmas.
_PROCESSORS = ("pos", "lemma", "depparse")


class Model(NamedTuple):
    """One file of a language: "present", "missing" or "damaged"."""

    language: str
    processor: str
    package: str
    path: Path
    state: str


class Models:
    """The models in a folder: the one given, else PARTYIE_STANZA_DIR, else Stanza's default."""

    def __init__(self, directory: str | os.PathLike[str] | None = None) -> None:
        self._given = directory or os.environ.get(DIRECTORY)

    @cached_property
    def directory(self) -> Path:
        """The folder; MissingExtra where only Stanza, which is not here, could say which."""
        if self._given:
            return Path(self._given)
        with stanza_imported("Stanza's own folder of models"):
            from stanza.resources.common import DEFAULT_MODEL_DIR
        return Path(DEFAULT_MODEL_DIR)

    @cached_property
    def _resources(self) -> dict[str, Any]:
        path = self.directory / "resources.json"
        try:
            found = json.loads(path.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise ModelError(f"{path} cannot be read ({error}): {self._hint()}") from error
        return found if isinstance(found, dict) else {}

    def languages(self) -> list[str]:
        """Codes of the languages of which some model is here."""
        return sorted(
            code
            for code, entry in self._resources.items()
            if isinstance(entry, dict) and (self.directory / code).is_dir()
        )

    def required(self, language: str) -> tuple[str, ...]:
        """The processors that a parse needs; ModelError where a model of theirs is not here."""
        missing = [m.processor for m in self.models(language) if m.state == "missing"]
        if missing or set(self._package(language)) != set(_PROCESSORS):
            what = f" ({', '.join(missing)})" if missing else ""
            raise ModelError(
                f"no Stanza models for {language!r}{what} in {self.directory}: "
                f"{self._hint(language)}"
            )
        return _PROCESSORS

    def models(self, language: str, *, verify: bool = False) -> list[Model]:
        """The files that a language needs; with `verify`, each against its checksum."""
        return list(self._models(language, verify))

    def _models(self, language: str, verify: bool) -> Iterator[Model]:
        entry = self._resources.get(language, {})
        todo = [(name, package) for name, package in self._package(language).items()]
        seen: set[tuple[str, str]] = set()
        while todo:
            name, package = todo.pop(0)
            if (name, package) in seen:
                continue
            seen.add((name, package))
            about = entry.get(name, {}).get(package, {})
            path = self.directory / language / name / f"{package}.pt"
            yield Model(language, name, package, path, _state(path, about.get("md5"), verify))
            todo += [(d["model"], d["package"]) for d in about.get("dependencies", ())]

    def _package(self, language: str) -> dict[str, str]:
        entry = self._resources.get(language, {})
        default = entry.get("packages", {}).get("default", {})
        return {name: default[name] for name in _PROCESSORS if name in default}

    def _hint(self, language: str = "en hi") -> str:
        return f"run `partyie models download {language} --dir {self.directory}`"


@contextmanager
def stanza_imported(feature: str) -> Iterator[None]:
    """For imports of Stanza: a clear error without it, and its logger as the caller left it."""
    logger = logging.getLogger("stanza")
    level, handlers = logger.level, list(logger.handlers)
    try:
        yield
    except ImportError as error:
        raise MissingExtra(feature, "stanza") from error
    finally:
        logger.setLevel(level)
        logger.handlers[:] = handlers


def _state(path: Path, md5: str | None, verify: bool) -> str:
    if not path.is_file():
        return "missing"
    if verify and md5 is not None:
        with path.open("rb") as file:
            if hashlib.file_digest(file, "md5").hexdigest() != md5:
                return "damaged"
    return "present"


def download(languages: Iterable[str], directory: str | os.PathLike[str] | None = None) -> Models:
    """Fetch what some languages need, with progress on standard error."""
    with stanza_imported("partyie models download"):
        import stanza
        from stanza.resources.common import UnknownLanguageError
    models = Models(directory)
    for language in languages:
        try:
            stanza.download(
                language,
                model_dir=str(models.directory),
                processors=",".join(_PROCESSORS),
                logging_level="INFO",
            )
        except UnknownLanguageError as error:
            raise ArgumentError(f"Stanza has no models for language {language!r}") from error
        except (OSError, ValueError) as error:
            raise ModelError(f"models for {language!r} could not be fetched: {error}") from error
    return Models(directory)
