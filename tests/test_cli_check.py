"""What `privacylint check` promises whatever the rules say: documents in, exit status out. The engine is stood in for."""

from __future__ import annotations

import datetime
import json
import os
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from reports import JUDGEMENTS, document

from linter.cli import main
from linter.findings import Confidence, Evidence, Finding, Severity
from linter.judgements import Judgement, Status
from linter.pack import Pack
from linter.readers.document import Document
from linter.report import DocumentReport
from linter.source import Span
from linter.suppress import Entry

RULES = ("drafting/placeholder", "drafting/duplicate-block", "gdpr/complaint-right")
calls: list[dict[str, Any]] = []


def lint(
    document_: Document,
    *,
    pack: Pack,
    as_of: datetime.date,
    context: Mapping[str, Any],
    rules: frozenset[str],
    entries: Sequence[Entry],
    with_facts: bool,
    bundle: Sequence[Document],
) -> DocumentReport:
    """A finding for every severity that the text names; CRASH and BUG stand for faults of a check and of the engine."""
    del pack, entries, with_facts, bundle
    text = document_.source.text
    calls.append({"path": document_.source.path, "as_of": as_of, "context": dict(context), "rules": rules})
    if "BUG" in text:
        raise ZeroDivisionError("division by zero")
    findings = [finding("meta/check-crashed", Severity.ERROR)] if "CRASH" in text else []
    findings += [finding("drafting/placeholder", severity) for severity in Severity if severity.value in text]
    judgements = tuple(unassessed(judgement) for judgement in JUDGEMENTS) if "Deutsch" in text else JUDGEMENTS
    return document(*findings, text=text, path=document_.source.path, judgements=judgements)


def finding(rule: str, severity: Severity) -> Finding:
    place = Evidence(span=Span(0, 1), quote="x")
    return Finding(
        rule=rule,
        severity=severity,
        confidence=Confidence.HIGH,
        message="Wrong.",
        articles=(),
        remedy="Right it.",
        place=place,
    )


def unassessed(judgement: Judgement) -> Judgement:
    return Judgement(
        requirement=judgement.requirement, title=judgement.title, articles=(), status=Status.NOT_ASSESSED, reason="German"
    )


@pytest.fixture(autouse=True)
def _stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from linter.checks import Check

    rules = [Check(id=id, title="", why="", articles=(), remedy="", severity=Severity.ERROR) for id in RULES]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("linter.judge.lint", lint)
    monkeypatch.setattr("linter.judge.pack_for", lambda _: Pack(python=tuple(rules)))
    monkeypatch.setattr("linter.results.key", lambda _: None)
    calls.clear()


