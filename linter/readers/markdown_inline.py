"""The text of one Markdown block, character by character with its place in the source.

markdown-it gives a block's lines and a flat list of inline tokens without places. The tokens are laid along the block's own
text once, from left to right: what is no token's text is mark-up.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from markdown_it.token import Token

from linter.readers.markdown_parser import Markdown
from linter.readers.phrase import Phrase, PhraseBuilder, is_tidy
from linter.text import Text

# what the parser for inline mark-up is needed for; line ends are not
_MARKED = re.compile(r"[*_\[<`\\&~](?:(?<![&~])|(?<=&)[#A-Za-z]|(?<=~)~)")
_BREAK = re.compile(r"[ \t]*\\?\n[ \t]*")
_LIST_IN_LINES = re.compile(r"[•●▪■◦‣➢➤·]")  # bullets typed at the start of wrapped lines
_BR = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BOLD_TAG = re.compile(r"<(/?)(?:b|strong)\s*>", re.IGNORECASE)
_LINK_TAG = re.compile(r"<a\s[^>]*?href\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_LINK_END = re.compile(r"</a\s*>", re.IGNORECASE)
_ID = re.compile(r"\s(?:id|name)\s*=\s*[\"']?([^\s\"'>]+)", re.IGNORECASE)
# "<your name here>" is a tag to the parser and a slot to whoever wrote it; a tag has one word, values, or these words
_SLOT = re.compile(
    r"<[a-z]+(?: (?!(?:async|autoplay|checked|controls|defer|disabled|hidden|inert|loop|multiple|muted|nowrap|open|readonly"
    r"|required|reversed|selected)\b)[a-z]+){1,6}>",
    re.IGNORECASE,
)


class Places:
    """Where the characters of a block's text stand in the source."""

    __slots__ = ("_at", "_start")

    def __init__(self, pairs: Sequence[tuple[int, int]]) -> None:
        self._at = [at for at, _ in pairs]  # offsets in the block's text, ascending, the first 0
        self._start = [start for _, start in pairs]  # the source offset of each; what lies between is letter for letter

    @property
    def single(self) -> bool:
        """Whether the whole text stands in the source letter for letter."""
        return len(self._at) == 1

    def of(self, offset: int) -> int:
        """The source offset of a character."""
        if len(self._at) == 1:
            return self._start[0] + offset
        index = bisect_right(self._at, offset) - 1
        return self._start[index] + offset - self._at[index]

    def back(self, source: int) -> int:
        """The offset in the text of a source offset."""
        index = max(0, bisect_right(self._start, source) - 1)
        return self._at[index] + source - self._start[index]

    def part(self, start: int, end: int) -> Places:
        """The places of a part of the text."""
        inner = range(bisect_right(self._at, start), bisect_left(self._at, end))
        return Places([(0, self.of(start)), *((self._at[index] - start, self._start[index]) for index in inner)])

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """The range cut where the source has more than the text has."""
        if len(self._at) == 1:
            return [(start, end)]
        cuts = list(self._at[bisect_right(self._at, start) : bisect_right(self._at, end - 1)]) if end > start else []
        edges = [start, *cuts, end]
        return list(itertools.pairwise(edges))


