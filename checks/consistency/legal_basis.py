"""One purpose that rests on one ground here, and on another elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from linter.api import Confidence, Defect, Evidence, Example, Footing, Ground, Severity, check

_WHY = {
    Ground.INTERESTS: "Consent can be withdrawn at any time and then ends the processing; where there are legitimate "
    "interests one can only object. People have to know which of the two they can do, and who has asked for consent cannot "
    "fall back on another ground.",
    Ground.CONTRACT: "What a contract needs is done whether or not one agrees, so consent to it would not be free. People "
    "have to know which of the two it is, and who has asked for consent cannot fall back on another ground.",
}


@check(
    "consistency/legal-basis",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    articles=("6(1)", "13(1)(c)", "5(1)(a)", "EDPB Guidelines 05/2020 on consent, 121 to 123"),
    remedy=(
        "Decide on which ground the purpose rests and name that one in every place. Where each holds for other people "
        "or other "
        "data (a newsletter on consent, offers to customers on legitimate interests), say so in both places."
    ),
    languages=("en",),
    across=True,
    fails=(
        "# Privacy policy\n\n## Newsletter\n\nWe send you our newsletter on the basis of your consent (Art. 6(1)(a) "
        "GDPR).\n\n"
        "## Legal bases\n\n- Legitimate interests: newsletter, security of the shop",
        "# Privacy policy\n\n## Why we use data\n\n| Purpose | Data | Legal basis |\n|---|---|---|\n"
        "| Sending the newsletter | E-mail address | Legitimate interests |\n| Orders | Address | Contract |\n\n"
        "## Newsletter\n\nIf you subscribe to our newsletter, the legal basis is your consent.",
        "# Privacy policy\n\n## Google Analytics\n\nThe legal basis is our legitimate interest (Art. 6 para. 1 lit. f "
        "GDPR).\n\n"
        "## Cookies\n\nAnalytics cookies are set only with your consent.",
    ),
    passes=(
        "# Privacy policy\n\n## Newsletter\n\nWe send you our newsletter on the basis of your consent.\n\n"
        "## Legal bases\n\n- Consent: newsletter",
        Example(
            name="two grounds in one place are a list",
            text="# Privacy policy\n\n## Legal bases\n\nThe newsletter is based on your consent or on our legitimate "
            "interests.\n\n"
            "## Newsletter\n\nThe legal basis of the newsletter is your consent.",
        ),
        Example(
            name="a near miss: customers are told apart",
            text="# Privacy policy\n\n## Newsletter\n\nThe legal basis of the newsletter is your consent.\n\n## "
            "Customers\n\n"
            "To existing customers we send the newsletter on the basis of our legitimate interests.",
        ),
        Example(
            name="a near miss: a part of the purpose",
            text="# Privacy policy\n\n## Newsletter\n\nThe legal basis of the newsletter is your consent.\n\n## "
            "Mailing service\n\n"
            "We measure the success of the newsletter on the basis of our legitimate interests.",
        ),
        Example(
            name="two tools",
            text="# Privacy policy\n\n## Google Analytics\n\nThe legal basis is your consent.\n\n## Matomo\n\nThe "
            "legal basis is "
            "our legitimate interest.",
        ),
        Example(
            name="other people",
            text="# Privacy policy\n\n## Newsletter\n\nThe legal basis of the newsletter is your consent.\n\n## "
            "Residents of "
            "Brazil\n\nThe newsletter is based on our legitimate interests.",
        ),
    ),
)
def legal_basis(footings: tuple[Footing, ...]) -> Iterator[Defect]:
    """One purpose rests on two grounds.

    The ground decides which rights people have, so they must be told it purpose by purpose. Whoever reads of consent
    expects that it can be refused and withdrawn, and is misled where the same is done on another ground.
    """
    explained = {footing.purpose for footing in footings if footing.conditional}
    places = [place for place in _places(footings) if place[0].purpose not in explained]
    told: set[str] = set()
    for place in places:
        consent = place[0]
        if _grounds(place) != {Ground.CONSENT} or consent.purpose in told:
            continue
        against = [other[0] for other in places if _same(consent, other[0]) and _grounds(other) <= _WHY.keys()]
        if against:
            told.add(consent.purpose)
            yield _defect(consent, against)


def _places(footings: Sequence[Footing]) -> list[list[Footing]]:
    """All that one section says of one purpose, in reading order: several grounds there are a list."""
    places: dict[tuple[int, int, str], list[Footing]] = {}
    for footing in footings:
        place = (id(footing.statement.section), id(footing.statement.source), footing.purpose)
        places.setdefault(place, []).append(footing)
    return list(places.values())


def _grounds(place: Sequence[Footing]) -> frozenset[Ground]:
    return frozenset().union(*(footing.grounds for footing in place))


def _same(one: Footing, other: Footing) -> bool:
    """Whether two statements are about one purpose: by its name, or by the cookies that a tool sets."""
    return other.purpose in (one.purpose, one.cookies) or one.purpose == other.cookies


def _defect(consent: Footing, against: Sequence[Footing]) -> Defect:
    """The defect; of two lists by ground the second may mean to add to the first, which is a hint."""
    ground = min(against[0].grounds)
    other = against[0].purpose
    named = "it" if other == consent.purpose else other
    hint = all(footing.listed and consent.listed for footing in against)
    return Defect(
        place=consent.evidence,
        message=f"This rests {consent.purpose} on consent, but elsewhere {named} rests on {ground}. {_WHY[ground]}",
        related=tuple(_place(footing) for footing in against[:3]),
        severity=Severity.INFO if hint else None,
        confidence=Confidence.LOW if hint else None,
    )


def _place(footing: Footing) -> Evidence:
    ground = " and ".join(sorted(footing.grounds))
    return replace(footing.evidence, message=f"Rests {footing.purpose} on {ground}.")
