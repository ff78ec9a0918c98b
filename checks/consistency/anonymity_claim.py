"""Data that is called anonymous beside the identifiers that make it personal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.api import (
    AnonymityClaim,
    Anonymous,
    CollectedIdentifier,
    Confidence,
    Defect,
    Evidence,
    Example,
    Recipient,
    Severity,
    check,
    is_analytics,
)

_SHOWN = 3  # related places in one finding
_NEAR = 6  # statements after a claim in which an identifier belongs to the data that it speaks of
_USE = re.compile(r"\b(?:usage|use|visits?|visitors?|analytic\w*|analysis|statistic\w*|traffic)\b", re.IGNORECASE)
_WHY = "; what tells one person from all others is personal data."
_BUT = ", but the policy collects identifiers, which are personal data."
_SAYS = {
    Anonymous.IDENTIFIER: "This calls an identifier anonymous",
    Anonymous.COOKIES: "This says that cookies hold or collect nothing personal",
    Anonymous.USAGE: "This calls what is collected on visits anonymous",
    Anonymous.VISIT: "This says that nothing personal is collected",
}


@check(
    "consistency/anonymity-claim",
    severity=Severity.WARNING,
    articles=("4(1)", "4(5)", "5(1)(a)"),
    remedy=(
        "Call the data what it is: IP addresses and the identifiers of cookies and devices are personal data, and "
        "data under a "
        "pseudonym is too. Say “anonymous” only of what nobody can trace back to a person."
    ),
    languages=("en",),
    across=True,
    fails=(
        "# Privacy policy\n\nOur cookies hold an anonymous unique identifier.",
        "# Privacy policy\n\nYou can visit our shop anonymously.\n\n## Logs\n\nOur servers record your IP address.",
        "# Privacy policy\n\n## Visits\n\nWe collect anonymous data on visits. We collect data such as IP addresses "
        "and the browser.",
        "# Privacy policy\n\nThese cookies do not store any personally identifiable information.\n\n## Statistics\n\n"
        "We use Google Analytics.",
    ),
    passes=(
        "# Privacy policy\n\nWe publish anonymous statistics on sales.\n\n## Logs\n\nOur servers record your IP address.",
        Example(
            name="a near miss: what is done to the address",
            text="# Privacy policy\n\nWe collect anonymous data on visits. The IP address is shortened before it is stored.",
        ),
        Example(
            name="about children alone",
            text="# Privacy policy\n\nWe do not collect personal data from children.\n\n## Logs\n\nWe record your "
            "IP address.",
        ),
    ),
)
def anonymity_claim(
    anonymity_claims: tuple[AnonymityClaim, ...],
    collected_identifiers: tuple[CollectedIdentifier, ...],
    recipients: tuple[Recipient, ...],
) -> Iterator[Defect]:
    """Something is called anonymous or not personal that the law calls personal data.

    Who is told that a visit leaves no trace does not look for a right against those who keep one. An address on the internet
    or the number in a cookie tells one person from all others, which is enough.
    """
    for kind in Anonymous:
        ours = [claim for claim in anonymity_claims if claim.kind is kind]
        judged = [(claim, _against(claim, collected_identifiers, recipients)) for claim in ours]
        found = [(claim, against) for claim, against in judged if against or kind is Anonymous.IDENTIFIER]
        if found:
            claim, against = found[0]
            same = [other.evidence for other, _ in found[1:]]
            yield _defect(claim, [*against[: 1 if same else _SHOWN], *same[:_SHOWN]])


def _against(
    claim: AnonymityClaim, identifiers: Sequence[CollectedIdentifier], recipients: Sequence[Recipient]
) -> list[Evidence]:
    places = [found.evidence for found in identifiers if _speaks_against(claim, found)]
    if claim.kind in (Anonymous.COOKIES, Anonymous.VISIT):
        places += [
            mention.evidence for recipient in recipients if is_analytics(recipient) for mention in recipient.mentions[:1]
        ]
    return [place for place in places if not place.span.overlaps(claim.evidence.span)]


def _speaks_against(claim: AnonymityClaim, found: CollectedIdentifier) -> bool:
    if claim.kind is not Anonymous.USAGE:
        return True
    if 0 < found.statement.index - claim.statement.index <= _NEAR and found.statement.section is claim.statement.section:
        return True
    return bool(_USE.search(claim.statement.text) and _USE.search(found.statement.text))


def _defect(claim: AnonymityClaim, related: Sequence[Evidence]) -> Defect:
    return Defect(
        place=claim.evidence,
        message=f"{_SAYS[claim.kind]}{_WHY if claim.kind is Anonymous.IDENTIFIER else _BUT}",
        related=tuple(related),
        confidence=Confidence.MEDIUM if claim.kind is Anonymous.COOKIES else Confidence.HIGH,
    )
