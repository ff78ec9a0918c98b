"""Regular expressions that are tried only on texts that hold what they need: most texts cost a few substring searches."""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.regex import Regex

NEGATIONS = ("not ", "n't ", "n’t ", "never", "no ", "nor ", "neither", "without")


class Guarded(NamedTuple):
    """An expression, and what a text must hold of each group, in lower case, for it to match at all."""

    pattern: Regex
    needs: tuple[tuple[str, ...], ...]

    def search(self, text: str, small: str) -> re.Match[str] | None:
        """The first match in a text; `small` is the text in lower case."""
        for group in self.needs:
            if not any(needle in small for needle in group):
                return None
        return self.pattern.search(text)
