"""A configuration file as data: parsed with the line of every value, validated against its schema."""

from __future__ import annotations

import datetime
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from linter.bundled import bundled
from linter.errors import ConfigError
from linter.nearest import did_you_mean
from linter.safe_yaml import loader
from linter.settings import Key, Raw

if TYPE_CHECKING:
    import yaml

_KINDS = {"object": "keys with values", "array": "a list", "string": "text"}


def read_yaml(text: str, path: str) -> Raw:
    """The content of a YAML file; an empty file is an empty configuration.

    Raises ConfigError for what is no YAML mapping.
    """
    import yaml

    try:
        root = yaml.compose(text, Loader=loader())
    except yaml.MarkedYAMLError as error:
        line = min(error.problem_mark.line, text.rstrip().count("\n")) + 1 if error.problem_mark else 1
        raise ConfigError(f"{path}:{line}: this is not YAML: {error.problem or error.context}.") from None
    except (yaml.YAMLError, RecursionError) as error:
        raise ConfigError(f"{path}: this is not YAML: {str(error).splitlines()[0]}.") from None
    if root is None:
        return Raw(data={})
    if not isinstance(root, yaml.MappingNode):
        raise ConfigError(f"{path}:1: wanted keys with values, such as `fail-on: warning`.")
    nodes = _Nodes(path)
    return Raw(data=nodes.value(root, ()), lines=nodes.lines)


