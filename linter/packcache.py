"""Parsed packs, kept between runs and keyed by the content of their files.

Parsing the built-in pack takes a few hundred milliseconds, reading it back a few. The cache lies in the user's own cache
folder, can be deleted at any time, and whatever is wrong with it is the same as an empty one.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from linter.pack import Pack

_SOURCES = ("pack.py", "packfile.py", "phrases.py", "checks.py", "conditions.py", "tokens.py")


def cached(files: Sequence[Path], build: Callable[[], Pack]) -> Pack:
    """The pack that `build` makes of the files, from the cache where their content is known."""
    place = _folder() / f"{_key(files)}.pickle"
    try:
        pack = pickle.loads(place.read_bytes())  # noqa: S301 written by this user, in a folder that only they can write to
    except Exception:  # a damaged entry is no entry
        pack = None
    if isinstance(pack, Pack):
        return pack
    pack = build()
    _keep(place, pickle.dumps(pack, protocol=pickle.HIGHEST_PROTOCOL))
    return pack


def _key(files: Sequence[Path]) -> str:
    digest = hashlib.sha256(repr(sys.version_info[:2]).encode())
    here = Path(__file__).parent
    for path in [*(here / name for name in _SOURCES), *files]:
        digest.update(str(path).encode("utf-8", "surrogateescape") + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()[:32]


def _folder() -> Path:
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "privacylint" / "packs"


def _keep(place: Path, content: bytes) -> None:
    """Write an entry at once and whole, and throw out all but the newest few.

    A folder that cannot be written to is no error.
    """
    try:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
            file.write(content)
        os.replace(file.name, place)
        for old in sorted(place.parent.glob("*.pickle"), key=lambda entry: entry.stat().st_mtime)[:-8]:
            old.unlink(missing_ok=True)
    except OSError:
        return
