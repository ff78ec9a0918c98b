"""What the author of a check imports, and nothing else."""

from linter.checks import Check, Defect, Example, check
from linter.facts.blocks import Passage, PassageKind, Wording
from linter.facts.dates import DateRole, PolicyDate
from linter.facts.documents import Classification, DocumentKind
from linter.facts.markets import Market
from linter.facts.outdated import OutdatedName
from linter.facts.parties import Controller
from linter.facts.places import ClaimKind, TransferClaim, TransferStatement
from linter.facts.recipients import How, Mention, Recipient
from linter.facts.repeats import Repeat
from linter.facts.slots import Slot, SlotKind
from linter.findings import Confidence, Edit, Evidence, Fix, Severity
from linter.knowledge.countries import adequate, country_name
from linter.knowledge.outdated import OutdatedKind
from linter.policy import DateLine, Link, Paragraph, Policy, Section
from linter.source import Format, Source, Span
from linter.statements import Statement, StatementKind

__all__ = [
    "Check",
    "ClaimKind",
    "Classification",
    "Confidence",
    "Controller",
    "DateLine",
    "DateRole",
    "Defect",
    "DocumentKind",
    "Edit",
    "Evidence",
    "Example",
    "Fix",
    "Format",
    "How",
    "Link",
    "Market",
    "Mention",
    "OutdatedKind",
    "OutdatedName",
    "Paragraph",
    "Passage",
    "PassageKind",
    "Policy",
    "PolicyDate",
    "Recipient",
    "Repeat",
    "Section",
    "Severity",
    "Slot",
    "SlotKind",
    "Source",
    "Span",
    "Statement",
    "StatementKind",
    "TransferClaim",
    "TransferStatement",
    "Wording",
    "adequate",
    "check",
    "country_name",
]
