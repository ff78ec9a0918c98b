"""A policy for people in one country outside the EEA."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from linter.api import Confidence, Defect, Example, Market, Severity, check, country_name


@check(
    "legal/territorial-scope",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    articles=("3",),
    remedy=(
        "If nobody in the EEA is served or watched, and you are not established there, the law of that country counts and "
        "the findings on the GDPR can be left aside (ignore: gdpr). If you do serve people in the EEA, say so in the "
        "configuration (context: addresses-eea: yes) and in the policy."
    ),
    languages=("en",),
    fails=(
        "# Privacy policy\n\nPT Burung Kecil is responsible for all bird boxes and services in Indonesia.\n\nWe keep your "
        "address until the box is delivered.",
        "# Privacy policy\n\nOur online shop is intended for customers in Brazil. We keep your address for a year.",
        "# Privacy policy\n\nThis app is available only to residents of the United States. We keep your e-mail address.",
    ),
    passes=(
        "# Privacy policy\n\nBirdbox GmbH offers its services in Germany. We keep your address.",
        Example(
            name="a near miss: the GDPR is spoken of",
            text="# Privacy policy\n\nOur shop is intended for customers in Brazil. Under the GDPR you have further rights.",
        ),
        Example(
            name="a near miss: a second country",
            text="# Privacy policy\n\nOur shop is intended for customers in Brazil. We also deliver to Portugal.",
        ),
        Example(
            name="a near miss: where the servers stand",
            text="# Privacy policy\n\nThe data of our users is stored on servers in Brazil.",
        ),
        Example(
            name="the configuration says that people in the EEA are addressed",
            text="# Privacy policy\n\nOur online shop is intended for customers in Brazil. We keep your address for a year.",
            context=(("addresses-eea", "yes"),),
        ),
    ),
)
def territorial_scope(sole_market: Market | None, context: Mapping[str, Any]) -> Iterator[Defect]:
    """One country outside the EEA is addressed alone.

    The GDPR applies to those who are established in the EEA, or who offer goods or services to people there or watch their
    behaviour (Article 3). Where the text shows none of that, the duties that are judged here may not be duties at all.
    """
    if sole_market and not context.get("addresses-eea"):
        where = country_name(sole_market.country)
        yield Defect(
            place=sole_market.evidence,
            message=f"Only people in {where} seem to be addressed; the GDPR may not apply at all.",
        )
