"""Links that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from linter.api import (
    Confidence,
    Defect,
    Evidence,
    Example,
    Format,
    Passage,
    PassageKind,
    Regex,
    Severity,
    Source,
    Wording,
    check,
)

# words that only make sense with a link under them
_POINTING = Regex(
    r"(?<![“\"‘'«])\bclick(?:ing)? (?:on )?(?:here|this link)\b"
    r"|\b(?:found|available|accessible|viewed|read|listed|seen|accessed|downloaded|located|see|opt out|contact us|visit"
    r"|find \w+(?: \w+){0,4}|answers?) (?:here|there|via this link|at this link)(?=[.,;)\s]*(?:\Z|\.\s))",
    re.IGNORECASE,
)
_HINTS = (" here", "this link", " there")
_ADDRESS = re.compile(r"https?:|www\.|[\w-]\.(?:com|org|net|eu|[a-z]{2})\b|@")
_AFTER = 120  # characters behind the words in which an address may stand
# a script opens something: banners and menus hang on links without a target
_SCRIPTED = re.compile(
    r"\b(?:cookies?|settings?|preferences?|consent|choices|manage|opt|top|back|menu|print|sell)\b", re.IGNORECASE
)
# what a page or a letter shows is what its readers get; a Markdown text may be a page whose links, names and scripts were
# lost on the way, and of nine such findings in real ones three were certain
_ORIGINAL = (Format.HTML, Format.DOCX)
_MOST = 3  # places in plain text: with more of them, the text has lost its links on the way
_MOST_OF = 0.5  # of the links or places of a kind that fail: from there on, a conversion has lost them


@check(
    "drafting/dead-link",
    severity=Severity.WARNING,
    articles=("12(1)",),
    remedy="Put the address in, or take the sentence out.",
    languages=("en",),
    fails=(
        "# Privacy\n\nRead our [terms](https://birdbox.test/terms). The list of our partners can be found here.",
        "# Privacy\n\nRead our [terms](https://birdbox.test/terms) and our [partner list]().",
        "# Privacy\n\nSee [rights](#rights), [data](#data), [abroad](#abroad).\n\n## Rights\n\nNone.\n\n## Data\n\nLittle.",
    ),
    passes=(
        "# Privacy\n\nThe list of our partners can be found [here](https://birdbox.test/partners).",
        "# Privacy\n\nClick here: https://birdbox.test/partners.",
        Example(
            name="a link in the line of the date",
            text="# Privacy\n\nLast updated: 3 May 2026. The old version can be found [here](https://birdbox.test/old).",
        ),
        Example(name="a link that a script serves", text="# Privacy\n\n[Cookie settings](#) can be changed at any time."),
        Example(
            name="ids that a conversion lost",
            text="# Privacy\n\nSee [one](#s1), [two](#s2) and [three](#s3).\n\n## Rights\n\nNone.",
        ),
        Example(name="here and now", text="# Privacy\n\nThe data that you leave here is kept. What you see here is all."),
    ),
)
def dead_link(source: Source, passages: tuple[Passage, ...], wording: Wording) -> Iterator[Defect]:
    """Link without a target.

    What stands behind “click here” is part of the notice: a list of recipients, the way to object. Where the link is
    missing or leads nowhere, that part has not been given.
    """
    yield from _pointing(source, passages, wording)
    if source.format is not Format.TEXT:
        yield from _empty(source, passages)
        yield from _to_nowhere(source, passages)


def _pointing(source: Source, passages: Sequence[Passage], wording: Wording) -> Iterator[Defect]:
    """Words that point at something with no link under them."""
    lost: list[Evidence] = []
    linked = 0
    for passage in wording.passages_with(_HINTS):
        text = passage.text.value
        for match in _POINTING.finditer(text) if passage.kind is not PassageKind.ROW and _POINTING.has(text) else ():
            start, end = _sentence(text, *match.span())
            sentence = passage.text.span_of(start, end)
            if any(link.span.overlaps(sentence) for link in passage.links):
                linked += 1
            elif not _ADDRESS.search(text[match.end() : match.end() + _AFTER]):
                lost.append(passage.evidence_of(start, end))
    in_text = source.format is Format.TEXT
    sure = source.format in _ORIGINAL
    if (len(lost) > _MOST) if in_text else (not any(passage.links for passage in passages) or len(lost) > linked + 1):
        return
    for place in lost:
        yield Defect(
            place=place,
            message="This points at something that is not linked" + ("." if sure else "; the text may have lost its links."),
            severity=Severity.WARNING if sure else Severity.INFO,
            confidence=Confidence.MEDIUM if sure else Confidence.LOW,
        )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around two offsets, roughly: from stop to stop."""
    before = max(text.rfind(mark, 0, start) for mark in (". ", "! ", "? ", "\n")) + 1
    after = min((at for mark in (". ", "\n") if (at := text.find(mark, end)) >= 0), default=len(text.rstrip(". ")))
    return before + len(text[before:start]) - len(text[before:start].lstrip()), max(end, after)


def _empty(source: Source, passages: Sequence[Passage]) -> Iterator[Defect]:
    """Links whose address is empty or "#"."""
    links = [link for passage in passages for link in passage.links if link.text.value.strip()]
    empty = [link for link in links if link.target in ("", "#") and not _SCRIPTED.search(link.text.value)]
    if len(empty) > _MOST_OF * len(links):
        return
    for link in empty:
        quote = link.text.value
        yield Defect(
            place=Evidence(span=link.span, quote=quote),
            message=f"The link “{quote}” has no address.",
            severity=Severity.WARNING if source.format in _ORIGINAL or not link.target else Severity.INFO,
        )


def _to_nowhere(source: Source, passages: Sequence[Passage]) -> Iterator[Defect]:
    """Links to a place in the document that does not exist."""
    inner = [link for passage in passages for link in passage.links if link.target[:1] == "#" and len(link.target) > 1]
    if not inner:
        return
    slugs = {_slug(passage.text.value) for passage in passages if passage.kind is PassageKind.TITLE}
    dead = [link for link in inner if not _exists(unquote(link.target[1:]), slugs, source.text)]
    if len(dead) > _MOST_OF * len(inner):
        return
    for link in dead:
        quote = link.text.value or link.target
        yield Defect(
            place=Evidence(span=link.span, quote=quote),
            message=f"The link “{quote}” leads to “{link.target}”, and nothing in this document has that name.",
            severity=Severity.WARNING if source.format in _ORIGINAL else Severity.INFO,
            confidence=Confidence.MEDIUM,
        )


def _slug(title: str) -> str:
    """The name that Markdown tools give a heading."""
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", title.strip().lower()))


def _exists(name: str, slugs: set[str], text: str) -> bool:
    if (
        name in ("top", "")
        or "/" in name
        or "=" in name
        or name.lower() in slugs
        or re.sub(r"-\d+\Z", "", name.lower()) in slugs
    ):
        return True
    return any(f"{start}{name}{end}" in text for start, end in _NAMINGS)


_NAMINGS = (('id="', '"'), ("id='", "'"), ('name="', '"'), ("name='", "'"), ("{#", "}"))
