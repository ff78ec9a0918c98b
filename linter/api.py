"""What the author of a check imports, and nothing else."""

from linter.checks import Check, Defect, Example, check
from linter.findings import Confidence, Edit, Evidence, Fix, Severity
from linter.policy import DateLine, Link, Paragraph, Policy, Section
from linter.source import Source, Span
from linter.statements import Statement, StatementKind

__all__ = [
    "Check",
    "Confidence",
    "DateLine",
    "Defect",
    "Edit",
    "Evidence",
    "Example",
    "Fix",
    "Link",
    "Paragraph",
    "Policy",
    "Section",
    "Severity",
    "Source",
    "Span",
    "Statement",
    "StatementKind",
    "check",
]
