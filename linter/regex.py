"""Regular expressions that are compiled when they are first used.

Compiling takes about a millisecond each, and one policy needs a third of the two hundred.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")
_ESCAPE = re.compile(r"\\.")


class Regex:
    """A stand-in for `re.compile`, with the methods of its result.

    The methods are slots. An empty one leads to `__getattr__`, which compiles and fills them all, so that from the second
    call on nothing stands between the caller and the compiled expression.
    """

    __slots__ = (*_METHODS, "_flags", "has", "pattern")

    findall: Callable[..., list[Any]]
    finditer: Callable[..., Iterator[re.Match[str]]]
    fullmatch: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    split: Callable[..., list[Any]]
    sub: Callable[..., str]
    has: Callable[[str], bool]

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name == "has":
            self.has = self._holder()
            return self.has
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(self, name)

    def _holder(self) -> Callable[[str], bool]:
        """What tells whether a text holds a match.

        Where case does not count, the text is made small first: looking for small letters alone takes a third of the time.
        """
        letters = _ESCAPE.sub("", self.pattern)  # "\S" is no letter
        caseless = self._flags & re.IGNORECASE and letters == letters.lower()
        search = re.compile(self.pattern, self._flags & ~re.IGNORECASE if caseless else self._flags).search
        if caseless:
            return lambda text: search(text.lower()) is not None
        return lambda text: search(text) is not None
