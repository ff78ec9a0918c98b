"""Where the checks and schemas lie: in the wheel beside this module, in a checkout beside the package."""

from __future__ import annotations

import os

_HERE = os.path.dirname(os.path.realpath(__file__))  # no pathlib: it takes 10 ms to import, and each run comes by here


def bundled(name: str) -> str:
    """The folder `checks` or `schemas`."""
    packed = os.path.join(_HERE, "_bundled", name)
    return packed if os.path.isdir(packed) else os.path.join(os.path.dirname(_HERE), name)