def check(*arguments: str, input: str | bytes | None = None, env: Mapping[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, ["check", *arguments], input=input, env=env)


def write(name: str, text: str = "fine") -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")
    return name


class TestExitStatus:
    @pytest.mark.parametrize(
        ("text", "options", "status"),
        [
            ("fine", "", 0),
            ("error", "", 1),
            ("warning", "", 0),
            ("info", "", 0),
            ("warning", "--fail-on warning", 1),
            ("error", "--fail-on warning", 1),
            ("info", "--fail-on warning", 0),
            ("info", "--fail-on info", 1),
            ("error", "--exit-zero", 0),
            ("CRASH", "", 2),
            ("CRASH", "--exit-zero", 2),
            ("BUG", "", 2),
            ("auf Deutsch", "", 3),
            ("error, auf Deutsch", "", 1),
            ("", "", 2),
        ],
    )
    def test_it_is_the_same_for_all_formats(self, text: str, options: str, status: int) -> None:
        write("privacy.md", text)
        for form in ("--format text", "--format json", "--quiet"):
            assert check("privacy.md", *options.split(), *form.split()).exit_code == status

    def test_an_unreadable_document_does_not_hide_the_others(self) -> None:
        write("a.md", "error")
        Path("b.md").write_bytes(b"\x00\x01\x02" * 500)
        result = check("a.md", "b.md", "gone.md", "--format", "json")
        data = json.loads(result.stdout)
        assert result.exit_code == 2
        assert [document["path"] for document in data["documents"]] == ["a.md"]
        assert [error["path"] for error in data["errors"]] == ["b.md", "gone.md"]
        assert "privacylint: gone.md: no such file; check the spelling and the folder\n" in result.stderr

    def test_an_internal_error_is_told_without_a_traceback(self) -> None:
        result = check(write("a.md", "BUG"), write("b.md"))
        assert "a.md: internal error, ZeroDivisionError at test_cli_check.py:" in result.stdout
        assert "No findings in 1 document.\n1 document could not be read." in result.stdout
        assert "Traceback" not in result.output

    def test_a_folder_without_a_policy_leaves_nothing_to_assess(self) -> None:
        write("docs/recipes.md", "Boil the potatoes.")
        result = check("docs")
        assert result.exit_code == 3
        assert result.stdout.startswith("No document was assessed.\n1 file passed over")

    def test_an_empty_folder_is_told_apart(self) -> None:
        Path("empty").mkdir()
        result = check("empty")
        assert result.exit_code == 3
        assert result.stdout.startswith("No document was assessed. No file was found there")

    def test_one_document_that_can_be_assessed_is_enough(self) -> None:
        assert check(write("de.md", "Deutsch"), write("en.md")).exit_code == 0


class TestWrongUse:
    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ("", "Missing argument 'PATH…'"),
            ("a.md --format yaml", "'yaml' is not one of 'text', 'json', 'sarif'"),
            ("a.md --as-of yesterday", "'yesterday' is no date; write it as year-month-day, such as 2026-11-22."),
            ("a.md --as-of 2026-02-30", "is no date"),
            ("a.md --select draftin", "--select: no rule or group is called 'draftin'; did you mean 'drafting'?"),
            ("a.md --ignore gdpr,complaint-right", "did you mean 'gdpr/complaint-right'?"),
            ("a.md --config gone.yaml", "'gone.yaml' is no file."),
            ("a.md --config a.md --isolated", "--isolated ignores configuration files"),
            ("a.md ''", "an empty path leads nowhere"),
            ("a.md --max-bytes 0", "0 is not in the range x>=1"),
            ("a.md --quite", "No such option"),
            ("a.md --output no/such/folder/out.json", "no/such/folder/out.json: No such file or directory."),
        ],
    )
    def test_it_is_refused_with_status_2(self, arguments: str, message: str) -> None:
        write("a.md")
        result = check(*shlex.split(arguments))
        assert result.exit_code == 2
        assert message in " ".join(result.stderr.split())
        assert result.stdout == ""

    def test_an_unknown_command_is_answered_with_the_nearest(self) -> None:
        result = CliRunner().invoke(main, ["chekc", "a.md"])
        assert result.exit_code == 2
        assert "No such command 'chekc'; did you mean 'check'?" in result.stderr


class TestStandardInput:
    def test_it_is_read_for_a_dash(self) -> None:
        result = check("-", "--format", "json", input="# Privacy\n\nerror\n")
        assert result.exit_code == 1
        assert json.loads(result.stdout)["documents"][0]["path"] == "-"

    def test_it_may_have_a_name(self) -> None:
        result = check("-", "--stdin-filename", "site/privacy.html", "--quiet", input="<p>error")
        assert result.stdout == "site/privacy.html:1:1: error drafting/placeholder Wrong.\n"

    def test_a_name_that_is_excluded_is_clean(self) -> None:
        write("privacylint.yaml", "exclude: [old]")
        assert check("-", "--stdin-filename", "old/privacy.md", input="error").exit_code == 0

    @pytest.mark.parametrize(
        ("data", "message"), [(b" \n", "empty"), (b"%PDF-1.7", "PDF"), (b"x" * 101, "larger than 100 bytes")]
    )
    def test_what_cannot_be_read_is_refused(self, data: bytes, message: str) -> None:
        result = check("-", "--max-bytes", "100", input=data)
        assert result.exit_code == 2
        assert message in result.stdout


