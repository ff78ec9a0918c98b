"""What stands on a page of the audit report, read with the standard library's parser."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "img", "input", "br"}


@dataclass
class Element:
    """An element with its attributes and the text inside it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Reader(HTMLParser):
    """All elements of a page, in order."""

    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


class Shown:
    """A page."""

    def __init__(self, html: str) -> None:
        reader = Reader()
        reader.feed(html)
        reader.close()
        assert not reader.open
        self.elements = reader.elements

    def all(self, tag: str = "", **wanted: str) -> list[Element]:
        """The elements of a tag that have all the words of an attribute (`class_` is `class`)."""
        return [
            element
            for element in self.elements
            if (not tag or element.tag == tag)
            and all(
                set(words.split()) <= set(element.attributes.get(name.rstrip("_"), "").split())
                for name, words in wanted.items()
            )
        ]

    def one(self, tag: str = "", **wanted: str) -> Element:
        """The one such element."""
        (element,) = self.all(tag, **wanted)
        return element

    def texts(self, tag: str = "", **wanted: str) -> list[str]:
        """What stands in such elements, white space put together."""
        return [" ".join(element.text.split()) for element in self.all(tag, **wanted)]

    @property
    def ids(self) -> list[str]:
        """All addresses on the page."""
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]
