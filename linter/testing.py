"""Run the examples that every check carries."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from linter.checks import Check, Example
from linter.engine import lint, needed
from linter.judgements import Status
from linter.pack import Pack
from linter.readers import read_text
from linter.report import DocumentReport
from linter.source import Format

AS_OF = datetime.date(2026, 11, 22)  # examples with dates are written for this day


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleFailure:
    """An example that does not come out as its check says."""

    rule: str
    origin: str  # the file of the check
    example: Example
    message: str


def run_examples(pack: Pack) -> Iterator[ExampleFailure]:
    """Every example of every check in the pack that does not hold, and every check without examples."""
    for item in pack.requirements:
        groups = (
            (item.check.passes, Status.MET),
            (item.partial_examples, Status.PARTIAL),
            (item.check.fails, Status.MISSING),
        )
        yield from _without_examples(item.check)
        for examples, expected in groups:
            for example in examples:
                report = _lint(pack, item.check, example)
                status = next(j.status for j in report.judgements if j.requirement == item.duty)
                if status is not expected:
                    yield _failure(item.check, example, f"judged {status}, expected {expected}")
    for check in (*(pattern.check for pattern in pack.patterns), *pack.python):
        yield from _without_examples(check)
        yield from _run_check(pack, check)


def _run_check(pack: Pack, check: Check) -> Iterator[ExampleFailure]:
    for examples, expected in ((check.fails, True), (check.passes, False)):
        for example in examples:
            report = _lint(pack, check, example)
            found = [finding for finding in report.findings if finding.rule == check.id]
            crashed = [finding for finding in report.findings if finding.rule == "meta/check-crashed"]
            if crashed:
                yield _failure(check, example, crashed[0].message)
            elif bool(found) is not expected:
                yield _failure(check, example, found[0].message if found else "nothing was reported")


def _without_examples(check: Check) -> Iterator[ExampleFailure]:
    if not check.fails or not check.passes:
        yield _failure(check, Example(text=""), "a check needs an example that fails and one that passes")


def _lint(pack: Pack, check: Check, example: Example) -> DocumentReport:
    document = read_text(example.text, path="example.md", format=Format.MARKDOWN)
    context = {name: {"yes": True, "no": False}.get(value, value) for name, value in example.context}
    return lint(document, pack=pack, as_of=AS_OF, context=context, rules=frozenset({check.id, *needed(check, pack)}))


def _failure(check: Check, example: Example, message: str) -> ExampleFailure:
    return ExampleFailure(rule=check.id, origin=check.origin, example=example, message=message)
