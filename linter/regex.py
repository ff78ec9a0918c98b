"""Regular expressions that are compiled when they are first used.

Compiling takes about a millisecond each, and one policy needs a third of the two hundred.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")


class Regex:
    """A stand-in for `re.compile`, with the methods of its result.

    The methods are slots. An empty one leads to `__getattr__`, which compiles and fills them all, so that from the second
    call on nothing stands between the caller and the compiled expression.
    """

    __slots__ = (*_METHODS, "_flags", "pattern")

    findall: Callable[..., list[Any]]
    finditer: Callable[..., Iterator[re.Match[str]]]
    fullmatch: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    split: Callable[..., list[Any]]
    sub: Callable[..., str]

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(self, name)
