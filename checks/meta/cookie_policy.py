"""A cookie policy, which need not say all that a privacy policy must."""

from __future__ import annotations

from collections.abc import Iterator

from linter.api import Beside, Classification, Confidence, Defect, DocumentKind, Example, Severity, check

_COOKIES = (
    "This page tells which cookies the website of the bird box workshop sets. Cookies are small files in your browser. "
    "We use a cookie to remember your basket. Other cookies count visitors."
)


@check(
    "meta/cookie-policy",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    articles=("13", "ePrivacy Directive 5(3)"),
    remedy=(
        "Have the privacy policy judged as well. If this is all that there is, say so in the configuration "
        "(context: kind: policy), and every duty is judged."
    ),
    fails=(f"# Cookie policy\n\n{_COOKIES}", f"# Cookies\n\n{_COOKIES}\n\nMore is said in our privacy policy."),
    passes=(
        f"# Privacy policy\n\n## Cookies\n\n{_COOKIES}",
        Example(name="both in one", text=f"# Privacy and cookie policy\n\n{_COOKIES}"),
        Example(
            name="a near miss: cookies are one subject of many",
            text=(
                "# How we treat your data\n\nWe store your address to deliver the box. The courier receives it. We keep "
                "invoices for ten years. You can have your data corrected. Our website sets a cookie for the basket."
            ),
        ),
    ),
)
def cookie_policy(document_kind: Classification, beside: tuple[Beside, ...]) -> Iterator[Defect]:
    """This was judged as a cookie policy.

    Who sets cookies must say so before asking for consent: who is behind them, what they are for, how long they last, who
    else reads them, where the data goes and how consent is withdrawn (ePrivacy Directive, Article 5(3); CJEU C-673/17). The
    other information may stand in the privacy policy, to which the cookie policy belongs, and was not missed here.
    """
    judged_too = any(other.kind is DocumentKind.POLICY for other in beside)
    if document_kind.kind is DocumentKind.COOKIE_POLICY and not judged_too:
        yield Defect(
            place=document_kind.place,
            message=f"This document {document_kind.reason} and was judged as one: only the duties that a cookie policy must "
            "meet by itself were assessed; the others belong in the privacy policy beside it.",
            related=document_kind.evidence[1:],
        )
