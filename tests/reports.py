"""A report made by hand, for the tests of what reporters write: no rule and no phrase decides what is in it."""

from __future__ import annotations

from linter.findings import Confidence, Edit, Evidence, Finding, Fix, Severity
from linter.fingerprint import identified
from linter.judgements import Judgement, Status
from linter.readers import read_text
from linter.report import DocumentReport, ReadError, Report
from linter.segment import segment
from linter.source import Format, Span

TEXT = """\
# Privacy Policy of Kumquat Ltd

Kumquat Ltd sells fruit. Your data stays in the EU.

## Who receives data

We share orders with Parcel Inc., a company in Ohio, and with ________.

## Your rights

You may ask for a copy of your data.
"""


def place(words: str, message: str = "", text: str = TEXT) -> Evidence:
    """The first place where the words stand."""
    start = text.index(words)
    return Evidence(span=Span(start, start + len(words)), quote=words, message=message)


TRANSFER = Finding(
    rule="consistency/transfer-claim",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message='The policy says that data stays in the EU, and names "Parcel Inc.", which is established in the United States.',
    articles=("13(1)(f)", "5(1)(a)"),
    remedy="Say which data goes to which country, and on what safeguard.",
    place=place("Your data stays in the EU."),
    related=(place("Parcel Inc.", "established in the United States"),),
)
PLACEHOLDER = Finding(
    rule="drafting/placeholder",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="A blank of the template was never filled in.",
    articles=(),
    remedy="Fill it in.",
    place=place("________"),
    fix=Fix(safe=False, edits=(Edit(span=place("________").span, text=""),)),
)
COMPLAINT = Finding(
    rule="gdpr/complaint-right",
    requirement="complaint-right",
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    message="No statement was found that people may complain to a supervisory authority.",
    articles=("13(2)(d)", "77", "WP260 rev.01"),
    remedy="Say that they may, and name the authority.",
    place=place("Your rights"),
)
JUDGEMENTS = (
    Judgement(
        requirement="right-access",
        title="Right of access",
        articles=("13(2)(b)", "15"),
        status=Status.MET,
        reason="The right to a copy is stated.",
        evidence=(place("You may ask for a copy of your data."),),
    ),
    Judgement(
        requirement="complaint-right",
        title="Right to complain",
        articles=("13(2)(d)", "77"),
        status=Status.MISSING,
        reason="No statement was found.",
    ),
)


def document(*findings: Finding, text: str = TEXT, path: str = "shop/privacy.md", **more: object) -> DocumentReport:
    """A document report with these findings."""
    policy = segment(read_text(text, path, Format.MARKDOWN))
    values: dict[str, object] = {
        "source": policy.source,
        "policy": policy,
        "language": "en",
        "title": policy.title.value if policy.title else None,
        "words": 40,
        "sections": tuple((section.title.span.start, section.title.value) for section in policy.walk()),
        "judgements": JUDGEMENTS,
        "findings": identified(findings, JUDGEMENTS),
    }
    return DocumentReport(**values | more)  # type: ignore[arg-type]


REPORT = Report(
    documents=(document(TRANSFER, PLACEHOLDER, COMPLAINT), document(path="clean.md", findings=())),
    errors=(ReadError(path="scan.pdf", message="a PDF document, which cannot be read yet"),),
    passed_over=3,
)
