"""The data protection officer behind a mailbox that others read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.api import Confidence, Contact, ContactKind, Defect, Example, Severity, Statement, check

_OFFICER = re.compile(
    r"\b(?:(?:data|privacy|information) protection (?:officer|official|delegate|manager)|privacy officer|DPO"
    r"|(?:person|responsible) (?:authori[sz]ed |responsible )?(?:for|in the field of) (?:the )?(?:personal )?data"
    r" protection)\b",
    re.IGNORECASE,
)
_SHARED = frozenset(
    "info contact hello hi hey support help helpdesk service services office mail admin sales team customer customers "
    "customerservice customersupport care kontakt post enquiries inquiries feedback shop orders webmaster hr".split()
)
_REACH = 200  # characters between the officer and the address


@check(
    "legal/dpo-shared-mailbox",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    articles=("38(5)", "38(4)", "37(7)"),
    remedy="Give the officer an address that nobody else reads, such as dpo@ or privacy@ your domain.",
    languages=("en",),
    fails=(
        "# Privacy\n\nOur data protection officer can be reached at info@birdbox.test.",
        "# Privacy\n\n## Our Data Protection Officer\n\nFor advice, write to support@birdbox.test.",
    ),
    passes=(
        "# Privacy\n\nOur data protection officer can be reached at dpo@birdbox.test.",
        Example(
            name="a near miss: the shop's mailbox, and the officer elsewhere",
            text="# Privacy\n\nFor orders write to info@birdbox.test. Our data protection officer has a telephone.",
        ),
    ),
)
def dpo_shared_mailbox(contacts: tuple[Contact, ...]) -> Iterator[Defect]:
    """Data protection officer behind a shared mailbox.

    Whoever writes to the officer may count on secrecy (Article 38(5)). A mailbox that the support or the sales team reads
    does not give it.
    """
    for contact in contacts:
        box = contact.value.partition("@")[0].lower()
        if contact.kind is ContactKind.EMAIL and box in _SHARED and _is_the_officers(contact.statement, contact.value):
            yield Defect(
                place=contact.evidence,
                message=f"The data protection officer is reached through “{contact.value}”, which others may well read.",
            )


def _is_the_officers(statement: Statement, address: str) -> bool:
    before = statement.text.partition(address)[0][-_REACH:]
    above = (*statement.headings[-1:], statement.lead.text if statement.lead else "")
    return bool(_OFFICER.search(before)) or any(len(text) < _REACH and _OFFICER.search(text) for text in above)
