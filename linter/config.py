"""Configuration: the closest `privacylint.yaml` or `[tool.privacylint]`, validated, every value with its place.

The folder of a document and the folders above it are looked through, up to the root of the repository; the first file
found counts, and nothing is merged with it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from linter.errors import ConfigError
from linter.findings import Severity
from linter.selection import Choice

NAMES = ("privacylint.yaml", "privacylint.yml")  # in a folder that has both, the first counts


@dataclass(frozen=True, kw_only=True)
class Config:
    """What is configured for the documents of a folder."""

    path: str | None = None  # the file; None where there is none
    select: tuple[Choice, ...] = ()
    ignore: tuple[Choice, ...] = ()
    exclude: tuple[str, ...] = ()  # patterns, relative to the folder of `path`
    fail_on: Severity = Severity.ERROR
    context: Mapping[str, str | bool] = field(default_factory=dict)  # what the user states; answers are truth values

    def excludes(self, path: str) -> bool:
        """Whether a document, or a folder above it, matches a pattern of `exclude`."""
        if self._excluded is None or self.path is None:
            return False
        relative = os.path.relpath(os.path.abspath(path), os.path.dirname(os.path.abspath(self.path)))
        return self._excluded.fullmatch(relative.replace(os.sep, "/")) is not None

    @cached_property
    def _excluded(self) -> re.Pattern[str] | None:
        return re.compile("|".join(map(_pattern, self.exclude))) if self.exclude else None


NONE = Config()


@cache
def closest(folder: str) -> Config:
    """The configuration for the documents of a folder (an absolute path); NONE where there is none.

    Raises ConfigError for one that does not hold.
    """
    for name in NAMES:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            return load(path)
    project = os.path.join(folder, "pyproject.toml")
    if os.path.isfile(project) and "privacylint" in _read(project):
        config = load(project)
        if config.path:
            return config
    above = os.path.dirname(folder)
    if above == folder or os.path.exists(os.path.join(folder, ".git")):
        return NONE
    return closest(above)


def load(path: str) -> Config:
    """The configuration in a file; NONE for a `pyproject.toml` without a table for privacylint.

    Raises ConfigError for a file that cannot be read or does not hold.
    """
    from linter.config_file import read_toml, read_yaml, validate  # the parsers are loaded where there is a file to parse

    shown = _shown(path)
    raw = read_toml(_read(path), shown) if path.endswith(".toml") else read_yaml(_read(path), shown)
    if raw is None:
        return NONE
    validate(raw, shown)
    return _config(raw.data, raw.lines, path, shown)


def _config(data: Mapping[str, Any], lines: Mapping[tuple[str | int, ...], int], path: str, shown: str) -> Config:
    def choices(key: str) -> tuple[Choice, ...]:
        return tuple(
            Choice(name=name, origin=f"{shown}:{lines.get((key, at), lines.get((key,), 1))}")
            for at, name in enumerate(data.get(key, ()))
        )

    return Config(
        path=path,
        select=choices("select"),
        ignore=choices("ignore"),
        exclude=tuple(data.get("exclude", ())),
        fail_on=Severity(data.get("fail-on", Severity.ERROR)),
        context=_context(data.get("context", {}), f"{shown}:{lines.get(('context', 'established'), 1)}"),
    )


def _context(data: Mapping[str, str | bool], place: str) -> dict[str, str | bool]:
    """What the user states, as conditions ask for it; the country answers whether the controller sits outside the EEA."""
    context = {key: _answer(value) for key, value in data.items()}
    if "established" in data:
        from linter.knowledge.countries import countries

        country = countries().get(str(data["established"]))
        if country is None:
            raise ConfigError(
                f"{place}: {data['established']!r} is the code of no country (ISO 3166-1; the United Kingdom is GB)."
            )
        context["established-outside-eea"] = not country.in_eea
    return context


def _answer(value: str | bool) -> str | bool:
    return {"yes": True, "no": False}.get(value, value) if isinstance(value, str) else value


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8-sig") as file:
            return file.read()
    except OSError as error:
        raise ConfigError(f"{_shown(path)}: cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{_shown(path)}: byte {error.start} is not UTF-8; save the file as UTF-8.") from None


def _shown(path: str) -> str:
    """The path as people see it: relative where the file lies under the working directory."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return path
    return path if relative.startswith("..") else relative


def _pattern(pattern: str) -> str:
    """A regular expression for a path that matches the pattern, or that lies below what matches it."""
    anchored = "/" in pattern.rstrip("/")
    pieces = re.split(r"(\*\*/|\*\*|\*|\?)", pattern.removeprefix("./").strip("/"))
    wild = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    body = "".join(wild.get(piece) or re.escape(piece) for piece in pieces)
    return f"(?s:{'' if anchored else '(?:[^/]+/)*'}{body}(?:/.*)?)"
