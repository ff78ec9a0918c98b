"""The audit report: one page that holds all it needs, and asks for nothing.

`render` makes one text, as every format does; `pages` makes an index and a page for each policy where there are several.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.report import Report
from linter.reporters import View
from linter.reporters.html.index import names_of, render_index
from linter.reporters.html.look import Look
from linter.reporters.html.page import build, render_page


def render(report: Report, _view: View) -> str:
    """One page: of the policy, or of several with all their findings."""
    look = Look()
    built = [build(document, report, look) for document in report.documents]
    if len(built) == 1 and not report.errors:
        return render_page(built[0], report, look)
    return render_index(built, [""] * len(built), report, look)


def pages(report: Report, look: Look, *, name: str, suffix: str) -> Iterator[tuple[str, str]]:
    """The files of a report with their HTML, by paths from its folder: `name` + `suffix`, and pages in the folder `name`.

    Addresses between the files have the suffix that the files will have.
    """
    built = [build(document, report, look) for document in report.documents]
    if len(built) == 1 and not report.errors:
        yield f"{name}{suffix}", render_page(built[0], report, look)
        return
    files = [f"{name}/{page}{suffix}" for page in names_of(built)]
    yield f"{name}{suffix}", render_index(built, files, report, look)
    for file, page in zip(files, built, strict=True):
        yield file, render_page(page, report, look, back=f"../{name}{suffix}")
