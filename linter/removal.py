"""Take a piece of a document out so that nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.findings import Edit, Fix
from linter.source import Format, Source, Span

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>", re.IGNORECASE)


def removal(source: Source, cuts: Sequence[Span]) -> Fix | None:
    """A safe fix that deletes some spans of the source; None where that would leave tags without their partners."""
    if source.format is Format.HTML and not all(_is_balanced(source.cut(cut)) for cut in cuts):
        return None
    return Fix(safe=True, edits=tuple(Edit(span=cut, text="") for cut in cuts))


def _is_balanced(html: str) -> bool:
    """Whether the tags that close here are opened again in reverse, so that cutting the piece out keeps the nesting."""
    tags = [(slash, name.lower()) for slash, name in _TAG.findall(html) if name.lower() != "br"]
    half = len(tags) // 2
    closed = [name for slash, name in tags[:half] if slash]
    opened = [name for slash, name in tags[half:] if not slash]
    return len(closed) == len(opened) == half == len(tags) - half and closed == opened[::-1]
