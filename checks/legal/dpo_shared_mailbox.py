"""The data protection officer behind a mailbox that others read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.api import Confidence, Defect, Example, Passage, Severity, Wording, check

_OFFICER = re.compile(
    r"\b(?:(?:data|privacy|information) protection (?:officer|official|delegate|manager)|privacy officer|DPO"
    r"|(?:person|responsible) (?:authori[sz]ed |responsible )?(?:for|in the field of) (?:the )?(?:personal )?data"
    r" protection)\b",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"(?<![\w.+-])(?:info|contact|hello|hi|hey|support|help|helpdesk|services?|office|mail|admin|sales|team|customers?"
    r"|customer\.?(?:service|support)|care|kontakt|post|enquiries|inquiries|feedback|shop|orders|webmaster|hr)@[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE,
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
def dpo_shared_mailbox(wording: Wording) -> Iterator[Defect]:
    """Data protection officer behind a shared mailbox.

    Whoever writes to the officer may count on secrecy (Article 38(5)). A mailbox that the support or the sales team reads
    does not give it.
    """
    for passage in wording.passages_with("@"):
        for match in _SHARED.finditer(passage.text.value):
            if _is_the_officers(passage, match.start()):
                yield Defect(
                    place=passage.evidence_of(*match.span()),
                    message=f"The data protection officer is reached through “{match[0]}”, which others may well read.",
                )


def _is_the_officers(passage: Passage, at: int) -> bool:
    """Whether the officer is named before the address, or in a heading that is short enough to be about nobody else."""
    title = passage.section.title.value if passage.section else ""
    return bool(
        _OFFICER.search(passage.text.value[max(0, at - _REACH) : at]) or (len(title) < _REACH and _OFFICER.search(title))
    )
