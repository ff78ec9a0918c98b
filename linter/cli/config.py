"""`privacylint config`: the configuration in force, each value with its origin."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from linter.cli.destinations import destination

if TYPE_CHECKING:
    from linter.config import Config

_DEFAULT = "by default"


@click.command(epilog="Exit status: 0, 2 for a configuration that does not hold.")
@click.argument("path", metavar="[PATH]", default=".")
@click.option("--config", "file", metavar="FILE", help="Look at this configuration file instead of the closest.")
@destination("text", "json")
def config(*, path: str, file: str | None, format: str, output: str | None, color: bool | None) -> None:
    """Show the configuration that counts for a document or a folder, each value with its origin."""
    del color  # nothing here has one
    import datetime
    import os

    from linter.cli.output import emit
    from linter.judge import hold
    from linter.options import Options

    options = Options(as_of=datetime.date.today(), config=file)
    place = os.path.join(path, "policy.md") if os.path.isdir(path) else path
    base = options.base_config_for(place)
    base.check_patterns(place)
    hold(options, [base])
    values = _values(base.for_document(place))
    emit(_as_json(base, values) if format == "json" else "\n".join(_lines(base, values)) + "\n", output)


def _values(found: Config) -> dict[str, tuple[Any, str]]:
    """Every key with its value and its origin; defaults too."""
    defaults: Mapping[str, Any] = {
        "profile": found.profile.value,
        "select": [],
        "ignore": [],
        "exclude": [],
        "fail-on": found.fail_on.value,
    }
    values = {key: (setting.value, setting.origin) for key, setting in found.settings.items()}
    return {**{key: (value, _DEFAULT) for key, value in defaults.items() if key not in values}, **values}


def _lines(found: Config, values: Mapping[str, tuple[Any, str]]) -> Iterator[str]:
    from linter.reporters.visible import visible
    from linter.settings import shown_path

    yield f"# {shown_path(found.path)}" if found.path else "# no configuration file; everything is as by default"
    told = {key: f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, (value, _) in values.items()}
    width = min(max(map(len, told.values())), 60)
    for key, line in told.items():
        yield visible(f"{line:<{width}}  # {values[key][1]}")


def _as_json(found: Config, values: Mapping[str, tuple[Any, str]]) -> str:
    from linter.reporters.json import escaped

    shown = {key: {"value": value, "origin": origin} for key, (value, origin) in values.items()}
    return escaped(json.dumps({"version": 1, "file": found.path, "settings": shown}, indent=1, ensure_ascii=False)) + "\n"
