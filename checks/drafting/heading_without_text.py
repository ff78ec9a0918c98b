"""Headings with nothing under them."""

from __future__ import annotations

from collections.abc import Iterator

from linter.api import Confidence, Defect, Evidence, Example, Format, Policy, Section, Severity, check

_CONTENTS = 3  # empty headings in a row: from so many on, they are a table of contents that the page builder marked up


@check(
    "drafting/heading-without-text",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    articles=("12(1)",),
    remedy="Write the section, delete its heading, or put what follows one level below it.",
    fails=(
        "# Privacy\n\n## Data\n\nWe keep your address.\n\n## Transfers\n\n## Rights\n\nYou may ask for a copy.",
        "# Privacy\n\n## Data\n\nWe keep your address.\n\n## Complaints\n",
    ),
    passes=(
        "# Privacy\n\n## Data\n\n### Orders\n\nWe keep your address.",
        Example(name="a title over the title", text="# Bird Box\n\n# Privacy\n\nWe keep your address."),
        Example(
            name="a table of contents",
            text="# Privacy\n\nOur notice.\n\n## Data\n\n## Rights\n\n## Contact\n\n## Data\n\nAddresses.\n",
        ),
    ),
)
def heading_without_text(policy: Policy) -> Iterator[Defect]:
    """Heading without text.

    A heading promises an answer. Where nothing follows, a section was forgotten or deleted, or the levels of headings are
    mixed up, so that screen readers and search engines take the section for an empty one.
    """
    if policy.source.format not in (Format.MARKDOWN, Format.HTML):  # elsewhere, what is a heading is inferred from its looks
        return
    sections = list(policy.walk())
    empty: list[Section] = []
    for at, section in enumerate(sections):
        if at and not section.blocks and not section.sections and _says_something(section, policy):
            empty.append(section)
            continue
        yield from _reported(empty)
        empty = []
    yield from _reported(empty)


def _says_something(section: Section, policy: Policy) -> bool:
    """Whether it has a title of its own; the document's title over again is drafting/duplicate-block's."""
    title = section.title.value.strip().casefold()
    return bool(title) and not (policy.title and title == policy.title.value.strip().casefold())


def _reported(empty: list[Section]) -> Iterator[Defect]:
    if len(empty) >= _CONTENTS:
        return
    for section in empty:
        title = section.title.value.strip()
        yield Defect(place=Evidence(span=section.title.span, quote=title), message=f"Nothing stands under “{title}”.")
