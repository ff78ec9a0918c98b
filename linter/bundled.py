"""Where the checks and schemas lie: in the wheel beside this module, in a checkout beside the package."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def bundled(name: str) -> Path:
    """The folder `checks` or `schemas`."""
    packed = _HERE / "_bundled" / name
    return packed if packed.is_dir() else _HERE.parent / name
