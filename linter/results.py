"""Results kept between runs: what was found in a document, for as long as nothing changes that it depends on.

That is the content of the document and of those judged together with it, their paths, the configuration for it, the
command line, the day, the checks, and the code and data of this package and of the libraries beside it. Nothing here loads a
check or a reader: a document that is known already costs the reading of two files.
"""

from __future__ import annotations

import os
import pickle
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache, cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from linter.bundled import bundled
from linter.cache import clean, folder, keep
from linter.report import DocumentReport
from linter.source import MAX_BYTES

if TYPE_CHECKING:
    from linter.options import Task
    from linter.policy import Policy

_HERE = os.path.dirname(os.path.abspath(__file__))
_MOST = 2_000  # documents that are kept, the newest; one takes about three times the size of its text


def key(task: Task) -> str | None:
    """What a result is kept under; None where the document cannot be read."""
    data = _content(task)
    if data is None:
        return None
    options, config = task.options, task.config
    chosen = (options.profile, options.select, options.ignore)
    asked = (options.as_of, *chosen, options.duties_only, options.suppress, options.with_facts)
    place = (task.shown, os.path.abspath(task.shown), options.max_bytes)
    known = (
        sys.version_info,
        _stamp(_HERE),
        _stamp(bundled("checks")),
        *map(_stamp, config.packs),
        _libraries(),
    )
    digest = sha256(repr((asked, place, known, sorted(config.settings.items()))).encode("utf-8", "surrogatepass"))
    digest.update(data)
    for member in task.bundle:
        digest.update(repr((member.shown, _content(member))).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:48]


def _content(task: Task) -> bytes | None:
    """The bytes of a document; None for what cannot be read, is too long, or is no file: a pipe gives its content once."""
    if task.data is not None:
        return task.data
    most = task.options.max_bytes or MAX_BYTES
    try:
        state = os.stat(task.path)
        if not stat.S_ISREG(state.st_mode) or state.st_size > most:
            return None
        with open(task.path, "rb") as file:
            return file.read(most + 1)
    except (OSError, ValueError):  # ValueError: a NUL character in the path
        return None


def find(key: str) -> DocumentReport | None:
    """The result kept under a key; None where there is none, and for one that is damaged."""
    place = _place(key)
    try:
        with open(place, "rb") as file:
            report = pickle.load(file)  # noqa: S301 written by this user, in a folder that only they can write to
    except Exception:  # a damaged entry is no entry
        return None
    if not isinstance(report, DocumentReport):
        return None
    with suppress(OSError):
        os.utime(place)  # the newest are those that were asked for last
    return report


def sealed(report: DocumentReport) -> DocumentReport:
    """The same report with its tree packed: that takes longer to pack and unpack than all the rest, and few look at it."""
    packed = _Packed(pickle.dumps(report.policy, protocol=pickle.HIGHEST_PROTOCOL))
    return replace(report, policy=packed)  # type: ignore[arg-type]  # it acts as the policy


def store(key: str, report: DocumentReport) -> None:
    """Keep a sealed result."""
    keep(_place(key), pickle.dumps(report, protocol=pickle.HIGHEST_PROTOCOL))


class _Packed:
    """Stands in for a policy, and is unpacked when somebody looks at it."""

    def __init__(self, packed: bytes) -> None:
        self._packed = packed

    @cached_property
    def _policy(self) -> Policy:
        policy: Policy = pickle.loads(self._packed)  # noqa: S301 as above
        return policy

    def __reduce__(self) -> tuple[type[_Packed], tuple[bytes]]:
        return _Packed, (self._packed,)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what copy and pickle ask for
            raise AttributeError(name)
        return getattr(self._policy, name)


def tidy() -> None:
    """Throw out what nobody has asked for in a long time."""
    clean(folder("results"), newest=_MOST)


def _place(key: str) -> str:
    return os.path.join(folder("results"), key)


@cache
def _stamp(place: str) -> str:
    """The state of all files in a folder, by their names, sizes and times."""
    return sha256(repr(sorted(_states(place))).encode("utf-8", "surrogatepass")).hexdigest()


def _states(place: str) -> Iterator[tuple[str, int, int]]:
    if not os.path.isdir(place):
        return  # the pack that is looked for there will say so
    for entry in os.scandir(place):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _states(entry.path)
        else:
            state = entry.stat()
            yield entry.path, state.st_size, state.st_mtime_ns


@cache
def _libraries() -> int:
    """When a library was last installed or removed beside those that the readers use."""
    import click  # loaded in any case, and installed where the others are

    return os.stat(os.path.dirname(os.path.dirname(click.__file__))).st_mtime_ns
