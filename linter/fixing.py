"""Apply the fixes that findings carry.

A fix is kept only where the document lints no worse after it: the finding is gone, no new one has come, and none has gone
that stood elsewhere. So a fix that misjudges the document around it changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from linter.findings import Edit, Finding
from linter.report import DocumentReport
from linter.source import Source, Span

Lint = Callable[[Source], DocumentReport]

_ROUNDS = 10  # a fix may bring another within reach; no document has needed more than two


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A document after its fixes."""

    text: str
    applied: tuple[Finding, ...]  # what was mended; their places are those of the round that found them
    left: tuple[Finding, ...]  # what has a fix that was not applied, by its place in the new text


def mend(source: Source, lint: Lint, *, unsafe: bool = False) -> Mended:
    """Apply all safe fixes of a document, and the others as well where `unsafe` asks for them."""
    report = lint(source)
    applied: list[Finding] = []
    for _ in range(_ROUNDS):
        done = _round(report, lint, unsafe=unsafe)
        if done is None:
            break
        fixed, report = done
        applied += fixed
    left = tuple(finding for finding in report.findings if finding.fix)
    return Mended(text=report.source.text, applied=tuple(applied), left=left)


def _round(report: DocumentReport, lint: Lint, *, unsafe: bool) -> tuple[list[Finding], DocumentReport] | None:
    """Apply the fixes that do not touch each other: all at once, and one by one where together they do harm."""
    wanted = [finding for finding in report.findings if finding.fix and (finding.fix.safe or unsafe)]
    together = list(_apart(wanted))
    if not together:
        return None
    after = lint(_with(report.source, together))
    if _no_worse(report, after, together):
        return together, after
    for finding in together if len(together) > 1 else ():
        after = lint(_with(report.source, [finding]))
        if _no_worse(report, after, [finding]):
            return [finding], after
    return None


def _apart(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings whose edits touch no edit of an earlier one."""
    taken: list[Span] = []
    for finding in findings:
        spans = [edit.span for edit in _edits([finding])]
        if not any(span.start <= other.end and other.start <= span.end for span in spans for other in taken):
            taken += spans
            yield finding


def _edits(findings: Iterable[Finding]) -> list[Edit]:
    return [edit for finding in findings if finding.fix for edit in finding.fix.edits]


def _with(source: Source, findings: Sequence[Finding]) -> Source:
    return replace(source, text=edited(source.text, _edits(findings)))


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; all else stays as it is."""
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        pieces += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    return "".join((*pieces, text[at:]))


def _no_worse(before: DocumentReport, after: DocumentReport, mended: Sequence[Finding]) -> bool:
    """Whether the mended findings are gone, nothing is new, and nothing is gone that stood outside the edits."""
    edits = _edits(mended)
    moved = _Moved(edits)
    had = Counter(_key(finding, moved) for finding in before.findings)
    has = Counter(_key(finding, _UNMOVED) for finding in after.findings)
    if has - had or any(has[_key(finding, moved)] >= had[_key(finding, moved)] for finding in mended):
        return False
    explained = Counter(_key(finding, moved) for finding in before.findings if finding in mended or _touches(finding, edits))
    return not had - has - explained and [j.status for j in before.judgements] == [j.status for j in after.judgements]


class _Moved:
    """Where the places of a text are after some edits."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._edits = sorted(edits, key=lambda edit: edit.span)

    def __call__(self, offset: int) -> int:
        shift = 0
        for edit in self._edits:
            if edit.span.end <= offset:
                shift += len(edit.text) - len(edit.span)
            elif edit.span.start < offset:
                return edit.span.start + shift + min(len(edit.text), offset - edit.span.start)
        return offset + shift


_UNMOVED = _Moved(())


def _key(finding: Finding, moved: _Moved) -> tuple[str, int, int]:
    """What a finding is known by: its rule and its place; its words may count what was mended."""
    span = finding.place.span if finding.place else Span(0, 0)
    return finding.rule, moved(span.start), moved(span.end)


def _touches(finding: Finding, edits: Sequence[Edit]) -> bool:
    places = [place.span for place in (finding.place, *finding.related) if place and not place.source]
    return any(place.overlaps(edit.span) for place in places for edit in edits)
