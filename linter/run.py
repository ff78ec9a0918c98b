"""A whole run: find the documents, judge each under its configuration, set aside what is known, and say how it went."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING

from linter.answers import answers
from linter.baseline import Ledger, without
from linter.config import Config
from linter.discovery import STDIN, Found, discover
from linter.findings import CRASHED, By, Finding, Severity
from linter.fingerprint import copies
from linter.judgements import Status
from linter.options import Options, Task
from linter.report import DocumentReport, Lazy, ReadError, Report
from linter.rule_names import covers

if TYPE_CHECKING:
    from linter.checks import Check
    from linter.pack import Requirement

__all__ = ["Exit", "Options", "Run", "run"]


class Exit(IntEnum):
    """The exit status of a run."""

    CLEAN = 0
    FINDINGS = 1
    FAILED = 2  # wrong use, wrong configuration, an unreadable document, an internal error
    NOTHING_ASSESSED = 3  # no policy found, or none in a language that the checks can read


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a run found, and how it ends."""

    report: Report

    @property
    def status(self) -> Exit:
        """The exit status."""
        documents = self.report.documents
        if self.report.errors or any(finding.rule == CRASHED for document in documents for finding in document.findings):
            return Exit.FAILED
        if any(document.failed for document in documents):
            return Exit.FINDINGS
        if documents:
            return Exit.CLEAN if any(map(_assessed, documents)) else Exit.NOTHING_ASSESSED
        return Exit.CLEAN if self.report.excluded or self.report.unchanged else Exit.NOTHING_ASSESSED


def run(paths: Sequence[str], options: Options, track: Callable[[Sequence[str]], Iterable[str]] = iter) -> Run:
    """Judge the documents that the paths lead to; `track` sees each path go by and may show it.

    Raises ConfigError and PackError. What one document does wrong is an error in the report.
    """
    found = find(paths, options)
    every = _with_bundles([task_for(path, options) for path in found.files])
    earlier = _earlier(every, options)
    tasks = every if earlier is None else [task for task in every if task.path in earlier]
    files = [task.path for task in tasks]
    if not tasks:
        _hold(options, [options.config_for(os.path.join(os.curdir, STDIN))])
    ledger = Ledger(options)
    documents: list[DocumentReport] = []
    errors: list[ReadError] = []
    outcomes = [outcome for outcome, _ in zip(answers(tasks), track(files), strict=True)]
    for outcome, path, task in zip(_bundled(outcomes, tasks), files, tasks, strict=True):
        if isinstance(outcome, ReadError):
            errors.append(outcome)
            continue
        document = _weighed(ledger.without_known(outcome), task)
        if earlier is not None:
            document = without(document, earlier[path], By.REVISION, f"there before: {options.since}")
        documents.append(document)
    report = Report(
        documents=tuple(documents),
        errors=tuple(errors),
        passed_over=found.passed_over,
        excluded=found.excluded,
        unchanged=len(found.files) - len(files),
        stale=ledger.stale,
        rules=Lazy(lambda: _rules([task.config for task in tasks])),
        duties=Lazy(lambda: _duties([task.config for task in tasks])),
        as_of=options.as_of,
    )
    return Run(report=report)


def find(paths: Sequence[str], options: Options) -> Found:
    """The documents; the patterns of every configuration have to match something."""
    held: set[str | None] = {None}

    def excludes(path: str) -> bool:
        shown = options.shown(path)
        config = options.base_config_for(shown)
        if config.path not in held:
            held.add(config.path)
            config.check_patterns(shown)
        return config.excludes(shown)

    options.base_config_for(os.path.join(os.curdir, STDIN))  # the configuration here has to hold, whatever there is to judge
    return discover(paths, excludes)


def task_for(path: str, options: Options, data: bytes | None = None) -> Task:
    """A document with the configuration that counts for it; `data` is its content where it is not that of the file."""
    if path == STDIN:
        from linter.readers import MAX_BYTES

        limit = options.max_bytes or MAX_BYTES
        data = sys.stdin.buffer.read(limit + 1)
    shown = options.shown(path)
    return Task(path=path, shown=shown, config=options.config_for(shown), options=options, data=data)


