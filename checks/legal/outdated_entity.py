"""Companies and products under a name that they no longer have."""

from __future__ import annotations

from collections.abc import Iterator

from linter.api import Defect, Example, OutdatedKind, OutdatedName, Severity, check


@check(
    "legal/outdated-entity",
    severity=Severity.WARNING,
    articles=("13(1)(e)", "14(1)(e)"),
    remedy="Look up who your contract is with today, and name that company.",
    fails=(
        "# Privacy\n\nOur statistics are made by a service of Google Inc., USA.",
        "# Privacy\n\nThe plug-in belongs to Facebook Ireland Ltd., Dublin.",
        "# Privacy\n\nOur letters are sent with Sendinblue.",
    ),
    passes=(
        "# Privacy\n\nOur statistics are made by a service of Google LLC, and the plug-in belongs to Meta Platforms, Inc.",
        Example(
            name="a near miss: the name of the service", text="# Privacy\n\nFollow us on Facebook, Twitter and Instagram."
        ),
        Example(
            name="a near miss: the old name beside the new",
            text="# Privacy\n\nMeta Platforms, Inc. (formerly Facebook, Inc.).",
        ),
    ),
)
def outdated_entity(outdated: tuple[OutdatedName, ...]) -> Iterator[Defect]:
    """Company or product that no longer goes by this name.

    Readers must be able to find out who gets their data. A company that has been renamed or dissolved cannot be found or
    asked, and shows that the list of recipients has not been looked at for years.
    """
    for name in outdated:
        if name.term.kind not in (OutdatedKind.COMPANY, OutdatedKind.PRODUCT):
            continue
        first, *others = name.places
        what = f"has had another name{name.since}" if name.since else "is not the company to name"
        if name.term.kind is OutdatedKind.PRODUCT:
            what = f"has been switched off{name.since}"
        yield Defect(
            place=first,
            message=f"{name.subject} {what}; today: {name.term.instead}.",
            related=tuple(others),
            fix=name.fix,
        )
