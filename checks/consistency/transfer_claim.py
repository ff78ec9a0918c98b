"""A promise that data stays in the Union, beside recipients that sit elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from enum import IntEnum
from typing import NamedTuple

from linter.api import (
    ClaimKind,
    Confidence,
    Controller,
    Defect,
    Evidence,
    Example,
    How,
    Mention,
    Recipient,
    Severity,
    Statement,
    TransferClaim,
    TransferStatement,
    adequate,
    check,
    country_name,
)

_SHOWN = 8  # related places in one finding, if there are no more companies than that
_NEAR = 60  # characters between a name and its address in the next sentence


class Strength(IntEnum):
    """How hard a place speaks against a claim."""

    SUBSIDIARY = 0  # the policy names an EEA entity of a company from elsewhere
    LINK = 1  # the reader's own click sends the data
    PARENT = 2  # an EEA entity, or an adequate country, stands between
    PLAIN = 3  # the company or the statement leaves no doubt


_WEIGHT = {
    Strength.PLAIN: (Severity.ERROR, Confidence.HIGH),
    Strength.PARENT: (Severity.WARNING, Confidence.MEDIUM),
    Strength.LINK: (Severity.WARNING, Confidence.LOW),
    Strength.SUBSIDIARY: (Severity.INFO, Confidence.LOW),
}
_ENDS = {
    ClaimKind.NO_TRANSFER: "Both can hardly be true.",
    ClaimKind.STAYS: "Both can hardly be true.",
    ClaimKind.ADEQUATE_ONLY: "The decision on the United States covers only companies on the Data Privacy Framework list, "
    "which the policy does not speak of.",
}
# words that promise nothing, and say of no recipient that it is the exception
_HEDGE = re.compile(
    r"(?:as a (?:general )?rule|in principle|generally|in general|normally|usually|typically|primarily|mainly|mostly"
    r"|where(?:ver)? possible|by default)",
    re.IGNORECASE,
)


class Conflict(NamedTuple):
    """A place that a claim does not agree with."""

    strength: Strength
    place: Evidence  # with the reason in its message
    party: str  # one company counts once for each way of naming it
    why: str  # a few words for the finding's message


class Told(NamedTuple):
    """A claim with all that speaks against it."""

    claim: TransferClaim
    conflicts: list[Conflict]  # the strongest first
    hedged: bool  # with a word that promises nothing


@check(
    "consistency/transfer-claim",
    severity=Severity.ERROR,
    articles=("13(1)(f)", "14(1)(f)", "5(1)(a)"),
    remedy=(
        "Ask each recipient where it processes the data and who can reach it. Then either take the claim back and name "
        "the third countries with their safeguards (an adequacy decision, standard contractual clauses), or move to "
        "recipients inside the area."
    ),
    languages=("en",),
    across=True,
    fails=(
        "# Privacy policy\n\n## Recipients\n\nWe share order data with Klaviyo, which sends our newsletter.\n\n"
        "## Transfers\n\nYour personal data is not transferred to third countries.",
        "# Privacy policy\n\nYour data is processed only within the European Union.\n\n## Cookies\n\n"
        "| Cookie | Purpose |\n|---|---|\n| _fbp | Advertising |\n| basket | Shop |",
        "# Privacy policy\n\n## Where your data is\n\nAll personal data is stored exclusively on servers in the EU.\n\n"
        "## Support\n\nThe data in your tickets is transferred to our support team in the United States.",
        "# Privacy policy\n\n## Transfers\n\nWe do not transfer personal data outside the EEA.\n\n## Social plug-ins\n\n"
        "Our pages contain plug-ins of Harbourgram, Inc., 12 Pine Street, San Francisco, CA 94107, USA.",
        Example(
            name="an adequate country is a third country all the same",
            text=(
                "# Privacy policy\n\nWe use Xero for our accounts.\n\n## Transfers\n\nNo personal data is "
                "transferred to third countries."
            ),
        ),
        Example(
            name="a promise of all data behind a sentence on one company",
            text="# Privacy policy\n\nPayments run through Mollie. We do not send your personal data to countries outside "
            "the EU. Our letter is sent with Mailchimp.",
        ),
    ),
    passes=(
        Example(
            name="a near miss: the sentence before names the tool that it is about",
            text="# Privacy policy\n\nPayments run through Mollie. The data is never transferred outside the EU.\n\n"
            "## Letter\n\nWe use Mailchimp for our letter.",
        ),
        Example(
            name="recipients inside the area",
            text=(
                "# Privacy policy\n\nWe use Mollie for payments.\n\n## Transfers\n\nYour personal data is not "
                "transferred to third countries."
            ),
        ),
        Example(
            name="an exception in the same sentence",
            text="# Privacy policy\n\nWe use Klaviyo.\n\n## Transfers\n\n"
            "We do not transfer personal data outside the EEA unless appropriate safeguards are in place.",
        ),
        Example(
            name="an adequacy decision that the policy names",
            text=(
                "# Privacy policy\n\nWe use Google Analytics. The only third parties that receive data are in "
                "countries with an adequacy decision, or listed under the Data Privacy Framework."
            ),
        ),
        Example(
            name="a near miss: where it is stored, without a word that it stays there",
            text="# Privacy policy\n\nWe store your data in Germany.\n\n## Analytics\n\nWe use Google Analytics.",
        ),
        Example(
            name="a near miss: the claim is about one tool",
            text=(
                "# Privacy policy\n\nWe use Mailchimp for the newsletter.\n\n## Hetzner\n\nThe data is stored only "
                "on servers in Germany."
            ),
        ),
        Example(
            name="browsers are no recipients",
            text="# Privacy policy\n\nYour data is processed only within the EU.\n\n## Cookies\n\n"
            "You can delete cookies in the settings of Google Chrome, Firefox and Microsoft Edge.",
        ),
    ),
)
def transfer_claim(
    transfer_claims: tuple[TransferClaim, ...],
    transfer_statements: tuple[TransferStatement, ...],
    recipients: tuple[Recipient, ...],
    controller: Controller | None,
    statements: tuple[Statement, ...],
) -> Iterator[Defect]:
    """The policy says that data stays in the EU or EEA, and names recipients elsewhere.

    A reader who relies on such a promise is misled when a tool on the page, a processor or a cookie sends data to a
    company in a third country. Authorities treat it as a breach of transparency, on top of whatever the transfer itself
    lacks. A subsidiary in the EEA weakens the conflict and does not remove it: the parent may still reach the data.
    """
    told: list[Told] = []
    for claim in transfer_claims:
        hedged = bool(_HEDGE.fullmatch(claim.softened))
        if (claim.softened and not hedged) or (claim.kind is ClaimKind.ADEQUATE_ONLY and _names_framework(statements)):
            continue
        conflicts = [
            *_stated(claim, transfer_statements),
            *(
                conflict
                for recipient in recipients
                if not _is(controller, recipient)
                for conflict in _named(claim, recipient)
            ),
        ]
        conflicts.sort(key=lambda conflict: (-conflict.strength, bool(conflict.place.source), conflict.place.span.start))
        if conflicts and not (hedged and conflicts[0].strength < Strength.PLAIN):
            told.append(Told(claim, conflicts, hedged))
    while told:
        first = told.pop(0)
        same = [other for other in told if _say_the_same(first, other)]
        told = [other for other in told if other not in same]
        yield _defect(first, [first.claim, *(other.claim for other in same)])


def _say_the_same(one: Told, other: Told) -> bool:
    """Whether two sentences of one paragraph promise the same, against the same places: one finding says it."""
    reasons = {conflict.why for conflict in one.conflicts}
    together = one.claim.statement.block is other.claim.statement.block and one.hedged is other.hedged
    return together and reasons == {conflict.why for conflict in other.conflicts}


def _names_framework(statements: tuple[Statement, ...]) -> bool:
    """Whether the policy says that it relies on the decision for companies in the United States."""
    return any("Privacy Framework" in statement.text or "DPF" in statement.text for statement in statements)


def _defect(told: Told, claims: list[TransferClaim]) -> Defect:
    """The defect of one claim, or of several that say the same."""
    claim, conflicts, hedged = told
    severity, confidence = _WEIGHT[conflicts[0].strength]
    reasons = list(dict.fromkeys(conflict.why for conflict in conflicts))
    named = ", ".join(reasons[:4]) + (f" and {len(reasons) - 4} more" if len(reasons) > 4 else "")
    if hedged:
        severity, confidence = Severity.INFO, Confidence.LOW
        end = f"Whether “{claim.softened}” is meant to cover that, the reader cannot tell."
    else:
        end = _ENDS[claim.kind]
    says = " and that ".join(dict.fromkeys(map(_says, claims)))
    return Defect(
        place=_place([claim.evidence for claim in claims]),
        message=f"This says that {says}, but the policy also points to {named}. {end}",
        related=tuple(conflict.place for conflict in _best(conflicts)),
        severity=severity,
        confidence=confidence,
    )


def _place(claims: list[Evidence]) -> Evidence:
    """One place for the sentences of one paragraph."""
    span = claims[0].span.cover(claims[-1].span)
    return replace(claims[0], span=span, quote=" … ".join(claim.quote for claim in claims))


def _says(claim: TransferClaim) -> str:
    if claim.kind is ClaimKind.NO_TRANSFER:
        return f"personal data is not transferred out of {claim.area}"
    if claim.kind is ClaimKind.STAYS:
        return f"personal data stays within {claim.area}"
    return f"personal data goes only to {claim.area}"


def _best(conflicts: list[Conflict]) -> list[Conflict]:
    """The strongest places, every company before any company's second place."""
    seen: set[str] = set()
    first: list[Conflict] = []
    second: list[Conflict] = []
    for conflict in conflicts:
        (second if conflict.party in seen else first).append(conflict)
        seen.add(conflict.party)
    return (first + second)[: max(_SHOWN, len(first))]


