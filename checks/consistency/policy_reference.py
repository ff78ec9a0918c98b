"""Other notices of the controller that are referred to, and that the reader cannot find."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.api import (
    Beside,
    Classification,
    Confidence,
    Defect,
    DocumentKind,
    Evidence,
    Example,
    Format,
    Lookup,
    Policy,
    Recipient,
    Severity,
    Statement,
    StatementKind,
    check,
)

_KIND = r"(?:Polic(?:y|ies)|Notices?|Statements?|Schedule|Declaration)"
_KIND_WORDS = frozenset(
    "policy policies notice notices statement statements schedule declaration rules instructions guidelines".split()
)
_KINDS = ("olicy", "olicies", "otice", "tatement", "chedule", "eclaration")
_NAMED = re.compile(
    r"\b(?:[Oo]ur|[Mm]y|[Tt]he)\s(?:separate\s|own\s|full\s|detailed\s|dedicated\s)?"
    rf"(?P<name>(?!Terms\b)(?:(?:[A-Z][\w.’'-]*|&|and|for|of)\s){{0,5}}(?:[Cc]ookies?|[Pp]rivacy|[Rr]etention)\s"
    rf"(?:(?:[A-Z][\w.’'-]*|&|and)\s){{0,4}}(?:{_KIND}|policy|notice|statement))\b"
)
_QUOTED = re.compile(rf"[“\"](?P<name>[A-Z][^“”\"]{{8,90}}\s(?:{_KIND}|Rules|Instructions|Guidelines))[”\"]")
_OURS = re.compile(r"\b(?:our|by us|we (?:have|publish|provide|formulate\w*))\b", re.IGNORECASE)
_HELD_BY_OTHERS = re.compile(
    r"\b(?:their|its own|third[- ]part\w+|providers?|partners?|respective|networks?)\b", re.IGNORECASE
)
_GENERIC = frozenset(
    "policy policies notice notices statement statements declaration and of the for our online general".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_FIRST = 5  # statements in which a document says what it is called


@dataclass(frozen=True, slots=True)
class _Here:
    """What the document offers to a reader who looks for another one."""

    words: frozenset[str]  # of titles and links, in the singular
    links: bool  # whether the format kept any link


@check(
    "consistency/policy-reference",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    articles=("12(1)", "13"),
    remedy="Link the document where it is named, put its content into this text, or take the reference out.",
    languages=("en",),
    fails=(
        "# Privacy policy\n\nSee our [shop](https://hollow-oak.example). How we use cookies is explained in our "
        "Cookie Policy.",
        "# Privacy policy\n\nChildren should read the “Hollow Oak Rules for Young Readers and Guardian Guidelines” "
        "made by us.",
    ),
    passes=(
        "# Privacy policy\n\nHow we use cookies is explained in our [Cookie Policy](cookies.html).",
        Example(
            name="a near miss: the text has a section of that name",
            text="# Privacy policy\n\nSee our Cookie Policy below.\n\n## Cookies\n\nWe set one for the basket.",
        ),
        Example(
            name="the document itself",
            text="# Privacy and Cookie Policy\n\nThis is the Privacy and Cookie Policy of Hollow Oak Ltd.",
        ),
        Example(
            name="the policy of somebody else",
            text="# Privacy policy\n\nThe providers have their own policies. Read the respective Cookie Policy of "
            "the provider.",
        ),
    ),
)
def policy_reference(
    policy: Policy,
    statements: tuple[Statement, ...],
    document_kind: Classification,
    recipients: tuple[Recipient, ...],
    beside: tuple[Beside, ...],
    lookup: Lookup[Statement],
) -> Iterator[Defect]:
    """A notice that is referred to and neither linked nor part of the text.

    What a policy leaves to another document counts only if the reader can get there. In plain text a link may have been
    lost on the way, so that there it is a hint.
    """
    references = [(s, name, place) for s in lookup.holding(_KIND_WORDS) for name, place in _references(s)]
    if not references:
        return
    own = {"privacy"} if document_kind.kind is DocumentKind.POLICY else {"cookie"}
    own |= {word for other in beside for word in _called(other)}
    others = tuple(recipient.name for recipient in recipients)
    named = [(_words(name), place) for _, name, place in references if not _is_of(name, others)]
    wanted = [(words, place) for words, place in named if not words <= own]
    if not wanted:
        return
    here = _here(policy, statements, {statement.index for statement, _, _ in references})
    missing: dict[frozenset[str], list[Evidence]] = {}
    for words, place in wanted:
        if not words <= here.words:
            missing.setdefault(words, []).append(place)
    weak = policy.source.format is Format.TEXT or not here.links
    for places in missing.values():
        yield Defect(
            place=places[0],
            message=f"The policy refers to “{places[0].quote}”, but the text holds no such part and links to no "
            f"such document.",
            related=tuple(places[1:4]),
            severity=Severity.INFO if weak else None,
            confidence=Confidence.LOW if weak else None,
        )


def _is_of(name: str, others: tuple[str, ...]) -> bool:
    """Whether a document is that of somebody else, or of a web site."""
    return "." in name or name.startswith(others)


def _called(other: Beside) -> frozenset[str]:
    """The words for a document that is judged together with this one."""
    return _words(other.title) | ({"cookie"} if other.kind is DocumentKind.COOKIE_POLICY else {"privacy"})


def _references(statement: Statement) -> Iterator[tuple[str, Evidence]]:
    text = statement.text
    if statement.kind is StatementKind.HEADING or statement.links:
        return
    if ("ookie" in text or "rivacy" in text or "etention" in text) and any(kind in text for kind in _KINDS):
        for match in _NAMED.finditer(text):
            if not _HELD_BY_OTHERS.search(text[max(0, match.start() - 40) : match.end() + 40]):
                yield match["name"], statement.evidence_of(*match.span("name"))
    if "“" in text or '"' in text:
        for match in _QUOTED.finditer(text):
            if _OURS.search(text[max(0, match.start() - 60) : match.start()] + text[match.end() : match.end() + 60]):
                yield match["name"], statement.evidence_of(*match.span("name"))


def _here(policy: Policy, statements: tuple[Statement, ...], referring: set[int]) -> _Here:
    titles = " ".join(section.title.value for section in policy.walk())
    opening = " ".join(statement.text[:120] for statement in statements[:_FIRST] if statement.index not in referring)
    links = [link for statement in statements for link in statement.links]
    offered = " ".join(f"{link.text.value} {link.target}" for link in links)
    addresses = " ".join(statement.text for statement in statements if "://" in statement.text or "www." in statement.text)
    return _Here(words=_words(f"{titles} {opening} {offered} {addresses}"), links=bool(links))


def _words(text: str) -> frozenset[str]:
    """The words that tell one document from another, in the singular."""
    words = set(_WORD.findall(text.lower())) - _GENERIC
    return frozenset(word.removesuffix("s") if len(word) > 3 else word for word in words)