def _earlier(tasks: Sequence[Task], options: Options) -> Mapping[str, Mapping[str, int]] | None:
    """The files that have changed since the revision, with the fingerprints and copies of what was found in them before.

    A document has changed, too, where one has that is judged together with it.
    """
    if options.since is None:
        return None
    from linter.changes import earlier_versions

    versions = earlier_versions((task.path for task in tasks if task.path != STDIN), options.since)
    changed = [task for task in tasks if any(one.path in versions for one in (task, *task.bundle))]
    were = [_as_it_was(task, versions) for task in changed if _was_there(task, versions)]
    known = {
        task.path: {finding.fingerprint: copies(finding) for finding in outcome.findings}
        for task, outcome in zip(were, answers(were), strict=True)
        if isinstance(outcome, DocumentReport)
    }
    return {task.path: known.get(task.path, {}) for task in changed}


def _was_there(task: Task, versions: Mapping[str, bytes | None]) -> bool:
    return versions.get(task.path, b"") is not None


def _as_it_was(task: Task, versions: Mapping[str, bytes | None]) -> Task:
    """A document as it was at the revision, and those that are judged together with it."""
    bundle = tuple(_as_it_was(member, versions) for member in task.bundle if _was_there(member, versions))
    return replace(task, data=versions.get(task.path, task.data), bundle=bundle)


def _with_bundles(tasks: Sequence[Task]) -> list[Task]:
    """The tasks, each with those whose documents are judged together with its own."""
    bundled = list(tasks)
    for places in _bundles(tasks):
        members = tuple(tasks[at] for at in places)
        for at in places:
            bundled[at] = replace(tasks[at], bundle=members)
    return bundled


def _bundled(outcomes: Sequence[DocumentReport | ReadError], tasks: Sequence[Task]) -> Sequence[DocumentReport | ReadError]:
    """The outcomes, the documents of each bundle judged by what all of them say."""
    bundles = _bundles(tasks)
    if not bundles:
        return outcomes
    from linter.bundles import together

    bundled = list(outcomes)
    for members in bundles:
        places = [at for at in members if isinstance(outcomes[at], DocumentReport)]
        documents = [outcome for at in places if isinstance(outcome := outcomes[at], DocumentReport)]
        for at, document in zip(places, together(documents), strict=True):
            bundled[at] = document
    return bundled


def _bundles(tasks: Sequence[Task]) -> list[list[int]]:
    """Which tasks belong together, by their places in the sequence; those of two documents or more."""
    members: dict[object, list[int]] = {}
    for at, task in enumerate(tasks):
        bundle = _bundle_of(task)
        if bundle is not None:
            members.setdefault(bundle, []).append(at)
    return [places for places in members.values() if len(places) > 1]


def _bundle_of(task: Task) -> object | None:
    """What the documents of one bundle share; None for a document that stands alone."""
    if task.options.together:
        return True
    for at, globs in enumerate(task.config.bundles):
        if any(glob.covers(task.shown) for glob in globs):
            return task.config.path, at
    return None


def _weighed(document: DocumentReport, task: Task) -> DocumentReport:
    """The document with the severities that are configured, and with the bar for it."""
    weights = task.config.severity

    def weighed(finding: Finding) -> Finding:
        fitting = [severity for choice, severity in weights if covers(choice.name, finding.rule)]
        return replace(finding, severity=fitting[-1]) if fitting else finding

    findings = tuple(map(weighed, document.findings)) if weights else document.findings
    return replace(document, findings=findings, fail_on=task.options.fail_on or _fail_on(task))


def _fail_on(task: Task) -> Severity:
    profile = task.options.profile
    return profile.fail_on if profile and "fail-on" not in task.config.settings else task.config.fail_on


def _hold(options: Options, configs: Sequence[Config]) -> None:
    from linter.judge import hold

    hold(options, configs)


def _rules(configs: Sequence[Config]) -> Mapping[str, Check]:
    from linter.judge import pack_for

    return {id: check for config in configs for id, check in pack_for(config).rules().items()}


def _duties(configs: Sequence[Config]) -> Mapping[str, Requirement]:
    from linter.judge import pack_for

    return {duty: item for config in configs for duty, item in pack_for(config).duties().items()}


def _assessed(document: DocumentReport) -> bool:
    """Whether the document could be judged: a document whose every duty is left open could not."""
    return not document.judgements or any(judgement.status is not Status.NOT_ASSESSED for judgement in document.judgements)
