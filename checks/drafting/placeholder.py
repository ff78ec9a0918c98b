"""Slots of a template that nobody filled in."""

from __future__ import annotations

from collections.abc import Iterator

from linter.api import Confidence, Defect, Example, Severity, Slot, SlotKind, check

_MESSAGES = {
    SlotKind.MARKED: "A slot of a template was never filled in: {quote}.",
    SlotKind.FILLER: "Sample text of a template stands where the real one belongs: {quote}.",
    SlotKind.EMPTIED: "Something is missing at {quote}: a slot of a template was emptied and nothing put in.",
    SlotKind.LINK: "The link {quote} leads to a slot of a template, not to an address.",
}


@check(
    "drafting/placeholder",
    severity=Severity.ERROR,
    articles=("12(1)",),
    remedy="Write what belongs in this place, or take the sentence out if it does not apply to you.",
    fails=(
        "# Privacy Policy\n\n[Company Name] runs this shop.",
        "# Privacy Policy\n\nLast updated: [DATE]",
        '---\ntitle: Privacy\nlastUpdated: "[DATE]"\n---\n\n# Privacy Policy\n\nWe keep little.',
        "# Privacy Policy\n\n_Last updated: \\[May 2023\\]._",
        "# Privacy Policy\n\nWe keep your orders for [X] years and then delete them.",
        'Change your mind at any time with the "________" button below.',
        "{{company_name}} looks after your data. Write to {{contact_email}}.",
        "The controller is {Company Name}, at your service.",
        "This notice was last changed on XX/XX/XXXX.",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        "Data protection officer: to be confirmed",
        "Our retention schedule is TBD.",
        "Write to our officer at privacy@example.com.",
        "Please insert your address here.",
        "Questions are answered by [your name here].",
        "# Privacy\n\nQuestions are answered by <your name>.",
        "This notice applies when you buy something from (the “Shop”).",
        "The service is provided by at no cost and is meant for use as it is.",
        "If you are a resident of, you can ask us for a copy.",
        "Company (in this text “we”) refers to Test, test 123.",
        "See our [cookie policy]({{cookie_policy_url}}).",
    ),
    passes=(
        Example(name="an address that Cloudflare hides", text="Write to [email protected] with your question."),
        Example(
            name="the pattern of a cookie's name",
            text="| Cookie | Use |\n|---|---|\n| _ga_[ID] | counts |\n| xx_{id} | counts |",
        ),
        Example(name="an entry of a menu", text="Open Settings, tap [Name] and then tap Location."),
        Example(
            name="a cookie that a reader looks for", text="Open the list of cookies, search “[Name]” and tick the boxes."
        ),
        Example(name="a part of a pair", text="# Privacy\n\nThis is for you if you are a citizen of, or live in, Malta."),
        Example(name="an address written for people", text="Write to privacy[at]lantern[dot]example."),
        Example(name="a citation", text="The court has said so [1], and said it again [12]."),
        Example(name="an aside", text="We keep recordings [for service calls] and pictures."),
        Example(name="a link", text="Read the [terms](https://lantern.test/terms) first."),
        Example(name="a form to print", text="## Withdrawal form\n\nName: ______ Signature: ______"),
        Example(name="an elision", text="The law speaks of “any information […] relating to a person”."),
        Example(name="a defined term with its name", text="You buy from Lantern Books Ltd (the “Shop”)."),
        Example(name="a kind of data", text="We ask for your company name and your email address."),
        Example(name="a masked number", text="Only the last digits are shown, as in ***-***-1234 or 192.168.0.XXX."),
        Example(name="an example", text="Write it as one word, for example jane@example.com."),
    ),
)
def placeholder(slots: tuple[Slot, ...]) -> Iterator[Defect]:
    """Slot of a template left open.

    A policy with “[Company Name]” or “Last updated: XX/XX/XXXX” tells its readers that nobody read it before it went
    online, and often the very words that the law asks for are the ones that are missing: who the controller is, how to reach
    it, how long data are kept. One finding stands for all places where the same slot is open.
    """
    groups: dict[tuple[SlotKind, str], list[Slot]] = {}
    for slot in slots:
        groups.setdefault((slot.kind, slot.place.quote.casefold()), []).append(slot)
    for (kind, _), (first, *others) in groups.items():
        yield Defect(
            place=first.place,
            message=_MESSAGES[kind].format(quote=f"“{first.place.quote}”"),
            related=tuple(other.place for other in others),
            confidence=Confidence.HIGH if first.sure else Confidence.MEDIUM,
        )
