"""The parser for Markdown, with the rules that a sign cannot begin left out at once.

markdown-it tries each of its rules at every block and at every sign that may be mark-up. Most begin with signs of their own,
so they are looked up by the sign here, which takes a third off the time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.ruler import Ruler
from markdown_it.rules_block import (
    StateBlock,
    blockquote,
    fence,
    heading,
    hr,
    html_block,
    lheading,
    list_block,
    reference,
)
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    emphasis,
    entity,
    escape,
    fragments_join,
    html_inline,
    image,
    link,
    link_pairs,
    newline,
    strikethrough,
    text,
)
from markdown_it.token import Token

from linter.readers.markdown_blocks import paragraph, table

_BlockRule = Callable[[StateBlock, int, int, bool], bool]
_InlineRule = Callable[[StateInline, bool], bool]

_DEEPEST_BLOCK = 20  # lists and quotes in one another
_DEEPEST_MARK = 8  # levels of inline mark-up in one another: a bold link in italics has three
_NO_PRESET: Any = {"options": {"maxNesting": _DEEPEST_BLOCK, "html": True}}
# Each rule for blocks with the signs that it begins with, "" for any, and what it interrupts; in the order of markdown-it,
# without that for code by indentation, which no policy has.
_BLOCK_RULES: tuple[tuple[_BlockRule, str, str], ...] = (
    (table, "", "paragraph reference"),
    (fence, "`~", "paragraph reference blockquote list"),
    (blockquote, ">", "paragraph reference blockquote list"),
    (hr, "*-_", "paragraph reference blockquote list"),
    (list_block, "*-+0123456789", "paragraph reference blockquote"),
    (reference, "[", ""),
    (html_block, "<", "paragraph reference blockquote"),
    (heading, "#", "paragraph reference blockquote"),
    (lheading, "", ""),
    (paragraph, "", ""),
)
_BLOCK_SIGNS = "`~>*-_+0123456789[<#"
_CHAINS = ("", "paragraph", "reference", "blockquote", "list")  # all rules, and those that interrupt something
_SIGN = re.compile(r"[\n!&*<\[\\\]_`~]")  # where text ends and the rules for inline mark-up are asked


class Markdown(MarkdownIt):
    """CommonMark with tables, and with link targets as written."""

    def __init__(self, *, tables: bool) -> None:
        super().__init__(_NO_PRESET, renderer_cls=_no_renderer)
        self.block.ruler = _Rules(_block_rules(tables=tables))
        self.inline.ruler = _Rules({"": [_inline_rule()]})
        self.inline.ruler2 = _Rules({"": [_pair]})
        self.inline.terminator_re = _SIGN

    def blocks(self, text: str, env: dict[str, object]) -> list[Token]:
        """The blocks of a text whose lines end with a line feed, their inline mark-up not yet read."""
        tokens: list[Token] = []
        self.options["maxNesting"] = _DEEPEST_BLOCK
        self.block.parse(text, self, env, tokens)
        return tokens

    def marks(self, text: str, env: dict[str, object]) -> list[Token]:
        """The inline mark-up of a block, and the text between."""
        self.options["maxNesting"] = _DEEPEST_MARK  # each level is tried at every bracket
        return self.inline.parse(text, self, env, [])

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        """The target as written."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        """The text of an automatic link as written."""
        return link

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        """Every link is one: its target is judged elsewhere."""
        return True


def _no_renderer(parser: MarkdownIt) -> Any:  # noqa: ARG001
    return None


class _Rules(Ruler[Any]):
    """Rules that are looked up by what they interrupt; none is enabled or disabled later."""

    def __init__(self, chains: dict[str, list[Any]]) -> None:
        super().__init__()
        self._chains = chains

    def getRules(self, chainName: str = "") -> list[Any]:  # noqa: N802, N803
        """The rules of a chain, "" for all."""
        return self._chains[chainName]


@cache
def _block_rules(*, tables: bool) -> dict[str, list[_BlockRule]]:
    return {chain: [_by_first_sign(chain, tables=tables)] for chain in _CHAINS}


def _by_first_sign(chain: str, *, tables: bool) -> _BlockRule:
    """One rule that asks those that the first sign of a line may begin."""
    rules = [
        (rule, signs)
        for rule, signs, interrupted in _BLOCK_RULES
        if (not chain or chain in interrupted.split()) and (tables or rule is not table)
    ]
    plain = [rule for rule, signs in rules if not signs]
    by_sign = {sign: [rule for rule, signs in rules if not signs or sign in signs] for sign in _BLOCK_SIGNS}

    def run(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        at = state.bMarks[line] + state.tShift[line]
        # no generator for `any`, which costs as much as a rule
        for rule in by_sign.get(state.src[at : at + 1], plain):  # noqa: SIM110
            if rule(state, line, end, silent):
                return True
        return False

    return run


def _inline_rule() -> _InlineRule:
    """One rule that asks the one that a sign may begin."""
    by_sign: dict[str, _InlineRule] = {
        "\n": newline,
        "\\": escape,
        "`": backtick,
        "~": strikethrough.tokenize,
        "*": emphasis.tokenize,
        "_": emphasis.tokenize,
        "[": _ending(link),
        "!": _ending(image),
        "<": _angle,
        "&": entity,
        "]": _no_mark,
    }

    def run(state: StateInline, silent: bool) -> bool:
        return by_sign.get(state.src[state.pos], text)(state, silent)

    return run


def _angle(state: StateInline, silent: bool) -> bool:
    return autolink(state, silent) or html_inline(state, silent)


def _no_mark(state: StateInline, silent: bool) -> bool:  # noqa: ARG001
    return False


def _pair(state: StateInline) -> None:
    """Makes tags of the signs that come in pairs, and one text of those that do not."""
    if "*" in state.src or "_" in state.src or "~" in state.src:
        link_pairs(state)
        strikethrough.postProcess(state)
        emphasis.postProcess(state)
        fragments_join(state)


def _ending(rule: _InlineRule) -> _InlineRule:
    """The rule for links or images, that also keeps where the link ends.

    Where no bracket closes any more there is none: the rule would look for it through the rest of the text, at every one
    that opens.
    """
    known = ""  # the text that was looked at last
    last = -1  # where its last closing bracket stands

    def run(state: StateInline, silent: bool) -> bool:
        nonlocal known, last
        if state.src is not known:
            known, last = state.src, state.src.rfind("]")
        if state.pos > last:
            return False
        found = rule(state, silent)
        if found and not silent:
            state.tokens[-1].meta["end"] = state.pos
        return found

    return run
