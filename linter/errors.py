"""The errors that a user can mend, and nothing else raises."""

from __future__ import annotations


class PrivacylintError(Exception):
    """Something that the person at the keyboard can put right; the message says what and how."""


class UnreadableError(PrivacylintError):
    """A document that cannot be read: missing, binary, of an unknown encoding or format."""


class PackError(PrivacylintError):
    """A pack of checks that does not load: which file, line and key, what was found, what is allowed."""


class ConfigError(PrivacylintError):
    """A configuration that does not hold: which file, line and key, what was found, what is allowed."""


def internal_error(error: Exception) -> str:
    """What to tell about a fault of ours: its kind, its place, and what to do."""
    import os
    import traceback

    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{os.path.basename(frame.filename)}:{frame.lineno}"
    return f"internal error, {type(error).__name__} at {place}: {error}. Please report it, with the document if you can."
