"""Markdown for a comment on a pull request or the summary of a run: the verdict, the gaps as a table, the other findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from linter.findings import Confidence, Finding
from linter.report import DocumentReport, Report
from linter.reporters import View
from linter.reporters.markdown_text import code, prose
from linter.reporters.places import in_repository, see
from linter.reporters.text import NO_ADVICE, cited, counted, coverage, left_out, summary
from linter.run import Exit

LIMIT = 65_000  # characters; GitHub takes 65,536 for a comment
MARK = "<!-- privacylint -->"  # how a comment is known again, so that the next run can replace it

_RESERVE = 500  # characters for what is said at the end
_VERDICTS = {
    Exit.CLEAN: "the check passes",
    Exit.FINDINGS: "the check fails",
    Exit.FAILED: "something went wrong",
    Exit.NOTHING_ASSESSED: "nothing could be assessed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """What is written or left out as a whole."""

    text: str
    findings: int = 0  # that it tells of


def render(report: Report, view: View) -> str:
    """The comment, cut at LIMIT with the number of findings that did not fit."""
    head = [MARK, f"## privacylint: {_VERDICTS[Exit(view.status)]}", "", f"{_counts(report, view)}\n"]
    text = "\n".join(head)
    pieces = list(_pieces(report))
    room = LIMIT - _RESERVE - len(text)
    fit = 0
    for piece in pieces:
        room -= len(piece.text)
        if room < 0:
            break
        fit += 1
    text += "".join(piece.text for piece in pieces[:fit])
    if fit < len(pieces):
        more = sum(piece.findings for piece in pieces[fit:])
        rest = f"**{more:,} more** did" if more else "Some documents without findings did"
        text += f"\n{rest} not fit in here; the other formats hold them all.\n"
    return f"{text}\n{NO_ADVICE}\n"


def _counts(report: Report, view: View) -> str:
    """How many findings of which severity in how many documents."""
    first = next(iter(summary(report, view)))
    others = ("".join(words for words, _ in line) for line in left_out(report))
    return " ".join(["".join(words for words, _ in first), *others])


def _pieces(report: Report) -> Iterator[_Piece]:
    if report.errors:
        yield _Piece(text="\n### Could not be read\n\n")
    for error in report.errors:
        yield _Piece(text=f"- {code(in_repository(error.path))} {prose(error.message)}\n", findings=1)
    for document in report.documents:
        if document.findings:
            yield from _document(document)
    clean = [document for document in report.documents if not document.findings]
    if clean:
        yield _Piece(text="\n### No findings\n\n")
    for document in clean:
        yield _Piece(text=f"- {code(in_repository(document.source.path))} {_coverage(document)}\n")


def _document(document: DocumentReport) -> Iterator[_Piece]:
    yield _Piece(text=f"\n### In {code(in_repository(document.source.path))}\n\n")
    if document.judgements:
        yield _Piece(text=f"{_coverage(document)}\n")
    titles = {judgement.requirement: (judgement.title, judgement.status) for judgement in document.judgements}
    gaps = [finding for finding in document.findings if finding.requirement in titles]
    if gaps:
        yield _Piece(text="\n| | Duty | Status | Line | Law | What to write |\n| --- | --- | --- | ---: | --- | --- |\n")
    for gap in sorted(gaps, key=_rank):
        title, status = titles[gap.requirement or ""]
        cells = (
            gap.severity,
            prose(title),
            status,
            _row_place(document, gap),
            prose(cited(gap.articles)),
            prose(gap.remedy),
        )
        yield _Piece(text=f"| {' | '.join(cells)} |\n", findings=1)
    yield from _others(document, [finding for finding in document.findings if finding.requirement not in titles])


def _coverage(document: DocumentReport) -> str:
    return prose("".join(words for words, _ in coverage(document))) if document.judgements else ""


def _others(document: DocumentReport, findings: Sequence[Finding]) -> Iterator[_Piece]:
    """The findings that are no gaps, by severity; each remedy is told once."""
    told: set[str] = set()
    for severity, group in groupby(sorted(findings, key=_rank), key=lambda finding: finding.severity):
        members = list(group)
        yield _Piece(text=f"\n**{counted(len(members), severity)}**\n\n")
        for finding in members:
            remedy = finding.remedy not in told and finding.remedy
            told.add(finding.remedy)
            yield _Piece(text="".join(f"{line}\n" for line in _finding(document, finding, remedy or "")), findings=1)


def _finding(document: DocumentReport, finding: Finding, remedy: str) -> Iterator[str]:
    yield f"- {_where(document, finding)}: {prose(finding.message)}\\"
    about = [code(finding.rule), prose(cited(finding.articles))]
    if finding.confidence is not Confidence.HIGH:
        about.append(f"{finding.confidence} confidence")
    yield f"  {' · '.join(part for part in about if part)}"
    quote = code(finding.place.quote) if finding.place else ""
    if quote:
        yield f"  > {quote}"
    if seen := see(finding, document.source):
        yield ""
        yield f"  {prose(seen)}"
    if remedy:
        yield ""
        yield f"  Remedy: {prose(remedy)}"


def _row_place(document: DocumentReport, finding: Finding) -> str:
    """What stands under "Line" in the table: a number, but for a file that has no lines of its own."""
    return _where(document, finding).removeprefix("Line ")


def _where(document: DocumentReport, finding: Finding) -> str:
    place = document.source.place(finding.place.span.start if finding.place else 0)
    return place[:1].upper() + place[1:]


def _rank(finding: Finding) -> int:
    return finding.severity.rank
