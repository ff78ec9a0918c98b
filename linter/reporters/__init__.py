"""Reporters: from a report to what people and machines read."""
