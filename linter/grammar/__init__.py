"""The grammars, in Lark's notation: of a policy's lines, of phrases, of conditions."""

from __future__ import annotations

import os


def grammar(name: str) -> str:
    """The text of a grammar of this folder."""
    with open(os.path.join(os.path.dirname(__file__), f"{name}.lark"), encoding="utf-8") as file:
        return file.read()
