"""The text that is taken out of a file that is none: spans count in it, and each part knows its page or paragraph."""

from __future__ import annotations

from linter.source import Format, Part, Source


class Extract:
    """Text while it is taken out."""

    __slots__ = ("_parts", "_pieces", "size")

    def __init__(self) -> None:
        self.size = 0  # characters so far
        self._pieces: list[str] = []
        self._parts: list[Part] = []

    def write(self, value: str) -> int:
        """Adds text; where it begins."""
        start = self.size
        self._pieces.append(value)
        self.size += len(value)
        return start

    def part(self, *, page: int | None = None, paragraph: int | None = None) -> None:
        """What follows stands on this page or in this paragraph."""
        self._parts.append(Part(start=self.size, page=page, paragraph=paragraph))

    def source(self, path: str, format: Format) -> Source:
        """The text as the source of a document."""
        return Source(path=path, text="".join(self._pieces), format=format, parts=tuple(self._parts))
