"""The facts of documents that are judged together: what one of them says is held against what the others say.

A check that compares places asks for the same facts as ever. For a bundle they are worked out from the statements of all its
documents, each of which knows which one it stands in, and so does every place that comes of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from linter.facts import Facts
from linter.statements import Statement, build_statements

_OWN = ("document_kind", "language", "assessed", "wording")  # what the document is, whatever stands beside it


def joined(facts: Facts, before: Sequence[Facts], after: Sequence[Facts]) -> Facts:
    """The facts of a document with those of the others of its bundle that are notices in its language."""
    own = {name: facts.get(name) for name in _OWN}
    statements: list[Statement] = []
    for other in (*before, facts, *after):
        if other is not facts and not _speaks(other, own["language"]):
            continue
        source = other.get("source") if other is not facts else None
        statements += build_statements(other.get("policy"), first=len(statements), source=source)
    given = {name: facts.get(name) for name in ("source", "policy", "document", "as_of", "context", "bundle")}
    return Facts(**given, **own, statements=tuple(statements))


def _speaks(other: Facts, language: str | None) -> bool:
    """Whether what a document says counts beside another one."""
    return bool(other.get("document_kind").is_notice) and other.get("language") == language
