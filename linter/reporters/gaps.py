"""The coverage matrix alone: which information duties the documents meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.judgements import Judgement, Status
from linter.report import DocumentReport, Report
from linter.reporters import View
from linter.reporters.columns import clip, columns, wrap
from linter.reporters.ink import Line, inked, plain
from linter.reporters.json import closing, leaf, requirement
from linter.reporters.text import NO_ADVICE, cited, coverage, headline, left_out

# how a status is written, its sign where there is no room for words, and its style
_SIGNS = {
    Status.MET: ("met", "+", "good"),
    Status.PARTIAL: ("partial", "~", "warning"),
    Status.MISSING: ("missing", "-", "error"),
    Status.NOT_APPLICABLE: ("not applicable", ".", "quiet"),
    Status.NOT_ASSESSED: ("not assessed", "?", "quiet"),
}
_STATUS = max(len(name) for name, _, _ in _SIGNS.values()) + 2
_CELL = 4  # columns for one document


def render_json(report: Report) -> str:
    """One object, each duty of each document on a line, in the shape of report-v1."""
    documents = ",\n".join(
        f'  {{"path": {leaf(document.source.path)},\n   "requirements": [\n    '
        + ",\n    ".join(leaf(requirement(document.source, judgement)) for judgement in document.judgements)
        + "]}"
        for document in report.documents
    )
    return f'{{"version": 1,\n "documents": [\n{documents}],\n{closing(report)}'


def render_text(report: Report, view: View) -> str:
    """One document in full, with the places that show it; several as a matrix."""
    return inked(_lines(report, view), colour=view.colour)


def _lines(report: Report, view: View) -> Iterator[Line]:
    if len(report.documents) == 1:
        yield from _one(report.documents[0], view)
    elif report.documents:
        yield from _matrix(report.documents, view)
    for error in report.errors:
        yield [("error  ", "error"), (f"{error.path}: {error.message}", "")]
    yield from left_out(report)
    yield plain(NO_ADVICE, "quiet")


def _one(document: DocumentReport, view: View) -> Iterator[Line]:
    yield headline(document, view)
    yield []
    for judgement in document.judgements:
        name, _, style = _SIGNS[judgement.status]
        yield [(f"{name:<{_STATUS}}", style), (judgement.title, ""), (f"  {cited(judgement.articles)}", "quiet")]
        for line in _proof(document, judgement, view.width - _STATUS):
            yield plain(" " * _STATUS + line, "quiet")
    yield []
    yield coverage(document)


def _proof(document: DocumentReport, judgement: Judgement, width: int) -> list[str]:
    """Where it says so, or why the status is what it is."""
    if not judgement.evidence:
        return wrap(judgement.reason, width)
    best = judgement.evidence[0]
    return [clip(f"{document.source.place(best.span.start)}: {' '.join(best.quote.split())}", width)]


def _matrix(documents: Sequence[DocumentReport], view: View) -> Iterator[Line]:
    """The duties of all documents, as many documents side by side as there is room for."""
    titles = {judgement.requirement: judgement.title for document in documents for judgement in document.judgements}
    label = min(max((columns(title) for title in titles.values()), default=0), view.width - 10 * _CELL)
    most = max(1, (view.width - label) // _CELL)
    for first in range(0, len(documents), most):
        part = documents[first : first + most]
        yield plain(" " * label + "".join(f"{first + at + 1:>{_CELL}}" for at in range(len(part))), "strong")
        judged = [{judgement.requirement: judgement.status for judgement in document.judgements} for document in part]
        for duty, title in titles.items():
            cells: Line = [(clip(title, label).ljust(label), "")]
            for statuses in judged:
                _, sign, style = _SIGNS[statuses.get(duty, Status.NOT_ASSESSED)]
                cells.append((f"{sign:>{_CELL}}", style))
            yield cells
        yield []
    for number, document in enumerate(documents, start=1):
        yield [(f"{number:>{_CELL}}  ", "strong"), (f"{document.source.path}  ", ""), *coverage(document)]
    yield []
    yield plain("   ".join(f"{sign} {name}" for name, sign, _ in _SIGNS.values()), "quiet")
