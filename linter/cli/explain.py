"""`privacylint explain`: what a rule finds, why, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from linter.cli.destinations import destination

if TYPE_CHECKING:
    from linter.checks import Check, Example
    from linter.pack import Pack
    from linter.reporters.ink import Line

_WIDTH = 100
_MOST_LINES = 12  # of an example; JSON has it whole


@click.command()
@click.argument("rule")
@destination("text", "json")
def explain(*, rule: str, format: str, output: str | None, color: bool | None) -> None:
    """Explain RULE: what it finds, why, its articles, the remedy and examples."""
    from linter.cli.output import emit, view_of
    from linter.nearest import did_you_mean
    from linter.packs import load_packs
    from linter.reporters.ink import inked

    pack = load_packs()
    known = pack.rules()
    matching = [name for name in known if rule in (name, name.partition("/")[2])]
    if len(matching) > 1:
        raise click.BadParameter(f"{rule!r} may be {' or '.join(matching)}; give the whole name.", param_hint="RULE")
    if not matching:
        problem = f"there is no rule {rule!r}{did_you_mean(rule, known)} `privacylint rules` lists them all."
        raise click.BadParameter(problem, param_hint="RULE")
    check, clause, groups = known[matching[0]], _clause(pack, matching[0]), _examples(pack, matching[0])
    if format == "json":
        emit(_as_json(check, clause, groups), output)
        return
    view = view_of(output, colour=color)
    emit(inked(_page(check, clause, groups, min(view.width, _WIDTH)), colour=view.colour), output)


def _clause(pack: Pack, rule: str) -> str:
    """The outline of a clause to start from, with its slots; "" where the rule offers none."""
    return next((duty.clause for duty in pack.requirements if duty.check.id == rule), "")


def _examples(pack: Pack, rule: str) -> dict[str, tuple[Example, ...]]:
    """The examples of a rule, by what the rule says to them."""
    for duty in pack.requirements:
        if duty.check.id == rule:
            return {"missing": duty.check.fails, "partial": duty.partial_examples, "met": duty.check.passes}
    check = pack.rules()[rule]
    return {"reported": check.fails, "passes": check.passes}


def _page(check: Check, clause: str, groups: dict[str, tuple[Example, ...]], width: int) -> Iterator[Line]:
    from linter.reporters.columns import wrap
    from linter.reporters.text import cited

    yield [(check.id, "strong"), (f"  {check.title}", "")]
    yield []
    yield [
        (check.severity, check.severity),
        (f", {check.confidence} confidence{'' if check.default else ', off unless selected'}", ""),
    ]
    if check.articles:
        yield [(cited(check.articles), "")]
    for title, text in (("Why", check.why), ("Remedy", check.remedy)):
        if text:
            yield []
            yield [(title, "strong")]
            yield from ([(f"  {line}", "")] for line in wrap(text, width - 2))
    if clause:
        yield []
        yield [("A clause to start from", "strong"), ("  fill in what stands between brackets", "quiet")]
        yield from _quoted(clause, width)
    for title, examples in groups.items():
        if examples:
            yield []
            yield [(f"Examples: {title}", "strong")]
        for example in examples:
            yield from _example(example, width)


def _example(example: Example, width: int) -> Iterator[Line]:
    yield []
    if example.name:
        yield [(f"  {example.name}", "quiet")]
    yield from _quoted(example.text, width, most=_MOST_LINES)


def _quoted(text: str, width: int, most: int | None = None) -> Iterator[Line]:
    from linter.reporters.columns import wrap

    lines = [line for paragraph in text.strip().splitlines() for line in wrap(paragraph, width - 4) or [""]]
    shown = lines if most is None or len(lines) <= most else [*lines[: most - 1], "…"]
    yield from ([(f"  │ {line}", "")] for line in shown)


def _as_json(check: Check, clause: str, groups: dict[str, tuple[Example, ...]]) -> str:
    import json

    page = {
        "version": 1,
        "id": check.id,
        "title": check.title,
        "why": check.why,
        "severity": check.severity.value,
        "confidence": check.confidence.value,
        "articles": list(check.articles),
        "remedy": check.remedy,
        "clause": clause or None,
        "default": check.default,
        "examples": {title: [{"name": e.name, "text": e.text} for e in examples] for title, examples in groups.items()},
    }
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"