class _Nodes:
    """Plain data out of YAML nodes. Scalars stay text, but for true and false: in YAML 1.1 the country NO is a false."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.lines: dict[Key, int] = {}
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, key: Key) -> Any:
        import yaml

        self.lines.setdefault(key, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if id(node) in self._seen:
            raise ConfigError(
                f"{self.path}:{node.start_mark.line + 1}: anchors and aliases are not used here; write the values out."
            )
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*key, at)) for at, child in enumerate(node.value)]
        return dict(self._pairs(node, key))

    def _pairs(self, node: yaml.Node, key: Key) -> Iterator[tuple[str, Any]]:
        for name_node, child in node.value:
            name, line = name_node.value, name_node.start_mark.line + 1
            if not isinstance(name, str):
                raise ConfigError(f"{self.path}:{line}: a key must be text.")
            if (*key, name) in self.lines:
                raise ConfigError(f"{self.path}:{line}: {name!r} is given twice, first on line {self.lines[(*key, name)]}.")
            self.lines[(*key, name)] = line
            yield name, self.value(child, (*key, name))


def _scalar(node: yaml.ScalarNode) -> str | bool:
    plain = not node.style and node.value.lower() in ("true", "false")
    return node.value.lower() == "true" if plain else str(node.value)


def read_toml(text: str, path: str) -> Raw:
    """The table [tool.privacylint] of a `pyproject.toml`.

    Raises ConfigError for what is no TOML.
    """
    import tomllib

    try:
        project = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        line = int(place[1]) if place else text.rstrip().count("\n") + 1  # "at end of document"
        raise ConfigError(f"{path}:{line}: this is not TOML: {error}.") from None
    tool = project.get("tool")
    data = tool.get("privacylint") if isinstance(tool, dict) else None
    if data is None:
        return Raw(data={}, present=False)
    if not isinstance(data, dict):
        raise ConfigError(f"{path}: tool.privacylint must be a table, [tool.privacylint].")
    return Raw(data=_dates_as_text(data), lines=dict(_toml_lines(text)))


def _dates_as_text(value: Any) -> Any:
    """TOML has dates of its own, and the schema knows them as text."""
    if isinstance(value, dict):
        return {key: _dates_as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_dates_as_text(inner) for inner in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def _toml_lines(text: str) -> Iterator[tuple[Key, int]]:
    """The line of each key under [tool.privacylint]; tomllib does not tell."""
    table: Key | None = None
    entries: Counter[str | int] = Counter()  # of the tables of a list so far, by its name
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*(\[?)\[\s*([^\[\]]+?)\s*\]", line):
            names = tuple(name.strip(" \t\"'") for name in header[2].split("."))
            table = names[2:] if names[:2] == ("tool", "privacylint") else None
            if table and header[1]:
                entries[table[0]] += 1
            if table and entries[table[0]]:
                table = (table[0], entries[table[0]] - 1, *table[1:])
            if table is not None:
                yield table, number
        elif table is not None and (key := re.match(r"\s*[\"']?([\w-]+)[\"']?\s*[=.]", line)):
            yield (*table, key[1]), number


def validate(raw: Raw, path: str) -> None:
    """Hold a configuration against `schemas/config.schema.json`.

    Raises ConfigError that names the line, what was found and what is allowed, for every fault.
    """
    import json

    from jsonschema import Draft202012Validator

    with open(os.path.join(bundled("schemas"), "config.schema.json"), encoding="utf-8") as file:
        schema = json.load(file)
    errors = Draft202012Validator(schema).iter_errors(raw.data)
    faults = sorted({fault for error in errors for fault in _faults(error, raw.lines)}) or list(_nonsense(raw))
    if faults:
        raise ConfigError("\n".join(f"{path}:{line}: {message}" for line, message in faults))


def _nonsense(raw: Raw) -> Iterator[tuple[int, str]]:
    """What has the right form and cannot be: countries and days that there are not."""
    from linter.knowledge.countries import countries

    contexts: list[tuple[Key, Mapping[str, Any]]] = [(("context",), raw.data)]
    contexts += [(("overrides", at, "context"), entry) for at, entry in enumerate(raw.data.get("overrides", ()))]
    for key, holder in contexts:
        code = holder.get("context", {}).get("established")
        if code is not None and code not in countries():
            yield (
                _line((*key, "established"), raw.lines),
                f"{code!r} is the code of no country (ISO 3166-1; the United Kingdom is GB).",
            )
    for at, entry in enumerate(raw.data.get("suppress", ())):
        try:
            datetime.date.fromisoformat(entry.get("until", "2000-01-01"))
        except ValueError:
            yield _line(("suppress", at, "until"), raw.lines), f"suppress.until: there is no day {entry['until']}."


def _faults(error: Any, lines: Mapping[Key, int]) -> Iterator[tuple[int, str]]:
    """What a schema error means to the person who wrote the file, with its line."""
    key: Key = tuple(error.absolute_path)
    name = ".".join(str(part) for part in key if isinstance(part, str)) or "the configuration"
    line = _line(key, lines)
    match error.validator:
        case "additionalProperties":
            allowed = sorted(error.schema["properties"])
            for unknown in error.instance.keys() - set(allowed):
                where = f"{name}: " if key else ""
                yield (
                    _line((*key, unknown), lines),
                    f"{where}unknown key {unknown!r}{did_you_mean(unknown, allowed)} Allowed: {', '.join(allowed)}.",
                )
        case "enum":
            allowed = [value for value in error.validator_value if isinstance(value, str)]
            hint = did_you_mean(error.instance, allowed) if isinstance(error.instance, str) else "."
            yield line, f"{name} is {_short(error.instance)}{hint} Allowed: {', '.join(allowed)}."
        case "type":
            yield line, f"{name} must be {_KINDS[error.validator_value]}, not {_short(error.instance)}."
        case "pattern":
            yield line, f"{name} is {_short(error.instance)}; wanted: {error.schema['description']}"
        case "required":
            missing = ", ".join(repr(key) for key in error.validator_value if key not in error.instance)
            yield line, f"{name}: {missing} must be given."
        case "uniqueItems":
            yield line, f"{name} names something twice."
        case _:
            yield line, f"{name} is {_short(error.instance)}, which is not allowed here."


def _line(key: Key, lines: Mapping[Key, int]) -> int:
    """The line of a key, or of the closest one around it."""
    return next((lines[key[:size]] for size in range(len(key), -1, -1) if key[:size] in lines), 1)


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:37]}..."
