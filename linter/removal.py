"""Take a piece of a document out so that nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.findings import Edit, Fix
from linter.source import Format, Source, Span

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^<>]*?(/?)>", re.IGNORECASE)
_VOID = frozenset(("br", "hr", "img", "input", "wbr", "col", "meta", "link", "source"))  # elements that never close


def removal(source: Source, cuts: Sequence[Span]) -> Fix | None:
    """A safe fix that deletes some spans of the source; None where that would leave tags without their partners."""
    if source.format is Format.HTML and not all(_is_balanced(source.cut(cut)) for cut in cuts):
        return None
    return Fix(safe=True, edits=tuple(Edit(span=cut, text="") for cut in cuts))


def _is_balanced(html: str) -> bool:
    """Whether what closes here is opened again in reverse, so that cutting the piece out keeps the nesting.

    Between the end of one table row and that of the next, `td` and `tr` close, and `tr` and `td` open; the cells between
    open and close by themselves.
    """
    closed: list[str] = []
    opened: list[str] = []
    for slash, name, alone in _TAG.findall(html.lower()):
        if name in _VOID or alone:
            continue
        if not slash:
            opened.append(name)
        elif not opened:
            closed.append(name)
        elif opened.pop() != name:
            return False
    return closed == opened[::-1] and "<!--" not in html
