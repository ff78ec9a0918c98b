"""One policy in the dresses that site builders and generators give it: the same findings and the same coverage in each."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from linter.engine import lint
from linter.packs import load_packs
from linter.readers import read_text
from linter.report import DocumentReport

FOLDER = Path(__file__).parent / "policies"
PAGE, TEXT = "fjeldkant-outdoor.html", "wrenfield-playhouse.md"
BANNER = "<div class=x9><p>We use cookies for marketing.</p><button>Accept all</button><button>Settings</button></div>"


class Part(NamedTuple):
    """A section: its title and what stands below it."""

    title: str
    body: str


PAGES = {  # the page with every section so; {i} is its number
    "details": "<details><summary>{title}</summary>{body}</details>",
    "hidden panels with ids": (
        "<div><h2><button aria-expanded=false aria-controls=k{i}>{title}</button></h2><div id=k{i} hidden>{body}</div></div>"
    ),
    "hidden panels without ids": (
        '<div><div class=toggle role=button aria-expanded=false>{title}</div><div style="display:none">{body}</div></div>'
    ),
    "articles": "<article><h2>{title}</h2>{body}</article>",
    "bold lines": "<p><b>{title}</b></p>{body}",
    "lines with a class": "<div class=h>{title}</div>{body}",
}
AROUND = {  # what stands around all sections
    "a list of terms": ("<dl>", "<dt>{title}</dt><dd>{body}</dd>", "</dl>"),
    "a numbered list": ("<ol>", "<li><h2>{title}</h2>{body}</li>", "</ol>"),
    "a table with a row a section": ("<table>", "<tr><td><b>{title}</b></td><td>{body}</td></tr>", "</table>"),
    "a window": ("<div class=modal>", "<h2>{title}</h2>{body}", "</div>"),
    "banners": (BANNER, "<h2>{title}</h2>{body}", BANNER),
}
TEXTS = {  # suffix, and a section so
    "MDX": (".mdx", '<Accordion title="{title}">\n\n{body}\n\n</Accordion>\n\n'),
    "MDC": (".mdc", '::accordion-item{{label="{title}"}}\n{body}\n::\n\n'),
    "MDC, YAML": (".mdc", "::page-section\n---\ntitle: {title}\n---\n{body}\n::\n\n"),
    "details": (".md", "<details>\n<summary>{title}</summary>\n\n{body}\n\n</details>\n\n"),
    "VitePress": (".md", "::: details {title}\n{body}\n:::\n\n"),
    "Hugo": (".md", '{{{{% tab "{title}" %}}}}\n{body}\n{{{{% /tab %}}}}\n\n'),
    "GitBook": (".md", '{{% tab title="{title}" %}}\n{body}\n{{% endtab %}}\n\n'),
}


def judged(text: str, path: str) -> DocumentReport:
    return lint(read_text(text, path), pack=load_packs(), as_of=datetime.date(2026, 11, 22))


@cache
def page() -> tuple[str, Sequence[Part]]:
    source = (FOLDER / PAGE).read_text(encoding="utf-8")
    body = source.partition("<main")[2].partition(">")[2].partition("</main>")[0]
    head, *sections = re.split(r"(?=<h2)", body)
    return head, [Part(*re.fullmatch(r"<h2[^>]*>(.*?)</h2>(.*)", part, re.DOTALL).groups()) for part in sections]  # type: ignore[union-attr]


@cache
def plain() -> tuple[str, Sequence[Part]]:
    source = (FOLDER / TEXT).read_text(encoding="utf-8")
    head, *sections = re.split(r"^(?=## )", source, flags=re.MULTILINE)
    return head, [Part(part.partition("\n")[0][3:].strip(), part.partition("\n")[2].strip()) for part in sections]


def dressed(parts: Sequence[Part], shape: str) -> str:
    return "".join(shape.format(title=part.title, body=part.body, i=number) for number, part in enumerate(parts))


def told(report: DocumentReport) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The findings with the words of their places, and the duties with their statuses."""
    findings = sorted(
        (finding.rule, re.sub(r"\W+", " ", finding.place.quote) if finding.place else "") for finding in report.findings
    )
    return findings, sorted((judgement.requirement, judgement.status.value) for judgement in report.judgements)


@cache
def expected(name: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    head, parts = page() if name == PAGE else plain()
    if name == PAGE:
        return told(judged(head + dressed(parts, "<h2>{title}</h2>{body}"), "policy.html"))
    return told(judged(head + dressed(parts, "## {title}\n\n{body}\n\n"), "policy.md"))


@pytest.mark.parametrize("shape", PAGES.values(), ids=PAGES)
def test_pages(shape: str) -> None:
    head, parts = page()
    assert told(judged(head + dressed(parts, shape), "policy.html")) == expected(PAGE)


@pytest.mark.parametrize(("start", "shape", "end"), AROUND.values(), ids=AROUND)
def test_pages_with_something_around_them(start: str, shape: str, end: str) -> None:
    head, parts = page()
    assert told(judged(head + start + dressed(parts, shape) + end, "policy.html")) == expected(PAGE)


def test_tabs() -> None:
    head, parts = page()
    tabs = dressed(parts, "<li><button role=tab aria-controls=k{i}>{title}</button></li>")
    panels = dressed(parts, "<div role=tabpanel id=k{i} hidden>{body}</div>")
    assert told(judged(f"{head}<ul role=tablist>{tabs}</ul>{panels}", "policy.html")) == expected(PAGE)


def test_a_table_that_holds_the_page() -> None:
    head, parts = page()
    body = head + dressed(parts, "<h2>{title}</h2>{body}")
    assert told(judged(f"<table><tr><td><a href=/>Home</a></td><td>{body}</td></tr></table>", "policy.html")) == expected(
        PAGE
    )


@pytest.mark.parametrize(("suffix", "shape"), TEXTS.values(), ids=TEXTS)
def test_markdown(suffix: str, shape: str) -> None:
    head, parts = plain()
    assert told(judged(head + dressed(parts, shape), f"policy{suffix}")) == expected(TEXT)