def _is(controller: Controller | None, recipient: Recipient) -> bool:
    """Whether a recipient is the controller itself."""
    return controller is not None and _first_word(recipient.name) == _first_word(controller.name)


def _first_word(name: str) -> str:
    return name.split()[0].strip(",.").lower()


def _stated(claim: TransferClaim, statements: tuple[TransferStatement, ...]) -> Iterator[Conflict]:
    """Statements elsewhere that data goes outside."""
    for stated in statements:
        if claim.kind is ClaimKind.ADEQUATE_ONLY or _in_one_section(stated.statement, claim.statement):
            continue
        abroad = [code for code in stated.countries if not claim.allows(code)]
        if stated.countries and not abroad:
            continue
        where = country_name(abroad[0]) if abroad else "third countries"
        place = replace(stated.evidence, message=f"Says that data goes to {where}.")
        strength = Strength.PARENT if stated.possible else Strength.PLAIN
        yield Conflict(strength, place, "", f"a transfer to {where}")


def _in_one_section(one: Statement, other: Statement) -> bool:
    return one.section is other.section and one.source is other.source


def _named(claim: TransferClaim, recipient: Recipient) -> Iterator[Conflict]:
    """The places that name a recipient outside the area, one for each way of naming it."""
    ways: dict[tuple[How, str], Conflict] = {}
    for mention in recipient.mentions:
        conflict = _mentioned(claim, recipient, mention)
        way = (mention.how, mention.entity.replace(",", "") if mention.country else "")
        held = ways.get(way)
        if conflict and held and _adjoin(held.place, conflict.place):
            ways[way] = _together(held, conflict)
        elif conflict and (held is None or _says_more(conflict, held)):
            ways[way] = conflict
    yield from ways.values()


