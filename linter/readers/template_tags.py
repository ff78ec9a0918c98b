"""Comments and tags of template languages, which no page shows: they are overwritten, and every offset stays true."""

from __future__ import annotations

import re

_NOT_BREAK = re.compile(r"[^\r\n]")
# Tags of server-side templates: no text, and a parser for HTML would take ">" in them for their end.
# None may hold the opening of another, which keeps the search linear.
_TAG = re.compile(
    r"[{<](?:(?<=\{)%(?:[^%{]++|%(?!\})|\{(?!%))*+%\}|(?<=<)\?(?:[^?<]++|\?(?!>)|<(?!\?))*+\?>|(?<=<)%(?:[^%<]++|%(?!>)|<(?!%))*+%>)"
)
_OPEN_SCRIPT = re.compile(r"<\?(?:php\b|=)(?:[^?<]++|\?(?!>)|<(?!\?))*+\Z")  # PHP closes no tag at the end of a file
# Comments of Twig, Handlebars and Blade; the blocks of Handlebars ("{{#if x}}") are visible where nobody runs them
_NOTE = re.compile(
    r"\{\{!?--(?:[^-{]++|-(?!-\}\})|\{(?!\{))*+--\}\}|\{\{!(?:[^{}]++|\}(?!\}))*+\}\}|\{#(?:[^#{]++|#(?!\})|\{(?!#))*+#\}"
)
_BLADE = re.compile(
    r"@(?:if|else(?:if)?|endif|foreach|endforeach|for|endfor|unless|endunless|isset|endisset|auth|endauth|guest|endguest"
    r"|extends|section|endsection|yield|show|include(?:If|When)?|component|endcomponent|slot|endslot|push|endpush|stack"
    r"|php|endphp|csrf|props|vite)\b[ ]?(?:\((?:[^()\n]|\([^()\n]*\))*\))?"
)
_COMMENT_START = re.compile(r"\{%-?\s*comment\b[^%]*%\}")
_COMMENT_END = re.compile(r"\{%-?\s*endcomment\s*-?%\}")


def spaces(text: str) -> str:
    """As many spaces as there are characters, with the line ends kept."""
    return _NOT_BREAK.sub(" ", text)


def blank(match: re.Match[str]) -> str:
    """What a match is overwritten with."""
    return spaces(match.group())


def without_template_tags(text: str) -> str:
    """The text without comments and instructions to programs; `{{ … }}` is visible where it is not filled in."""
    if "{%" in text or "<?" in text or "<%" in text:
        text = _TAG.sub(blank, without_comments(text))
        text = _OPEN_SCRIPT.sub(blank, text)
    if "@extends" in text or "@section" in text or "@endif" in text:
        text = _BLADE.sub(blank, text)
    if "{{" in text or "{#" in text:
        text = _NOTE.sub(blank, text)
    return text


def without_comments(text: str) -> str:
    """The text without the comments of Liquid and Django: a tag at each end, and all between."""
    if "endcomment" not in text:
        return text
    kept: list[str] = []
    at = 0
    while (start := _COMMENT_START.search(text, at)) and (end := _COMMENT_END.search(text, start.end())):
        kept += (text[at : start.start()], spaces(text[start.start() : end.end()]))
        at = end.end()
    return "".join([*kept, text[at:]])
