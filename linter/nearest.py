"""The nearest allowed name, for the message about an unknown one."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, allowed: Iterable[str]) -> str | None:
    """The allowed name that the user most likely meant; None where none is close.

    A rule may be meant by its last part alone: "placeholdr" means "drafting/placeholder".
    """
    from difflib import get_close_matches  # on the way to an error only

    names = sorted(set(allowed))
    by_key = {name.rpartition("/")[2].casefold(): name for name in names} | {name.casefold(): name for name in names}
    close = get_close_matches(name.casefold(), by_key, n=1, cutoff=0.6)
    return by_key[close[0]] if close else None


def did_you_mean(name: str, allowed: Iterable[str]) -> str:
    """The end of a message about an unknown name: `; did you mean 'x'?`, or a full stop where no allowed name is close."""
    close = nearest(name, allowed)
    return f"; did you mean {close!r}?" if close else "."
