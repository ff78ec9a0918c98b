"""Rules as SARIF describes them: what a viewer shows of a rule, made from the check."""

from __future__ import annotations

import re
from typing import Any

from linter.checks import Check, Example
from linter.findings import Severity
from linter.reporters.markdown_text import fenced, prose
from linter.reporters.text import cited
from linter.reporters.visible import one_line

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

_LONGEST = 1000  # characters; GitHub takes 1024
_EXAMPLES = 3  # of those that are reported, and of those that are right
_TAGS = 20  # GitHub takes no more
_BRACES = re.compile(r"[{}]")
_LINK = re.compile(r"\](?=\()")


def described(rule: str, check: Check | None) -> dict[str, Any]:
    """The reportingDescriptor of a rule; of one without a check, such as meta/check-crashed, the name alone is known."""
    group, _, _ = rule.partition("/")
    if check is None:
        return {"id": rule, "properties": {"tags": [group]}}
    return {
        "id": rule,
        "shortDescription": {"text": text(check.title or rule)},
        "fullDescription": {"text": text(check.why or check.title or rule)},
        "help": {"text": text(_help(check), 4 * _LONGEST), "markdown": placeholders_doubled(_page(check))},
        "defaultConfiguration": {"level": LEVELS[check.severity], "enabled": check.default},
        "properties": {
            "tags": [group, *check.articles][:_TAGS],
            "precision": check.confidence.value,
            "articles": list(check.articles),
        },
    }


def text(words: str, limit: int = _LONGEST) -> str:
    """Words as a message of SARIF: braces would be placeholders (§3.11.5), `[…](…)` a link (§3.11.6)."""
    return placeholders_doubled(_LINK.sub("] ", one_line(words, limit)))


def placeholders_doubled(words: str) -> str:
    """The words with each brace twice, which is how SARIF spells one that is meant (§3.11.5)."""
    return _BRACES.sub(r"\g<0>\g<0>", words)


def _help(check: Check) -> str:
    remedy = f"What to write: {check.remedy}" if check.remedy else ""
    return (
        " ".join(part for part in (check.why, f"{cited(check.articles)}." if check.articles else "", remedy) if part)
        or check.id
    )


def _page(check: Check) -> str:
    """The help in Markdown: why, the articles, the remedy, the examples."""
    parts = [f"**{prose(check.title or check.id)}**"]
    if check.articles:
        parts.append(f"Articles: {prose(cited(check.articles))}")
    for title, words in (("Why it matters", check.why), ("What to write", check.remedy)):
        if words:
            parts += [f"## {title}", prose(words, 2 * _LONGEST)]
    for title, examples in (("What is reported", check.fails), ("What is right", check.passes)):
        if examples:
            parts += [f"## {title}", *map(_example, examples[:_EXAMPLES])]
    return "\n\n".join(parts)


def _example(example: Example) -> str:
    name = f"Example: {prose(example.name)}\n\n" if example.name else ""
    return f"{name}{fenced(example.text)}"
