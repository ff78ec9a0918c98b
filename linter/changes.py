"""What has changed since a revision, as git knows it: which documents, and how they read before."""

from __future__ import annotations

import os
import subprocess  # S404: git alone is started
from collections.abc import Iterable, Sequence

from linter.errors import ConfigError


def earlier_versions(files: Iterable[str], revision: str) -> dict[str, bytes | None]:
    """The files that differ from a revision, each with its content there; None where it did not exist.

    A file that was renamed is compared with what it was called before. Raises ConfigError where git cannot tell.
    """
    found: dict[str, bytes | None] = {}
    changes: dict[str, dict[str, str | None]] = {}
    for file in files:
        root = _root(file)
        if root not in changes:
            changes[root] = _changes(root, revision)
        name = os.path.relpath(os.path.realpath(file), root).replace(os.sep, "/")
        if name in changes[root]:
            before = changes[root][name]
            found[file] = None if before is None else _git(root, ["show", f"{revision}:{before}"])
    return found


def _changes(root: str, revision: str) -> dict[str, str | None]:
    """The files of a work tree that differ from a revision, with their names there; None for those that are new."""
    if revision.startswith("-"):
        raise ConfigError(f"--since: {revision!r} is no revision.")
    _git(root, ["rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"])
    listed = _git(root, ["diff", "--name-status", "-z", "--find-renames", revision, "--"]).split(b"\0")
    found: dict[str, str | None] = {}
    at = 0
    while at + 1 < len(listed):
        state = listed[at][:1]
        moved = state in (b"R", b"C")
        before, after = os.fsdecode(listed[at + 1]), os.fsdecode(listed[at + 2] if moved else listed[at + 1])
        found[after] = None if state == b"A" else before
        at += 3 if moved else 2
    untracked = _git(root, ["ls-files", "-z", "--others", "--full-name"]).split(b"\0")
    return {**{os.fsdecode(name): None for name in untracked if name}, **found}


def _root(file: str) -> str:
    folder = os.path.dirname(os.path.realpath(file)) or os.curdir
    return os.path.realpath(os.fsdecode(_git(folder, ["rev-parse", "--show-toplevel"]).rstrip(b"\n")))


def content_at(revision: str, path: str) -> bytes:
    """A file as it was at a revision; the path counts from this folder.

    Raises ConfigError where git cannot tell.
    """
    asked = f"{revision}:{path}"
    if revision.startswith("-"):
        raise ConfigError(f"{asked}: {revision!r} is no revision.")
    inside = path if os.path.isabs(path) else f"./{path}"
    if os.path.isabs(path):
        inside = os.path.relpath(os.path.realpath(path), _root(path))
    return _git(os.curdir, ["show", f"{revision}:{inside.replace(os.sep, '/')}"], asked)


def _git(folder: str, arguments: Sequence[str], asked: str = "--since") -> bytes:
    command = ["git", "-C", folder, *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=120)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as error:
        raise ConfigError(f"{asked} needs git, which cannot be run: {error}.") from None
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ") or "there is no such revision"
        raise ConfigError(f"{asked}: git cannot tell what has changed in {folder}: {said.rstrip('.')}.")
    return done.stdout
