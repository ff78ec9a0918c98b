"""A promise that data goes to nobody, beside those whom it goes to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.api import (
    Action,
    Claim,
    Condition,
    Confidence,
    Controller,
    Defect,
    Evidence,
    Example,
    How,
    Practice,
    Recipient,
    Regex,
    Severity,
    check,
    is_advertising,
    is_analytics,
    is_tracking,
)

_SHOWN = 3  # related places in one finding
_AT_ONCE = 20  # characters between a promise and the sentence after it
_ADDS = Regex(r"\b(?:also|in addition|besides|however|apart from)\b", re.I)
_SAYS = {
    Action.SHARE: "This says that personal data is not given to {whom}",
    Action.SELL: "This says that personal data is not sold",
    Action.ACCESS: "This says that nobody outside the company sees the data",
    Action.TRACK: "This says that no tools of third parties measure or follow visitors",
}
_BUT = {
    Action.SHARE: "but the policy also says whom it goes to",
    Action.SELL: "but the policy also says that it is",
    Action.ACCESS: "but the policy also names others who receive it",
    Action.TRACK: "but the policy also names such tools",
}


@check(
    "consistency/sharing-claim",
    severity=Severity.WARNING,
    articles=("13(1)(e)", "14(1)(e)", "5(1)(a)"),
    remedy=(
        "Take the promise back or limit it to what is true (“we do not sell your data”), and name the recipients: a "
        "service that "
        "works for you receives data too."
    ),
    languages=("en",),
    across=True,
    fails=(
        "# Privacy policy\n\nWe do not share your personal data with third parties.\n\n## Newsletter\n\n"
        "We share your e-mail address with our partners. We use Mailchimp to send it.",
        "# Privacy policy\n\nThe only people who can access your data are our employees.\n\n## Hosting\n\n"
        "Our service providers may also receive personal data.",
        "# Privacy policy\n\nWe never sell your personal data.\n\n## Partners\n\nWe may sell your data to selected "
        "retailers.",
        "# Privacy policy\n\nNobody but our web host sees your data.\n\n## Advertising\n\nWe pass your data "
        "on to advertisers.",
        "# Privacy policy\n\nOur site does not include third-party tracking.\n\n## Statistics\n\nWe use Google Analytics.",
    ),
    passes=(
        Example(
            name="an exception in the same sentence",
            text="# Privacy policy\n\nWe do not share your personal data with third parties, except as described below.\n\n"
            "## Hosting\n\nWe share data with our service providers.",
        ),
        Example(
            name="a near miss: the one that is made an exception of",
            text="# Privacy policy\n\nApart from our shipping company, nobody receives your data.\n\n## Orders\n\n"
            "We pass your data on to the company that delivers the parcels.",
        ),
        Example(
            name="a near miss: for one purpose",
            text="# Privacy policy\n\nWe do not share your data with third parties for their marketing.\n\n## Hosting\n\n"
            "We share data with our service providers.",
        ),
        Example(
            name="about one kind of data",
            text="# Privacy policy\n\nThis information is not shared with third parties.\n\n## Hosting\n\n"
            "We share data with our service providers.",
        ),
        Example(
            name="a near miss: a product that follows nobody",
            text="# Privacy policy\n\nOur site does not include third-party tracking.\n\n## Messages\n\n"
            "We use a provider such as Google Cloud Messaging to send push messages.",
        ),
        Example(
            name="when the law asks for it",
            text="# Privacy policy\n\nWe do not share your personal data with third parties.\n\n## Courts\n\n"
            "We may disclose data to authorities if the law requires it.",
        ),
    ),
)
def sharing_claim(
    claims: tuple[Claim, ...],
    practices: tuple[Practice, ...],
    recipients: tuple[Recipient, ...],
    controller: Controller | None,
) -> Iterator[Defect]:
    """The policy says that nobody gets the data, and elsewhere who gets it.

    Most people read such a promise and stop there. Authorities hold a controller to it, also where those who receive data
    only work on its behalf.
    """
    ours = [claim for claim in claims if claim.action in _SAYS]
    for claim in ours:
        against = _stated(claim, practices)
        named = [] if against or claim.action is Action.SELL else _named(claim, recipients, controller)
        if against or named:
            yield _defect(claim, against or named, sure=bool(against) or claim.action is Action.TRACK)


def _stated(claim: Claim, practices: Sequence[Practice]) -> list[Evidence]:
    """The statements that say the opposite, those that need no consent first."""
    action = Action.SHARE if claim.action is Action.ACCESS else claim.action
    found = [
        practice
        for practice in practices
        if practice.action is action
        and practice.statement.block is not claim.statement.block
        and not practice.consent
        and not (claim.but and claim.but.split()[-1].lower().rstrip("s") in practice.statement.text.lower())
        and (not _group(claim) or _group(claim) in practice.statement.text.lower())
    ]
    return [practice.evidence for practice in found]


def _group(claim: Claim) -> str:
    """The word that tells a kind of recipient ("ai" of "AI providers"); "" for recipients at large."""
    first = claim.whom.split()[0] if claim.whom else ""
    if claim.whom.lower() == "advertisers":
        return "advertis"
    return f"{first} ".lower() if claim.whom.endswith("providers") else ""


def _named(claim: Claim, recipients: Sequence[Recipient], controller: Controller | None) -> list[Evidence]:
    """The places that name a company which receives data."""
    own = controller.name.split()[0].lower() if controller else ""
    places = []
    for recipient in recipients:
        tool = is_analytics(recipient) or is_advertising(recipient)
        if _group(claim) or recipient.name.lower().startswith(own or "\0") or (_tools_alone(claim) and not tool):
            continue
        given = [mention for mention in recipient.mentions if mention.how in (How.PROCESSOR, How.COOKIE)]
        if claim.action is Action.TRACK:
            given = [mention for mention in given if is_tracking(recipient, mention)]
        places += [mention.evidence for mention in given[:1]]
    return places


def _tools_alone(claim: Claim) -> bool:
    """Whether companies at large say nothing against a claim: any of them may be the one that it makes an exception of."""
    return claim.action is Action.TRACK or claim.but != ""


def _defect(claim: Claim, against: Sequence[Evidence], *, sure: bool) -> Defect:
    """The defect; that a company is named, and nothing is said of sharing, is a hint."""
    whom = claim.whom if claim.whom.endswith(("s", "e")) else "third parties"
    if claim.but:
        whom = f"anyone but {claim.but}"
    says = _SAYS[claim.action].format(whom=whom)
    if claim.condition is Condition.CONSENT:
        return Defect(
            place=claim.evidence,
            message=f"{says} unless the person agrees, {_BUT[claim.action]}, without a word on consent.",
            related=tuple(against[:_SHOWN]),
            severity=Severity.INFO,
            confidence=Confidence.MEDIUM,
        )
    sure = sure and not _goes_on(claim, against)
    return Defect(
        place=claim.evidence,
        message=f"{says}, {_BUT[claim.action]}. Both can hardly be true.",
        related=tuple(against[:_SHOWN]),
        severity=None if sure else Severity.INFO,
        confidence=Confidence.MEDIUM if sure else Confidence.LOW,
    )


def _goes_on(claim: Claim, against: Sequence[Evidence]) -> bool:
    """Whether the only place against a claim follows it at once and adds to it: "Our providers may also receive …"."""
    first, *others = against
    at_once = 0 <= first.span.start - claim.evidence.span.end < _AT_ONCE
    return at_once and not others and bool(_ADDS.search(first.quote))
