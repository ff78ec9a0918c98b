"""The announcement of a policy in the place of one."""

from __future__ import annotations

from collections.abc import Iterator

from linter.api import Classification, Defect, DocumentKind, Example, Severity, check


@check(
    "meta/stub",
    severity=Severity.WARNING,
    articles=("12(1)", "13"),
    remedy=(
        "Publish the policy before any personal data is collected; the log files of a website are enough for that. If this "
        "is the whole policy, say so in the configuration (context: kind: policy)."
    ),
    fails=(
        "# Privacy Policy\n\nOur privacy policy is coming soon. Please check back later.",
        "# Privacy Policy\n\n## What we collect\n\n## Your rights\n",
        "# Cookie policy\n\nThis page is under construction.",
        "---\ntitle: Privacy Policy\n---\n\nTODO",
        Example(
            name="the frame of a page around it",
            text=(
                "Privacy Policy coming soon.\n\n## About\n\nWe make bird boxes for town gardens from old wine cases, and "
                "deliver them by bicycle.\n\n## Contact\n\nTelephone 020 7946 0101"
            ),
        ),
    ),
    passes=(
        Example(
            name="short, but a policy",
            text="# Privacy policy\n\nWe collect no personal data. Questions go to nora@birdbox.example.",
        ),
        Example(
            name="a near miss: a policy that announces something",
            text=(
                "# Privacy policy\n\nWe keep your name and address until the bird box is delivered. Our shop for feeders is "
                "coming soon, and this policy will then be updated."
            ),
        ),
    ),
)
def stub(document_kind: Classification) -> Iterator[Defect]:
    """There is no policy yet.

    People must be informed when their data is collected, not later. The duties were not judged, since all of them would be
    missing.
    """
    if document_kind.kind is DocumentKind.STUB:
        yield Defect(
            place=document_kind.place,
            message=f"This document {document_kind.reason}; its duties were not assessed.",
            related=document_kind.evidence[1:],
        )
