"""What a check reports."""

from __future__ import annotations

from enum import StrEnum

from linter.frozen import dataclass
from linter.source import Source, Span

CRASHED = "meta/check-crashed"  # the rule of a finding about a check that crashed


class Severity(StrEnum):
    """How much a finding weighs; the order of the members is worst first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


class Confidence(StrEnum):
    """How sure a check is that a lawyer would agree."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A place in the policy with the words that stand there."""

    span: Span
    quote: str  # the visible words, marks and entities taken away
    message: str = ""  # what this place has to do with the finding
    source: Source | None = None  # the document that it stands in, where that is another one of the bundle


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Replace the source text at a span."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """Edits that mend a finding together."""

    safe: bool  # cannot change what the policy says
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A defect in plain words, with the place that proves it."""

    rule: str  # "group/name"
    severity: Severity
    confidence: Confidence
    message: str
    articles: tuple[str, ...]
    remedy: str
    place: Evidence | None = None  # None only where the document has no text to point at
    related: tuple[Evidence, ...] = ()
    requirement: str | None = None  # the id of the catalogue's duty, for findings of the gap analysis
    fix: Fix | None = None
    fingerprint: str = ""  # how it is known again after the text around it has moved; the engine gives it


class By(StrEnum):
    """What keeps a finding out of a report."""

    COMMENT = "comment"  # in the text
    CONFIGURATION = "configuration"
    BASELINE = "baseline"  # it was known when the baseline was written
    REVISION = "revision"  # an earlier version has it too


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppressed:
    """A finding that is left out of a report, and why."""

    finding: Finding
    by: By
    reason: str
