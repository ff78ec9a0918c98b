"""What kind of document is told, and what is judged of each kind."""

from __future__ import annotations

import datetime
import json
import time
from pathlib import Path
from typing import Any

import pytest

from linter.engine import lint
from linter.facts import Facts
from linter.facts.documents import Classification, DocumentKind
from linter.judgements import Status
from linter.packs import load_packs
from linter.readers import read_path, read_text
from linter.report import DocumentReport
from linter.run import Exit, Options, run
from linter.segment import segment
from linter.source import Format
from linter.statements import build_statements

POLICIES = Path(__file__).parent / "policies"
SHARED = Path(__file__).parents[2] / "shared" / "policies"
AS_OF = datetime.date(2026, 11, 22)
PACK = load_packs()

TERMS = """\
# Terms of the ferry

## 1. Tickets

A ticket is a contract between you and the ferry. The price includes value added tax. Prices change with the season.

## 2. Refunds

If the ferry does not sail, we refund the price of the ticket. Payment is made on board. A refund takes ten days.

## 3. Liability

We are liable without limit for intent. Liability for luggage left on deck is excluded.
"""
SECTION = """
## 4. Privacy policy

We collect your name and telephone number with your order. We use this data to call you if the ferry does not sail. We share
the data with nobody. The data is deleted after the season. You have the right to a copy of your data.
"""
CONSENT = """\
Before you go on board

We and our 47 partners use cookies to count visitors and to show advertising.

Accept all cookies

Reject all

Manage preferences
"""
PLAIN_COOKIES = """\
Last updated on 4 May 2026

Cookies are small files in your browser. We use cookies to remember your ticket. The cookie ends with the session. Analytics
cookies count visitors and stay for a year. You can delete cookies in your browser at any time. Without cookies you must
enter the ticket anew.
"""
HOME_PAGE = """\
# The island ferry

- Timetable
- Tickets
- The crew
- Jobs on board
- Privacy policy

The ferry has crossed the sound since 1904, in summer six times a day. On board there is a small kitchen with the best soup
north of the harbour. Dogs travel free of charge and are given water. In winter the ferry rests in the shipyard.
"""
KINDS = {
    "a short policy": ("# Privacy policy\n\nWe collect no data.", DocumentKind.POLICY),
    "a policy that says nothing": ("# Privacy policy\n\nYour trust is dear to us.", DocumentKind.POLICY),
    "a policy of one label": ("# Privacy policy\n\n## Automated decisions\n\nNone.", DocumentKind.POLICY),
    "a policy with no title": ("We store your address and share it with the courier.", DocumentKind.POLICY),
    "a policy whose shop will open": (
        "# Privacy policy\n\nOur shop is coming soon. We store your address until then, and delete your data on request.",
        DocumentKind.POLICY,
    ),
    "a privacy and cookie policy": (f"# Privacy and cookie policy\n\n{PLAIN_COOKIES}", DocumentKind.POLICY),
    "terms with a privacy policy": (TERMS + SECTION, DocumentKind.POLICY),
    "a policy in another language": ("# Datenschutz\n\nWir speichern den Namen und die Anschrift.", DocumentKind.POLICY),
    "a cookie policy": (f"# Cookie policy\n\n{PLAIN_COOKIES}", DocumentKind.COOKIE_POLICY),
    "a cookie policy with no title": (PLAIN_COOKIES, DocumentKind.COOKIE_POLICY),
    "an announcement": ("# Privacy policy\n\nOur privacy policy will be published shortly.", DocumentKind.STUB),
    "a page under construction": ("# Privacy\n\nThis page is under construction.", DocumentKind.STUB),
    "an empty shell": ("# Privacy policy\n\n## Purposes\n\n## Recipients\n\n## Your rights\n", DocumentKind.STUB),
    "a front matter alone": ("---\ntitle: Privacy policy\n---\n\nTODO\n", DocumentKind.STUB),
    "nothing": ("", DocumentKind.STUB),
    "terms": (TERMS, DocumentKind.OTHER),
    "a request for consent": (CONSENT, DocumentKind.OTHER),
    "a home page": (HOME_PAGE, DocumentKind.OTHER),
}


def report_on(text: str, context: dict[str, Any] | None = None) -> DocumentReport:
    return lint(read_text(text, path="page.md", format=Format.MARKDOWN), pack=PACK, as_of=AS_OF, context=context)


def kind_of(text: str, context: dict[str, Any] | None = None) -> DocumentKind:
    rules = {f"meta/{kind.value}": kind for kind in DocumentKind}
    kinds = [rules[finding.rule] for finding in report_on(text, context).findings if finding.rule in rules]
    assert len(kinds) <= 1
    return kinds[0] if kinds else DocumentKind.POLICY


def statuses(report: DocumentReport) -> dict[str, Status]:
    return {judgement.requirement: judgement.status for judgement in report.judgements}


def groups(report: DocumentReport) -> set[str]:
    return {finding.rule.partition("/")[0] for finding in report.findings}


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_told_from_the_whole_text(name: str) -> None:
    text, kind = KINDS[name]
    assert kind_of(text) is kind


