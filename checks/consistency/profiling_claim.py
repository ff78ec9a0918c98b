"""A promise that nobody is profiled, beside profiles."""

from __future__ import annotations

from collections.abc import Iterator

from linter.api import (
    Action,
    Claim,
    Confidence,
    Defect,
    Evidence,
    Example,
    Practice,
    Recipient,
    Severity,
    check,
    makes_profiles,
)

_SHOWN = 4  # related places in one finding


@check(
    "consistency/profiling-claim",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    articles=("4(4)", "13(2)(f)", "22(1)"),
    remedy=(
        "Say that no decisions with legal or similarly significant effects are made by automated means, if that is what is "
        "meant, and say that advertising or offers are chosen by a profile."
    ),
    languages=("en",),
    across=True,
    fails=(
        "# Privacy policy\n\nYour personal data is not subject to profiling.\n\n## Advertising\n\nWe show "
        "personalised advertising "
        "that fits your interests.",
        "# Privacy policy\n\nWe never use your data for profiling.\n\n## Cookies\n\n| Cookie | Purpose |\n|---|---|\n"
        "| _fbp | Advertising |",
    ),
    passes=(
        Example(
            name="a near miss: decisions with effects alone",
            text="# Privacy policy\n\nWe do not use automated decision-making, including profiling.\n\n## Advertising\n\n"
            "We show personalised advertising that fits your interests.",
        ),
        "# Privacy policy\n\nYour personal data is not subject to profiling.\n\n## Statistics\n\nWe count visits.",
        Example(
            name="a near miss: a cookie that counts visitors, of a company that also sells advertising",
            text="# Privacy policy\n\nWe never use your data for profiling.\n\n## Cookies\n\n| Cookie | Purpose |\n"
            "|---|---|\n| _ga | Statistics |",
        ),
    ),
)
def profiling_claim(
    claims: tuple[Claim, ...], practices: tuple[Practice, ...], recipients: tuple[Recipient, ...]
) -> Iterator[Defect]:
    """The policy says that there is no profiling, and describes some.

    Profiling is any automated use of data to judge a person's interests or behaviour, with or without a decision.
    Advertising that follows people and offers that fit them are made from profiles.
    """
    for claim in claims:
        if claim.action is not Action.PROFILE:
            continue
        stated = [practice.evidence for practice in practices if practice.action is Action.PROFILE]
        set_here = list(_cookies(recipients))
        if stated or set_here:
            yield Defect(
                place=claim.evidence,
                message="This says that there is no profiling, but the policy also describes advertising or offers "
                "that are "
                "chosen by what is known of a person, which takes a profile."
                if stated
                else "This says that there is no profiling, but the policy also lists cookies by which advertising networks "
                "follow visitors and build profiles.",
                related=tuple((stated + set_here)[:_SHOWN]),
                confidence=None if set_here else Confidence.LOW,
                severity=None if set_here else Severity.INFO,
            )


def _cookies(recipients: tuple[Recipient, ...]) -> Iterator[Evidence]:
    for recipient in recipients:
        yield from (mention.evidence for mention in recipient.mentions if makes_profiles(recipient, mention))
