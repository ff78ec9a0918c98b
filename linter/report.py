"""The report: what a run found, as every reporter receives it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from linter.findings import By, Finding, Severity, Suppressed
from linter.judgements import Judgement
from linter.source import Source

if TYPE_CHECKING:
    from linter.checks import Check
    from linter.pack import Requirement
    from linter.policy import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReport:
    """Everything that was found in one document."""

    source: Source
    policy: Policy
    language: str | None  # ISO 639-1; None where it cannot be told
    title: str | None
    words: int
    sections: tuple[tuple[int, str], ...] = ()  # where each begins, and its title
    judgements: tuple[Judgement, ...]  # one a duty, in the order of the catalogue
    findings: tuple[Finding, ...]  # in document order, without those that are suppressed
    suppressed: tuple[Suppressed, ...] = ()  # in document order
    ran: frozenset[str] = frozenset()  # the rules that ran
    # by kind, as `linter.facts.reported` has them; empty where not asked for
    facts: Mapping[str, Any] = field(default_factory=dict)
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


Known = TypeVar("Known")


class Lazy(Mapping[str, Known]):
    """What there is to say about rules or duties, by their names; loaded when a reporter asks, since most do not."""

    def __init__(self, load: Callable[[], Mapping[str, Known]]) -> None:
        self._load = load

    @cached_property
    def _known(self) -> Mapping[str, Known]:
        return self._load()

    def __getitem__(self, name: str) -> Known:
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole run."""

    documents: tuple[DocumentReport, ...]
    errors: tuple[ReadError, ...] = ()
    passed_over: int = 0  # files found in a folder that do not look like a policy
    excluded: int = 0  # files and folders that the configuration leaves out
    unchanged: int = 0  # files that are as they were at the revision of --since
    stale: int = 0  # entries of the baseline that match nothing any more
    rules: Mapping[str, Check] = field(default_factory=dict)  # what there is to say about a rule, by its name
    duties: Mapping[str, Requirement] = field(default_factory=dict)  # the same about a duty, by its id in the catalogue
    as_of: datetime.date | None = None  # the day that dates were judged by

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.severity is severity for document in self.documents for finding in document.findings)

    def suppressed(self) -> Counter[By]:
        """How many findings are left out, by what keeps them out."""
        return Counter(suppressed.by for document in self.documents for suppressed in document.suppressed)
