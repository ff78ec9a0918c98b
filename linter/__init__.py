"""privacylint: a linter and gap analyser for privacy policies."""
