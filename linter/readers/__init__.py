"""Readers: from a file to lines with their places in the source."""
