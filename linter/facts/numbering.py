"""Numbers of sections: which a document has, and in which order they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from linter.facts import fact
from linter.facts.blocks import Passage, PassageKind
from linter.findings import Evidence
from linter.policy import Contents, ItemList, ListItem, Policy
from linter.regex import Regex
from linter.source import Source
from linter.text import Text
from linter.tokens import words


class NumberStyle(StrEnum):
    """How a number is written."""

    DECIMAL = "decimal"  # 1, 1.2
    ROMAN = "roman"  # IV
    LETTER = "letter"  # B


class NumberedTitle(NamedTuple):
    """A title with the number that opens it."""

    number: tuple[int, ...]  # (3, 8) for "3.8"
    style: NumberStyle
    written: str  # the number as it stands there, without brackets and stops
    title: str  # the rest of the title
    level: int  # depth of the heading, from 1; 0 for an item of a list
    passage: Passage

    @property
    def evidence(self) -> Evidence:
        """The title's place; of a long paragraph its beginning."""
        return self.passage.evidence_of(0, min(len(self.passage.text.value), _SHOWN))


class ContentsEntry(NamedTuple):
    """An entry of a table of contents."""

    number: str  # as written, without its stop; "" where the list's own marker was all its number
    title: str
    evidence: Evidence


_SHOWN = 120  # characters of a paragraph that are shown for its number
_DECIMAL = Regex(
    r"\W{0,4}(?:(?:section|article|part|chapter|clause)\s)?(\d{1,2}(?:\.\d{1,2}){0,4})[.:)]{0,2}[\s\u200b–—-]*(?=[^\W\d_\s]|[\"“‘'(])",
    re.IGNORECASE,
)
_ROMAN = Regex(r"\W{0,4}(?:(?:Section|Article|Part|SECTION|ARTICLE|PART)\s)?([IVX]{1,6})[.:)]\s*(?=\S)")
_LETTER = Regex(r"\W{0,4}([A-Z])[.)]\s+(?=\S)")
# a number that opens something: a line, a sentence, a title in the middle of text that has lost its lines
_WRITTEN = Regex(
    r"\d{1,2}(?:\.\d{1,2}){0,4}(?=\\?[.):]?(?:[\s*_\\]{0,6}[A-Z\"“‘(*_<&]|[\s*_]{0,6}$))",
    re.MULTILINE,
)
# what a number that opens something does not follow: the rest of a longer one, an amount, a word that refers to it
_NOT_AFTER = frozenset(".,/:§$€£+-_")
_REFERRING = ("section", "sections", "clause", "article", "art.")
_LOOK_BACK = 10  # characters; no referring word is longer
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


class WrittenNumbers:
    """Every number that opens a title, an item or a sentence anywhere, those of text that has lost its lines included.

    They are looked for when somebody asks, which few documents make necessary.
    """

    def __init__(self, source: Source) -> None:
        self._source = source

    @cached_property
    def _numbers(self) -> frozenset[str]:
        text = self._source.text
        return frozenset(match[0] for match in _WRITTEN.finditer(text) if _opens(text, match.start()))

    def __contains__(self, number: str) -> bool:
        return number in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)


def _opens(text: str, at: int) -> bool:
    """Whether a number at that place may open something."""
    if not at:
        return True
    before = text[at - 1]
    if before.isalnum() or before in _NOT_AFTER:
        return False
    return not text[max(0, at - _LOOK_BACK) : at - 1].lower().endswith(_REFERRING)


@fact
def written_numbers(source: Source) -> WrittenNumbers:
    """The numbers that open something in the document."""
    return WrittenNumbers(source)


@fact
def numbered_titles(policy: Policy, passages: tuple[Passage, ...]) -> tuple[NumberedTitle, ...]:
    """The titles that open with a number, in reading order; where no title does, the numbered items of the outer lists.

    Text that has lost its lines keeps its numbers at the beginning of paragraphs, which are read as items.
    """
    titles = tuple(
        found
        for passage in passages
        if passage.kind is PassageKind.TITLE and passage.section and (found := _numbered(passage, passage.section.level))
    )
    if titles:
        return titles
    by_text = {id(passage.text): passage for passage in passages if passage.kind is PassageKind.ITEM}
    blocks = (*policy.blocks, *(block for section in policy.walk() for block in section.blocks))
    items = [item for block in blocks if isinstance(block, ItemList) and block.ordered for item in block.items]
    return tuple(found for item in items if (found := _numbered_item(item, by_text.get(id(item.text)))))


def _numbered(passage: Passage, level: int) -> NumberedTitle | None:
    text = passage.text.value
    for style, pattern in ((NumberStyle.DECIMAL, _DECIMAL), (NumberStyle.ROMAN, _ROMAN), (NumberStyle.LETTER, _LETTER)):
        if match := pattern.match(text):
            return NumberedTitle(
                number=_value(match[1], style),
                style=style,
                written=match[1],
                title=text[match.end() :].strip(),
                level=level,
                passage=passage,
            )
    return None


def _numbered_item(item: ListItem, passage: Passage | None) -> NumberedTitle | None:
    written = item.marker.rstrip(". ")
    if passage is None or not written.isdecimal() or len(written) > 2:
        return None
    return NumberedTitle(
        number=(int(written),),
        style=NumberStyle.DECIMAL,
        written=written,
        title=passage.text.value[:_SHOWN],
        level=0,
        passage=passage,
    )


def _value(written: str, style: NumberStyle) -> tuple[int, ...]:
    if style is NumberStyle.DECIMAL:
        return tuple(map(int, written.split(".")))
    if style is NumberStyle.LETTER:
        return (ord(written) - ord("A") + 1,)
    values = [_ROMAN_VALUES[letter] for letter in written]
    return (sum(-value if value < max(values[at:]) else value for at, value in enumerate(values)),)


@fact
def contents_entries(policy: Policy) -> tuple[ContentsEntry, ...]:
    """The entries of the tables of contents, in reading order."""
    blocks = (*policy.blocks, *(block for section in policy.walk() for block in section.blocks))
    return tuple(_entry(text) for block in blocks if isinstance(block, Contents) for text in block.entries)


def _entry(text: Text) -> ContentsEntry:
    match = _DECIMAL.match(text.value)
    return ContentsEntry(
        number=match[1] if match else "",
        title=text.value[match.end() if match else 0 :].strip(),
        evidence=Evidence(span=text.span, quote=text.value),
    )


def plain_title(title: str) -> str:
    """A title as two places that mean the same section share it: words in lower case without marks."""
    return " ".join(words(title))


def siblings(titles: Sequence[NumberedTitle]) -> Iterator[list[NumberedTitle]]:
    """The titles whose numbers count together, in reading order: those of one level under one number.

    A number of the same level that begins anew at 1 opens another count.
    """
    counts: dict[tuple[int, tuple[int, ...]], list[NumberedTitle]] = {}
    level = 0
    for title in titles:
        if title.level < level:
            for key in [key for key in counts if key[0] > title.level]:
                yield counts.pop(key)
        level = title.level
        key = (title.level, title.number[:-1])
        if title.number[-1] == 1 and key in counts:
            yield counts.pop(key)
        counts.setdefault(key, []).append(title)
    yield from counts.values()
