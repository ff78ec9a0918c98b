"""Frozen dataclasses that are made in a third of the time.

`dataclass(frozen=True)` sets every field by a call of `object.__setattr__`, which took a twenty-fifth of a whole run for the
many small objects that a document becomes. A class declared with the decorator of this module is frozen to the type checker,
which takes it for that of the standard library, and has the hash of a frozen one. What no type checker sees is not stopped.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls: type | None = None, /, *, frozen: bool = False, eq: bool = True, **options: Any):
        """`dataclasses.dataclass`, but that assignments to the fields of a frozen class are left to the type checker."""
        return dataclasses.dataclass(cls, eq=eq, unsafe_hash=frozen and eq, **options)
