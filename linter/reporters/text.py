"""The report for people: grouped by file and section, each finding with the line that it points at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from linter.findings import By, Confidence, Evidence, Finding, Severity
from linter.judgements import Status
from linter.report import DocumentReport, Report
from linter.reporters import View, findings_for
from linter.reporters.columns import columns, excerpt, wrap
from linter.reporters.ink import Line, inked, plain
from linter.reporters.places import home, where
from linter.source import Source

NO_ADVICE = "This is no legal advice; a lawyer should see what matters."

_INDENT = 9  # columns before the text of a finding: the longest severity, with two spaces on either side
_RELATED = 3  # related places that are quoted; of the others the lines are named
_CAUSES = {
    By.COMMENT: "by comments",
    By.CONFIGURATION: "by the configuration",
    By.BASELINE: "in the baseline",
    By.REVISION: "not new",
}
_STATUSES = (
    (Status.MET, "met", "good"),
    (Status.PARTIAL, "partial", "warning"),
    (Status.MISSING, "missing", "error"),
    (Status.NOT_APPLICABLE, "not applicable", "quiet"),
    (Status.NOT_ASSESSED, "not assessed", "quiet"),
)


def render(report: Report, view: View) -> str:
    """The report as text; in quiet, one line for each finding and nothing else."""
    lines = _terse(report) if view.quiet else _full(report, view)
    return inked(lines, colour=view.colour)


def _terse(report: Report) -> Iterator[Line]:
    for document in report.documents:
        for finding in document.findings:
            place, message = _where(document.source, finding.place), " ".join(finding.message.split())
            yield [(f"{place}: ", ""), (finding.severity, finding.severity), (f" {finding.rule} {message}", "")]


def _full(report: Report, view: View) -> Iterator[Line]:
    for document in report.documents:
        yield from _document(document, view)
    for error in report.errors:
        yield from _item(("error", "error"), f"{error.path}: {error.message}", view)
        yield []
    yield from summary(report, view)


def summary(report: Report, view: View) -> Iterator[Line]:
    """How many findings of which severity, what could not be read or was passed over, and that this is no legal advice."""
    counts = [(report.count(severity), severity) for severity in Severity]
    found = ", ".join(f"{count} {_plural(severity, count)}" for count, severity in counts if count) or "no findings"
    worst = next((severity for count, severity in counts if count), "good")
    if not report.documents:
        yield plain(f"No document was assessed.{_why_none(report)}", "warning")
    else:
        yield [(found[0].upper() + found[1:], worst), (f" in {counted(len(report.documents), 'document')}.", "")]
    yield from left_out(report)
    for line in wrap(NO_ADVICE, view.width):
        yield plain(line, "quiet")


def _why_none(report: Report) -> str:
    """Why there was nothing to assess, where nothing else says so."""
    if report.errors or report.passed_over:
        return ""
    if report.excluded:
        return " The configuration excludes what is there."
    if report.unchanged:
        return " No policy has changed since the revision."
    return " No file was found there that policies are written in."


def left_out(report: Report) -> Iterator[Line]:
    """How many documents could not be read, how many findings are suppressed, and how many files were passed over."""
    if report.errors:
        yield plain(f"{counted(len(report.errors), 'document')} could not be read.", "error")
    if suppressed := report.suppressed():
        causes = ", ".join(f"{count} {_CAUSES[by]}" for by, count in sorted(suppressed.items()))
        yield plain(f"{counted(suppressed.total(), 'finding')} suppressed: {causes}.")
    if report.stale:
        match = "match" if report.stale > 1 else "matches"
        yield plain(
            f"{counted(report.stale, 'entry')} of the baseline {match} nothing any more; "
            "`privacylint baseline prune` takes what is stale out."
        )
    if report.passed_over:
        yield plain(f"{counted(report.passed_over, 'file')} passed over, for want of the looks of a policy.")


def headline(document: DocumentReport, view: View) -> Line:
    """The path of a document, with a rule across the page."""
    path = document.source.path
    return [("── ", "quiet"), (path, "strong"), (f" {'─' * max(2, view.width - 4 - columns(path))}", "quiet")]


def _document(document: DocumentReport, view: View) -> Iterator[Line]:
    yield headline(document, view)
    yield []
    starts, titles = _sections(document)
    remedies: set[str] = set()  # each is told once a document

    def section(finding: Finding) -> str:
        if finding.place is None:
            return "The document as a whole"
        at = bisect_right(starts, finding.place.span.start)
        return titles[at - 1] if at else "Before the first heading"

    told = findings_for(document, view)
    reasons = {id(finding): f"suppressed ({by.by}): {by.reason}" for finding, by in told if by}
    for title, findings in groupby((finding for finding, _ in told), key=section):
        for line in wrap(title, view.width):
            yield plain(line, "strong")
        yield []
        for finding in findings:
            yield from _finding(document.source, finding, view, reasons.get(id(finding), ""))
            if finding.remedy and finding.remedy not in remedies:
                yield from _indented(f"Remedy: {finding.remedy}", "", view)
                remedies.add(finding.remedy)
            yield []
    if document.judgements:
        yield coverage(document)
        yield []


def _sections(document: DocumentReport) -> tuple[list[int], list[str]]:
    """Where each section begins, and its title."""
    return [start for start, _ in document.sections], [title for _, title in document.sections]


def coverage(document: DocumentReport) -> Line:
    """How many duties are met, how many are not; why none is judged, where that is so."""
    if document.judgements and all(judgement.status is Status.NOT_ASSESSED for judgement in document.judgements):
        reason = document.judgements[0].reason or "Nobody can tell from this text."
        return [(f"{counted(len(document.judgements), 'duty')} not assessed. ", "warning"), (reason, "")]
    line: Line = [(f"{counted(len(document.judgements), 'duty')}: ", "")]
    for status, name, style in _STATUSES:
        count = sum(judgement.status is status for judgement in document.judgements)
        if count:
            line += [(" · " if len(line) > 1 else "", "quiet"), (f"{count} {name}", style)]
    return line


def _finding(source: Source, finding: Finding, view: View, note: str) -> Iterator[Line]:
    severity = finding.severity
    yield from _item((severity, severity), finding.message, view)
    about = finding.rule + (f" · {cited(finding.articles)}" if finding.articles else "")
    if finding.confidence is not Confidence.HIGH:
        about += f" · {finding.confidence} confidence"
    yield from _indented(about, "quiet", view)
    if note:
        yield from _indented(note, "good", view)
    if finding.place:
        yield from _quoted(source, finding.place, _where(source, finding.place), severity, view)
    yield from _related(source, finding.related, view)


def cited(articles: tuple[str, ...]) -> str:
    """Articles as people cite them: "Art. 13(2)(d), 77 GDPR", other sources by their names after a semicolon."""
    own = [article for article in articles if article[:1].isdigit()]
    others = [article for article in articles if not article[:1].isdigit()]
    return "; ".join([f"Art. {', '.join(own)} GDPR"] * bool(own) + others)


def _related(source: Source, related: tuple[Evidence, ...], view: View) -> Iterator[Line]:
    for place in related[:_RELATED]:
        note = f": {place.message}" if place.message else ""
        where_to = home(place, source)
        yield from _quoted(where_to, place, f"see {_where(where_to, place)}{note}", "quiet", view)
    if more := related[_RELATED:]:
        yield from _indented(f"and {counted(len(more), 'place')} more, {_places(source, more)}", "quiet", view)


def _quoted(source: Source, place: Evidence, caption: str, style: str, view: View) -> Iterator[Line]:
    """A place, the line that stands there, and a mark under the words that are meant."""
    yield from _indented(caption, "quiet", view)
    gutter = _INDENT + 2
    line = excerpt(source, place.span, max(view.width - gutter, 20))
    if line.text.strip():
        yield [(f"{line.number:>{_INDENT - 1}} │ ", "quiet"), (line.text, "")]
        yield [(f"{' ' * (_INDENT - 1)} │ ", "quiet"), (" " * line.indent + "^" * line.size, style)]


def _item(label: tuple[str, str], text: str, view: View) -> Iterator[Line]:
    """A text with a label in the margin."""
    first, *others = wrap(text, view.width - _INDENT) or [""]
    yield [(f"{label[0]:<{_INDENT}}", label[1]), (first, "")]
    for line in others:
        yield plain(" " * _INDENT + line)


def _indented(text: str, style: str, view: View) -> Iterator[Line]:
    for line in wrap(text, view.width - _INDENT):
        yield plain(" " * _INDENT + line, style)


def _places(source: Source, more: tuple[Evidence, ...]) -> str:
    """The lines of places that are not quoted, document by document; of a Word or PDF file, the paragraphs or pages."""
    here = [place for place in more if place.source is None]
    elsewhere = dict.fromkeys(_where(place.source, place) for place in more if place.source)
    return "; ".join([_lines_of(source, here)] * bool(here) + list(elsewhere))


def _lines_of(source: Source, more: Sequence[Evidence]) -> str:
    if source.parts:
        return "; ".join(dict.fromkeys(source.place(place.span.start) for place in more))
    numbers = sorted({source.position(place.span.start)[0] for place in more})
    return f"on {_plural('line', len(numbers))} {', '.join(map(str, numbers))}"


def _where(source: Source, place: Evidence | None) -> str:
    return where(source.path, source, place)


def counted(count: int, noun: str) -> str:
    """A number with its noun: "2 errors"."""
    return f"{count} {_plural(noun, count)}"


def _plural(noun: str, count: int) -> str:
    if count == 1 or noun == "info":
        return noun
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
