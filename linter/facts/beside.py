"""The documents that are judged together with this one, as far as it leaves something to them."""

from __future__ import annotations

from typing import NamedTuple

from linter.facts import Facts, fact
from linter.facts.documents import Classification, DocumentKind


class Beside(NamedTuple):
    """A document of the same bundle."""

    title: str  # "" where it has none
    kind: DocumentKind
    lists_cookies: bool


@fact
def beside(bundle: tuple[Facts, ...]) -> tuple[Beside, ...]:
    """The other documents of the bundle, in order; none where a document is judged alone."""
    return tuple(map(_beside, bundle))


def _beside(facts: Facts) -> Beside:
    kind: Classification = facts.get("document_kind")
    title = facts.get("policy").title
    return Beside(title=title.value if title else "", kind=kind.kind, lists_cookies=bool(facts.get("cookie_lists")))
