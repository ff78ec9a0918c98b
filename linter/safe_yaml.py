"""YAML as plain data: nothing in a file can make an object, and the parser in C is taken where there is one."""

from __future__ import annotations

from typing import IO, Any


def load(source: str | IO[str]) -> Any:
    """The data of a document.

    Raises yaml.YAMLError.
    """
    import yaml  # most runs know their answers, and load no YAML

    return yaml.load(source, Loader=loader())  # noqa: S506 a safe loader, see below


def loader() -> Any:
    """The safe loader."""
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
