"""The complete policies of tests/policies/, each with a list of what it says on every duty.

`NAME.duties.yaml` beside a policy lists for each duty of the catalogue

    remove   every statement on it, word for word (line breaks aside); without them the duty is met no longer
    becomes  what the duty turns into then, where that is not `missing` (a list where a careful reader may say either)
    along    duties that cannot outlive it: their statements go too, and they turn into what stands here
    status   how the whole policy stands to the duty, where that is not `met`
    why      the reason for that status
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "policies"
SUFFIX = ".duties.yaml"

# what is left of a list item, a numbered paragraph or a Markdown heading when its words are gone
BARE_MARKER = re.compile(r"(?m)^[ \t]*(?:[-*•#]|\(?\w{1,2}[.)]|\d+(?:\.\d+)+\.?)?[ \t]+$\n?|^[ \t]*[-*•][ \t]*$\n?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """What a policy says on one duty."""

    status: str  # how the whole policy stands to the duty
    remove: tuple[str, ...]
    becomes: frozenset[str]  # the statuses that a careful reader may give when the statements are gone
    along: dict[str, frozenset[str]]
    why: str


@dataclass(frozen=True, kw_only=True)
class CompletePolicy:
    """A policy that meets every duty of the catalogue that applies to it."""

    path: Path

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def duties(self) -> dict[str, Statements]:
        file = self.path.with_name(self.path.name + SUFFIX)
        raw = yaml.safe_load(file.read_text(encoding="utf-8"))["duties"]
        return {duty: _statements(entry) for duty, entry in raw.items()}

    def without(self, duty: str) -> str:
        """The text without the statements on a duty and on those that go along with it."""
        text = self.text
        for gone in (duty, *self.duties[duty].along):
            for statement in self.duties[gone].remove:
                text = pattern_of(statement).sub("", text)
        return BARE_MARKER.sub("", text)


def complete_policies() -> list[CompletePolicy]:
    """All of them, by name."""
    lists = sorted(FOLDER.glob("*" + SUFFIX))
    return [CompletePolicy(path=path.with_name(path.name.removesuffix(SUFFIX))) for path in lists]


def pattern_of(statement: str) -> re.Pattern[str]:
    """Finds a statement whatever line breaks stand in it."""
    return re.compile(r"\s+".join(map(re.escape, statement.split())))


def _statements(entry: dict[str, Any]) -> Statements:
    return Statements(
        status=entry.get("status", "met"),
        remove=tuple(entry.get("remove", ())),
        becomes=_statuses(entry.get("becomes", "missing")),
        along={duty: _statuses(statuses) for duty, statuses in entry.get("along", {}).items()},
        why=entry.get("why", ""),
    )


def _statuses(value: str | list[str]) -> frozenset[str]:
    return frozenset([value] if isinstance(value, str) else value)
