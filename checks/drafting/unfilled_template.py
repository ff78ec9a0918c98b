"""Text that speaks to the author of a policy, not to its readers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.api import Confidence, Defect, Example, Passage, Severity, check

# what is found, and whether it can stand in a policy that was finished
_KINDS = tuple(
    (re.compile(pattern, re.I), message, sure)
    for pattern, message, sure in (
        (
            r"once (?:this|the|our) privacy policy is created,? we (?:will|shall) (?:add|put|place)[^.]{0,60}",
            "This sentence of a generator says that the policy is still to be made: {quote}.",
            True,
        ),
        (
            r"don.t honor do not track signals and do not track, plant cookies[^.]{0,60}",
            "A generator has put a “don’t” before a sentence that was made for “do”: {quote}.",
            True,
        ),
        (r"\]\s*(?:OR|ODER)\s*\[", "Alternatives of a template stand side by side; one of them was to be kept.", True),
        (
            r"\{\{\s*[#/^>!][^{}]{0,60}\}\}|\{\{\s*[\w.\[\]]*[.(\[][^{}]{0,60}\}\}|\{%[^{}%]{1,80}%\}|<%=?[^<>%]{1,80}%>|<\?(?:php|=)",
            "This is an instruction to a program that was to fill in the page: {quote}.",
            True,
        ),
        (
            r"(?:delete|remove|omit) (?:this (?:section|sentence|paragraph|clause)|if not applicable|as (?:applicable|necessary))",
            "This tells the author of the policy what to do: {quote}.",
            True,
        ),
        (
            r"you must (?:also )?include (?:the following )?in (?:your|the) privacy (?:notice|policy)|you must include the following in"
            r" your privacy (?:notice|policy)|(?:this|our|the) (?:sample|template) (?:privacy )?(?:notice|policy|document)"
            r"|this template (?:provides|is|can|should|was)|use this template|select and customi[sz]e sections|sample privacy (?:notice|policy)",
            "This belongs to the instructions of a template: {quote}.",
            True,
        ),
        (
            r"privacy policy (?:is )?coming soon|(?:this )?(?:page|policy|banner|website) is (?:still )?under construction",
            "The text announces what it should already say: {quote}.",
            False,
        ),
    )
)
_TRIGGER = re.compile(
    r"once th|once our|don.t honor|\]\s*o|\{[{%]|<[%?]|delete|remove|omit |must|sample|template|coming soon|under construction",
    re.I,
)


@check(
    "drafting/unfilled-template",
    severity=Severity.ERROR,
    articles=("12(1)",),
    remedy="Take the instructions out, keep the alternative that applies to you, and read the policy through once as a customer.",
    languages=("en",),
    fails=(
        "# Privacy\n\nOnce this privacy policy is created, we will add a link to it on our home page.",
        "# Privacy\n\n[We ask for your consent.] OR [We do not use cookies.]",
        "# Privacy\n\n{{#if results}} We found your data. {{/if}}",
        "# Privacy\n\nDelete this section if you have no shop.",
        "# Privacy\n\nThis template can be adapted for your website.",
        "# Privacy Policy\n\nPrivacy Policy coming soon.",
    ),
    passes=(
        "# Privacy\n\nWe delete your data when you close your account, and remove this information if you ask us to.",
        Example(
            name="a template that customers get",
            text="# Privacy\n\nYou can use the template letter of the authority to write to us.",
        ),
        Example(name="code that a user may write", text="# Privacy\n\nWe store the projects and templates that you make."),
        Example(name="a slot", text="# Privacy\n\n{{company}} keeps little."),
    ),
)
def unfilled_template(passages: tuple[Passage, ...]) -> Iterator[Defect]:
    """Instructions of a template left in.

    Sentences that were written for the author of the policy, alternatives that were never chosen and marks of a program show
    that the text was not adapted to the company; a court or an authority will read the rest of it in that light.
    """
    for passage in passages:
        text = passage.text.value
        if not _TRIGGER.search(text):
            continue
        for pattern, message, sure in _KINDS:
            match = pattern.search(text)
            if match:
                yield Defect(
                    place=passage.evidence_of(*match.span()),
                    message=message.format(quote=f"“{match[0]}”"),
                    confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
                )
