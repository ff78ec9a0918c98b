"""Times for the answer to a request that differ, or that are longer than the law allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.api import Confidence, Defect, Example, ResponseDeadline, Severity, check

_A_MONTH = 31  # days of the longest month
_SAME = 3  # days that "30 days", "four weeks" and "one month" differ by


@check(
    "consistency/response-time",
    severity=Severity.WARNING,
    articles=("12(3)",),
    remedy=(
        "Promise one time, one month at most. It can be extended by two months where requests are complex or many, if you "
        "tell the person within the first month."
    ),
    languages=("en",),
    across=True,
    fails=(
        "# Privacy policy\n\n## Your rights\n\nWe will respond to your request within 60 days.",
        "# Privacy policy\n\n## Your rights\n\nWe respond to any request within 14 days.\n\n## Contact\n\n"
        "Your requests will be answered: we respond to each request within one month.",
    ),
    passes=(
        "# Privacy policy\n\n## Your rights\n\nWe will respond to your request within 30 days.",
        Example(
            name="an extension, as the law allows it",
            text="# Privacy policy\n\n## Your rights\n\nWe respond to requests within three months where they are "
            "complex; we "
            "tell you of such an extension within a month.",
        ),
        Example(
            name="a near miss: a deadline of another law",
            text="# Privacy policy\n\n## Your rights\n\nWe respond to requests within one month.\n\n## California\n\n"
            "We respond to your request within 45 days.",
        ),
    ),
)
def response_time(response_deadlines: tuple[ResponseDeadline, ...]) -> Iterator[Defect]:
    """The time within which requests are answered is too long, or differs from place to place.

    A request under the GDPR must be answered within one month. Two different times leave people in doubt about which of them
    they can count on.
    """
    ours = [deadline for deadline in response_deadlines if not deadline.foreign]
    late = [deadline for deadline in ours if deadline.days > _A_MONTH and not deadline.extended]
    for deadline in late:
        others = [other.evidence for other in ours if abs(other.days - deadline.days) > _SAME]
        yield Defect(
            place=deadline.evidence,
            message="A request has to be answered within one month, and this allows more time without a word on an "
            "extension" + (", while another place promises less." if others else "."),
            related=tuple(others[:2]),
        )
    if not late:
        yield from _differing([deadline for deadline in ours if deadline.any_request and not deadline.extended])


def _differing(deadlines: Sequence[ResponseDeadline]) -> Iterator[Defect]:
    if not deadlines:
        return
    shortest = min(deadlines, key=lambda deadline: deadline.days)
    longest = max(deadlines, key=lambda deadline: deadline.days)
    if longest.days - shortest.days > _SAME:
        yield Defect(
            place=longest.evidence,
            message="The policy promises an answer to requests within two different times, and both cannot be what "
            "it keeps to.",
            related=(shortest.evidence,),
            confidence=Confidence.MEDIUM,
        )
