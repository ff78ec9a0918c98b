"""Slots: what a template leaves to be filled in, where it was left open or emptied."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from linter.facts import fact
from linter.facts.blocks import Passage, PassageKind, Wording
from linter.facts.brackets import in_quoted_words, open_brackets
from linter.facts.lookup import Lookup
from linter.facts.slot_words import is_a_date, names_a_slot
from linter.findings import Evidence
from linter.policy import Policy
from linter.regex import Regex
from linter.source import Format
from linter.text import Text
from linter.tokens import words


class SlotKind(StrEnum):
    """How a slot shows."""

    MARKED = "marked"  # between marks: brackets, braces, underscores, XX/XX/XXXX
    FILLER = "filler"  # sample text in the place of the real one: lorem ipsum, name@domain.tld, "test 123"
    EMPTIED = "emptied"  # nothing is left of it; the words around it show the hole
    LEFT = "left"  # a date was filled in, and the brackets left around it
    LINK = "link"  # the address of a link


class Slot(NamedTuple):
    """A slot that is still open."""

    kind: SlotKind
    place: Evidence
    sure: bool  # False: it may be meant so


_Accept = Callable[[re.Match[str], Passage], bool]


class _Form(NamedTuple):
    """A way in which slots are written."""

    triggers: tuple[str, ...]  # lower case; a passage without any of them holds no such slot
    pattern: str  # compiled when it is first needed; a group 1, if there is one, is what the slot asks for
    accept: _Accept | None = None
    kind: SlotKind = SlotKind.MARKED
    sure: bool = True


def _to_be_left_empty(match: re.Match[str], passage: Passage) -> bool:
    """A line to write on, in a form or under a contract; a long line only rules off what follows."""
    title = passage.section.title.value if passage.section else ""
    return len(match[0]) > 40 or bool(_TO_WRITE_ON.search(f"{title}\n{passage.text.value}"))


_TO_WRITE_ON = Regex(
    r"\b(?:sign(?:ed|ature)|forms?|hereby|block letters|delete (?:as|where)|print name|unterschrift|formular)\b", re.I
)


def _not_to_write_on(match: re.Match[str], passage: Passage) -> bool:
    return not _to_be_left_empty(match, passage)


def _named(match: re.Match[str], passage: Passage) -> bool:
    # in tables, marks stand in cookie names: "_ga_<id>", "{shop id}"
    return names_a_slot(match[1]) and (passage.kind is not PassageKind.ROW or match[0] == passage.text.value)


def _not_quoted(match: re.Match[str], passage: Passage) -> bool:
    return not in_quoted_words(passage.text.value, match.start())


def _no_numeral(match: re.Match[str], passage: Passage) -> bool:
    """XXX is thirty after "Section", and in tables it stands for the digits of a cookie's name."""
    before = passage.text.value[max(0, match.start() - 14) : match.start()]
    return not _NUMBERED.search(before) and (passage.kind is not PassageKind.ROW or not match[0].isalpha())


_NUMBERED = Regex(r"(?:section|article|art\.|chapter|annex|title|part|schedule|appendix|paragraph)\s*\Z", re.I)


def _no_format(match: re.Match[str], passage: Passage) -> bool:  # noqa: ARG001
    return "format" not in passage.text.value.lower()


def _no_example(match: re.Match[str], passage: Passage) -> bool:
    return not _EXAMPLE_BEFORE.search(passage.text.value, max(0, match.start() - 50), match.start())


_EXAMPLE_BEFORE = Regex(r"(?:\be\.\s?g\.|for example|for instance|such as|\blike\b|format|example:?)[^.:;]{0,30}\Z", re.I)


# words that call for the name of a site, a company or a place
_NEEDS_A_NAME = "from|at|of|by|with|via|through|visit|visiting|using|operates?|called|named|between"
_DONE_BY_SOMEONE = "provided|operated|owned|developed|managed|built|created|run|hosted|maintained|published|issued|offered"
_NO_ONE = "at|in|is|as|on|with"
_OF_A_PLACE = "residents?|citizens?|nationals?|laws|courts"
_LATER = "completed|confirmed|determined|defined|added|inserted"
_QUOTE = r"[“\"„«]"
_TERM = (
    rf"\((?:(?:the|our|hereinafter|referred)\b[^()“\"]{{0,30}}{_QUOTE}[^\W\d_]"
    rf"|{_QUOTE}(?:we|us|our|company|site|website|app|service)\b)[^()]{{0,60}}\)"
)
_HOST = r"(?:example|your-?domain|your-?company|your-?site|your-?website|mydomain|beispiel)"

