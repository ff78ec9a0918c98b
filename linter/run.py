"""A whole run: find the documents, read them, judge each under its configuration, and say how it went."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property

from linter.config import NONE, Config, closest, load
from linter.discovery import STDIN, Found, discover
from linter.engine import CRASHED, lint
from linter.errors import UnreadableError, internal_error
from linter.findings import Severity
from linter.pack import Pack
from linter.packs import load_packs
from linter.readers import MAX_BYTES, read_path, read_text
from linter.readers.decode import decode
from linter.readers.document import Document
from linter.report import DocumentReport, ReadError, Report
from linter.requirements import Status
from linter.selection import Choice, choose


class Exit(IntEnum):
    """The exit status of a run."""

    CLEAN = 0
    FINDINGS = 1
    FAILED = 2  # wrong use, wrong configuration, an unreadable document, an internal error
    NOTHING_ASSESSED = 3  # no policy found, or none in a language that the checks can read


@dataclass(frozen=True, kw_only=True)
class Options:
    """What the command line says; what it leaves open the configuration decides."""

    as_of: datetime.date
    isolated: bool = False  # configuration files are not looked for
    config: str | None = None  # the one configuration file for all documents
    select: tuple[str, ...] = ()  # instead of the configured selection
    ignore: tuple[str, ...] = ()  # besides what is configured
    fail_on: Severity | None = None
    duties_only: bool = False  # the gap analysis without any finding
    max_bytes: int | None = None  # of one document; None for what the readers take
    stdin_filename: str | None = None  # the path that standard input is judged as

    def shown(self, path: str) -> str:
        """The path of a document as reports give it."""
        return self.stdin_filename or path if path == STDIN else path

    def config_for(self, path: str) -> Config:
        """The configuration that counts for a document.

        Raises ConfigError for one that does not hold.
        """
        if self.isolated:
            return NONE
        if self.config is not None:
            return self._named
        return closest(os.path.dirname(os.path.abspath(path)))

    @cached_property
    def _named(self) -> Config:
        return load(self.config) if self.config else NONE

    def rules_for(self, config: Config, pack: Pack) -> frozenset[str]:
        """The rules that run under a configuration.

        Raises ConfigError for an unknown name.
        """
        if self.duties_only:
            return frozenset()
        selected = tuple(Choice(name=name, origin="--select") for name in self.select)
        ignored = tuple(Choice(name=name, origin="--ignore") for name in self.ignore)
        return choose(pack.rules(), select=selected or config.select, ignore=config.ignore + ignored)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a run found, and how it ends."""

    report: Report
    excluded: int = 0  # files that the configuration leaves out

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
        return Exit.CLEAN if self.excluded else Exit.NOTHING_ASSESSED


def run(paths: Sequence[str], options: Options, track: Callable[[Sequence[str]], Iterable[str]] = iter) -> Run:
    """Judge the documents that the paths lead to; `track` sees each path go by and may show it.

    Raises ConfigError and PackError. What one document does wrong is an error in the report.
    """
    pack = load_packs()
    found = _find(paths, options, pack)
    documents: list[DocumentReport] = []
    errors: list[ReadError] = []
    for path in track(found.files):
        shown = options.shown(path)
        config = options.config_for(shown)
        rules = options.rules_for(config, pack)
        try:
            source = _read(path, shown, options)
            document = lint(source, pack=pack, as_of=options.as_of, context=config.context, rules=rules)
        except UnreadableError as error:
            errors.append(ReadError(path=shown, message=str(error).removeprefix(f"{shown}: ")))
            continue
        except Exception as error:  # a fault of ours in one document must not hide what the others hold
            errors.append(ReadError(path=shown, message=internal_error(error)))
            continue
        documents.append(replace(document, fail_on=options.fail_on or config.fail_on))
    report = Report(
        documents=tuple(documents),
        errors=tuple(errors),
        passed_over=found.passed_over,
        rules=pack.rules(),
        duties=pack.duties(),
        as_of=options.as_of,
    )
    return Run(report=report, excluded=found.excluded)


def _find(paths: Sequence[str], options: Options, pack: Pack) -> Found:
    """The documents; every configuration is held against the rules before the first of them is read."""
    options.rules_for(options.config_for(os.path.join(os.curdir, STDIN)), pack)

    def excludes(path: str) -> bool:
        shown = options.shown(path)
        return options.config_for(shown).excludes(shown)

    return discover(paths, excludes)


def _read(path: str, shown: str, options: Options) -> Document:
    limit = options.max_bytes or MAX_BYTES
    if path != STDIN:
        return read_path(path, max_bytes=limit)
    data = sys.stdin.buffer.read(limit + 1)
    if len(data) > limit:
        raise UnreadableError(
            f"larger than {limit:,} bytes, which no policy is; if it is one, raise the limit with --max-bytes"
        )
    if not data.strip():
        raise UnreadableError("standard input is empty; nothing can be assessed")
    return read_text(decode(data, shown)[0], shown)


def _assessed(document: DocumentReport) -> bool:
    """Whether the document could be judged: a document whose every duty is left open could not."""
    return not document.judgements or any(judgement.status is not Status.NOT_ASSESSED for judgement in document.judgements)
