"""One check of the drafting group on a short text, without the rest of the pack."""

from __future__ import annotations

from functools import cache
from importlib import util
from pathlib import Path

from stated import facts_of

from linter.checks import Check, Defect
from linter.findings import Fix
from linter.source import Format

CHECKS = Path(__file__).parent.parent / "checks" / "drafting"


@cache
def check_named(name: str) -> Check:
    """The check that a module of checks/drafting declares."""
    spec = util.spec_from_file_location(f"checked_{name}", CHECKS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return next(value for value in vars(module).values() if isinstance(value, Check))


def defects(name: str, text: str, form: Format = Format.MARKDOWN) -> list[Defect]:
    """What the check finds in a text."""
    run = check_named(name).run
    assert run is not None
    return list(facts_of(text, form).call(run))


def quotes(name: str, text: str, form: Format = Format.MARKDOWN) -> list[str]:
    """The words at the places that the check names first."""
    return [defect.place.quote for defect in defects(name, text, form) if defect.place is not None]


def applied(fix: Fix, text: str) -> str:
    """The text with the edits made."""
    for edit in sorted(fix.edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text
