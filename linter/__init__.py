"""privacylint: a linter and gap analyser for privacy policies."""

__version__ = "0.1.0"
