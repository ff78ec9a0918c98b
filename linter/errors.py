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