_FORMS = (
    _Form(triggers=("___",), pattern=r"(?<![\w/.-])_{3,}(?![\w/-])", accept=_not_to_write_on),
    _Form(
        triggers=("....", "……"),
        pattern=r"(?<=[\s:“\"(])(?:\.{5,}|…{2,})(?=[\s,;.”\")]+[^\W\d])",
        accept=_not_to_write_on,
        sure=False,
    ),
    _Form(triggers=("{{",), pattern=r"\{\{\s*([A-Za-z][\w -]{0,60}?)\s*\}\}", accept=_not_quoted),
    _Form(triggers=("{",), pattern=r"(?<![\w{$/.=&-])\{([A-Za-z][\w '-]{0,40})\}(?![\w}-])", accept=_named),
    _Form(triggers=("$",), pattern=r"\$(?:\{\s*|\[)([A-Za-z][\w .-]{0,40}?)\s*[\]}]", accept=_named),
    _Form(triggers=("%",), pattern=r"(?<![\w%])%{1,2}([A-Za-z][A-Za-z_ -]{2,30})%{1,2}(?!\w)", accept=_named),
    _Form(triggers=("<",), pattern=r"(?<!\w)<{1,2}\s*([^\W\d_][^<>@/=\"]{2,60})>{1,2}", accept=_named),
    _Form(
        triggers=("xx",),
        pattern=(
            r"(?<![\w./*:-])(?:[Xx]{2}[./-][Xx]{2}[./-](?:[Xx]{2,4}|20[Xx]{2}|\d{4})|20XX"
            r"|X{1,3} (?:days|weeks|months|years|hours)"
            r"|X{3,8})(?![\w*]|[.:-]\w)"
        ),
        accept=_no_numeral,
    ),
    _Form(
        triggers=("yyyy", "jjjj"),
        pattern=r"(?i)\b(?:dd|mm|tt|jj|gg)[./ -](?:mm|dd|month)[./ -](?:yyyy|jjjj)\b|\byyyy-mm-dd\b",
        accept=_no_format,
        sure=False,
    ),
    _Form(
        triggers=("lorem ipsum", "sit amet"),
        pattern=r"(?i)\blorem ipsum\b(?: dolor sit amet)?|\bdolor sit amet\b",
        kind=SlotKind.FILLER,
    ),
    _Form(
        triggers=("tbd", "tbc", "todo"),
        pattern=r"(?<![\w.@/-])(?:TBD|TBC|TODO)(?!\w|[./-]\w)",
    ),
    _Form(
        triggers=tuple(f"to be {word}" for word in _LATER.split("|")),
        pattern=(rf"(?i)(?:(?<=[:|(])\s*|\A)to be (?:{_LATER})(?=[.)\]]?\s*(?:\Z|\|))"),
    ),
    _Form(triggers=("insert ",), pattern=r"(?i)\binsert (?:(?:your|the|a|an|our) )?(?:[\w-]+ ){1,5}here\b"),
    _Form(
        triggers=tuple(
            f"your {word}" for word in ("company", "business", "organi", "website", "site", "app", "store", "shop")
        ),
        pattern=(
            r"\bYour (?:Company|Business|Website|Site|App|Store) "
            r"(?:Name|URL|Address|Email|Inc|Ltd|LLC|GmbH)\b"
            r"|\bYOUR (?:COMPANY|BUSINESS|WEBSITE|APP)(?: NAME| URL| ADDRESS)\b"
            r"|\b[Yy]our [Cc]ompany [Nn]ame(?= here| \([“\"])"
        ),
        accept=_no_example,
        sure=False,
    ),
    _Form(triggers=("your_", "replace_"), pattern=r"\bYOUR_[A-Z_]{2,}\b|\bREPLACE_(?:ME|WITH|THIS)[A-Z_]*"),
    _Form(
        triggers=("@",),
        pattern=(
            rf"(?i)(?<![\w.+-])(?:[\w.+-]{{1,40}}@(?:{_HOST}|domain|company|website)\.(?:com|org|net|tld|de|eu|co)"
            r"|(?P<box>test|email|name|info|user)@(?P=box)\.\w{2,6}|(?:your|name|email|your\.?email|your\.?name)@(?:e?mail|gmail)\.com)\b"
        ),
        accept=_no_example,
        kind=SlotKind.FILLER,
    ),
    _Form(
        triggers=("example.", "domain.", "rcompany.", "ursite.", "website.", "beispiel."),
        pattern=rf"(?i)(?<![@\w.-])(?:https?://)?(?:www\.)?{_HOST}\.(?:com|org|net|tld|de)\b",
        accept=_no_example,
        kind=SlotKind.FILLER,
        sure=False,
    ),
    _Form(
        triggers=("refers to te", "test 123", "test test", "test, test"),
        pattern=r"(?i)(?:(?<=refers to )|(?<=means )|\b)te+st(?:,? (?:test|123))+\b|(?<=refers to )te+st\b(?: \w+)?",
        kind=SlotKind.FILLER,
    ),
    _Form(
        triggers=("(“", '("', "(the ", "(our ", "(herein", "(referred"),
        pattern=rf"(?i)\b(?:{_NEEDS_A_NAME}) {_TERM}",
        kind=SlotKind.EMPTIED,
    ),
    _Form(
        triggers=tuple(f" by {word}" for word in _NO_ONE.split("|")),
        pattern=rf"\b(?:{_DONE_BY_SOMEONE}) by (?:{_NO_ONE})\b(?!-| (?:least|most|all|turn|part|which|whom))",
        kind=SlotKind.EMPTIED,
    ),
    _Form(
        triggers=(" of,", " of."),
        pattern=rf"(?i)\b(?:{_OF_A_PLACE}) of(?=[,.] )(?!, (?:and|or|but)\b)",
        kind=SlotKind.EMPTIED,
    ),
)


