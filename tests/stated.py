"""Facts of a short text, as the tests of the fact modules ask for them."""

from __future__ import annotations

import datetime
from typing import Any

from linter.facts import Facts
from linter.readers import read_text
from linter.segment import segment
from linter.source import Format
from linter.statements import build_statements


def fact(name: str, text: str, *, format: Format = Format.MARKDOWN) -> Any:
    """A fact of a text by its name."""
    document = read_text(text, "policy.md" if format is Format.MARKDOWN else "policy.txt", format)
    policy = segment(document)
    facts = Facts(
        source=policy.source,
        policy=policy,
        statements=build_statements(policy),
        document=document,
        as_of=datetime.date(2026, 11, 22),
        context={},
    )
    return facts.get(name)


def under(heading: str, text: str) -> str:
    """A policy with one section."""
    return f"# Privacy policy\n\n## {heading}\n\n{text}\n"
