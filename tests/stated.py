"""Facts of a short text, as the tests of checks and of fact modules ask for them."""

from __future__ import annotations

import datetime
from typing import Any

from linter.facts import Facts
from linter.readers import read_text
from linter.segment import segment
from linter.source import Format
from linter.statements import Statement, build_statements

AS_OF = datetime.date(2026, 11, 22)


def statements_of(text: str) -> tuple[Statement, ...]:
    """The statements of a text in Markdown."""
    return build_statements(segment(read_text(text, "policy.md", Format.MARKDOWN)))


def facts_of(text: str, form: Format = Format.MARKDOWN, path: str = "policy") -> Facts:
    """What every document starts from, for a text in a format."""
    document = read_text(text, path, form)
    policy = segment(document)
    statements = build_statements(policy)
    return Facts(source=document.source, policy=policy, statements=statements, document=document, as_of=AS_OF, context={})


def fact(name: str, text: str, form: Format = Format.MARKDOWN) -> Any:
    """A fact of a text by its name."""
    return facts_of(text, form).get(name)


def under(heading: str, text: str) -> str:
    """A policy with one section."""
    return f"# Privacy policy\n\n## {heading}\n\n{text}\n"
