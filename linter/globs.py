"""Patterns for paths, as a configuration writes them: with `*`, `?` and `**`, relative to the folder of its file."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass

# folders of build tools: nothing in them is searched, and a pattern for one may match nothing today
PASSING = frozenset({"node_modules", "bower_components", "vendor", "__pycache__", "venv", "site-packages", "dist", "build"})
_MOST = 20_000  # files that are looked at before a pattern is taken to match something further on


@dataclass(frozen=True, slots=True, kw_only=True)
class Glob:
    """A pattern with its place. One without a slash matches a name anywhere below the folder."""

    pattern: str
    folder: str  # absolute
    origin: str = ""  # file and line of the configuration

    def covers(self, path: str) -> bool:
        """Whether the pattern matches the path, or a folder above it."""
        relative = os.path.relpath(os.path.abspath(path), self.folder).replace(os.sep, "/")
        return not relative.startswith("../") and re.fullmatch(expression(self.pattern), relative) is not None

    def leads_nowhere(self) -> bool:
        """Whether no file matches now, among those that no tool makes anew each day."""
        if PASSING.intersection(self.pattern.split("/")):
            return False
        wanted = re.compile(expression(self.pattern))
        for count, name in enumerate(_below(self.folder, _literal(self.pattern))):
            if count >= _MOST or wanted.fullmatch(name):
                return False
        return True


def expression(pattern: str) -> str:
    """A regular expression for a path that matches the pattern, or that lies below what matches it."""
    anchored = "/" in pattern.rstrip("/")
    pieces = re.split(r"(\*\*/|\*\*|\*|\?)", pattern.removeprefix("./").strip("/"))
    wild = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    body = "".join(wild.get(piece) or re.escape(piece) for piece in pieces)
    return f"(?s:{'' if anchored else '(?:[^/]+/)*'}{body}(?:/.*)?)"


def _literal(pattern: str) -> str:
    """The folders at the head of a pattern that are spelled out."""
    if "/" not in pattern.rstrip("/"):
        return ""
    folders = pattern.removeprefix("./").strip("/").split("/")[:-1]
    spelled = [folder for at, folder in enumerate(folders) if not re.search(r"[*?]", "/".join(folders[: at + 1]))]
    return "/".join(spelled)


def _below(folder: str, start: str) -> Iterator[str]:
    """The files below `start`, as paths relative to `folder`; what tools make is left out."""
    for parent, folders, names in os.walk(os.path.join(folder, start)):
        folders[:] = sorted(name for name in folders if name != ".git" and name not in PASSING)
        above = os.path.relpath(parent, folder).replace(os.sep, "/")
        for name in names:
            yield name if above == "." else f"{above}/{name}"


def nearest_path(glob: Glob) -> str:
    """The end of a message about a pattern that leads nowhere: the path that was meant, or a full stop."""
    from itertools import islice

    from linter.nearest import did_you_mean

    known = set()
    for name in islice(_below(glob.folder, ""), _MOST):
        known.add(name)
        known.update(name[:at] for at, character in enumerate(name) if character == "/")
    return did_you_mean(glob.pattern.removesuffix("/**").strip("/"), known)
