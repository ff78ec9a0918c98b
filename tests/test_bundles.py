"""Documents that are judged together: what one of them meets is met, and what one says is held against the others."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from reports import TRANSFER

from linter.bundled import bundled
from linter.cli import main
from linter.findings import Edit, Evidence
from linter.fixing import _touches
from linter.source import Format, Source, Span

POLICY = """# Privacy policy

The controller is Hollow Oak Ltd, 3 Mill Lane, Cork, Ireland, privacy@hollowoak.example. We use your address to deliver your
orders, on the basis of our contract with you (Article 6(1)(b) GDPR), and keep it for seven years.
"""
RIGHTS = """# Privacy policy: your rights

You have the right to lodge a complaint with the Data Protection Commission. You have the right to access your personal data.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "privacy.md").write_text(POLICY, encoding="utf-8")
    (tmp_path / "rights.md").write_text(RIGHTS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*arguments: str) -> dict[str, Any]:
    result = CliRunner().invoke(main, ["check", "--no-cache", "--as-of", "2026-06-01", "--format", "json", *arguments])
    assert result.exit_code in (0, 1), result.stderr
    return {document["path"]: document for document in json.loads(result.stdout)["documents"]}


def status(document: dict[str, Any], duty: str) -> str:
    return next(str(told["status"]) for told in document["requirements"] if told["id"] == duty)


def rules(document: dict[str, Any]) -> list[str]:
    return [str(finding["rule"]) for finding in document["findings"]]


@pytest.mark.usefixtures("folder")
def test_a_duty_that_one_document_meets_is_met_in_all() -> None:
    alone, bundled = check("privacy.md", "rights.md"), check("--together", "privacy.md", "rights.md")
    assert status(alone["privacy.md"], "complaint-right") == "missing"
    assert "gdpr/complaint-right" in rules(alone["privacy.md"])
    assert status(bundled["privacy.md"], "complaint-right") == "met"
    assert "gdpr/complaint-right" not in rules(bundled["privacy.md"])
    assert status(bundled["rights.md"], "controller-identity") == "met"


@pytest.mark.usefixtures("folder")
def test_a_duty_made_up_for_elsewhere_says_where() -> None:
    told = check("--together", "privacy.md", "rights.md")["privacy.md"]["requirements"]
    reason = next(duty["reason"] for duty in told if duty["id"] == "complaint-right")
    assert "rights.md" in reason


@pytest.mark.usefixtures("folder")
def test_what_all_lack_is_reported_once() -> None:
    bundled = check("--together", "privacy.md", "rights.md")
    found = [path for path, document in bundled.items() if "gdpr/right-portability" in rules(document)]
    assert found == ["privacy.md"]
    assert status(bundled["rights.md"], "right-portability") == "missing"


@pytest.mark.usefixtures("folder")
def test_the_matrix_and_the_report_are_of_the_bundle_too() -> None:
    gaps = CliRunner().invoke(main, ["gaps", "--together", "privacy.md", "rights.md", "--format", "json"])
    CliRunner().invoke(main, ["report", "--together", "privacy.md", "rights.md", "--output", "audit.html"])
    pages = [path.read_text(encoding="utf-8") for path in Path("audit").iterdir()]
    assert "which is judged together with this document" in gaps.stdout
    assert any("which is judged together with this document" in page for page in pages)


def test_bundles_are_configured_by_their_documents(folder: Path) -> None:
    (folder / "privacylint.yaml").write_text("bundles:\n  - [privacy.md, rights.md]\n", encoding="utf-8")
    (folder / "other.md").write_text(RIGHTS, encoding="utf-8")
    judged = check("privacy.md", "rights.md", "other.md")
    assert status(judged["privacy.md"], "complaint-right") == "met"
    assert status(judged["other.md"], "controller-identity") == "missing"


