"""A promise that nobody is profiled, beside profiles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.api import (
    Action,
    Claim,
    Confidence,
    Defect,
    Evidence,
    Example,
    Practice,
    Recipient,
    Regex,
    Severity,
    check,
    makes_profiles,
)

_MADE = Regex(
    r"\b(?:build|create|creating|building|make|making|form|compile)\s(?:\w+ ){0,3}profiles?\b|\bprofiles? of (?:your|users)",
    re.I,
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
        "# Privacy policy\n\nWe do not create any profiles of our visitors.\n\n## Letter\n\nWe build a profile "
        "of what you read.",
    ),
    passes=(
        Example(
            name="a near miss: your own page",
            text="# Privacy policy\n\nWe do not create a profile on the forum for you.\n\n## Letter\n\nWe build a profile "
            "of what you read.",
        ),
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
            sure = bool(set_here) or any(_MADE.has(place.quote) for place in stated)
            yield Defect(
                place=claim.evidence,
                message=f"This says that there is no profiling, but the policy also {_but(stated)}.",
                related=tuple((stated + set_here)[:_SHOWN]),
                confidence=None if sure else Confidence.LOW,
                severity=None if sure else Severity.INFO,
            )


def _but(stated: Sequence[Evidence]) -> str:
    """What the policy says all the same."""
    if any(_MADE.has(place.quote) for place in stated):
        return "says that profiles are made"
    if stated:
        return "describes advertising or offers that are chosen by what is known of a person, which takes a profile"
    return "lists cookies by which advertising networks follow visitors and build profiles"


def _cookies(recipients: tuple[Recipient, ...]) -> Iterator[Evidence]:
    for recipient in recipients:
        yield from (mention.evidence for mention in recipient.mentions if makes_profiles(recipient, mention))
