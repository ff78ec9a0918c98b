"""The templates: every value is escaped, and what cannot be seen in it is written out."""

from __future__ import annotations

import os
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from linter import __version__
from linter.reporters.html.assets import assets
from linter.reporters.html.look import Look
from linter.reporters.visible import harmless, visible

_FOLDER = os.path.join(os.path.dirname(__file__), "templates")


def fill(template: str, look: Look, **values: Any) -> str:
    """A page from a template."""
    kit = assets()
    html = _environment().get_template(template)
    page = html.render(
        look=look,
        t=look.texts,
        version=__version__,
        policy_of_content=kit.policy,
        style=Markup(kit.style),  # noqa: S704 ours, and no policy's text is in it
        script=Markup(kit.script),  # noqa: S704
        **values,
    )
    return f"{page}\n"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shown(value: Any) -> Any:
    """Text of a policy may turn the writing around, and hold what a browser does not show: both are spelled out."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    first, *others = value.split("\n")
    return "\n".join([visible(first), *map(harmless, others)])
