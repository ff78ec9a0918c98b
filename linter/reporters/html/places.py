"""Places in the policy that the report points at, each with one address on the page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from linter.findings import Evidence
from linter.reporters.html.texts import Texts
from linter.source import Source, Span


@dataclass(frozen=True, slots=True)
class Owner:
    """What a place belongs to: a finding or a duty."""

    anchor: str  # its address on the page
    label: str  # in a few words, for the margin
    kind: str  # a severity or a status: how the place is marked


@dataclass(slots=True)
class Place:
    """A range of the source that something points at."""

    anchor: str
    span: Span
    owners: list[Owner] = field(default_factory=list)


Faults = Mapping[str, Sequence[tuple[Span, Owner]]]  # by the group of a rule, what its findings point at


class Places:
    """All places of a document."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._places: dict[Span, Place] = {}
        self._lines: list[int] = []  # the lines that have an address on the page, in order
        self._anchors: set[str] = set()

    def add(self, evidence: Evidence, owner: Owner) -> Place:
        """The place of an evidence, which belongs to the owner from now on."""
        place = self._places.setdefault(evidence.span, Place(f"p{len(self._places) + 1}", evidence.span))
        if owner.anchor not in (known.anchor for known in place.owners):
            place.owners.append(owner)
        return place

    def inside(self, evidence: Evidence) -> Iterator[Owner]:
        """What has a place within an evidence."""
        start, end = evidence.span.start, evidence.span.end
        for place in self._places.values():
            if start <= place.span.start and place.span.end <= end:
                yield from place.owners

    def __iter__(self) -> Iterator[Place]:
        """In the order of the source, of those that begin together the longest first."""
        return iter(sorted(self._places.values(), key=lambda place: (place.span.start, -place.span.end)))

    def shown(self, lines: Iterable[int], anchors: set[str]) -> None:
        """Note which lines and places have got an address on the page, where the text is shown."""
        self._lines = sorted(lines)
        self._anchors = anchors

    def address(self, evidence: Evidence) -> str:
        """The address of an evidence on the page: its own or that of the line above; "" where its text is not shown."""
        if evidence.source:
            return ""
        place = self._places.get(evidence.span)
        if place and place.anchor in self._anchors:
            return f"#{place.anchor}"
        return self.address_of_line(self.line(evidence))

    def address_of_line(self, line: int) -> str:
        """The address of the nearest line from here upwards that has one."""
        at = bisect_right(self._lines, line)
        return f"#L{self._lines[at - 1]}" if at else ""

    def spot(self, evidence: Evidence, texts: Texts) -> str:
        """The place of an evidence as people name it; of one in another document with the path of that."""
        if not evidence.source:
            return self.named(evidence.span.start, texts)
        there = Places(evidence.source).named(evidence.span.start, texts)
        return texts("place.elsewhere", path=evidence.source.path, place=there)

    def named(self, offset: int, texts: Texts) -> str:
        """A place as people name it: by its line, or by page and paragraph where the document has such."""
        line, part = self.source.position(offset)[0], self.source.part(offset)
        if part is None:
            return texts("place.line", n=line)
        if part.paragraph is None:
            return texts("place.page", page=part.page, n=line - self.source.position(part.start)[0] + 1)
        if part.page is None:
            return texts("place.paragraph", n=part.paragraph)
        return texts("place.paragraph-page", page=part.page, n=part.paragraph)

    def number(self, offset: int) -> str:
        """The same as short as it fits beside the text: "12", or "3:12" for a line of a page."""
        line, part = self.source.position(offset)[0], self.source.part(offset)
        if part is None:
            return str(line)
        if part.paragraph is not None:
            return str(part.paragraph)
        return f"{part.page}:{line - self.source.position(part.start)[0] + 1}"

    def line(self, evidence: Evidence) -> int:
        """The line that an evidence begins on."""
        return self.source.position(evidence.span.start)[0]