def _adjoin(first: Evidence, second: Evidence) -> bool:
    """Whether one place follows the other closely."""
    return first.source is second.source and 0 <= second.span.start - first.span.end < _NEAR


def _together(first: Conflict, second: Conflict) -> Conflict:
    """Two places that stand close together as one: a name, and its address in the next sentence."""
    better = second if second.strength > first.strength else first
    place = replace(
        better.place,
        span=first.place.span.cover(second.place.span),
        quote=f"{first.place.quote} … {second.place.quote}",
    )
    return better._replace(place=place)


def _says_more(conflict: Conflict, held: Conflict) -> bool:
    """Whether a place is better evidence than the one held: stronger, or with an address behind the name."""
    return (conflict.strength, len(conflict.place.quote) > 30) > (held.strength, len(held.place.quote) > 30)


def _mentioned(claim: TransferClaim, recipient: Recipient, mention: Mention) -> Conflict | None:
    abroad = recipient.country if mention.in_eea else mention.country or recipient.country
    if abroad is None or mention.how is How.MENTION or (mention.in_eea and mention.how is How.PLUGIN):
        return None
    if claim.allows(abroad) and not (mention.in_eea and recipient.country and not claim.allows(recipient.country)):
        return None
    place = replace(mention.evidence, message=_explained(recipient, mention, abroad))
    return Conflict(
        _strength(recipient, mention, abroad), place, recipient.name, f"{recipient.name} ({country_name(abroad)})"
    )


def _strength(recipient: Recipient, mention: Mention, abroad: str) -> Strength:
    if mention.in_eea:
        return Strength.SUBSIDIARY
    if mention.how is How.LINK:
        return Strength.LINK
    if mention.how is How.PLUGIN:
        return Strength.PARENT
    if adequate(abroad):
        return Strength.PARENT
    if mention.how is How.COOKIE and mention.entity != recipient.name:
        return Strength.PLAIN
    return Strength.PARENT if recipient.eea_entity and mention.country is None else Strength.PLAIN


def _explained(recipient: Recipient, mention: Mention, abroad: str) -> str:
    """Why this place speaks against the claim, in one or two sentences."""
    where = country_name(abroad)
    if mention.entity.startswith("_") or (
        mention.how is How.COOKIE and recipient.name.lower() not in mention.entity.lower()
    ):
        parts = [f"{mention.entity} sends data to {recipient.name}, established in {where}."]
    elif recipient.name.split()[0].lower() in mention.entity.lower():
        parts = [f"{mention.entity} is established in {where}."]
    else:
        parts = [f"{mention.entity} belongs to {recipient.name}, established in {where}."]
    if adequate(abroad):
        parts.append("The Commission has found its level of protection adequate, but it is still a third country.")
    if mention.in_eea:
        parts = [
            f"{mention.entity} belongs to a group whose parent is established in {where}, and the parent may reach the data."
        ]
    elif recipient.eea_entity and mention.country is None:
        parts.append(
            f"Contracts in the EEA may run through {recipient.eea_entity}, but the parent can still reach the data."
        )
    if mention.how is How.LINK:
        parts.append("Data goes there when the reader follows the link.")
    return " ".join(parts)
