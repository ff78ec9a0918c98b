"""The words of the interface: one data file a language, `texts/CODE.yaml`."""

from __future__ import annotations

import os
from functools import cache, reduce
from typing import Any

from linter import safe_yaml

LANGUAGE = "en"

_FOLDER = os.path.join(os.path.dirname(__file__), "texts")


class Texts:
    """The words of one language, by dotted keys: `texts("findings.heading")`."""

    def __init__(self, words: dict[str, Any], language: str) -> None:
        self._words = words
        self.language = language

    def __call__(self, key: str, **values: object) -> str:
        """The words of a key with its {names} filled in; where it has forms by number, the one for `n`.

        Raises KeyError for a key that the language's file does not have.
        """
        return self._filled(self._at(key), values)

    def of(self, part: str, name: str, **values: object) -> str:
        """The words for a name that a check, a fact or the policy brings; the name itself where the file has none."""
        found = self._at(part).get(name)
        return name.replace("_", " ").replace("-", " ") if found is None else self._filled(found, values)

    def knows(self, part: str, name: str) -> bool:
        """Whether the file has words for a name."""
        return name in self._at(part)

    def raw(self, key: str) -> str:
        """The words of a key with its {names} left in, for the page's script to fill."""
        return str(self._at(key))

    def _at(self, key: str) -> Any:
        return reduce(lambda words, part: words[part], key.split("."), self._words)

    @staticmethod
    def _filled(words: Any, values: dict[str, object]) -> str:
        if isinstance(words, dict):
            words = words["one" if values["n"] == 1 else "other"]
        return str(words).format(
            **{name: f"{value:,}" if isinstance(value, int) else value for name, value in values.items()}
        )


@cache
def texts(language: str = LANGUAGE) -> Texts:
    """The words of a language."""
    with open(os.path.join(_FOLDER, f"{language}.yaml"), encoding="utf-8") as file:
        return Texts(safe_yaml.load(file), language)
