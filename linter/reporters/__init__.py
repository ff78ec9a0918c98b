"""Reporters: from a report to what people and machines read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from linter.findings import Finding, Suppressed
    from linter.report import DocumentReport, Report

# the module of every format; each has a function `render(report, view)`
FORMATS = {
    "text": "linter.reporters.text",
    "json": "linter.reporters.json",
    "sarif": "linter.reporters.sarif",
    "junit": "linter.reporters.junit",
    "github": "linter.reporters.github",
    "gitlab": "linter.reporters.gitlab",
    "markdown": "linter.reporters.markdown",
    "html": "linter.reporters.html",
}
SHOW_FACTS = frozenset({"json", "html"})  # formats that show the facts of a document; the others need not pay for them


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a reporter knows of the place that its text goes to, and of how the run ends."""

    width: int = 100  # columns
    colour: bool = False
    quiet: bool = False  # the findings alone, one a line, where the format has such a form
    status: int = 0  # the exit status of the run
    suppressed: bool = False  # suppressed findings too, where the format can say that they are


def findings_for(document: DocumentReport, view: View) -> list[tuple[Finding, Suppressed | None]]:
    """The findings of a document in its order; those that are suppressed, which come with the reason, only if asked for."""
    told: list[tuple[Finding, Suppressed | None]] = [(finding, None) for finding in document.findings]
    if view.suppressed and document.suppressed:
        told += [(suppressed.finding, suppressed) for suppressed in document.suppressed]
        told.sort(key=lambda pair: pair[0].place.span.start if pair[0].place else 0)
    return told


def render(format: str, report: Report, view: View) -> str:
    """The report in one of FORMATS, ended by a line break where it is not empty."""
    module = import_module(FORMATS[format])
    return cast("Callable[[Report, View], str]", module.render)(report, view)
