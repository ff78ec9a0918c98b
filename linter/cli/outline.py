"""`privacylint outline`: the sections of documents as the segmenter sees them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

import click

from linter.errors import PrivacylintError
from linter.policy import Policy, Section
from linter.readers import read_path
from linter.reporters.json import escaped
from linter.reporters.visible import harmless, visible
from linter.segment import segment


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--format", "format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def outline(paths: tuple[str, ...], format: str) -> None:
    """Show the sections of each document, with the line on which each begins."""
    policies: list[Policy] = []
    failed = False
    for path in paths:
        try:
            policies.append(segment(read_path(path)))
        except PrivacylintError as error:
            failed = True
            click.echo(f"privacylint: {error}", err=True)
    if format == "json":
        documents = [{"path": policy.source.path, "sections": _sections(policy, policy.sections)} for policy in policies]
        click.echo(escaped(json.dumps({"version": 1, "documents": documents}, ensure_ascii=False, indent=2)))
    else:
        click.echo("\n\n".join("\n".join(_lines(policy)) for policy in policies))
    if failed:
        sys.exit(2)


def _sections(policy: Policy, sections: tuple[Section, ...]) -> list[dict[str, object]]:
    return [
        {
            "title": section.title.value,
            "level": section.level,
            "location": _location(policy, section),
            "span": {"start": section.title.span.start, "end": section.title.span.end},
            "sections": _sections(policy, section.sections),
        }
        for section in sections
    ]


def _location(policy: Policy, section: Section) -> dict[str, int]:
    place = policy.source.location(section.title.span)
    return {"line": place.line, "column": place.column, "end_line": place.end_line, "end_column": place.end_column}


def _lines(policy: Policy) -> Iterator[str]:
    """The path, then one title a line, indented by its level."""
    yield harmless(policy.source.path)
    sections = list(policy.walk())
    if not sections:
        yield "  (no headings)"
    width = max((len(str(policy.source.position(section.title.span.start)[0])) for section in sections), default=1)
    for section in sections:
        line = policy.source.position(section.title.span.start)[0]
        yield f"  {line:>{width}}  {'  ' * (section.level - 1)}{visible(section.title.value)}"


if __name__ == "__main__":
    outline()
