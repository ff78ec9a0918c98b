"""What kind of document this is: a policy, a cookie policy, the announcement of one, or something else.

Everything is a policy unless the whole text speaks against it: a wrong "no policy" would hide all gaps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

from linter.facts import fact
from linter.facts.language import ENGLISH
from linter.findings import Evidence
from linter.notices import COOKIE_TITLES, PRIVACY_TITLES
from linter.policy import Policy
from linter.regex import Regex
from linter.statements import Statement, StatementKind


class DocumentKind(StrEnum):
    """What a document is."""

    POLICY = "policy"
    COOKIE_POLICY = "cookie-policy"
    STUB = "stub"  # announced, under construction, or an empty shell
    OTHER = "not-a-policy"  # terms, a legal notice, a page of links, a request for consent


class Classification(NamedTuple):
    """What a document is, and what shows it."""

    kind: DocumentKind
    reason: str = ""  # what was found, as the end of a sentence ("announces a policy …"); "" for a policy
    evidence: tuple[Evidence, ...] = ()  # most telling first

    @property
    def place(self) -> Evidence | None:
        """The most telling place."""
        return self.evidence[0] if self.evidence else None

    @property
    def is_notice(self) -> bool:
        """Whether there is a policy, of whatever kind, that can be judged."""
        return self.kind in (DocumentKind.POLICY, DocumentKind.COOKIE_POLICY)


_POLICY = Classification(kind=DocumentKind.POLICY)

_ABOUT = frozenset(
    "data personal personally privacy gdpr cookie cookies consent collect collects collected collecting gather".split()
)
_TRACKING = frozenset(
    "cookie cookies tracker trackers tracking pixel pixels beacon beacons browser browsers localstorage".split()
)
_DATA = frozenset("data information cookie cookies details address addresses email ip identifiers".split())
_HANDLE = frozenset(
    "collect collects collected collecting process processes processed processing store stores stored storing share shares "
    "shared sharing use uses used using keep keeps kept retain retained retention disclose disclosed transfer transferred "
    "delete deleted erase erased gather gathered receive receives obtain obtained protect access rectification "
    "erasure".split()
)
_TERMS = frozenset(
    "liability liable warranty warranties copyright trademark trademarks licence license licensed indemnify delivery "
    "deliver refund refunds withdraw withdrawal contract purchase purchases prices price buyer seller order orders "
    "jurisdiction terms goods returns vat shipping payment".split()
)
_PRIVACY = Regex("|".join(PRIVACY_TITLES), re.IGNORECASE)
_COOKIES = Regex("|".join(COOKIE_TITLES), re.IGNORECASE)
_COOKIE_WORD = Regex(r"\bcookies?\b|\btrackers\b|\btracking technolog", re.IGNORECASE)
_BOTH = Regex(r"\bprivacy\b|\bpersonal (?:data|information)\b|\bdata protection\b", re.IGNORECASE)
_OTHER_USE = Regex(r"\b(?:use|processing|protection) of (?:your |the )?personal (?:data|information)\b", re.IGNORECASE)
_THE_NOTICE = r"(?:privacy|cookies?|data protection|our|this|the) (?:policy|notice|statement|page|site|text|document)"
_SOON = r"(?:coming (?:very )?soon|available (?:very )?soon|under construction|(?:work|still) in progress|to be announced)"
_ANNOUNCES = Regex(
    rf"\b{_SOON}\b|\b(?:to follow|tbd|tba|tbc|todo|lorem ipsum)\b"
    rf"|\b{_THE_NOTICE}[^.]{{0,40}}\b(?:will (?:soon |shortly )?(?:be|follow|appear)|is (?:currently |still )?being"
    r"|(?:is|has) not (?:yet|been))\b"
    r"|\b(?:check|come) back (?:later|soon|again)\b|\bplaceholder (?:text|page|policy)\b",
    re.IGNORECASE,
)
_BUTTON = Regex(
    r"(?:yes,? )?(?:i )?(?:accept|agree|allow|reject|decline|refuse|deny|got it|ok|okay|customi[sz]e"
    r"|continue without accepting|(?:manage|cookie|more|save)(?: cookie| my| your)?"
    r" (?:settings|options|preferences|choices))"
    r"(?: and (?:close|continue))?(?: to)?(?: all| only)?(?: (?:necessary|optional|essential))?(?: cookies)?",
    re.IGNORECASE,
)

_LABELS = (StatementKind.HEADING, StatementKind.DATE)
_TITLE = 300  # characters in which a title or an opening sentence says it
_HEAD = 3  # statements in which a document without headings says what it is
_SHELL = 5  # words; fewer, with neither a heading nor a full stop, are no text
_SKELETON = 60  # words; more are text that was taken for headings
_SENTENCE = 5  # words; fewer are a label, a link or a button
_ANNOUNCEMENT = 25  # words of the statement that announces
_FEW = 3  # statements about data that any page may hold
_RATHER_FEW = 0.25  # share of statements about data below which a page without a title is about something else
_LEAST = 40  # words; less, without a title, is too little to be sure of anything
_INTERSTITIAL = 400  # words of a page that only asks for consent


@fact
def document_kind(
    policy: Policy,
    assessed: Sequence[Statement],
    word_lists: Sequence[Sequence[str]],
    language: str | None,
    context: Mapping[str, Any],
) -> Classification:
    """What the document is; in a language that is not read, a policy until the contrary is shown."""
    if context.get("kind"):
        return Classification(kind=DocumentKind(context["kind"]), reason="is called so in the configuration")
    if not any(word_lists):
        return Classification(kind=DocumentKind.STUB, reason="holds no text")
    if language != ENGLISH:
        return _POLICY
    page = _Page(policy, assessed, word_lists)
    return _stub(page) or _request_for_consent(page) or _other(page) or _cookie_policy(page) or _POLICY


class _Page:
    """A document with what tells its kind; the sentences are looked at only where the titles do not tell."""

    def __init__(self, policy: Policy, statements: Sequence[Statement], word_lists: Sequence[Sequence[str]]) -> None:
        self.statements = statements
        self._words = word_lists
        self.size = sum(len(word_lists[statement.index]) for statement in statements)
        self.head = list(islice((s for s in statements if s.kind is StatementKind.HEADING), 2))
        self.opening = list(statements[:_HEAD])
        self.name = next((text.value for key, text in policy.metadata if key.lower() == "title"), "")

    @cached_property
    def body(self) -> int:
        """The number of words below the titles."""
        return sum(len(self._words[s.index]) for s in self.statements if s.kind not in _LABELS)

    @cached_property
    def sentences(self) -> list[tuple[Statement, Sequence[str]]]:
        """The sentences with their words; one that is repeated stands once."""
        once: dict[str, Statement] = {}
        for statement in self.statements:
            if len(self._words[statement.index]) >= _SENTENCE and statement.kind not in _LABELS:
                once.setdefault(statement.text, statement)
        return [(statement, self._words[statement.index]) for statement in once.values()]

    @cached_property
    def about(self) -> list[Statement]:
        """The sentences about personal data or cookies."""
        return self.that_hold(_ABOUT)

    def that_hold(self, first: frozenset[str], second: frozenset[str] | None = None) -> list[Statement]:
        """The sentences with a word of each of the sets."""
        found = [(s, words) for s, words in self.sentences if not first.isdisjoint(words)]
        return [s for s, words in found if second is None or not second.isdisjoint(words)]

    def share(self, statements: Sequence[Statement]) -> float:
        """Their share of all sentences."""
        return len(statements) / max(1, len(self.sentences))

    def titles(self) -> Iterator[str]:
        """Texts in which the document may say what it is, the best first."""
        yield from dict.fromkeys(s.text[:_TITLE] for s in (*self.head[:1], *self.opening, *self.head[1:]))
        yield self.name

    @cached_property
    def is_titled(self) -> bool:
        """Whether it calls itself a privacy notice in its title or opening, or has a section that is one."""
        return any(map(_PRIVACY.search, self.titles())) or self.has_privacy_section

    @cached_property
    def has_privacy_section(self) -> bool:
        """Whether a section that is titled as a privacy notice says much about data."""
        about = {id(statement) for statement in self.about}
        counts: dict[str, int] = {}
        for statement in self.statements:
            if id(statement) in about:
                for title in statement.headings:
                    counts[title] = counts.get(title, 0) + 1
        return any(count > _FEW and (_PRIVACY.search(title) or _BOTH.search(title)) for title, count in counts.items())


def _stub(page: _Page) -> Classification | None:
    """An announcement, with hardly a word about data beside it, or titles with nothing below them."""
    bare = page.size < _SHELL and not page.head and not any(s.text.endswith((".", "!", "?")) for s in page.statements)
    if bare or (page.size < _SKELETON and not page.body):
        return _kind(DocumentKind.STUB, "has titles and no text", page.statements[:1])
    if page.size > _INTERSTITIAL:
        return None
    announcing = [s for s in page.statements if len(s.text.split()) <= _ANNOUNCEMENT and _ANNOUNCES.search(s.text)]
    said = [s for s in page.that_hold(_DATA, _HANDLE) if s not in announcing]
    if announcing and not said and len([s for s in page.about if s not in announcing]) < _FEW:
        return _kind(DocumentKind.STUB, "announces a policy and holds none yet", announcing)
    return None


def _request_for_consent(page: _Page) -> Classification | None:
    """A page that stands before another one: a few words on cookies, and buttons."""
    if page.size > _INTERSTITIAL or any(_PRIVACY.search(s.text) for s in page.head):
        return None
    buttons = [s for s in page.statements if len(s.text) < 60 and _BUTTON.fullmatch(s.text.strip(" .!’'\"“”"))]
    if len(buttons) >= 2:
        return _kind(
            DocumentKind.OTHER, "asks for consent to cookies, as a page that stands before another one does", buttons
        )
    return None


def _other(page: _Page) -> Classification | None:
    """Terms, a legal notice, a page of links or news: hardly a word about data, and no title that promises any."""
    if page.size < _LEAST or page.is_titled or any(map(_COOKIES.search, page.titles())):
        return None
    first = (*page.head, *page.opening)
    if len(page.about) < _FEW and page.share(page.about) < _RATHER_FEW:
        return _kind(DocumentKind.OTHER, "says next to nothing about personal data", first)
    terms = page.that_hold(_TERMS)
    if len(terms) > len(page.about) and page.share(page.that_hold(_DATA, _HANDLE)) < _RATHER_FEW:
        return _kind(DocumentKind.OTHER, "speaks of terms, goods or rights in a site far more than of personal data", first)
    return None


def _cookie_policy(page: _Page) -> Classification | None:
    """A notice about cookies alone, by its title or by its sentences."""
    title = next((text for text in page.titles() if _PRIVACY.search(text) or _COOKIES.search(text)), "")
    first, second = [*(s.text for s in page.head), "", ""][:2]
    named = (_is_about_cookies(title) or _is_about_cookies(first)) and not _OTHER_USE.search(second)
    if not named and page.is_titled:
        return None
    tracking = page.share(page.that_hold(_TRACKING))
    if named and tracking >= 0.25 and not (page.has_privacy_section and tracking < 0.5):
        shown = [s for s in (*page.opening, *page.head) if _COOKIE_WORD.search(s.text)]
        return _kind(DocumentKind.COOKIE_POLICY, "is called a cookie policy", shown)
    if not named and tracking >= 0.5 and len(page.about) > _FEW:
        return _kind(DocumentKind.COOKIE_POLICY, "speaks of cookies in most of its sentences", page.that_hold(_TRACKING))
    return None


def _is_about_cookies(title: str) -> bool:
    """Whether a title promises cookies, and not personal data before or beside them."""
    cookies, privacy = _COOKIE_WORD.search(title), _BOTH.search(title)
    if cookies is None:
        return False
    return privacy is None or (len(title.split()) > 8 and cookies.start() < privacy.start())


def _kind(kind: DocumentKind, reason: str, statements: Iterable[Statement]) -> Classification:
    unique = {statement.index: statement.evidence() for statement in statements}
    return Classification(kind=kind, reason=reason, evidence=tuple(unique.values())[:3])
