"""Suppressions: where a comment reaches, what an entry of the configuration takes, and what counts for nothing."""

from __future__ import annotations

import datetime

import pytest

from linter import check_text
from linter.engine import lint
from linter.findings import By
from linter.packs import load_packs
from linter.readers import read_text
from linter.report import DocumentReport
from linter.suppress import Entry

AS_OF = datetime.date(2026, 11, 22)
SLOT = "drafting/placeholder"
POLICY = """\
# Privacy policy

{before_title}
Fennimore Kites, [insert address one], sells kites.

## Data we keep

{in_section}

- your name, [insert name two]
- your address

{before_paragraph}
We keep both for [insert number three] years.

## Your rights

Write to [insert name four].
"""


def judged(text: str, format: str = "privacy.md", **more: object) -> DocumentReport:
    return check_text(text, path=format, as_of=AS_OF, rules=more.pop("rules", [SLOT]), **more)  # type: ignore[arg-type]


def left(report: DocumentReport) -> list[str]:
    """The numbers of the slots that are still reported."""
    return [finding.place.quote.strip("[]").split()[-1] for finding in report.findings if finding.place]


def policy(**comments: str) -> str:
    places = dict.fromkeys(("before_title", "in_section", "before_paragraph"), "")
    return POLICY.format(**{**places, **{key: f"<!-- privacylint: {text} -->" for key, text in comments.items()}})


@pytest.mark.parametrize(
    ("comments", "reported"),
    [
        ({}, "one two three four"),
        ({"before_title": f"ignore[{SLOT}] a draft"}, "two three four"),
        ({"before_paragraph": f"ignore[{SLOT}] a draft"}, "one two four"),
        ({"in_section": f"ignore[{SLOT}] a draft"}, "one three four"),
        ({"in_section": f"ignore-section[{SLOT}] a draft"}, "one four"),
        ({"before_paragraph": "ignore-section[drafting] a draft"}, "one four"),
        ({"before_paragraph": "ignore-file[drafting/*] a draft"}, ""),
        ({"before_paragraph": f"ignore-file[gdpr/complaint-right, {SLOT}] a draft"}, ""),
        ({"before_title": f"ignore[{SLOT}] until=2026-11-22 the last day counts"}, "two three four"),
        ({"before_title": f"ignore[{SLOT}] a draft until=2026-11-22"}, "two three four"),
        ({"before_title": f"ignore[{SLOT}] until=2026-11-21 too late"}, "one two three four"),
        ({"before_title": f"ignore[{SLOT}]"}, "one two three four"),
        ({"before_title": "ignore[gdpr] another group"}, "one two three four"),
        ({"before_title": "ignore a draft"}, "one two three four"),
    ],
)
def test_a_comment_reaches_the_next_block_a_section_or_the_file(comments: dict[str, str], reported: str) -> None:
    assert left(judged(policy(**comments))) == reported.split()


def test_before_a_heading_the_section_that_it_opens_is_meant() -> None:
    text = policy().replace("## Your rights", f"<!-- privacylint: ignore-section[{SLOT}] a draft -->\n## Your rights")
    assert left(judged(text)) == ["one", "two", "three"]


def test_within_a_paragraph_that_paragraph_is_meant() -> None:
    text = policy().replace("sells kites.", f"sells <!-- privacylint: ignore[{SLOT}] a draft --> kites.")
    assert left(judged(text)) == ["two", "three", "four"]


def test_html_and_mdx_have_comments_too() -> None:
    page = "<html><body><h1>Privacy policy</h1>{}<p>Kites, [insert address one].</p><p>[insert name two]</p></body></html>"
    comment = f"<!-- privacylint: ignore[{SLOT}] a draft -->"
    assert left(judged(page.format(comment), "privacy.html")) == ["two"]
    assert left(judged(policy().replace("Fennimore", f"{{/* privacylint: ignore[{SLOT}] x */}}\n\nFennimore"), "p.mdx")) == [
        "two",
        "three",
        "four",
    ]


def test_a_comment_that_is_shown_as_code_is_no_comment() -> None:
    text = policy(before_title="x").replace(
        "<!-- privacylint: x -->", f"```\n<!-- privacylint: ignore-file[{SLOT}] y -->\n```"
    )
    assert left(judged(text)) == ["one", "two", "three", "four"]


