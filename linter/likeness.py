"""Whether a text looks like a privacy or cookie policy, told from its name, its opening and its words.

For files found in a folder: a README that links to the policy, or terms of use that mention it, must be passed over, and no
policy may be. It decides nothing about a file that the user names.
"""

from __future__ import annotations

import os
import re
from functools import cache

from linter import safe_yaml
from linter.notices import COOKIE_TITLES, PRIVACY_TITLES

_ANY_WORD = re.compile(r"\w{2,}")
# a script that is never closed runs to the end, so that no character is looked at twice
_MARKUP = re.compile(
    r"<(?:script|style)\b[^<]*(?:<(?!/(?:script|style)\b)[^<]*)*(?:</(?:script|style)\s*>|\Z)?|<[^<>]*>", re.IGNORECASE
)
# what every repository has, and what may well mention its privacy policy
_OF_PROJECT = re.compile(
    r"(?:readme|change(?:s|log)|contributing|licen[sc]e|copying|security|code.of.conduct|authors)\b", re.IGNORECASE
)

_HEAD = 300  # characters that hold a title
_OPENING = 1500  # characters in which a notice says what it is


def looks_like_policy(name: str, text: str) -> bool:
    """Whether a file of that name with that text, or that beginning of a text, looks like a policy.

    The bounds were measured on 268 policies, and on 4,500 READMEs, licences, change logs and manuals.
    """
    if _OF_PROJECT.match(name):
        return False
    title, word = _patterns()
    if "<" in text:
        text = _MARKUP.sub(" ", text)
    text = text.strip()
    hits = [match[0].casefold() for match in word.finditer(text)]
    different = len(set(hits))
    share = len(hits) / max(1, sum(1 for _ in _ANY_WORD.finditer(text)))
    if title.search(name.rpartition(".")[0]) or title.search(text, 0, _HEAD):
        return different >= 3 and share >= 0.008
    if title.search(text, 0, _OPENING):
        return different >= 4 and share >= 0.012
    return different >= 8 and share >= 0.015


def is_named_as_policy(name: str) -> bool:
    """Whether the name of a file says that it is a policy."""
    return _patterns()[0].search(name.rpartition(".")[0]) is not None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Titles of notices, and words of notices, in many languages."""
    with open(os.path.join(os.path.dirname(__file__), "data", "likeness.yaml"), encoding="utf-8") as file:
        data = safe_yaml.load(file)
    names = (*PRIVACY_TITLES, *COOKIE_TITLES, *data["titles"])
    titles = re.compile("|".join(f"(?:{name})" for name in names), re.IGNORECASE | re.MULTILINE)
    return titles, re.compile(rf"\b(?:{'|'.join(data['words'])})", re.IGNORECASE)
