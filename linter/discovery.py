"""Which files a run judges: those named, and those in the folders named that look like a privacy or cookie policy."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from linter.errors import UnreadableError
from linter.globs import PASSING

STDIN = "-"

# what a folder is searched for; any other file is judged where it is named
_TEXTS = (".md", ".markdown", ".mdx", ".mdc", ".txt", ".html", ".htm", ".xhtml", ".rst", ".adoc", ".asciidoc")
_NO_TEXT = (".docx", ".pdf")
READABLE = _TEXTS + _NO_TEXT
# how much of a file decides whether it looks like a policy, in bytes: saved pages open with long scripts
_GLANCE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The outcome of a search."""

    files: tuple[str, ...]  # as given or, in a folder, under the folder as given; in the order given, each once
    passed_over: int  # files of a folder that do not look like a policy
    excluded: int  # files that the configuration leaves out


def discover(paths: Iterable[str], excludes: Callable[[str], bool]) -> Found:
    """The files to judge, by the paths of a command line; one that leads nowhere is among them, for its reader to refuse."""
    files: dict[str, str] = {}  # by real path, so that a file named twice is judged once
    passed_over = excluded = 0
    for path in paths:
        folder = path != STDIN and os.path.isdir(path)
        for file in candidates(path) if folder else (path,):
            if excludes(file):
                excluded += 1
            elif folder and not os.path.isdir(file) and not _worth_reading(file):
                passed_over += 1
            else:
                files.setdefault(file if file == STDIN else os.path.realpath(file), file)
    return Found(files=tuple(files.values()), passed_over=passed_over, excluded=excluded)


def candidates(folder: str) -> Iterator[str]:
    """The files of a folder that could hold a policy by their names, in order; what git ignores is left out."""
    listed = _tracked(folder)
    for name in sorted(_walked(folder)) if listed is None else listed:
        path = os.path.normpath(os.path.join(folder, name))
        if name.endswith("/"):  # a repository inside this one
            yield from candidates(path)
        elif (name.lower().endswith(READABLE) and os.path.isfile(path)) or (listed is None and os.path.isdir(path)):
            yield path


def _worth_reading(path: str) -> bool:
    from linter.likeness import looks_like_policy  # only where a folder is searched

    if path.lower().endswith(_NO_TEXT):
        return _worth_opening(path)
    try:
        with open(path, "rb") as file:
            start = file.read(_GLANCE)
    except OSError:
        return True  # its reader says what is wrong with it
    return looks_like_policy(os.path.basename(path), _decoded(start))


def _worth_opening(path: str) -> bool:
    """Whether a Word or PDF file looks like a policy by its first pages; by its name, where it cannot be read."""
    from linter.likeness import is_named_as_policy, looks_like_policy
    from linter.readers import glance

    name = os.path.basename(path)
    try:
        return looks_like_policy(name, glance(path)[:_GLANCE])
    except UnreadableError:
        return is_named_as_policy(name)


def _decoded(data: bytes) -> str:
    """Good enough to recognise words by; the readers decode exactly."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    text = data.decode("utf-8", "replace")
    return data.decode("cp1252", "replace") if text.count("\ufffd") > len(text) // 500 else text


def _tracked(folder: str) -> list[str] | None:
    """The files that git tracks or would track, relative to the folder; None outside a work tree or without git.

    Other repositories inside it end with a slash.
    """
    if not _in_work_tree(os.path.abspath(folder)):
        return None
    import subprocess  # S404: git alone is started, with fixed arguments

    command = ["git", "-C", folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=60)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    if done.returncode != 0:
        return None
    names = sorted(os.fsdecode(name) for name in done.stdout.split(b"\0") if name)
    return [f"{name}/" if not name.endswith("/") and _is_submodule(os.path.join(folder, name)) else name for name in names]


def _is_submodule(path: str) -> bool:
    """Whether git lists a folder, which is a repository in this one; a link to a folder may lead round in a circle."""
    return os.path.isdir(path) and not os.path.islink(path)


def _in_work_tree(folder: str) -> bool:
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return False
        folder = above
    return True


def _walked(folder: str) -> Iterator[str]:
    """All files below a folder, relative to it, hidden folders and those of build tools left out.

    A folder that may not be looked into is among them, for its reader to say so.
    """
    closed: list[str] = []
    for parent, folders, names in os.walk(folder, onerror=lambda error: closed.append(error.filename)):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in PASSING]
        for name in names:
            yield os.path.relpath(os.path.join(parent, name), folder)
    yield from (os.path.relpath(path, folder) for path in closed)
