"""What the author of a check imports, and nothing else."""

from linter.checks import Check, Defect, Example, check
from linter.facts.blocks import Passage, PassageKind
from linter.facts.repeats import Repeat
from linter.facts.slots import Slot, SlotKind
from linter.findings import Confidence, Edit, Evidence, Fix, Severity
from linter.policy import DateLine, Link, Paragraph, Policy, Section
from linter.source import Format, Source, Span
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
    "Format",
    "Link",
    "Paragraph",
    "Passage",
    "PassageKind",
    "Policy",
    "Repeat",
    "Section",
    "Severity",
    "Slot",
    "SlotKind",
    "Source",
    "Span",
    "Statement",
    "StatementKind",
    "check",
]
