"""What the author of a check imports, and nothing else."""

from linter.checks import Check, Defect, Example, check
from linter.facts.ages import AgeLimit, AgeRule, StatedLaw
from linter.facts.anonymity import AnonymityClaim, Anonymous, CollectedIdentifier
from linter.facts.beside import Beside
from linter.facts.blocks import Passage, PassageKind, Wording
from linter.facts.claims import Action, Claim, Condition
from linter.facts.contacts import Contact, ContactKind
from linter.facts.controller_ties import ControllerTie
from linter.facts.cookie_cells import Category, Column, Party, names_a_duration
from linter.facts.cookie_uses import CookieUse, TrackerLoad, named_in
from linter.facts.cookies import CookieList, CookieRow, Form
from linter.facts.dates import DateRole, PolicyDate
from linter.facts.deadlines import ResponseDeadline
from linter.facts.documents import Classification, DocumentKind
from linter.facts.grounds import Footing, Ground
from linter.facts.keeping import Bound, Keeping
from linter.facts.kept_for import KeptFor
from linter.facts.lookup import Lookup
from linter.facts.markets import Market
from linter.facts.namesakes import Namesake, sites_named
from linter.facts.numbering import ContentsEntry, NumberedTitle, NumberStyle, WrittenNumbers, plain_title, siblings
from linter.facts.outdated import OutdatedName
from linter.facts.parties import Controller
from linter.facts.places import ClaimKind, TransferClaim, TransferStatement
from linter.facts.practices import Practice
from linter.facts.readability import HardBlock, Readability
from linter.facts.recipients import How, Mention, Recipient
from linter.facts.references import SectionReference
from linter.facts.repeats import Repeat
from linter.facts.rights_lists import RightsList
from linter.facts.roles import is_advertising, is_analytics, is_tracking, makes_profiles
from linter.facts.slots import Slot, SlotKind
from linter.findings import Confidence, Edit, Evidence, Fix, Severity
from linter.knowledge.ages import ages_of_consent
from linter.knowledge.countries import adequate, country_name
from linter.knowledge.outdated import OutdatedKind
from linter.knowledge.vendors import vendor, vendor_of_host
from linter.policy import DateLine, Link, Paragraph, Policy, Section
from linter.regex import Regex
from linter.removal import removal
from linter.source import Format, Source, Span
from linter.statements import Statement, StatementKind
from linter.suppress import SuppressionUse

__all__ = [
    "Action",
    "AgeLimit",
    "AgeRule",
    "AnonymityClaim",
    "Anonymous",
    "Beside",
    "Bound",
    "Category",
    "Check",
    "Claim",
    "ClaimKind",
    "Classification",
    "CollectedIdentifier",
    "Column",
    "Condition",
    "Confidence",
    "Contact",
    "ContactKind",
    "ContentsEntry",
    "Controller",
    "ControllerTie",
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
    "Footing",
    "Form",
    "Format",
    "Ground",
    "HardBlock",
    "How",
    "Keeping",
    "KeptFor",
    "Link",
    "Lookup",
    "Market",
    "Mention",
    "Namesake",
    "NumberStyle",
    "NumberedTitle",
    "OutdatedKind",
    "OutdatedName",
    "Paragraph",
    "Party",
    "Passage",
    "PassageKind",
    "Policy",
    "PolicyDate",
    "Practice",
    "Readability",
    "Recipient",
    "Regex",
    "Repeat",
    "ResponseDeadline",
    "RightsList",
    "Section",
    "SectionReference",
    "Severity",
    "Slot",
    "SlotKind",
    "Source",
    "Span",
    "StatedLaw",
    "Statement",
    "StatementKind",
    "SuppressionUse",
    "TrackerLoad",
    "TransferClaim",
    "TransferStatement",
    "Wording",
    "WrittenNumbers",
    "adequate",
    "ages_of_consent",
    "check",
    "country_name",
    "is_advertising",
    "is_analytics",
    "is_tracking",
    "makes_profiles",
    "named_in",
    "names_a_duration",
    "plain_title",
    "removal",
    "siblings",
    "sites_named",
    "vendor",
    "vendor_of_host",
]
