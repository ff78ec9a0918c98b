"""Lead-ins: which sentence gives the items, paragraphs or answers after it their meaning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter.regex import Regex

if TYPE_CHECKING:
    from linter.statements import Statement

_CLOSERS = "\"'”’»›)]* "
_TRAILERS = " *_-–—\u200b\u200d"  # what slips in after a colon
_LOOK_BACK = 3  # sentences; "You have the rights below. They have limits. Some cost money." still introduces the list
_SHORT_ANSWER = 6  # words
_SHORT_PARAGRAPH = 300  # characters
_SHORT_LABEL = 6  # words

# words by which a whole sentence announces a list; "following your request", "see the following section" and "in Section 9
# below" announce none
_ANNOUNCING = Regex(
    r"\bfollowing\b(?!\s(?:your|our|its|their|an?|this|that|such|any|receipt|termination|expir|\w+ing\b|section|link|e?-?mail))"
    r"|\bas follows\b"
    r"|\b(?:listed|described|set out|outlined|shown|detailed|explained|summari[sz]ed|given|stated|specified)\sbelow\b"
    r"|(?<![\divx]\s)\bbelow\W*\Z"
    r"|\b(?:includ(?:e|es|ing)|such as|right to|rights to|may|namely|for example)\W*\Z",
    re.IGNORECASE,
)
_REPLY = Regex(r"(?:yes|no|nope|never)\b", re.IGNORECASE)
_LABELLED = Regex(r"\w[^.:!?;]{1,60}(?::| [–—-])\s")  # "Account data: We collect …"
_WITH_MORE = Regex(r"(?:[;,]|[;,]?\s(?:and|or|and/or))\Z")


def lead_in(before: Sequence[Statement]) -> Statement | None:
    """The sentence that introduces a list, from those of the paragraph right before it; None where none does.

    A sentence that is left open (":", ",", no full stop at all) does, and so does a question or one that announces a list.
    """
    if not before:
        return None
    last = before[-1]
    if not is_closed(last.text):
        return last
    for statement in reversed(before[-_LOOK_BACK:]):
        if announces(statement.text) or _ANNOUNCING.has(statement.text):
            return statement
    return None


def announces(text: str) -> bool:
    """Whether a text ends with a colon."""
    return text.rstrip(_TRAILERS).endswith(":")


def is_closed(text: str) -> bool:
    """Whether a sentence ends with a full stop or an exclamation mark."""
    text = text.rstrip(_CLOSERS)
    return text.endswith((".", "!")) and not text.endswith("...")


def is_followed(text: str) -> bool:
    """Whether a text ends as an item does that others follow (";", ", and")."""
    return _WITH_MORE.search(text) is not None


def is_answer(text: str) -> bool:
    """Whether a sentence says too little without the question before it."""
    return not text.endswith("?") and (_REPLY.match(text) is not None or text.count(" ") < _SHORT_ANSWER)


class Enumeration:
    """Paragraphs that enumerate what a paragraph before them announced with a colon."""

    __slots__ = ("_labelled", "_last", "_open", "lead")

    def __init__(self, lead: Statement) -> None:
        self.lead = lead  # the sentence with the colon
        self._last: str | None = None  # the last paragraph that belongs to it
        self._labelled = False  # whether its first paragraph begins with a label
        self._open = False  # whether one of its paragraphs ended with ";", "," or "and"

    def takes(self, text: str, sentences: int) -> bool:
        """Whether the next paragraph, of so many sentences, belongs to it."""
        goes_on = not _is_lead_of_its_own(text, sentences) if self._last is None else self._goes_on(text, sentences)
        if not goes_on:
            return False
        self._labelled = _LABELLED.match(text) is not None if self._last is None else self._labelled
        self._last = text
        self._open = self._open or is_followed(text)
        return True

    def _goes_on(self, text: str, sentences: int) -> bool:
        last = self._last or ""
        if self._labelled and _LABELLED.match(text):
            return True
        if announces(text) or sentences > 1 or len(text) > _SHORT_PARAGRAPH:
            return False
        if is_closed(last):
            return not self._open  # "…; and" … "." was the last
        whole = is_closed(text) and text[:1].isupper() and text.count(" ") > _SHORT_LABEL
        return not whole or self._open


def _is_lead_of_its_own(text: str, sentences: int) -> bool:
    """Whether a paragraph right after a colon is no label but opens something else; what the colon announced is lost."""
    return announces(text) and sentences == 1 and text.count(" ") >= _SHORT_LABEL
