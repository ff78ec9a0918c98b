"""Lists of a page: how deep each item stands, and the number that the page shows before it."""

from __future__ import annotations

from dataclasses import dataclass

from linter.policy import LineKind
from linter.readers.html_elements import ordinal, whole_number
from linter.readers.writer import Item, LineWriter


@dataclass(slots=True, kw_only=True)
class _List:
    ordered: bool
    style: str  # the `type` of an ordered list
    number: int  # of the next item
    step: int  # to the item after it


class Lists:
    """The lists and items that are open, the innermost last."""

    def __init__(self, writer: LineWriter) -> None:
        self.items: list[Item] = []
        self._writer = writer
        self._open: list[_List] = []

    @property
    def item(self) -> Item | None:
        """The innermost open item."""
        return self.items[-1] if self.items else None

    def open(self, name: str, attributes: dict[str, str | None], *, in_cell: bool) -> None:
        """A list begins."""
        if not self._open and not in_cell:
            self._writer.blank()
        first = whole_number(attributes.get("start"), 1)
        style = attributes.get("type") or ""
        step = -1 if "reversed" in attributes else 1
        self._open.append(_List(ordered=name == "ol", style=style, number=first, step=step))

    def close(self) -> None:
        """The innermost list ends."""
        self._open.pop()
        if not self._open:
            self._writer.blank()

    def open_item(self, attributes: dict[str, str | None]) -> None:
        """An item begins."""
        around = self._open[-1] if self._open else None
        outer = self.item
        depth = outer.depth + 1 if outer and not outer.headed else 1
        if around is None or not around.ordered:
            self.items.append(Item(kind=LineKind.BULLET, depth=depth, marker="•"))
            return
        around.number = whole_number(attributes.get("value"), around.number)
        marker = ordinal(around.number, around.style) + "."
        around.number += around.step
        self.items.append(Item(kind=LineKind.NUMBERED, depth=depth, marker=marker))

    def open_section(self) -> None:
        """A title with text that opens begins: an item that holds nothing else is a section."""
        if self.items and not self.items[-1].opened:
            self.items[-1].headed = True

    def head(self) -> str:
        """A heading stands in the innermost item, which is a section then; its number, where that is the heading's."""
        item = self.item
        if item is None:
            return ""
        marker = item.marker if item.kind is LineKind.NUMBERED and not item.opened and not item.headed else ""
        item.headed = True
        return marker
