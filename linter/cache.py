"""What is worked out from files of the project, kept between runs and keyed by the content of those files.

Parsing the built-in pack takes a few hundred milliseconds, reading it back a few; so do the table of a grammar and the
indexes of names. The cache lies in the user's own cache folder, can be deleted at any time, and whatever is wrong with it
is the same as an empty one.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TypeVar

Kept = TypeVar("Kept")

_HERE = os.path.dirname(__file__)
_NEWEST = 8  # entries of a name that are left when one is added: a few versions and packs side by side


def cached(kind: type[Kept], name: str, files: Iterable[str], build: Callable[[], Kept]) -> Kept:
    """What `build` makes of the files (absolute paths, or relative to this package), read back where it is known already.

    The files are everything that the outcome depends on, code included. Entries of one name lie in one folder.
    """
    place = os.path.join(folder(name), f"{_key(files)}.pickle")
    try:
        with open(place, "rb") as file:
            known = pickle.load(file)  # noqa: S301 written by this user, in a folder that only they can write to
    except Exception:  # a damaged entry is no entry
        known = None
    if isinstance(known, kind):
        return known
    built = build()
    keep(place, pickle.dumps(built, protocol=pickle.HIGHEST_PROTOCOL))
    clean(os.path.dirname(place), newest=_NEWEST)
    return built


def _key(files: Iterable[str]) -> str:
    digest = hashlib.sha256(repr(sys.version_info[:2]).encode())
    for path in files:
        with open(os.path.join(_HERE, path), "rb") as file:
            digest.update(path.encode("utf-8", "surrogateescape") + b"\0" + file.read() + b"\0")
    return digest.hexdigest()[:32]


def folder(name: str) -> str:
    """Where the entries of one name lie."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "privacylint", name)


def keep(place: str, content: bytes) -> None:
    """Write an entry at once and whole, so that a run beside this one reads all of it or nothing.

    A folder that cannot be written to is no error.
    """
    unfinished = f"{place}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(place), exist_ok=True, mode=0o700)
        with open(unfinished, "wb") as file:
            file.write(content)
        os.replace(unfinished, place)
    except OSError:
        return


def clean(place: str, *, newest: int) -> None:
    """Throw out all but the newest entries of a folder."""
    try:
        entries = sorted(os.scandir(place), key=lambda entry: entry.stat().st_mtime)
    except OSError:  # no folder, or an entry that a run beside this one has just thrown out
        return
    for entry in entries[:-newest]:
        with suppress(OSError):
            os.unlink(entry)
