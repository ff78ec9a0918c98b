"""Expressions compiled when used: `has` says what `search` finds, whatever the case."""

from __future__ import annotations

import re

import pytest

from linter.regex import Regex

PATTERNS = [r"\bdata\b", r"\S+@\w", r"[A-Z]b", r"(?P<x>gdpr)", r"größe", r"ÄRZTE", r"a|EU\b"]
TEXTS = ["", "DATA", "my Data.", "Anna@B", "AB ab", "the GDPR", "GRÖSSE Größe", "ärzte", "eu", "None"]


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
@pytest.mark.parametrize("pattern", PATTERNS)
def test_has_is_search(pattern: str, flags: int) -> None:
    expected = [re.search(pattern, text, flags) is not None for text in TEXTS]
    assert [Regex(pattern, flags).has(text) for text in TEXTS] == expected
    assert any(expected) or not flags
