"""Where the controller and the recipients are established, as conditions ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.facts import fact
from linter.findings import Confidence

if TYPE_CHECKING:
    from linter.facts.parties import Controller, Recipient


@fact
def established_outside_eea(controller: Controller | None) -> bool:
    """Whether the controller is known to sit outside the EEA; False where the text does not tell or barely hints."""
    if controller is None or controller.country_confidence is Confidence.LOW:
        return False
    return _outside(controller.country)


@fact
def names_recipient_outside_eea(recipients: tuple[Recipient, ...]) -> bool:
    """Whether a recipient that is established outside the EEA is named."""
    return any(_outside(recipient.country) for recipient in recipients)


def _outside(code: str | None) -> bool:
    """Whether a country code names a country outside the EEA."""
    from linter.knowledge.countries import countries

    country = countries().get(code or "")
    return country is not None and not country.in_eea
