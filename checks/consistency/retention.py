"""Storage periods for the same data that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.api import Bound, Confidence, Defect, Example, Keeping, Severity, check


@check(
    "consistency/retention",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    articles=("5(1)(e)", "13(2)(a)", "14(2)(a)"),
    remedy="Give one period for each kind of data, and name beside it what is kept longer and why.",
    languages=("en",),
    across=True,
    fails=(
        "# Privacy policy\n\n## Storage\n\nWe only keep your personal data as long as you have an account.\n\n## Forum\n\n"
        "We keep a part of your data indefinitely.",
        "# Privacy policy\n\n## Storage\n\nYour data will be deleted one year after the closure of the "
        "account.\n\n## Accounts\n\n"
        "All your information is deleted 30 days after the closure of your account.",
        "# Privacy policy\n\n## Storage\n\nAll personal data will be deleted two years after the end of the "
        "study.\n\n## Archive\n\n"
        "Research data has to be retained for at least ten years.",
    ),
    passes=(
        "# Privacy policy\n\n## Storage\n\nWe only keep your personal data as long as you have an account.",
        Example(
            name="a near miss: data that is nobody's",
            text="# Privacy policy\n\n## Storage\n\nWe only keep your personal data as long as you have an account.\n\n"
            "## Statistics\n\nWe keep anonymous data indefinitely.",
        ),
        Example(
            name="another kind of data",
            text="# Privacy policy\n\n## Storage\n\nYour data will be deleted one year after the closure of the "
            "account.\n\n## Logs\n\n"
            "Log data is deleted 30 days after the end of the visit.",
        ),
    ),
)
def retention(keepings: tuple[Keeping, ...]) -> Iterator[Defect]:
    """Two storage periods for the same data contradict each other.

    People are told how long their data is kept so that they know when it is gone. With two periods they know nothing, and
    the longer one is the one that counts against the controller.
    """
    for claim in _of(keepings, Bound.WITH_ACCOUNT):
        if longer := _of(keepings, Bound.AFTER_ACCOUNT):
            yield Defect(
                place=claim.evidence,
                message="This says that data is kept no longer than there is an account, but elsewhere some of it "
                "is kept longer.",
                related=tuple(other.evidence for other in longer[:2]),
            )
    deleted = _of(keepings, Bound.DELETED_AFTER)
    for claim in deleted[:1]:
        other = next((other for other in deleted if other.days != claim.days), None)
        if other is not None:
            yield Defect(
                place=claim.evidence,
                message="Data is deleted after one period here, and after another period elsewhere.",
                related=(other.evidence,),
            )
        kept = next((kept for kept in _of(keepings, Bound.AT_LEAST) if (kept.days or 0) > (claim.days or 0)), None)
        if kept is not None:
            yield Defect(
                place=claim.evidence,
                message="This says that the data is deleted by then, but elsewhere data is kept for longer at least.",
                related=(kept.evidence,),
            )


def _of(keepings: Sequence[Keeping], bound: Bound) -> list[Keeping]:
    return [keeping for keeping in keepings if keeping.bound is bound]
