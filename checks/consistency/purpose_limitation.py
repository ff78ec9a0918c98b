"""A promise that data serves one purpose alone, beside marketing."""

from __future__ import annotations

from collections.abc import Iterator

from linter.api import Action, Claim, Condition, Confidence, Defect, Example, Practice, Severity, check

_SHOWN = 3  # related places in one finding
_MARKETING = ("marketing", "advertis", "promotion", "newsletter")


@check(
    "consistency/purpose-limitation",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    articles=("5(1)(b)", "13(1)(c)"),
    remedy="Name every purpose where the promise stands, or limit the promise to the data that it is true of.",
    languages=("en",),
    across=True,
    fails=(
        "# Privacy policy\n\nThe information collected is used exclusively for the purpose of repairing your bicycle.\n\n"
        "## News\n\nWe may use your e-mail address to send you information about our services and promotions.",
        "# Privacy policy\n\nYour data is never used for marketing purposes.\n\n## News\n\nWe send marketing "
        "e-mails to customers.",
    ),
    passes=(
        Example(
            name="only who asks for it",
            text="# Privacy policy\n\nWe do not use your data for any other purpose.\n\n## News\n\n"
            "If you subscribe, we send you our newsletter.",
        ),
        Example(
            name="a near miss: about one kind of data",
            text="# Privacy policy\n\nThis data is used exclusively to answer your question.\n\n## News\n\n"
            "We send marketing e-mails to customers.",
        ),
        Example(
            name="what others may do",
            text="# Privacy policy\n\nOur processors may not use your data for any other purpose.\n\n## News\n\n"
            "We send marketing e-mails to customers.",
        ),
    ),
)
def purpose_limitation(claims: tuple[Claim, ...], practices: tuple[Practice, ...]) -> Iterator[Defect]:
    """The policy says that data serves one purpose alone, and elsewhere uses it for marketing.

    Data may be used for the purposes that people were told of. Who reads of one purpose does not expect advertising.
    """
    for claim in claims:
        if claim.action not in (Action.USE, Action.MARKET):
            continue
        against = [
            practice.evidence
            for practice in practices
            if practice.action is Action.MARKET
            and not practice.consent
            and practice.statement.block is not claim.statement.block
        ]
        if not against or (claim.action is Action.USE and any(word in claim.statement.text.lower() for word in _MARKETING)):
            continue
        agreed = claim.condition is Condition.CONSENT
        yield Defect(
            place=claim.evidence,
            message=(
                "This says that data is used for marketing only where the person agrees"
                if agreed
                else "This says that data is used for nothing else"
            )
            + ", but elsewhere it is used for marketing.",
            related=tuple(against[:_SHOWN]),
            severity=Severity.INFO if agreed else None,
        )
