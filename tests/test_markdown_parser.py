"""The parser for Markdown: its short ways find what the rules of markdown-it find when each of them is asked everywhere."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from linter.readers.markdown_parser import Markdown

_BLOCKS = (
    "We keep data.", "a\n", "a\n", "a", "\n", "\n\n", "# Title\n", "## ", "- ", "* ", "1. ", "12) ", "> ", "---\n",
    "- - -\n", "===\n", "```\n", "~~~ x\n", "<div>\n", "</div>\n", "<!-- a -->", "[a]: b\n", "[a]", "    ", "\t", "  ",
    "| a | b |\n", "|---|:-:|\n", "a | b\n", "--|--\n", "| - |\n", ":-\n", "|", "\\|", "| a \\| b |\n", "| a |\n", "·", "+ ",
    "a | b\n--|--\n", "| a |\n|---|\n", "a | b\n- |-\n",
)  # fmt: skip
_MARKS = (
    "data", " ", "a", "**", "*", "_", "__", "~~", "~", "`", "``", "[", "]", "(x)", "(x_y)", "![", "!", "<", "<b>", "</b>",
    "<br>", "<https://a.b>", "&amp;", "&", "&#65;", "\\", "\\*", "\n", "  \n", ":", "-", "{", "}", "#", "=", "$", "@", "^",
    "%", "+", "[a](x)", "![a](x)", "**a**", "`a`",
)  # fmt: skip
_READ = frozenset(
    "inline heading_open heading_close bullet_list_open bullet_list_close ordered_list_open ordered_list_close "
    "list_item_open list_item_close thead_open thead_close tr_open tr_close table_close hr fence html_block".split()
)
_PLACED = frozenset("inline list_item_open tr_open fence html_block".split())


def _plain() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")


def _block(token: Token) -> tuple[object, ...]:
    return token.type, token.content, token.map if token.type in _PLACED else None, token.markup, token.info


@settings(max_examples=400)
@given(st.lists(st.sampled_from(_BLOCKS), max_size=12).map("".join))
def test_blocks_are_those_of_markdown_it(text: str) -> None:
    parser = _plain()
    expected: list[Token] = []
    parser.block.parse(text, parser, {}, expected)
    found = Markdown(tables="|" in text).blocks(text, {})
    assert [_block(token) for token in found if token.type in _READ] == [
        _block(token) for token in expected if token.type in _READ
    ]


@settings(max_examples=400)
@given(st.lists(st.sampled_from(_MARKS), min_size=1, max_size=12).map("".join))
def test_inline_marks_are_those_of_markdown_it(text: str) -> None:
    parser = _plain()
    parser.options["maxNesting"] = 8
    expected = parser.inline.parse(text, parser, {}, [])
    ours = Markdown(tables=False)
    assert [(token.type, token.content, token.markup) for token in ours.marks(text, {})] == [
        (token.type, token.content, token.markup) for token in expected
    ]