@fact
def slots(policy: Policy, passages: tuple[Passage, ...], wording: Wording) -> tuple[Slot, ...]:
    """The open slots of a document and of its front matter, in reading order."""
    found = [*_in(wording), *_in_links(passages)]
    if policy.metadata and policy.source.format is not Format.HTML:  # what fills the head of a page, nobody reads there
        head = [_of_metadata(index, value) for index, (_, value) in enumerate(policy.metadata)]
        found += _in(Wording(head, Lookup(head, (words(passage.text.value) for passage in head)), range(len(head))))
    return _without_overlaps(found)


def _of_metadata(index: int, value: Text) -> Passage:
    return Passage(index=index, text=value, kind=PassageKind.DATE, section=None, words=tuple(value.value.lower().split()))


def _in(wording: Wording) -> Iterator[Slot]:
    yield from _between_brackets(wording.passages_with("["))
    for form in _FORMS:
        candidates = wording.passages_with(form.triggers)
        if candidates:
            pattern = re.compile(form.pattern)
            for passage in candidates:
                yield from _written(form, pattern, passage)


def _written(form: _Form, pattern: re.Pattern[str], passage: Passage) -> Iterator[Slot]:
    for match in pattern.finditer(passage.text.value):
        if form.accept is None or form.accept(match, passage):
            lead = len(match[0]) - len(match[0].lstrip())
            yield Slot(kind=form.kind, place=passage.evidence_of(match.start() + lead, match.end()), sure=form.sure)


def _between_brackets(passages: Sequence[Passage]) -> Iterator[Slot]:
    for bracket in open_brackets(passages):
        place = bracket.passage.evidence_of(bracket.start, bracket.end)
        kind = SlotKind.LEFT if is_a_date(place.quote.strip("[]")) else SlotKind.MARKED
        yield Slot(kind=kind, place=place, sure=bracket.sure)


def _in_links(passages: Sequence[Passage]) -> Iterator[Slot]:
    """Links whose address is a slot."""
    for passage in passages:
        for link in passage.links:
            if _SLOT_ADDRESS.match(link.target):
                yield Slot(
                    kind=SlotKind.LINK, place=Evidence(span=link.span, quote=link.text.value or link.target), sure=True
                )


_SLOT_ADDRESS = Regex(
    r"(?:https?://|mailto:)?(?:\{\{ ?[\w-]+ ?\}\}|%7b%7b|\[[A-Za-z _-]+\]|<[a-z _-]+>|YOUR[_-])"
    r"|(?:link|url|insert|todo|tbd)\Z",
    re.I,
)


def _without_overlaps(found: list[Slot]) -> tuple[Slot, ...]:
    """In reading order; of two at one place the longer, so that "{{name}}" is not also "{name}"."""
    kept: list[Slot] = []
    reached = -1
    for slot in sorted(found, key=lambda slot: (slot.place.span.start, -slot.place.span.end)):
        if slot.place.span.start >= reached:
            kept.append(slot)
            reached = slot.place.span.end
    return tuple(kept)
