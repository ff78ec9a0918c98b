"""What the author of a check imports, and nothing else."""

from linter.checks import Check, Defect, Example, check
from linter.facts.blocks import Passage, PassageKind, Wording
from linter.facts.cookie_cells import Category, Column, Party, category_of, names_a_duration
from linter.facts.cookie_uses import CookieUse, TrackerLoad, named_in
from linter.facts.cookies import CookieList, CookieRow, Form
from linter.facts.dates import DateRole, PolicyDate
from linter.facts.documents import Classification, DocumentKind
from linter.facts.markets import Market
from linter.facts.parties import Controller
from linter.facts.places import ClaimKind, TransferClaim, TransferStatement
from linter.facts.readability import HardBlock, Readability
from linter.facts.recipients import How, Mention, Recipient
from linter.facts.repeats import Repeat
from linter.facts.slots import Slot, SlotKind
from linter.findings import Confidence, Edit, Evidence, Fix, Severity
from linter.knowledge.countries import adequate, country_name
from linter.knowledge.vendors import vendor, vendor_of_host
from linter.policy import DateLine, Link, Paragraph, Policy, Section
from linter.regex import Regex
from linter.removal import removal
from linter.source import Format, Source, Span
from linter.statements import Statement, StatementKind
from linter.suppress import SuppressionUse

__all__ = [
    "Category",
    "Check",
    "ClaimKind",
    "Classification",
    "Column",
    "Confidence",
    "Controller",
    "CookieList",
    "CookieRow",
    "CookieUse",
    "DateLine",
    "DateRole",
    "Defect",
    "DocumentKind",
    "Edit",
    "Evidence",
    "Example",
    "Fix",
    "Form",
    "Format",
    "HardBlock",
    "How",
    "Link",
    "Market",
    "Mention",
    "Paragraph",
    "Party",
    "Passage",
    "PassageKind",
    "Policy",
    "PolicyDate",
    "Readability",
    "Recipient",
    "Regex",
    "Repeat",
    "Section",
    "Severity",
    "Slot",
    "SlotKind",
    "Source",
    "Span",
    "Statement",
    "StatementKind",
    "SuppressionUse",
    "TrackerLoad",
    "TransferClaim",
    "TransferStatement",
    "Wording",
    "adequate",
    "category_of",
    "check",
    "country_name",
    "named_in",
    "names_a_duration",
    "removal",
    "vendor",
    "vendor_of_host",
]
