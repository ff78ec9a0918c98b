"""Ways to change a policy that make no finding new, and one that makes exactly one."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from linter.policy import Paragraph, Policy, Section
from linter.report import DocumentReport

SLOT = "Our shop closes at [insert time of the day]."


def moved(report: DocumentReport, *, seed: str, sections: int, paragraphs: int) -> Iterator[str]:
    """The text with neighbours exchanged: two sections of one level, or two paragraphs of one section."""
    chance = random.Random(seed)
    policy, text = report.policy, report.source.text
    of_sections = [tuple(_line(text, place) for place in places) for places in _sections(policy.sections, len(text))]
    of_paragraphs = [[(start, _line_end(text, end)) for start, end in pair] for pair in _paragraphs(policy)]
    chance.shuffle(of_sections)
    chance.shuffle(of_paragraphs)
    for first, second, end in of_sections[:sections]:
        one, other = text[first:second].rstrip("\n"), text[second:end].rstrip("\n")
        yield f"{text[:first]}{other}\n\n{one}\n\n{text[end:]}"
    for (start, stop), (begin, end) in of_paragraphs[:paragraphs]:
        yield f"{text[:start]}{text[begin:end]}{text[stop:begin]}{text[start:stop]}{text[end:]}"


def with_slot(text: str) -> str | None:
    """The text with a slot of a template that nobody filled in, as a paragraph of its own; None where no place is sure."""
    page = re.search(r"<p\b", text) is not None
    ends = [match.end() for match in re.finditer(r"</p>" if page else r"\n[ \t]*\n(?=\S)", text)]
    if not ends:
        return None
    at = ends[len(ends) // 2]
    return f"{text[:at]}<p>{SLOT}</p>{text[at:]}" if page else f"{text[:at]}{SLOT}\n\n{text[at:]}"


def _line(text: str, place: int) -> int:
    """Where the line of a place begins, with the marks of its heading."""
    return place if place == len(text) else text.rfind("\n", 0, place) + 1


def _line_end(text: str, place: int) -> int:
    """Where the line of a place ends, with the address of a link that ends there."""
    end = text.find("\n", place)
    return len(text) if end < 0 else end


def _sections(sections: Sequence[Section], end: int) -> Iterator[tuple[int, int, int]]:
    """Where two neighbouring sections of one level begin, and where the second ends."""
    starts = [*(section.title.span.start for section in sections), end]
    for at, section in enumerate(sections):
        if at + 2 < len(sections) and section.level == sections[at + 1].level > 1:
            yield starts[at], starts[at + 1], starts[at + 2]
        yield from _sections(section.sections, starts[at + 1])


def _paragraphs(policy: Policy) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for section in policy.walk():
        for one, other in zip(section.blocks, section.blocks[1:], strict=False):
            if isinstance(one, Paragraph) and isinstance(other, Paragraph):
                yield (one.text.span.start, one.text.span.end), (other.text.span.start, other.text.span.end)
