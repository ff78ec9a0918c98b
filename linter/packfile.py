"""One declarative file of a pack: read, validated against its schema, and turned into what it declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml

from linter import safe_yaml
from linter.checks import Check, Example
from linter.conditions import ALWAYS, Condition, parse_condition
from linter.errors import PackError
from linter.findings import Confidence, Severity
from linter.pack import Entry, Filter, Pattern, Phrases, Requirement, Signal, Weight
from linter.phrases import parse_choice, parse_phrase
from linter.schemas import validate, yaml_line

Parsed = TypeVar("Parsed")
Keys = tuple[str | int, ...]  # what leads to a value in a file

# which part of which schema a file must satisfy, by its kind
SCHEMAS = {
    "pack": "pack.schema.json#/$defs/pack",
    "lexicons": "pack.schema.json#/$defs/lexicons",
    "signal": "pack.schema.json#/$defs/signal",
    "filter": "pack.schema.json#/$defs/filter",
    "check": "check.schema.json",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFile:
    """A file with its content, valid by its schema."""

    path: Path
    kind: str  # a key of SCHEMAS
    text: str
    data: dict[str, Any]

    @staticmethod
    def read(path: Path, kind: str) -> PackFile:
        """Read and validate a file.

        Raises PackError with file, line and key.
        """
        text = path.read_text(encoding="utf-8")
        try:
            data = safe_yaml.load(text)
        except yaml.YAMLError as error:
            raise PackError(f"{path}: no valid YAML: {error}") from None
        if not isinstance(data, dict):
            raise PackError(f"{path}: expected keys and values, found {type(data).__name__}")
        validate(data, SCHEMAS[kind], path=path, text=text, error=PackError)
        return PackFile(path=path, kind=kind, text=text, data=data)

    def lexicons(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Each name's words by language, as written."""
        return {
            name: {
                language: tuple(self._words(str(entry), (name, language, i)) for i, entry in enumerate(entries))
                for language, entries in by_language.items()
            }
            for name, by_language in self.data.items()
        }

    def signal(self) -> Signal:
        """The signal that the file declares."""
        return Signal(id=self.data["id"], phrases=self._phrases())

    def filter(self) -> Filter:
        """The filter that the file declares."""
        phrases = {
            language: tuple(self._phrase(source, ("phrases", language, i)) for i, source in enumerate(sources))
            for language, sources in self.data["phrases"].items()
        }
        return Filter(id=self.data["id"], phrases=phrases)

    def pattern(self) -> Pattern:
        """The pattern check that the file declares."""
        return Pattern(
            check=self._check(Severity(self.data["severity"]), "fails", "passes"),
            message=self.data["message"],
            phrases=self._phrases(),
            applies=self._applies(),
            whole=self.data.get("evidence") == "statement",
        )

    def requirement(self) -> Requirement:
        """The duty that the file declares."""
        data = self.data
        weight = _weight(data["severity"])
        heavier = tuple(
            (self._condition(entry["when"], ("heavier", i, "when")), _weight(entry))
            for i, entry in enumerate(data.get("heavier", ()))
        )
        return Requirement(
            check=self._check(weight.missing, "missing", "met"),
            duty=data["requirement"],
            applies=self._applies(),
            needs_condition=data.get("needs-condition", False),
            inapplicable=data.get("inapplicable", ""),
            weight=weight,
            heavier=heavier,
            missing=data["missing"],
            partial=data["partial"],
            met=data["met"],
            section=tuple(self._phrase(s, ("section", i)) for i, s in enumerate(data.get("section", ()))),
            phrases=self._phrases(),
            passage=data.get("evidence") == "passage",
            partial_examples=_examples(data["examples"].get("partial", ())),
            clause=data.get("clause", ""),
        )

    def _check(self, severity: Severity, fails: str, passes: str) -> Check:
        data = self.data
        return Check(
            id=data["id"],
            title=data["title"],
            why=" ".join(data["why"].split()),
            articles=tuple(data["articles"]),
            remedy=" ".join(data["remedy"].split()),
            severity=severity,
            confidence=Confidence(data.get("confidence", "high")),
            languages=tuple(data["phrases"]),
            fails=_examples(data["examples"].get(fails, ())),
            passes=_examples(data["examples"].get(passes, ())),
            default=data.get("default", True),
            once=data.get("once", False),
            origin=str(self.path),
        )

    def _applies(self) -> Condition:
        return self._condition(self.data["applies"], ("applies",)) if "applies" in self.data else ALWAYS

    def _phrases(self) -> dict[str, Phrases]:
        found: dict[str, Phrases] = {}
        for language, lists in self.data["phrases"].items():
            entries: dict[str, Any] = {}
            for name, items in lists.items():
                at = ("phrases", language, name)
                parse = self._phrase if name == "unless" else self._entry
                entries[name] = tuple(parse(item, (*at, i)) for i, item in enumerate(items))
            found[language] = Phrases(**entries)
        return found

    def _entry(self, item: str | Mapping[str, Any], at: Keys) -> Entry:
        if isinstance(item, str):
            return Entry(phrases=(self._phrase(item, at),))
        return Entry(
            phrases=tuple(self._phrase(source, (*at, "any", i)) for i, source in enumerate(item["any"])),
            at_least=item.get("at-least", 1),
            reason=item.get("reason", ""),
            despite=tuple(item.get("despite", ())),
            severity=Severity(item["severity"]) if "severity" in item else None,
        )

    def _phrase(self, source: str, at: Keys) -> str:
        self._parsed(parse_phrase, source, at)
        return source

    def _words(self, source: str, at: Keys) -> str:
        self._parsed(parse_choice, source, at)
        return source

    def _condition(self, source: str, at: Keys) -> Condition:
        return self._parsed(parse_condition, source, at)

    def _parsed(self, parse: Callable[[str], Parsed], source: str, at: Keys) -> Parsed:
        try:
            return parse(source)
        except PackError as error:
            raise PackError(f"{self._place(at)}: {error}") from None

    def _place(self, at: Keys) -> str:
        return f"{self.path}:{yaml_line(self.text, at)}"


def _weight(data: str | Mapping[str, str]) -> Weight:
    pair = {"missing": data, "partial": data} if isinstance(data, str) else data
    return Weight(
        missing=_severity(pair["missing"]),
        partial=_severity(pair["partial"]),
        asks=pair["missing"] == "question",
        message=pair.get("message", ""),
    )


def _severity(name: str) -> Severity:
    return Severity.INFO if name == "question" else Severity(name)


def _examples(items: Any) -> tuple[Example, ...]:
    return tuple(
        Example(text=item)
        if isinstance(item, str)
        else Example(text=item["text"], name=item.get("name", ""), context=tuple(item.get("context", {}).items()))
        for item in items
    )
