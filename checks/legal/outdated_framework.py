"""Laws and transfer mechanisms that are no longer in force."""

from __future__ import annotations

from collections.abc import Iterator

from linter.api import Defect, Example, OutdatedKind, OutdatedName, Severity, check


@check(
    "legal/outdated-framework",
    severity=Severity.ERROR,
    articles=("13(1)(f)", "45", "46", "94"),
    remedy="Name what you rely on today, and check that it covers what you do; delete what has ended.",
    fails=(
        "# Privacy\n\nOur mailing service in the United States is certified under the EU-US Privacy Shield.",
        "# Privacy\n\nWe handle your data in accordance with the Data Protection Act 1998.",
        "# Privacy\n\nOur safeguards are the standard contractual clauses of Decision 2010/87/EU.",
        "# Privacy\n\nCookies that we need rest on section 25 of the German TTDSG.",
    ),
    passes=(
        "# Privacy\n\nWe follow Regulation (EU) 2016/679 on the protection of people, repealing Directive 95/46/EC.",
        Example(
            name="a near miss: it is named as a thing of the past",
            text=(
                "# Privacy\n\nWe no longer rely on the Privacy Shield. Our certification under the Privacy Shield has "
                "stood since 2017."
            ),
        ),
        Example(name="another safe harbour", text="# Privacy\n\nWe are a member of a COPPA Safe Harbor program."),
        Example(name="the Irish acts together", text="# Privacy\n\nWe follow the Data Protection Acts 1988 to 2018."),
    ),
)
def outdated_framework(outdated: tuple[OutdatedName, ...]) -> Iterator[Defect]:
    """Law or transfer mechanism that has ended.

    What was struck down or repealed supports nothing: a transfer that rests on the Privacy Shield has had no ground since
    2020. A policy that names laws of another time also tells its readers that nobody has looked at it since.
    """
    for name in outdated:
        if name.term.kind not in (OutdatedKind.MECHANISM, OutdatedKind.LAW):
            continue
        mechanism = name.term.kind is OutdatedKind.MECHANISM
        first, *others = name.places
        yield Defect(
            place=first,
            message=f"{name.subject} {_ENDED[mechanism]}{name.since}; today: {name.term.instead}.",
            related=tuple(others),
            severity=Severity.ERROR if mechanism else Severity.WARNING,
            fix=name.fix,
        )


_ENDED = {True: "has been no ground for a transfer", False: "has not been in force"}