def test_a_bundle_that_names_no_file_is_an_error(folder: Path) -> None:
    (folder / "privacylint.yaml").write_text("bundles:\n  - [privacy.md, cookeis.md]\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["check", "privacy.md"])
    assert result.exit_code == 2
    assert "cookeis.md" in result.stderr


KAYAKS = Path(__file__).parent / "policies/kittiwake-kayaks"


@pytest.fixture
def kayaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for file in KAYAKS.iterdir():
        (tmp_path / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(document: dict[str, Any], rule: str) -> list[dict[str, Any]]:
    return [finding for finding in document["findings"] if finding["rule"] == rule]


def pointed_at(finding: dict[str, Any], own: str) -> set[tuple[str, str]]:
    """The other places of a finding: the document and the words there."""
    read = {
        path: Path(path).read_text(encoding="utf-8") for path in {own, *(r.get("path", own) for r in finding["related"])}
    }
    places = [(place.get("path", own), place["span"]) for place in finding["related"]]
    return {(path, read[path][span["start"] : span["end"]]) for path, span in places}


@pytest.mark.usefixtures("kayaks")
@pytest.mark.parametrize(
    ("rule", "path", "other", "words"),
    [
        ("consistency/transfer-claim", "privacy.md", "cookies.md", "_fbp"),
        ("consistency/profiling-claim", "privacy.md", "cookies.md", "_fbp"),
        ("consistency/retention", "privacy.md", "cookies.md", "All your information will be deleted 30 days after"),
        ("consistency/anonymity-claim", "cookies.md", "privacy.md", "Our web server records your IP address"),
        ("consistency/legal-basis", "cookies.md", "privacy.md", "The legal basis of Google Analytics is our legitimate"),
    ],
)
def test_what_one_document_says_is_held_against_the_other(rule: str, path: str, other: str, words: str) -> None:
    documents = check("--together", "privacy.md", "cookies.md")
    (finding,) = found(documents[path], rule)
    assert not found(documents[other], rule)
    assert any(file == other and quoted.startswith(words) for file, quoted in pointed_at(finding, path))


@pytest.mark.usefixtures("kayaks")
def test_alone_a_document_is_held_against_itself() -> None:
    for document in check("privacy.md", "cookies.md").values():
        assert not any("path" in place for finding in document["findings"] for place in finding["related"])
        assert {"consistency/retention", "consistency/legal-basis"}.isdisjoint(rules(document))


@pytest.mark.usefixtures("kayaks")
def test_no_document_is_told_that_another_one_is_missing() -> None:
    alone, bundled = check("privacy.md", "cookies.md"), check("--together", "privacy.md", "cookies.md")
    for path, rule in (
        ("cookies.md", "meta/cookie-policy"),
        ("cookies.md", "consistency/policy-reference"),
        ("privacy.md", "cookies/no-cookie-list"),
    ):
        assert rule in rules(alone[path])
        assert rule not in rules(bundled[path])


@pytest.mark.usefixtures("kayaks")
def test_the_order_of_the_documents_decides_nothing_but_where_it_is_told() -> None:
    one, other = check("--together", "privacy.md", "cookies.md"), check("--together", "cookies.md", "privacy.md")
    assert sorted(chain(*map(rules, one.values()))) == sorted(chain(*map(rules, other.values())))
    assert found(other["cookies.md"], "consistency/retention")


def test_a_document_in_another_language_contradicts_nothing(kayaks: Path) -> None:
    text = "# Datenschutz\n\nAlle Ihre Daten werden 30 Tage nach der Löschung des Kontos gelöscht. Wir nutzen Facebook.\n"
    (kayaks / "datenschutz.md").write_text(text * 5, encoding="utf-8")
    (privacy, _) = check("--together", "privacy.md", "datenschutz.md").values()
    assert not any("path" in place for finding in privacy["findings"] for place in finding["related"])


def test_a_document_that_cannot_be_read_takes_the_others_nothing(kayaks: Path) -> None:
    (kayaks / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    result = CliRunner().invoke(
        main, ["check", "--together", "privacy.md", "broken.pdf", "cookies.md", "--format", "json", "--no-cache"]
    )
    documents = {document["path"]: document for document in json.loads(result.stdout)["documents"]}
    assert found(documents["privacy.md"], "consistency/retention")


def test_a_kept_result_is_not_taken_where_the_other_document_has_changed(
    kayaks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(kayaks / "cache"))

    def periods() -> list[dict[str, Any]]:
        result = CliRunner().invoke(main, ["check", "--together", "privacy.md", "cookies.md", "--format", "json"])
        return found(json.loads(result.stdout)["documents"][0], "consistency/retention")

    assert periods()
    cookies = (kayaks / "cookies.md").read_text(encoding="utf-8")
    (kayaks / "cookies.md").write_text(cookies.replace("30 days", "one year"), encoding="utf-8")
    assert not periods()


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("text", "see cookies.md:22:1"),
        ("sarif", '"uri": "cookies.md"'),
        ("github", "See cookies.md, line 22."),
        ("gitlab", "See cookies.md, line 22."),
        ("junit", "See cookies.md, line 22."),
        ("markdown", "See cookies.md, line 22."),
        ("html", "cookies.md, line 22"),
    ],
)
@pytest.mark.usefixtures("kayaks")
def test_every_format_leads_into_the_other_document(form: str, told: str) -> None:
    arguments = ["check", "--together", "privacy.md", "cookies.md", "--no-cache", "--select", "consistency/retention"]
    assert told in CliRunner().invoke(main, [*arguments, "--format", form]).stdout


@pytest.mark.usefixtures("kayaks")
def test_the_report_is_one_of_the_schema() -> None:
    schema = json.loads((Path(bundled("schemas")) / "report-v1.schema.json").read_text(encoding="utf-8"))
    result = CliRunner().invoke(main, ["check", "--together", "privacy.md", "cookies.md", "--no-cache", "--format", "json"])
    Draft202012Validator(schema).validate(json.loads(result.stdout))


def test_a_fix_leaves_alone_what_stands_at_the_same_place_of_the_other_document() -> None:
    policy = Source(path="privacy.md", text="Safe Harbor", format=Format.MARKDOWN)
    there = Evidence(span=Span(0, 11), quote="", source=policy)
    finding = replace(TRANSFER, place=Evidence(span=Span(20, 30), quote=""), related=(there,))
    assert not _touches(finding, [Edit(span=Span(0, 11), text="")])