@pytest.mark.parametrize("text", [TERMS, CONSENT, KINDS["an announcement"][0]])
def test_what_is_no_policy_is_not_judged_and_says_why(text: str) -> None:
    report = report_on(text)
    assert set(statuses(report).values()) == {Status.NOT_ASSESSED}
    assert len(report.judgements) == 26
    assert all(judgement.reason.startswith("There is no policy here") for judgement in report.judgements)
    assert groups(report) == {"meta"}


def test_checks_that_need_no_language_run_all_the_same() -> None:
    report = report_on(f"{TERMS}\n\nThe captain is [NAME OF THE CAPTAIN].")
    assert groups(report) == {"meta", "drafting"}
    german = "# Datenschutz\n\nVerantwortlich ist [NAME DER FIRMA]. Wir speichern den Namen und die Anschrift der Kunden."
    report = report_on(german)
    assert {finding.rule for finding in report.findings} == {"meta/unsupported-language", "drafting/placeholder"}
    assert set(statuses(report).values()) == {Status.NOT_ASSESSED}


def test_of_a_cookie_policy_only_its_own_duties_are_judged() -> None:
    found = statuses(report_on(f"# Cookie policy\n\n{PLAIN_COOKIES}"))
    gaps = {duty for duty, status in found.items() if status in (Status.MISSING, Status.PARTIAL)}
    assert gaps
    assert gaps <= set(PACK.cookie_duties)
    assert found["right-access"] is found["complaint-right"] is Status.NOT_ASSESSED
    assert found["retention-period"] is Status.MET  # a year


def test_what_a_cookie_policy_says_beyond_its_duties_counts() -> None:
    text = f"# Cookie policy\n\n{PLAIN_COOKIES}\n\nYou may lodge a complaint with the data protection authority."
    assert statuses(report_on(text))["complaint-right"] is Status.MET


def test_the_table_of_a_cookie_policy_names_lifetimes_and_recipients() -> None:
    found = statuses(lint(read_path(str(POLICIES / "cookie-policy.md")), pack=PACK, as_of=AS_OF))
    assert found["retention-period"] is found["recipients"] is Status.MET


def test_the_configuration_has_the_last_word() -> None:
    assert kind_of(TERMS, {"kind": "policy"}) is DocumentKind.POLICY
    assert kind_of(KINDS["a short policy"][0], {"kind": "cookie-policy"}) is DocumentKind.COOKIE_POLICY


def test_a_classification_without_evidence_has_no_place() -> None:
    assert Classification(kind=DocumentKind.STUB).place is None


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("stub-coming-soon.md", Exit.NOTHING_ASSESSED),
        ("terms-of-sale.md", Exit.NOTHING_ASSESSED),
        ("datenschutz-radwerk.md", Exit.NOTHING_ASSESSED),
        ("confidentialite-ruche.md", Exit.NOTHING_ASSESSED),
        ("cookie-policy.md", Exit.FINDINGS),
    ],
)
def test_the_exit_status_says_whether_anything_was_assessed(name: str, status: Exit) -> None:
    assert run([str(POLICIES / name)], Options(as_of=AS_OF, isolated=True)).status is status


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# Privacy policy coming soon\n\n" + "accept " * 50_000, DocumentKind.POLICY),
        ("policy " * 20_000 + "is not " * 20_000, DocumentKind.OTHER),
        ("users in the " * 20_000 + "Brazil", DocumentKind.OTHER),
    ],
)
def test_a_sentence_without_an_end_is_classified_in_no_time(text: str, kind: DocumentKind) -> None:
    document = read_text(text, path="page.txt", format=Format.TEXT)
    policy = segment(document)
    facts = Facts(policy=policy, statements=build_statements(policy), context={})
    facts.get("language")  # may load the identifier, which takes a second
    start = time.process_time()
    assert facts.get("document_kind").kind is kind
    assert facts.get("sole_market") is None or "Brazil" in text
    assert time.process_time() - start < 30


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the real policies are not beside the checkout")
class TestRealDocuments:
    def classified(self, path: Path) -> str:
        report = lint(read_path(str(path)), pack=PACK, as_of=AS_OF, rules=frozenset(f"meta/{kind}" for kind in DocumentKind))
        return next((finding.rule.removeprefix("meta/") for finding in report.findings), "policy")

    def test_every_annotated_policy_is_judged_as_one(self) -> None:
        lines = (SHARED / "dev-gold.jsonl").read_text(encoding="utf-8").splitlines()
        files = [SHARED / "dev" / json.loads(line)["file"] for line in lines]
        assert len(files) == 100
        found = {path.name: self.classified(path) for path in files if path.suffix != ".pdf"}
        assert {name: kind for name, kind in found.items() if kind != "policy"} == {}

    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("canva-privacy.txt", "not-a-policy"),
            ("softonic-privacy.txt", "not-a-policy"),
            ("hsbc-privacy.txt", "not-a-policy"),
            ("sportlens-privacy.html", "stub"),
            ("custom-uniform-warehouse-privacy.html", "stub"),
            ("github-cookie.md", "cookie-policy"),
            ("viber-cookie.md", "cookie-policy"),
            ("ulster-university-cookie.md", "policy"),
        ],
    )
    def test_what_is_none_is_told(self, name: str, kind: str) -> None:
        assert self.classified(SHARED / "dev" / name) == kind