class InlineReader:
    """Reads blocks one after another; anchors that it meets are kept for the next heading."""

    def __init__(self, parser: Markdown) -> None:
        self._parser = parser
        self.anchor = ""  # the last id or name met

    def read(self, content: str, places: Places, env: dict[str, object]) -> list[Phrase]:
        """The visible text of a block, one phrase for each piece between hard line breaks."""
        if not _MARKED.search(content):
            return _unmarked(content, places)
        return self._lay(self._parser.marks(content, env), content, places, PhraseBuilder())

    @staticmethod
    def _plain(builder: PhraseBuilder, content: str, places: Places, start: int, end: int) -> None:
        if places.single:
            builder.add(content[start:end], places.of(start))
            return
        for low, high in places.pieces(start, end):
            builder.add(content[low:high], places.of(low))

    def _lay(self, tokens: list[Token], content: str, places: Places, builder: PhraseBuilder) -> list[Phrase]:
        """Lays the tokens along the content.

        Two or more "**" that the parser left as text are bold marks with a space too many ("**Title **text"): no text.
        """
        phrases: list[Phrase] = []
        at = 0
        residue = "**" in content and sum(token.content.count("**") for token in tokens if token.type == "text") > 1
        for token in tokens:
            kind = token.type
            if kind == "text":
                at = _find(content, token.content, at)
                end = at + len(token.content)
                for part in token.content.split("**") if residue else (token.content,):
                    self._plain(builder, content, places, at, at + len(part))
                    at += len(part) + 2
                at = end
            elif kind == "text_special":
                at = _find(content, token.markup, at)
                end = at + len(token.markup)
                builder.put(token.content, places.of(at), places.of(end - 1) + 1)
                at = end
            elif kind in {"softbreak", "hardbreak"}:
                match = _BREAK.match(content, at)
                end = match.end() if match else at
                if kind == "hardbreak" or _LIST_IN_LINES.match(content, end):
                    phrases.append(builder.take())
                else:
                    builder.space(places.of(at), max(places.of(at), places.of(end)))
                at = end
            elif kind == "html_inline":
                at = _find(content, token.content, at)
                if _SLOT.fullmatch(token.content):
                    self._plain(builder, content, places, at, at + len(token.content))
                else:
                    self._tag(token.content, places.of(at), builder, phrases)
                at += len(token.content)
            else:
                at = self._mark(token, content, at, places, builder)
        phrases.append(builder.take())
        return phrases

    def _mark(self, token: Token, content: str, at: int, places: Places, builder: PhraseBuilder) -> int:
        kind = token.type
        if kind == "code_inline":
            start = content.find(token.markup, at) + len(token.markup)
            end = _code_end(content, token.markup, start)
            self._plain(builder, content, places, start, end)
            return end + len(token.markup)
        if kind == "link_open":
            start = content.find("<" if token.info == "auto" else "[", at)
            builder.open_link(str(token.attrs.get("href", "")), places.of(start))
            return start + 1
        if kind == "link_close":
            end = token.meta.get("end") or content.find(">", at) + 1
            builder.close_link(places.of(end - 1) + 1)
            return int(end)
        if kind == "image":
            return int(token.meta["end"])
        if kind == "strong_open":
            builder.bold += 1
        elif kind == "strong_close":
            builder.bold -= 1
        return _find(content, token.markup, at) + len(token.markup)

    def _tag(self, tag: str, start: int, builder: PhraseBuilder, phrases: list[Phrase]) -> None:
        if _BR.fullmatch(tag):
            phrases.append(builder.take())
            return
        if bold := _BOLD_TAG.fullmatch(tag):
            builder.bold = max(0, builder.bold + (-1 if bold.group(1) else 1))
        elif opened := _LINK_TAG.match(tag):
            builder.open_link(next(filter(None, opened.groups()), ""), start)
        elif _LINK_END.fullmatch(tag):
            builder.close_link(start + len(tag))
        if anchor := _ID.search(tag):
            self.anchor = anchor.group(1)


def _unmarked(content: str, places: Places) -> list[Phrase]:
    """A block without any mark-up: its lines joined, but for two spaces at a line's end."""
    if is_tidy(content) and places.single:
        return [Phrase(text=Text.plain(content, places.of(0)))]
    builder = PhraseBuilder()
    phrases: list[Phrase] = []
    at = 0
    for line in content.split("\n"):
        if at:
            before = places.of(at - 1)
            if content.startswith("  ", at - 3) or _LIST_IN_LINES.match(line.lstrip()):
                phrases.append(builder.take())
            else:
                builder.space(before, before + 1)
        begin = at + len(line) - len(line.lstrip())
        for low, high in places.pieces(begin, at + len(line)):
            builder.add(content[low:high], places.of(low))
        at += len(line) + 1
    phrases.append(builder.take())
    return phrases


def _find(content: str, value: str, at: int) -> int:
    """Where a token's text begins: at the cursor, or after mark-up that has no token of its own."""
    if content.startswith(value, at):
        return at
    found = content.find(value, at)
    return found if found >= 0 else at


def _code_end(content: str, fence: str, start: int) -> int:
    at = content.find(fence, start)
    while at >= 0:
        end = at + len(fence)
        if content[at - 1] != "`" and content[end : end + 1] != "`":
            return at
        at = content.find(fence, at + 1)
    return len(content) - len(fence)
