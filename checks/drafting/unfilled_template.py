"""Text that speaks to the author of a policy, not to its readers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.api import (
    Classification,
    Confidence,
    Defect,
    DocumentKind,
    Evidence,
    Example,
    Passage,
    PassageKind,
    Severity,
    Wording,
    check,
)

# what is found, and whether it can stand in a policy that was finished
_KINDS = tuple(
    (re.compile(pattern, re.I), hints, message, sure)
    for hints, pattern, message, sure in (
        (
            ("policy is created",),
            r"once (?:this|the|our) privacy policy is created,? we (?:will|shall) (?:add|put|place)[^.]{0,60}",
            "This sentence of a generator says that the policy is still to be made: {quote}.",
            True,
        ),
        (
            ("plant cookies",),
            r"don.t honor do not track signals and do not track, plant cookies[^.]{0,60}",
            "A generator has put a “don’t” before a sentence that was made for “do”: {quote}.",
            True,
        ),
        (
            ("] or", "] oder"),
            r"\]\s*(?:OR|ODER)\s*\[",
            "Alternatives of a template stand side by side; one of them was to be kept.",
            True,
        ),
        (
            ("{{", "{%", "<%", "<?"),
            r"\{\{\s*[#/^>!][^{}]{0,60}\}\}|\{\{\s*[\w.\[\]]*[.(\[][^{}]{0,60}\}\}"
            r"|\{%[^{}%]{1,80}%\}|<%=?[^<>%]{1,80}%>|<\?(?:php|=)",
            "This is an instruction to a program that was to fill in the page: {quote}.",
            True,
        ),
        (
            ("delete this ", "remove this ", "omit ", "delete if", "remove if", "delete as"),
            r"(?:delete|remove|omit) (?:this (?:section|sentence|paragraph|clause)|if not applicable"
            r"|as (?:applicable|necessary))",
            "This tells the author of the policy what to do: {quote}.",
            True,
        ),
        (
            ("must include", "must also include", "template ", "sample ", "select and custom", "how to write "),
            r"how to write (?:a|an|your) (?:\w+ ){0,2}?privacy (?:notice|policy)"
            r"|you must (?:also )?include (?:the following )?in (?:your|the) privacy (?:notice|policy)"
            r"|(?:this|our|the) (?:sample|template) (?:privacy )?(?:notice|policy|document)|sample privacy (?:notice|policy)"
            r"|this template (?:provides|is|can|should|was)|use this template|select and customi[sz]e sections",
            "This belongs to the instructions of a template: {quote}.",
            True,
        ),
        (
            ("coming soon", "under construction"),
            r"privacy policy (?:is )?coming soon"
            r"|(?:this )?(?:page|policy|banner|website) is (?:still )?under construction",
            "The text announces what it should already say: {quote}.",
            False,
        ),
    )
)

_CALLS_FOR_AN_ACT = re.compile(r"\b(?:you|we|they|users|i) (?:can|may|must|could|should|have to|need to)\s*:\s*\Z", re.I)
_ANSWER = re.compile(r"(?:no|none|n/?a|not applicable|nothing)\b", re.I)


@check(
    "drafting/unfilled-template",
    severity=Severity.ERROR,
    articles=("12(1)",),
    remedy="Take the instructions out, keep the alternative that applies to you, and read the policy as a customer would.",
    fails=(
        "# Privacy\n\nOnce this privacy policy is created, we will add a link to it on our home page.",
        "# Privacy\n\n[We ask for your consent.] OR [We do not use cookies.]",
        "# Privacy\n\n{{#if results}} We found your data. {{/if}}",
        "# Datenschutz\n\n{{#if results}} {{results.[0].headline}} {{/if}} Wir speichern wenig.",
        "# Privacy\n\n## How to write a GDPR privacy notice?\n\nStart with your name.",
        "# Privacy\n\nDelete this section if you have no shop.",
        "# Privacy\n\nThis template can be adapted for your website.",
        "# Privacy\n\nTo opt out, you can:\n\n- Not applicable\n",
        "# Privacy Policy\n\nThis page is under construction. We keep your name and address until the order is delivered.",
    ),
    passes=(
        "# Privacy\n\nWe delete your data when you close your account, and remove this information if you ask us to.",
        Example(
            name="a template that customers get",
            text="You can use the template letter of the authority to write to us.",
        ),
        Example(name="code that a user may write", text="# Privacy\n\nWe store the projects and templates that you make."),
        Example(
            name="an answer that fits",
            text="# Privacy\n\nWe share your data with:\n\n- nobody at all\n- none of our partners\n",
        ),
        Example(name="a slot", text="# Privacy\n\n{{company}} keeps little."),
    ),
)
def unfilled_template(
    wording: Wording,
    passages: tuple[Passage, ...],
    open_comments: tuple[Evidence, ...],
    document_kind: Classification,
) -> Iterator[Defect]:
    """Instructions of a template, or notes of its authors, left in.

    Sentences that were written for the author of the policy, alternatives that were never chosen and marks of a program show
    that the text was not adapted to the company; a court or an authority will read the rest of it in that light.
    """
    for comment in open_comments:
        yield Defect(
            place=comment, message=f"A comment in the margin says that the text is not finished: “{comment.quote}”."
        )
    for pattern, hints, message, sure in _KINDS:
        if not sure and document_kind.kind is DocumentKind.STUB:  # meta/stub says so of the whole document
            continue
        places = [
            passage.evidence_of(*match.span())
            for passage in wording.passages_with(hints)
            for match in pattern.finditer(passage.text.value)
        ]
        if places:
            yield Defect(
                place=places[0],
                message=message.format(quote=f"“{places[0].quote}”"),
                related=tuple(places[1:]),
                confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
            )
    yield from _answers(passages)


def _answers(passages: Sequence[Passage]) -> Iterator[Defect]:
    """Lists of things to do that an author answered: "To opt out, you can: not applicable"."""
    for passage in passages:
        if passage.kind is PassageKind.ITEM and passage.index and _ANSWER.match(passage.text.value):
            above = passages[passage.index - 1]
            if _CALLS_FOR_AN_ACT.search(above.text.value):
                yield Defect(
                    place=passage.evidence(),
                    message="What stands before it calls for a thing to do; a slot of a template was answered here.",
                    related=(above.evidence(),),
                    confidence=Confidence.MEDIUM,
                )
