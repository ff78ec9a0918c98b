"""`rules`, `explain`, `test` and `gaps`, on the built-in checks."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from linter.bundled import bundled
from linter.cli import COMMANDS, main
from linter.packs import load_packs

POLICIES = Path(__file__).parent / "policies"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_every_command_has_help_with_its_options() -> None:
    for command in COMMANDS:
        result = run(command, "--help")
        assert result.exit_code == 0
        assert result.stdout.startswith(f"Usage: privacylint {command} ")


class TestRules:
    def test_all_are_listed_with_severity_title_and_articles(self) -> None:
        lines = run("rules").stdout.splitlines()
        assert [line.split()[0] for line in lines] == [check.id for check in load_packs().checks]
        line = next(line for line in lines if line.startswith("gdpr/complaint-right "))
        assert line.split(None, 2)[1:] == [
            "error",
            "Right to lodge a complaint with a supervisory authority  13(2)(d), 14(2)(e), 77",
        ]

    @pytest.mark.parametrize(
        ("option", "value", "rule", "other"),
        [
            ("--group", "drafting", "drafting/placeholder", "gdpr/complaint-right"),
            ("--article", "77", "gdpr/complaint-right", "gdpr/right-access"),
            ("--article", "13(2)(d)", "gdpr/complaint-right", "gdpr/right-access"),
            ("--article", "Art. 13 (2)", "gdpr/complaint-right", "gdpr/purposes"),
            ("--article", "1", "", "gdpr/complaint-right"),
        ],
    )
    def test_they_are_filtered(self, option: str, value: str, rule: str, other: str) -> None:
        out = run("rules", option, value).stdout
        assert rule in out
        assert other not in out

    def test_json_has_one_object_a_rule(self) -> None:
        data = json.loads(run("rules", "--format", "json").stdout)
        assert len(data["rules"]) == len(load_packs().checks)
        assert data["rules"][0].keys() == {"id", "title", "severity", "confidence", "articles", "default"}

    def test_an_unknown_group_is_answered_with_the_nearest(self) -> None:
        result = run("rules", "--group", "draftign")
        assert result.exit_code == 2
        assert "there is no group 'draftign'; did you mean 'drafting'?" in result.stderr


class TestExplain:
    @pytest.mark.parametrize("name", ["gdpr/complaint-right", "complaint-right"])
    def test_what_why_articles_remedy_and_examples(self, name: str) -> None:
        check = load_packs().rules()["gdpr/complaint-right"]
        words = run("explain", name).stdout.split()
        out = " ".join(words)
        for part in (
            check.id,
            check.title,
            check.why,
            check.remedy,
            "Art. 13(2)(d), 14(2)(e), 77 GDPR",
            "Examples: missing",
        ):
            assert " ".join(part.split()) in out

    def test_every_rule_can_be_explained_in_both_forms(self) -> None:
        for rule in load_packs().rules():
            assert run("explain", rule).exit_code == 0
            assert json.loads(run("explain", rule, "--format", "json").stdout)["id"] == rule

    def test_an_unknown_rule_is_answered_with_the_nearest(self) -> None:
        result = run("explain", "gdpr/complain-right")
        assert result.exit_code == 2
        assert "did you mean 'gdpr/complaint-right'?" in " ".join(result.stderr.split())

    def test_a_name_that_two_rules_share_is_answered_with_both(self) -> None:
        result = run("explain", "controller-identity")
        assert result.exit_code == 2
        told = " ".join(result.stderr.split())
        assert "may be consistency/controller-identity or gdpr/controller-identity; give the whole name" in told


class TestGaps:
    def test_json_has_the_duties_of_report_v1(self) -> None:
        result = run("gaps", "--isolated", "--format", "json", str(POLICIES / "inkwell-letter-club.md"))
        (document,) = json.loads(result.stdout)["documents"]
        schema = json.loads((Path(bundled("schemas")) / "report-v1.schema.json").read_text(encoding="utf-8"))
        duty = Draft202012Validator({"$ref": "#/$defs/requirement", "$defs": schema["$defs"]})
        assert len(document["requirements"]) == 26
        assert all(duty.is_valid(requirement) for requirement in document["requirements"])

    def test_gaps_are_no_failure(self) -> None:
        result = run("gaps", "--isolated", str(POLICIES / "defective-shop.md"))
        assert result.exit_code == 0
        assert "26 duties: " in result.stdout


PACK = {
    "pack.yaml": "name: house\ndescription: Rules of the house.\n",
    "house/no_shouting.py": '''
from collections.abc import Iterator

from linter.api import Defect, Severity, Statement, check


@check(
    "house/no-shouting",
    severity=Severity.INFO,
    articles=(),
    remedy="Speak calmly.",
    fails=("# Privacy\\n\\nWE NEVER SELL YOUR DATA.",),
    passes=("# Privacy\\n\\nWe never sell your data.",),
)
def no_shouting(statements: tuple[Statement, ...]) -> Iterator[Defect]:
    """A sentence in capitals alone

    People read it as shouting.
    """
    for statement in statements:
        if statement.text.isupper():
            yield Defect(place=statement.evidence(), message="This sentence shouts.")
''',
}


class TestPack:
    def write(self, folder: Path, **changed: str) -> str:
        for name, text in (PACK | changed).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return str(folder)

    def test_a_pack_whose_examples_hold(self, tmp_path: Path) -> None:
        result = run("test", self.write(tmp_path))
        assert (result.exit_code, result.stdout) == (0, "All examples of 1 check hold.\n")

    def test_a_failure_names_file_rule_and_example(self, tmp_path: Path) -> None:
        quiet = PACK["house/no_shouting.py"].replace("isupper", "islower")
        result = run("test", self.write(tmp_path, **{"house/no_shouting.py": quiet}))
        assert result.exit_code == 1
        assert f"{tmp_path}/house/no_shouting.py: error house/no-shouting: " in result.stdout
        assert "  │ WE NEVER SELL YOUR DATA.\n" in result.stdout

    def test_a_folder_without_a_pack_is_refused(self, tmp_path: Path) -> None:
        result = run("test", str(tmp_path))
        assert result.exit_code == 2
        assert "no pack here" in result.stderr

    def test_the_checks_of_a_checkout_are_tried_in_the_place_of_the_installed_ones(self, tmp_path: Path) -> None:
        checks = tmp_path / "checks"
        shutil.copytree(bundled("checks"), checks)
        (checks / "clarity/long_paragraph.py").unlink()
        result = run("test", str(checks))
        builtin = len(load_packs().checks)
        assert (result.exit_code, result.stdout) == (0, f"All examples of {builtin - 1} checks hold.\n")
