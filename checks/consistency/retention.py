"""Storage periods for the same data that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.api import Bound, Confidence, Defect, Example, Keeping, KeptFor, Severity, check


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
        "# Privacy policy\n\n## Billing\n\nDelivery notes are kept for three years.\n\n## Archive\n\nWe store delivery "
        "notes for eight years.",
        "# Privacy policy\n\n## Storage\n\nWe retain your personal data for 18 months.\n\n## Deletion\n\nYour data is kept "
        "for four years.",
    ),
    passes=(
        "# Privacy policy\n\n## Storage\n\nWe only keep your personal data as long as you have an account.",
        Example(
            name="a near miss: data that is nobody's",
            text="# Privacy policy\n\n## Storage\n\nWe only keep your personal data as long as you have an account.\n\n"
            "## Statistics\n\nWe keep anonymous data indefinitely.",
        ),
        Example(
            name="a near miss: the same time in other units",
            text="# Privacy policy\n\n## Storage\n\nYour data is deleted 18 months after the closure of the account."
            "\n\n## Accounts\n\nYour data is deleted 1.5 years after the closure of the account.",
        ),
        Example(
            name="a near miss: the data of one service each",
            text="# Privacy policy\n\n## Newsletter\n\nYour data is stored for two years.\n\n## Prize draws\n\nYour data is "
            "stored for three months.",
        ),
        Example(
            name="a near miss: the longest and the least",
            text="# Privacy policy\n\n## Billing\n\nInvoices are kept for at least six years.\n\n## Archive\n\nInvoices are "
            "kept for ten years.",
        ),
        Example(
            name="another kind of data",
            text="# Privacy policy\n\n## Storage\n\nYour data will be deleted one year after the closure of the "
            "account.\n\n## Logs\n\n"
            "Log data is deleted 30 days after the end of the visit.",
        ),
    ),
)
def retention(keepings: tuple[Keeping, ...], kept_for: tuple[KeptFor, ...]) -> Iterator[Defect]:
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
    yield from _at_large(keepings)
    told = {keeping.evidence for keeping in _of(keepings, Bound.DELETED_AFTER)}
    yield from _of_one_kind([kept for kept in kept_for if kept.keeping.evidence not in told])


def _at_large(keepings: Sequence[Keeping]) -> Iterator[Defect]:
    """Data at large that is deleted after two periods, or is deleted and kept for longer."""
    deleted = _of(keepings, Bound.DELETED_AFTER)
    for claim in deleted[:1]:
        other = next((other for other in deleted if claim.is_longer_than(other) or other.is_longer_than(claim)), None)
        if other is not None:
            yield Defect(
                place=claim.evidence,
                message=f"Data is deleted after {claim.period} here, and after {other.period} elsewhere.",
                related=(other.evidence,),
            )
        kept = next((kept for kept in _of(keepings, Bound.AT_LEAST) if kept.is_longer_than(claim)), None)
        if kept is not None:
            yield Defect(
                place=claim.evidence,
                message=f"This says that the data is deleted after {claim.period}, but elsewhere data is kept for at least "
                f"{kept.period}.",
                related=(kept.evidence,),
            )


def _of_one_kind(kept_for: Sequence[KeptFor]) -> Iterator[Defect]:
    """Two sentences on the same data in the same words that give it two periods."""
    told: set[tuple[str, str]] = set()
    for at, kept in enumerate(kept_for):
        others = [other.keeping for other in kept_for[at + 1 :] if kept.contradicts(other)]
        if others and (kept.data, kept.rest) not in told:
            told.add((kept.data, kept.rest))
            yield Defect(
                place=kept.keeping.evidence,
                message=f"For the same data the period is {kept.keeping.period} here, and {others[0].period} elsewhere.",
                related=tuple(other.evidence for other in others[:2]),
            )


def _of(keepings: Sequence[Keeping], bound: Bound) -> list[Keeping]:
    return [keeping for keeping in keepings if keeping.bound is bound]
