"""Comments in the margin of a Word document that say that the text is not finished."""

from __future__ import annotations

import re

from linter.facts import fact
from linter.findings import Evidence
from linter.readers.document import Document
from linter.regex import Regex

_UNFINISHED = Regex(
    r"\b(?:to-?do|tbd|tbc|tba|fixme)\b|\?{2,}"
    r"|\bto be (?:added|agreed|checked|clarified|completed|confirmed|decided|defined)\b"
    r"|\b(?:check|clarify|confirm|discuss|verify)\b(?:\s+[\w']+){0,3}\s+with\b"
    r"|\b(?:add|insert|fill in|replace|update)\b(?:\s+[\w']+){0,4}\s+(?:here|before|once|when)\b"
    r"|\b(?:still|needs? to be) (?:missing|open|added|checked|confirmed|updated)\b"
    r"|\bask (?:our |the )?(?:legal|lawyers?|dpo)\b",
    re.IGNORECASE,
)


@fact
def open_comments(document: Document) -> tuple[Evidence, ...]:
    """Comments that ask for work: "TODO check with legal"; that someone agrees or is thanked leaves nothing to do."""
    return tuple(
        Evidence(span=comment.span, quote=comment.value)
        for comment in document.comments
        if _UNFINISHED.search(comment.value)
    )
