"""Validation against the project's JSON Schemas, with errors that name file, line and key."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linter.bundled import bundled
from linter.errors import PrivacylintError
from linter.nearest import did_you_mean
from linter.safe_yaml import loader

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError


def validate(data: Any, schema: str, *, path: Path, text: str, error: type[PrivacylintError]) -> None:
    """Hold data from a YAML file against a schema ("file.schema.json" or "file.schema.json#/pointer").

    Raises the error type given, with the first defect's place and remedy.
    """
    from jsonschema.exceptions import best_match

    defect = best_match(_validator(schema).iter_errors(data))
    if defect is not None:
        line = yaml_line(text, tuple(defect.absolute_path))
        key = ".".join(map(str, defect.absolute_path)) or "the file"
        raise error(f"{path}:{line}: {key}: {_plainly(defect)}")


def yaml_line(text: str, keys: Iterable[str | int]) -> int:
    """The line, from 1, at which the value under the keys stands in a YAML text."""
    import yaml

    node: Any = yaml.compose(text, Loader=loader())
    line = 1
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            pairs = {str(k.value): (k, v) for k, v in node.value}
            if str(key) not in pairs:
                break
            line, node = pairs[str(key)][0].start_mark.line + 1, pairs[str(key)][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            node = node.value[key]
            line = node.start_mark.line + 1
        else:
            break
    return line


def _plainly(defect: ValidationError) -> str:
    schema: Any = defect.schema
    if defect.validator == "anyOf":  # one of several forms was meant; a list of allowed values says most
        for form in defect.context or ():
            if form.validator == "enum" and not isinstance(defect.instance, Mapping):
                return _plainly(form)
    if defect.validator == "additionalProperties" and isinstance(defect.instance, Mapping):
        allowed = sorted(schema.get("properties", {}))
        unknown = next((str(key) for key in defect.instance if key not in allowed), "")
        return f"unknown key {unknown!r} (allowed: {', '.join(allowed)}){did_you_mean(unknown, allowed)}"
    if defect.validator == "enum":
        found = str(defect.instance)
        values = [str(value) for value in schema["enum"]]
        return f"{found!r} is none of {', '.join(values)}{did_you_mean(found, values)}"
    return defect.message


@cache
def _validator(schema: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource

    documents = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in Path(bundled("schemas")).glob("*.json")}
    resources = [(content["$id"], Resource.from_contents(content)) for content in documents.values() if "$id" in content]
    registry: Any = Registry().with_resources(resources)
    name, _, pointer = schema.partition("#")
    return Draft202012Validator({"$ref": f"{documents[name]['$id']}#{pointer}"}, registry=registry)
