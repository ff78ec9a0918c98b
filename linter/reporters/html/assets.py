"""The style and the script that every page carries inside itself, and the policy that lets nothing else work."""

from __future__ import annotations

import base64
import os
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

_FOLDER = os.path.join(os.path.dirname(__file__), "static")
_STYLES = ("base.css", "overview.css", "parts.css", "policy.css", "print.css")  # in the order of the cascade
_SCRIPTS = ("filters.js", "marks.js", "tables.js")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """What a page carries."""

    style: str
    script: str

    @property
    def policy(self) -> str:
        """The Content-Security-Policy: no request, no frame, no form, no script and no style but these."""
        return "; ".join(
            (
                "default-src 'none'",
                "img-src data:",
                f"style-src {_hash(self.style)}",
                f"script-src {_hash(self.script)}",
                "base-uri 'none'",
                "form-action 'none'",
            )
        )


@cache
def assets() -> Assets:
    """Style and script, read once."""
    return Assets(style="".join(map(_read, _STYLES)), script="".join(map(_read, _SCRIPTS)))


def _read(name: str) -> str:
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:
        return file.read()


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"
