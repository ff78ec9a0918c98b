"""Ages for the same thing that differ, or that are below a country's digital age of consent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.api import (
    AgeLimit,
    AgeRule,
    Confidence,
    Controller,
    Defect,
    Evidence,
    Example,
    Severity,
    StatedLaw,
    ages_of_consent,
    check,
    country_name,
)

_WHAT = {
    AgeRule.ADMITTED: "who may use the service",
    AgeRule.MEANT_FOR: "for whom the service is meant",
    AgeRule.COLLECTED: "whose data is not collected",
}


@check(
    "consistency/age-threshold",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    articles=("8(1)",),
    remedy=(
        "Name one age everywhere. Where children may use the service and consent to it, take the age at which they "
        "can consent "
        "alone in the country: between 13 and 16."
    ),
    languages=("en",),
    across=True,
    fails=(
        "# Privacy policy\n\nYou must be at least 16 years old to use our service.\n\n## Children\n\n"
        "You must be at least 13 years of age to use our service.",
        "# Privacy policy\n\nThe controller is Steinbruck GmbH, Hauptstraße 5, 10115 Berlin, Germany.\n\n## Children\n\n"
        "Children under the age of 14 need the consent of a parent to register.",
    ),
    passes=(
        Example(
            name="a near miss: for whom it is meant, and whose data is not knowingly collected",
            text="# Privacy policy\n\nOur service is not intended for people under the age of 18. We do not "
            "knowingly collect "
            "data of children under 13.",
        ),
        Example(
            name="the country's own age",
            text="# Privacy policy\n\nThe controller is Lipa d.o.o., Trubarjeva 5, 1000 Ljubljana, Slovenia.\n\n## "
            "Children\n\n"
            "Children under 15 years of age need the consent of a guardian.",
        ),
        Example(
            name="another age for another country",
            text="# Privacy policy\n\nYou must be at least 16 years old to use our service.\n\n## United States\n\n"
            "You must be at least 13 years old to use our service.",
        ),
    ),
)
def age_threshold(
    age_limits: tuple[AgeLimit, ...], controller: Controller | None, stated_laws: tuple[StatedLaw, ...]
) -> Iterator[Defect]:
    """Ages that do not fit together.

    Parents cannot tell whether their child may use the service, and where the service rests on consent, the law of the
    country says from which age a child can give it alone.
    """
    yield from _differing(age_limits)
    yield from _too_low(age_limits, controller, stated_laws)


def _differing(limits: Sequence[AgeLimit]) -> Iterator[Defect]:
    for rule, what in _WHAT.items():
        ours = [limit for limit in limits if limit.rule is rule]
        other = next((limit for limit in ours if limit.age != ours[0].age), None)
        if other is not None:
            yield Defect(
                place=other.evidence,
                message=f"The policy draws the line of {what} at {other.age} here and at {ours[0].age} elsewhere.",
                related=(ours[0].evidence,),
            )


def _too_low(limits: Sequence[AgeLimit], controller: Controller | None, laws: Sequence[StatedLaw]) -> Iterator[Defect]:
    for limit in limits:
        if limit.rule is not AgeRule.CONSENT:
            continue
        country, shown = _country(controller, laws)
        known = ages_of_consent().get(country)
        if known and limit.age < known.age:
            yield Defect(
                place=limit.evidence,
                message=f"A parent's consent is asked for below {limit.age}, but in {country_name(country)} "
                f"children can consent "
                f"to an online service alone only from {known.age}.",
                related=shown,
            )
            return


def _country(controller: Controller | None, laws: Sequence[StatedLaw]) -> tuple[str, tuple[Evidence, ...]]:
    """The country whose age counts, and what shows it."""
    if controller and controller.country and controller.country_confidence is not Confidence.LOW:
        return controller.country, (controller.evidence,)
    if laws and all(law.country == laws[0].country for law in laws):
        return laws[0].country, (laws[0].evidence,)
    return "", ()
