"""What only the user can know, as conditions ask for it: the answers under `context:` in the configuration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linter.facts import fact


@fact
def has_dpo(context: Mapping[str, Any]) -> bool:
    """Whether the user states that a data protection officer is designated; no text can show that none is."""
    return context.get("has-dpo") is True


@fact
def no_officer(context: Mapping[str, Any]) -> bool:
    """Whether the user states that no data protection officer is designated."""
    return context.get("has-dpo") is False
