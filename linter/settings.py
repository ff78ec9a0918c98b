"""The settings of a configuration file, each with the place where it is given; what `extends` names lies underneath.

Settings are flat: `context` and `severity` are taken apart key by key (`context.has-dpo`), so that a file that extends
another one replaces single answers. Every other key replaces the whole of what it names.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from linter.bundled import bundled
from linter.cache import cached
from linter.errors import ConfigError

Key = tuple[str | int, ...]  # ("context", "has-dpo"), ("select", 0)

SCHEMA = "config.schema.json"
_BY_KEY = ("context", "severity")
_SOURCES = ("config_file.py", "settings.py", "knowledge/countries.py", "knowledge/countries.csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """What a configuration file says, before it is judged."""

    data: Mapping[str, Any]
    lines: Mapping[Key, int] = field(default_factory=dict)  # from 1
    present: bool = True  # false for a `pyproject.toml` without a table for privacylint


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A value and where it is given."""

    value: Any  # as the file says it
    folder: str  # the folder of the file, absolute: what paths and patterns are relative to
    origin: str  # file and line
    origins: tuple[str, ...] = ()  # of each entry of a list


Settings = Mapping[str, Setting]


def read_settings(path: str) -> Settings | None:
    """What a configuration file says, together with those that it extends; None for one without a word about privacylint.

    Raises ConfigError for a file that cannot be read or does not hold.
    """
    return _read(os.path.abspath(path), ())


def _read(path: str, above: tuple[str, ...]) -> Settings | None:
    shown = shown_path(path)
    read_text(path)  # says what is wrong with a file that cannot be read
    raw = cached(Raw, "configs", (*_SOURCES, os.path.join(bundled("schemas"), SCHEMA), path), lambda: _parsed(path, shown))
    if not raw.present:
        return None
    own = dict(_flat(raw.data, raw.lines, os.path.dirname(path), shown))
    base = own.get("extends")
    return own if base is None else {**_extended(base, (*above, path)), **own}


def _parsed(path: str, shown: str) -> Any:
    """The file as data, validated; the parsers are loaded where there is something to parse."""
    from linter.config_file import read_toml, read_yaml, validate

    text = read_text(path)
    raw = read_toml(text, shown) if path.endswith(".toml") else read_yaml(text, shown)
    validate(raw, shown)
    return raw


def _extended(setting: Setting, above: tuple[str, ...]) -> Settings:
    path = os.path.normpath(os.path.join(setting.folder, str(setting.value)))
    if path in above:
        raise ConfigError(f"{setting.origin}: extends goes round in a circle: {shown_path(path)} extends this file.")
    if not os.path.isfile(path):
        raise ConfigError(
            f"{setting.origin}: extends names {str(setting.value)!r}, and there is no file {shown_path(path)}."
        )
    base = _read(path, above)
    if base is None:
        raise ConfigError(f"{setting.origin}: {shown_path(path)} has no table [tool.privacylint].")
    return base


def _flat(
    data: Mapping[str, Any], lines: Mapping[tuple[str | int, ...], int], folder: str, shown: str
) -> Iterator[tuple[str, Setting]]:
    def place(*key: str | int) -> str:
        return f"{shown}:{next((lines[key[:size]] for size in range(len(key), -1, -1) if key[:size] in lines), 1)}"

    for key, value in data.items():
        if key in _BY_KEY:
            for name, answer in value.items():
                yield f"{key}.{name}", Setting(value=answer, folder=folder, origin=place(key, name))
        elif isinstance(value, list):
            origins = tuple(place(key, at) for at in range(len(value)))
            yield key, Setting(value=value, folder=folder, origin=place(key), origins=origins)
        else:
            yield key, Setting(value=value, folder=folder, origin=place(key))


def overriding(setting: Setting) -> Iterator[tuple[str, str, Settings]]:
    """The entries of `overrides`: the pattern, the place of the entry, and what counts for the documents that it covers."""
    for entry, origin in zip(setting.value, setting.origins, strict=True):
        file, _, line = origin.rpartition(":")
        own = {key: value for key, value in entry.items() if key != "path"}
        yield entry["path"], origin, dict(_flat(own, {(): int(line)}, setting.folder, file))


def read_text(path: str) -> str:
    """The text of a configuration file.

    Raises ConfigError where it cannot be read.
    """
    try:
        with open(path, encoding="utf-8-sig") as file:
            return file.read()
    except OSError as error:
        raise ConfigError(f"{shown_path(path)}: cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{shown_path(path)}: byte {error.start} is not UTF-8; save the file as UTF-8.") from None


def shown_path(path: str) -> str:
    """The path as people see it: relative where the file lies under the working directory."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return path
    return path if relative.startswith("..") else relative
