"""The index of several policies: which duty is met where, and the worst findings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from linter.report import Report
from linter.reporters.html.findings import Card
from linter.reporters.html.look import Look
from linter.reporters.html.page import Page
from linter.reporters.html.templates import fill

WORST = 10  # findings that the index shows

_SEVERITIES = ("error", "warning", "info")
_UNFIT = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A policy in the index."""

    page: Page
    address: str  # of its page; "" where it has none


@dataclass(frozen=True, slots=True, kw_only=True)
class Worst:
    """A finding in the index."""

    line: Line
    card: Card


def render_index(pages: Sequence[Page], addresses: Sequence[str], report: Report, look: Look) -> str:
    """The index; without pages to lead to, it holds all findings."""
    lines = [Line(page=page, address=address) for page, address in zip(pages, addresses, strict=True)]
    found = [Worst(line=line, card=card) for line in lines for card in line.page.cards]
    found.sort(key=lambda worst: _SEVERITIES.index(worst.card.severity))
    if any(addresses):
        found = [worst for worst in found if worst.card.severity != "info"][:WORST]
    groups = pages[0].groups if pages else ()
    return fill("index.html", look, lines=lines, found=found, groups=groups, report=report, paged=any(addresses))


def names_of(pages: Sequence[Page]) -> list[str]:
    """A name for the file of each page, made of the document's, each once."""
    names: list[str] = []
    for page in pages:
        stem = re.split(r"[/\\]", page.document.source.path)[-1].rpartition(".")[0] or "policy"
        name = base = _UNFIT.sub("-", stem.lower()).strip("-")[:60] or "policy"
        number = 1
        while name in names:
            number += 1
            name = f"{base}-{number}"
        names.append(name)
    return names
