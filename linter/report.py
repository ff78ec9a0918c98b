"""The report: what a run found, as every reporter receives it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from linter.findings import Finding, Severity
from linter.policy import Policy
from linter.requirements import Judgement
from linter.source import Source

if TYPE_CHECKING:
    from linter.checks import Check
    from linter.pack import Requirement


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReport:
    """Everything that was found in one document."""

    source: Source
    policy: Policy
    language: str | None  # ISO 639-1; None where it cannot be told
    title: str | None
    words: int
    judgements: tuple[Judgement, ...]  # one a duty, in the order of the catalogue
    findings: tuple[Finding, ...]  # in document order
    facts: Mapping[str, Any] = field(default_factory=dict)  # plain data, by kind of fact
    fail_on: Severity = Severity.ERROR  # the mildest severity that makes the run fail on this document

    @property
    def failed(self) -> bool:
        """Whether a finding is as bad as `fail_on`, or worse."""
        return any(self.fails(finding) for finding in self.findings)

    def fails(self, finding: Finding) -> bool:
        """Whether this finding makes the run fail."""
        return finding.severity.rank <= self.fail_on.rank


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadError:
    """A document that could not be read."""

    path: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole run."""

    documents: tuple[DocumentReport, ...]
    errors: tuple[ReadError, ...] = ()
    passed_over: int = 0  # files found in a folder that do not look like a policy
    rules: Mapping[str, Check] = field(default_factory=dict)  # what there is to say about a rule, by its name
    duties: Mapping[str, Requirement] = field(default_factory=dict)  # the same about a duty, by its id in the catalogue
    as_of: datetime.date | None = None  # the day that dates were judged by

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.severity is severity for document in self.documents for finding in document.findings)
