"""Two companies that are both called the controller."""

from __future__ import annotations

from collections.abc import Iterator

from linter.api import ControllerTie, Defect, Example, Severity, check


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
def controller_identity(controller_ties: tuple[ControllerTie, ...]) -> Iterator[Defect]:
    """The policy speaks for one company, and names another as the controller.

    People have to know against whom they have their rights. It is mostly a name that was left over from a template or from
    the policy of a sister company.
    """
    named = [tie for tie in controller_ties if tie.called_controller]
    for tie in named:
        other = next((other for other in controller_ties if not _same(tie, other)), None)
        if other is not None:
            yield Defect(
                place=tie.evidence,
                message=f"{tie.name} is called the controller here, and {other.name} speaks for the policy or is "
                f"called the "
                "controller elsewhere.",
                related=(other.evidence,),
            )
            return


def _same(one: ControllerTie, other: ControllerTie) -> bool:
    """Whether two names can mean the same company: they share a word."""
    return not set(one.core.split()).isdisjoint(other.core.split())
