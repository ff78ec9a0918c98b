"""A document that is something else than a policy."""

from __future__ import annotations

from collections.abc import Iterator

from linter.api import Classification, Confidence, Defect, DocumentKind, Example, Severity, check

_TERMS = (
    "# General terms\n\nThese terms apply to all orders for bird boxes. All prices include value added tax.\n\n"
    "## Delivery\n\nWe deliver within ten days. If a box is sold out, we refund the price.\n\n"
    "## Liability\n\nWe are liable without limit for intent. The statutory warranty of two years applies to all goods.\n\n"
)


@check(
    "meta/not-a-policy",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    articles=("12(1)",),
    remedy="Have the policy itself judged. If this is it, say so in the configuration (context: kind: policy).",
    fails=(
        _TERMS + "## Personal data\n\nHow we handle personal data is described in our privacy policy.",
        "Before you continue\n\nWe use cookies to count our visitors and to show advertising that suits them.\n\n"
        "If you agree, our partners may use them as well.\n\nAccept all\n\nReject all\n\nMore options",
        "# Bird Box Works\n\n- Home\n- Shop\n- About us\n- Jobs\n- Press room\n- Privacy policy\n- Terms\n\n"
        "We make boxes for birds of all sizes, from wrens to owls. Each of them is made by hand from old wine cases. "
        "Visit our workshop by the river on any Saturday. We look forward to seeing you there.\n",
    ),
    passes=(
        Example(
            name="terms with a privacy policy inside",
            text=_TERMS
            + "## Privacy policy\n\nWe collect your name and address to deliver the box. We share this data with "
            "the courier. We keep the data for ten years. You can ask for a copy of your data. You can have it deleted.",
        ),
        Example(
            name="without a title",
            text="We store the e-mail address that you give us for the newsletter, and share it with nobody. We delete it "
            "as soon as you unsubscribe. You can ask us at any time what data we keep about you, and have it erased.",
        ),
        Example(
            name="a near miss: a short policy, with buttons of a banner",
            text="# Privacy policy\n\nWe use cookies to count our visitors.\n\nAccept all\n\nReject all",
        ),
    ),
)
def not_a_policy(document_kind: Classification) -> Iterator[Defect]:
    """This is no privacy policy.

    A link that leads to the wrong page, a page of navigation or a dialogue about cookies that was saved in the place of the
    policy. Readers who land here learn nothing; the duties were not judged, since all of them would be missing.
    """
    if document_kind.kind is DocumentKind.OTHER:
        yield Defect(
            place=document_kind.place,
            message=f"This document seems to be no privacy policy: it {document_kind.reason}. Its duties were not assessed.",
            related=document_kind.evidence[1:],
        )
