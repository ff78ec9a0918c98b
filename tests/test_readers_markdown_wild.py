"""Markdown as site generators have it: components, directives, shortcodes, tabs and boxes, each with the title it shows."""

from __future__ import annotations

import pytest
from reading import markdown, misplaced, shown

from linter.readers import read_text
from linter.source import Format

PARTS = (
    ("Who we are", "Tern Ltd, Leeds.\n\n- post\n- telephone"),
    ("Sharing", "With *nobody*."),
    ("3. Rights", "You may object."),
)
SECTIONS = [
    "heading 1: Policy",
    "heading 2: Who we are",
    "text: Tern Ltd, Leeds.",
    "bullet 1 -: post",
    "bullet 1 -: telephone",
    "heading 2: Sharing",
    "text: With nobody.",
    "heading 2: 3. Rights",
    "text: You may object.",
]
SHAPES = {
    "MDX, a component": (".mdx", '<Accordion title="{title}">\n\n{text}\n\n</Accordion>\n\n'),
    "MDX, a tag over several lines": (".mdx", '<Section\n  id="x"\n  title={{"{title}"}}\n>\n\n{text}\n</Section>\n\n'),
    "MDX, tabs of Docusaurus": (".mdx", '  <TabItem value="a" label="{title}">\n\n{text}\n\n  </TabItem>\n\n'),
    "MDC, a property": (".mdc", '::accordion-item{{label="{title}" .big}}\n{text}\n::\n\n'),
    "MDC, properties as YAML": (".mdc", "::page-section\n---\ntitle: {title}\nid: x\n---\n{text}\n::\n\n"),
    "VitePress": (".md", "::: details {title}\n{text}\n:::\n\n"),
    "Docusaurus": (".md", ":::details[{title}]\n\n{text}\n\n:::\n\n"),
    "details": (".md", "<details>\n<summary>{title}</summary>\n\n{text}\n\n</details>\n\n"),
    "Hugo": (".md", '{{{{% tab "{title}" %}}}}\n{text}\n{{{{% /tab %}}}}\n\n'),
    "Hugo, named": (".md", '{{{{< accordion title="{title}" >}}}}\n{text}\n{{{{< /accordion >}}}}\n\n'),
    "GitBook": (".md", '{{% tab title="{title}" %}}\n{text}\n{{% endtab %}}\n\n'),
}


@pytest.mark.parametrize(("suffix", "shape"), SHAPES.values(), ids=SHAPES)
def test_titles_in_tags_are_titles(suffix: str, shape: str) -> None:
    text = "# Policy\n\n" + "".join(shape.format(title=title, text=body) for title, body in PARTS)
    document = read_text(text, f"policy{suffix}", Format.MARKDOWN)
    assert shown(document.lines) == SECTIONS
    assert misplaced(document) == []


def test_the_boxes_and_tabs_of_mkdocs_hold_what_is_set_in() -> None:
    tabs = "".join(f'=== "{title}"\n\n    ' + body.replace("\n", "\n    ") + "\n\n" for title, body in PARTS)
    assert markdown(f"# Policy\n\n{tabs}") == SECTIONS
    box = '!!! note "Children"\n    Not for children.\n\n    - never\n\n??? tip\n    Ask.\n\nText.\n'
    assert markdown(f"# Policy\n\n{box}")[1:] == [
        "text: Children",
        "text: Not for children.",
        "bullet 1 -: never",
        "text: Ask.",
        "text: Text.",
    ]
    assert markdown("!!! Important notice\n\nText.\n") == ["text: !!! Important notice", "text: Text."]


CASES = {
    "a box with a title says it in a line of its own": (
        ":::warning[Children]\nNot for children.\n:::\n\n:::tip Good to know\nAsk.\n:::\n\n:::note\nWe moved.\n:::\n",
        ["text: Children", "text: Not for children.", "text: Good to know", "text: Ask.", "text: We moved."],
    ),
    "alerts of GitHub": ("> [!NOTE]\n> We moved.\n", ["text: We moved."]),
    "shortcodes of Hugo": (
        '{{< figure src="x.png" title="A picture" >}}\n\n{{< callout type="info" >}}\nWe moved.\n{{< /callout >}}\n',
        ["text: We moved."],
    ),
    "shortcodes that stand for words stay": ("By {{< param company >}}.\n", ["text: By {{< param company >}}."]),
    "attributes": (
        'Text{.red} and [link](x){:target="_blank"} of {{ company }}.\n\n{.table}\n\n{: .note}\n* TOC\n{:toc}\n',
        ["text: Text and link of {{ company }}."],
    ),
    "notes": ("We keep data[^1] here.\n\n[^1]: For a year.\n", ["text: We keep data here.", "text: For a year."]),
    "abbreviations": ("We follow the GDPR.\n\n*[GDPR]: a regulation\n", ["text: We follow the GDPR."]),
    "comments of templates": (
        "{% comment %}\n\nask the lawyer\n\n{% endcomment %}\n{# ask #}\n\nText.\n",
        ["text: Text."],
    ),
    "drawings": ("```mermaid\ngraph TD\n```\n\nText.\n", ["text: Text."]),
    "front matter in TOML with tables": ('+++\ntitle = "Privacy"\n[menu]\n  main = "x"\n+++\n\nText.\n', ["text: Text."]),
}


@pytest.mark.parametrize(("text", "lines"), CASES.values(), ids=CASES)
def test_what_generators_add(text: str, lines: list[str]) -> None:
    assert markdown(text) == lines
    assert misplaced(read_text(text, "policy.md")) == []


MDX = {
    "modules end with their brackets": (
        "export default function Layout({ children }) {\n  const x = '}'\n\n  return <div>{children}</div>\n}\n\nText.\n",
        ["text: Text."],
    ),
    "a module that never ends hides its paragraph alone": (
        "export const x = {\n\nText.\n\nexport const y = (\n\nMore.\n",
        ["text: Text.", "text: More."],
    ),
    "a sentence about imports": (
        "We allow the\nimport of data and the\nexport of data.\n",
        ["text: We allow the import of data and the export of data."],
    ),
    "values are no slots": ("By {company} and {site.name}, {{name}}.\n", ["text: By company and site.name , {{name}}."]),
    "conditions and loops": (
        "{isEU && (\n  <p>You may complain.</p>\n)}\n\n{\n  // a comment\n}\n\nText.\n",
        ["text: You may complain.", "text: Text."],
    ),
    "properties that hold sentences": (
        '<Clause title="Data" text="We keep your name and your address." icon="x" />\n\n'
        '<Seo description="We tell here what we do" />\n',
        ["heading 1: Data", "text: We keep your name and your address."],
    ),
}


@pytest.mark.parametrize(("text", "lines"), MDX.values(), ids=MDX)
def test_mdx(text: str, lines: list[str]) -> None:
    assert markdown(text, "policy.mdx") == lines


def test_slots_of_mdc() -> None:
    first = "::card{icon=x}\n#title\nWho we are\n\n#default\nTern Ltd. Write to :badge[us]{.b}.\n::\n"
    text = f"# Policy\n\n{first}\n::card\n#title\nRights\n#body\nMany.\n::\n"
    assert markdown(text, "policy.mdc") == [
        "heading 1: Policy",
        "heading 2: Who we are",
        "text: Tern Ltd. Write to us .",
        "heading 2: Rights",
        "text: Many.",
    ]