class TestConfiguration:
    def test_the_closest_file_counts_for_each_document(self) -> None:
        write("privacylint.yaml", "ignore: [gdpr]\ncontext: {has-dpo: yes}")
        write("shop/privacylint.yaml", "select: [gdpr]\nfail-on: info")
        assert check(write("a.md"), write("shop/b.md", "info")).exit_code == 1
        assert [call["rules"] for call in calls] == [{RULES[0], RULES[1]}, {RULES[2]}]
        assert [call["context"] for call in calls] == [{"has-dpo": True}, {}]

    def test_the_command_line_wins(self) -> None:
        write("privacylint.yaml", "select: [gdpr]\nignore: [drafting/duplicate-block]\nfail-on: error")
        assert check(write("a.md", "warning"), "--select", "drafting", "--fail-on", "warning").exit_code == 1
        assert calls[0]["rules"] == {"drafting/placeholder"}

    def test_isolated_ignores_it_and_config_names_one(self) -> None:
        write("privacylint.yaml", "selekt: []")
        write("other.toml", "[tool.privacylint]\nignore = ['gdpr']")
        write("a.md")
        assert check("a.md").exit_code == 2
        assert check("a.md", "--isolated").exit_code == 0
        assert check("a.md", "--config", "other.toml").exit_code == 0
        assert [call["rules"] for call in calls] == [set(RULES), {RULES[0], RULES[1]}]

    def test_a_fault_stops_the_run_before_anything_is_read(self) -> None:
        write("privacylint.yaml", "ignore:\n  - gdpr\n  - drafting/placeholdr")
        result = check(write("a.md", "error"))
        assert result.exit_code == 2
        assert result.stderr.startswith(
            "privacylint: privacylint.yaml:3: no rule or group is called 'drafting/placeholdr'; did you"
        )
        assert calls == []

    def test_excluded_files_given_one_by_one_are_clean(self) -> None:
        write("privacylint.yaml", "exclude: [old]")
        result = check(write("old/privacy.md", "error"))
        assert result.exit_code == 0
        assert "The configuration excludes what is there." in " ".join(result.stdout.split())
        assert calls == []

    def test_the_day_is_fixed(self) -> None:
        check(write("a.md"), "--as-of", "2026-11-22")
        assert calls[0]["as_of"] == datetime.date(2026, 11, 22)


class TestOutput:
    def test_a_file_receives_the_report(self) -> None:
        result = check(write("größe.md", "error “quoted”"), "--format", "json", "--output", "out.json")
        assert (result.exit_code, result.stdout) == (1, "")
        assert json.loads(Path("out.json").read_text(encoding="utf-8"))["documents"][0]["path"] == "größe.md"

    @pytest.mark.parametrize(
        ("env", "option", "coloured"),
        [
            ({}, "", False),
            ({"FORCE_COLOR": "1"}, "", True),
            ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, "", False),
            ({"FORCE_COLOR": "1"}, "--no-color", False),
            ({"NO_COLOR": "1"}, "--color", True),
        ],
    )
    def test_colours_are_for_those_who_want_them(self, env: dict[str, str], option: str, coloured: bool) -> None:
        clear = {"NO_COLOR": "", "FORCE_COLOR": "", "TERM": "xterm"}
        result = CliRunner().invoke(main, ["check", write("a.md", "error"), *option.split()], env=clear | env, color=True)
        assert ("\x1b[" in result.stdout) is coloured

    def test_the_width_follows_the_terminal(self) -> None:
        write("a.md", "error " * 60)
        lengths = [max(map(len, check("a.md", env={"COLUMNS": width}).stdout.splitlines())) for width in ("58", "110")]
        assert lengths == [58, 110]

    def test_quiet_is_one_line_a_finding_and_nothing_when_clean(self) -> None:
        assert check(write("a.md"), "-q").output == ""
        assert check(write("a.md", "error warning"), "-q").stdout.count("\n") == 2

    def test_it_is_said_that_this_is_no_legal_advice(self) -> None:
        assert "no legal advice" in check(write("a.md")).stdout
        for arguments in (["--help"], ["check", "--help"], ["gaps", "--help"]):
            assert "no legal advice" in " ".join(CliRunner().invoke(main, arguments).stdout.split())


def test_paths_are_shown_as_given() -> None:
    write("docs/privacy.md", "error")
    result = check(os.path.abspath("docs/privacy.md"), "--format", "json")
    assert json.loads(result.stdout)["documents"][0]["path"] == os.path.abspath("docs/privacy.md")
