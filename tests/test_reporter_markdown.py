from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hostile import ATTACKS, hostile
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from reports import COMPLAINT, PLACEHOLDER, REPORT, TRANSFER, document, place

from linter.findings import Severity
from linter.report import Report
from linter.reporters import View, render
from linter.reporters.markdown import LIMIT
from linter.reporters.markdown_text import code, fenced, prose

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
# what GitHub and GitLab look for in a text when Markdown is done with it
FOUND_LATER = re.compile(r"(?i)[@#!~%&$^][\w\"]|\w:/|\bwww\.|\w@\w|gh-\d")


def comment(report: Report = REPORT, status: int = 1) -> str:
    return render("markdown", report, View(status=status))


def tokens(markdown: str) -> Iterator[Token]:
    for token in PARSER.parse(markdown):
        yield token
        yield from token.children or ()


def assert_harmless(markdown: str) -> None:
    """No HTML but our mark, no link, image or emphasis that we did not make, nothing that a forge looks for later."""
    kinds = {token.type for token in tokens(markdown)}
    assert kinds.isdisjoint({"link_open", "image", "html_inline", "fence", "code_block", "em_open", "s_open", "hr"})
    assert [token.content for token in tokens(markdown) if token.type == "html_block"] == ["<!-- privacylint -->\n"]
    for token in tokens(markdown):
        if token.type == "text":
            assert not FOUND_LATER.search(token.content), token.content
    assert not re.search(r"(?m)^\s*[/:]", markdown)  # quick actions and workflow commands
    assert all(character.isprintable() or character == "\n" for character in markdown)


def test_the_verdict_comes_first() -> None:
    assert comment().splitlines()[:4] == [
        "<!-- privacylint -->",
        "## privacylint: the check fails",
        "",
        "1 error, 1 warning, 1 info in 2 documents. 1 document could not be read. "
        "3 files passed over, for want of the looks of a policy.",
    ]
    verdicts = [comment(Report(documents=(document(),)), status).splitlines()[1] for status in (0, 2, 3)]
    assert [verdict.removeprefix("## privacylint: ") for verdict in verdicts] == [
        "the check passes",
        "something went wrong",
        "nothing could be assessed",
    ]


def test_gaps_are_a_table() -> None:
    assert """\
### In `shop/privacy.md`

2 duties: 1 met · 1 missing

| | Duty | Status | Line | Law | What to write |
| --- | --- | --- | ---: | --- | --- |
| info | Right to complain | missing | 9 | Art. 77 GDPR | Say that they may, and name the authority. |
""" in comment(Report(documents=(document(replace(COMPLAINT, articles=("77",))),)))


def test_other_findings_are_grouped_by_severity_with_what_they_quote() -> None:
    assert """\
**1 warning**

- Line 7: A blank of the template was never filled in.\\
  `drafting/placeholder` · medium confidence
  > `________`

  Remedy: Fill it in.
""" in comment()


def test_a_remedy_is_told_once_a_document() -> None:
    again = replace(PLACEHOLDER, place=place("Ohio"))
    assert comment(Report(documents=(document(PLACEHOLDER, again),))).count("Remedy: Fill it in.") == 1


def test_clean_documents_are_named_with_their_coverage() -> None:
    assert "### No findings\n\n- `clean.md` 2 duties: 1 met · 1 missing\n" in comment()


def test_it_is_said_that_this_is_no_legal_advice() -> None:
    assert comment().endswith("This is no legal advice; a lawyer should see what matters.\n")


@pytest.mark.parametrize("findings", [(COMPLAINT,), (TRANSFER,), (PLACEHOLDER, COMPLAINT)])
def test_what_does_not_fit_is_counted(findings: tuple[object, ...]) -> None:
    report = Report(documents=tuple(document(*findings * 100, path=f"{number}.md") for number in range(20)))  # type: ignore[arg-type]
    written = comment(report)
    told = len(re.findall(r"^(- Line|\| info|\| error)", written, re.M))
    (more,) = re.findall(r"\*\*([\d,]+) more\*\* did not fit", written)
    assert told + int(more.replace(",", "")) == 2000 * len(findings)
    assert LIMIT - 3000 < len(written) <= LIMIT


def test_many_clean_documents_do_not_fit_either() -> None:
    written = comment(Report(documents=tuple(document(path=f"{number}.md") for number in range(3000))), status=0)
    assert len(written) <= LIMIT
    assert "Some documents without findings did not fit in here" in written


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_hostile_policy_is_text(attack: str) -> None:
    written = comment(hostile(ATTACKS[attack], Severity.ERROR))
    assert_harmless(written)
    rows = [token for token in tokens(written) if token.type == "tr_open"]
    cells = [token for token in tokens(written) if token.type in ("td_open", "th_open")]
    assert (len(rows), len(cells)) == (2, 12)
    assert [token.tag for token in tokens(written) if token.type == "heading_open"] == ["h2", "h3", "h3", "h3"]


@settings(deadline=None)
@given(
    st.text(st.sampled_from("`\\*_[]()<>&|~$@#!:/-+.1aw \n'\"{}^%=")), st.text(st.sampled_from("`\\*_[]()<>&|~$@#!:/a \n"))
)
def test_any_text_is_text(words: str, others: str) -> None:
    finding = replace(TRANSFER, message=f"x{words}", remedy=others, place=place("Ohio"))
    quoting = replace(PLACEHOLDER, place=replace(place("Ohio"), quote=words), remedy=words)
    assert_harmless(comment(Report(documents=(document(finding, quoting, path=f"a{others}"),))))


@settings(deadline=None)
@given(st.text(st.sampled_from("`\\*_[]()<>&|~$@#!:/-+.1aw '\"{}^%=é“")))
def test_prose_and_code_read_as_they_are_written(words: str) -> None:
    wanted = " ".join(words.split())
    shown = "".join(token.content for token in tokens(f"x {prose(words)}") if token.type in ("text", "text_special"))
    assert html.unescape(shown).replace("\u200b", "") == f"x {wanted}".rstrip()
    if wanted:
        assert [token.content for token in tokens(f"x {code(words)}") if token.type == "code_inline"] == [wanted]


@settings(deadline=None)
@given(st.text(st.sampled_from("`~ ab\n")))
def test_a_block_ends_where_it_should(words: str) -> None:
    (block,) = PARSER.parse(f"{fenced(words)}\n")
    assert block.type == "fence"
