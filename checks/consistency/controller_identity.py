"""Two companies that are both called the controller."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.api import (
    Confidence,
    Controller,
    ControllerTie,
    Defect,
    Evidence,
    Example,
    Namesake,
    Severity,
    Statement,
    check,
    sites_named,
)


@check(
    "consistency/controller-identity",
    severity=Severity.WARNING,
    articles=("4(7)", "13(1)(a)", "14(1)(a)"),
    remedy="Name one controller throughout, or say that several are and who answers for what (GDPR Article 26).",
    languages=("en",),
    across=True,
    fails=(
        "# Privacy policy\n\nHollow Oak Ltd (“we”, “us”) runs this shop.\n\n## Controller\n\n"
        "Silver Birch Trading Ltd is the data controller.",
        "# Privacy policy\n\nHollow Oak Ltd (“we”, “us”) runs this shop.\n\n## Contact\n\nWrite to Hollow Oak PLC.",
        "# Privacy policy\n\nThe controller is Hollow Oak Ltd.\n\n## Cookies\n\nWe share what cookies tell with our "
        "analytics partners, namely Google and Hollow Oak.",
    ),
    passes=(
        "# Privacy policy\n\nHollow Oak Ltd (“we”, “us”) runs this shop.\n\n## Controller\n\nHollow Oak Limited is "
        "the controller.",
        Example(
            name="a near miss: each for its own part",
            text="# Privacy policy\n\nHollow Oak Ltd (“we”, “us”) runs this shop.\n\n## Payments\n\n"
            "Silver Birch Pay Ltd is the independent controller for billing.",
        ),
        Example(
            name="a brand beside the company",
            text="# Privacy policy\n\nHollow Oak (“we”, “us”) is a brand.\n\n## Controller\n\nSilver Birch Trading "
            "Ltd is the controller.",
        ),
    ),
)
def controller_identity(
    controller_ties: tuple[ControllerTie, ...],
    controller: Controller | None,
    namesakes: tuple[Namesake, ...],
    own_partner: tuple[Evidence, ...],
    statements: tuple[Statement, ...],
) -> Iterator[Defect]:
    """The policy speaks for one company, and names another as the controller.

    People have to know against whom they have their rights. It is mostly a name that was left over from a template or from
    the policy of a sister company.
    """
    yield from _two(controller_ties, statements)
    if namesakes and controller:
        yield Defect(
            place=namesakes[0].evidence,
            message=f"The company is called {namesakes[0].name} here and {controller.name} elsewhere: two legal "
            f"forms, of which "
            "it can have only one.",
            related=(controller.evidence,),
            confidence=Confidence.MEDIUM,
        )
    if own_partner:
        yield Defect(
            place=own_partner[0],
            message="The company that this policy speaks for is listed here among its own partners, as if it were "
            "another one.",
            related=own_partner[1:4],
            confidence=Confidence.MEDIUM,
        )


def _two(ties: Sequence[ControllerTie], statements: Sequence[Statement]) -> Iterator[Defect]:
    """Two names that share no word; the web addresses that bear the one or the other show where else it was left."""
    for tie in (tie for tie in ties if tie.called_controller):
        other = next((other for other in ties if not _same(tie, other)), None)
        if other is not None:
            yield Defect(
                place=tie.evidence,
                message=f"{tie.name} is called the controller here, and {other.name} speaks for the policy or is called the "
                "controller elsewhere.",
                related=(other.evidence, *sites_named(statements, tie.core), *sites_named(statements, other.core)),
            )
            return


def _same(one: ControllerTie, other: ControllerTie) -> bool:
    """Whether two names can mean the same company: they share a word."""
    return not set(one.core.split()).isdisjoint(other.core.split())