def test_what_is_left_out_keeps_its_reason() -> None:
    report = judged(policy(before_title=f"ignore[{SLOT}] until=2027-01-31 the printer   fills it in"))
    (suppressed,) = report.suppressed
    assert (suppressed.by, suppressed.reason) == (By.COMMENT, "the printer fills it in")
    assert suppressed.finding.fingerprint not in {finding.fingerprint for finding in report.findings}


@pytest.mark.parametrize(
    ("entry", "reported"),
    [
        ({}, ""),
        ({"quote": "[insert number  THREE]"}, "one two four"),
        ({"quote": "we keep both for insert number three years"}, "one two four"),
        ({"quote": "elsewhere"}, "one two three four"),
        ({"section": "data we keep"}, "one four"),
        ({"section": "nowhere"}, "one two three four"),
        ({"section": "Data we keep", "quote": "four"}, "one two three four"),
        ({"until": "2026-11-21"}, "one two three four"),
        ({"reason": ""}, "one two three four"),
        ({"rule": "gdpr"}, "one two three four"),
    ],
)
def test_an_entry_takes_a_rule_by_its_words_or_its_section(entry: dict[str, str], reported: str) -> None:
    given = Entry(**{"rule": SLOT, "reason": "counsel said so", "origin": "privacylint.yaml:3", **entry})
    document = read_text(policy(), "privacy.md")
    report = lint(document, pack=load_packs(), as_of=AS_OF, rules=frozenset({SLOT}), entries=(given,))
    assert left(report) == reported.split()
    assert {suppressed.by for suppressed in report.suppressed} <= {By.CONFIGURATION}


def test_for_an_audit_nothing_is_suppressed_and_nothing_is_said_of_suppressions() -> None:
    document = read_text(policy(before_title="ignore-file[drafting, no/rule] a draft"), "privacy.md")
    rules = frozenset({SLOT, "meta/unknown-suppression"})
    report = lint(document, pack=load_packs(), as_of=AS_OF, rules=rules, entries=None)
    assert left(report) == ["one", "two", "three", "four"]
    assert report.suppressed == ()


META = ("unused", "unknown", "expired")
RULES = [SLOT, *(f"meta/{name}-suppression" for name in META), "meta/suppression-without-reason"]


@pytest.mark.parametrize(
    ("comment", "rules", "message"),
    [
        (f"ignore[{SLOT}] there is none", ["meta/unused-suppression"], "by a comment leaves nothing out"),
        ("ignore[gdpr/complaint-right] did not run", [], ""),
        ("ignore[drafting/placehodler] a slip", ["meta/unknown-suppression"], "did you mean 'drafting/placeholder'?"),
        (f"ignore[{SLOT}]", ["meta/suppression-without-reason"], "gives no reason"),
        (f"ignore[{SLOT}] until=2026-01-01 x", ["meta/expired-suppression"], "ran out on 2026-01-01"),
        (f"ignore[{SLOT}] until=soon x", ["meta/unknown-suppression"], "there is no day 'soon'"),
        ("ignroe[x] y", ["meta/unknown-suppression"], "write ignore[rule], ignore-section[rule] or ignore-file[rule]"),
    ],
)
def test_a_suppression_of_no_use_is_a_finding_at_its_place(comment: str, rules: list[str], message: str) -> None:
    report = judged(f"# Privacy policy\n\n<!-- privacylint: {comment} -->\nWe keep your name.\n", rules=RULES)
    assert [finding.rule for finding in report.findings] == rules
    for finding in report.findings:
        assert message in finding.message
        assert finding.place is not None
        assert finding.place.span.start == 18


def test_an_entry_of_no_use_names_its_line() -> None:
    entry = Entry(rule=SLOT, reason="x", origin="privacylint.yaml:7")
    report = lint(
        read_text("# Privacy policy\n\nText.", "p.md"),
        pack=load_packs(),
        as_of=AS_OF,
        rules=frozenset(RULES),
        entries=(entry,),
    )
    (finding,) = report.findings
    assert finding.message == f"The suppression of {SLOT} by privacylint.yaml:7 leaves nothing out."


def test_comments_that_are_never_closed_cost_no_time() -> None:
    report = judged("# Privacy policy\n\n" + "<!-- privacylint: " * 20_000)
    assert report.findings == ()
