from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from linter.bundled import bundled
from linter.conditions import names_of
from linter.config import NONE, Config, closest, load
from linter.engine import lint
from linter.errors import ConfigError
from linter.findings import Severity
from linter.judgements import Status
from linter.packs import load_packs
from linter.readers import read_text
from linter.selection import Choice

YAML = """\
# a comment
select:
  - drafting
  - gdpr/complaint-right
ignore: [drafting/placeholder]
exclude: ["archive/", "*.old.md"]
fail-on: warning
context:
  established: NO   # Norway: YAML 1.1 takes this for a false
  has-dpo: yes
  profiling: false
"""
TOML = """\
[project]
name = "shop"

[tool.privacylint]
select = ["drafting", "gdpr/complaint-right"]
ignore = ["drafting/placeholder"]
exclude = ["archive/", "*.old.md"]
fail-on = "warning"

[tool.privacylint.context]
established = "NO"
has-dpo = true
profiling = "no"
"""


@pytest.fixture(autouse=True)
def _fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def written(path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(("name", "text"), [("privacylint.yaml", YAML), ("pyproject.toml", TOML)])
def test_both_files_say_the_same(tmp_path: Path, name: str, text: str) -> None:
    config = load(written(tmp_path / name, text))
    assert [choice.name for choice in config.select] == ["drafting", "gdpr/complaint-right"]
    assert [choice.name for choice in config.ignore] == ["drafting/placeholder"]
    assert [glob.pattern for glob in config.exclude] == ["archive/", "*.old.md"]
    assert config.fail_on is Severity.WARNING
    assert config.context == {"established": "NO", "established-outside-eea": False, "has-dpo": True, "profiling": False}


def test_every_choice_knows_where_it_was_made(tmp_path: Path) -> None:
    from_yaml = load(written(tmp_path / "privacylint.yaml", YAML))
    assert from_yaml.select[1] == Choice(name="gdpr/complaint-right", origin="privacylint.yaml:4")
    from_toml = load(written(tmp_path / "pyproject.toml", TOML))
    assert from_toml.ignore[0].origin == "pyproject.toml:6"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "selekt: [drafting]",
            "privacylint.yaml:1: unknown key 'selekt'; did you mean 'select'? Allowed: baseline, ",
        ),
        (
            "\n\ncontext:\n  has_dpo: yes",
            "privacylint.yaml:4: context: unknown key 'has_dpo'; did you mean 'has-dpo'? Allowed: ",
        ),
        (
            "fail-on: warnings",
            "privacylint.yaml:1: fail-on is 'warnings'; did you mean 'warning'? Allowed: error, warning, info.",
        ),
        ("context:\n  has-dpo: perhaps", "privacylint.yaml:2: context.has-dpo is 'perhaps'. Allowed: yes, no."),
        (
            "context:\n  established: Norway",
            "privacylint.yaml:2: context.established is 'Norway'; wanted: Where the controller",
        ),
        (
            "context:\n  established: UK",
            "privacylint.yaml:2: 'UK' is the code of no country (ISO 3166-1; the United Kingdom is GB).",
        ),
        ("select: drafting", "privacylint.yaml:1: select must be a list, not 'drafting'."),
        ("select:\n- drafting\n- [gdpr]", "privacylint.yaml:3: select must be text, not ['gdpr']."),
        ("ignore: [gdpr, gdpr]", "privacylint.yaml:1: ignore names something twice."),
        ("ignore: [gdpr]\nignore: [legal]", "privacylint.yaml:2: 'ignore' is given twice, first on line 1."),
        (
            "ignore: &a [gdpr]\nselect: *a",
            "privacylint.yaml:1: anchors and aliases are not used here; write the values out.",
        ),
        ("exclude: &a [*a]", "privacylint.yaml:1: anchors and aliases are not used here; write the values out."),
        ("- drafting", "privacylint.yaml:1: wanted keys with values, such as `fail-on: warning`."),
        ("select: [drafting", "privacylint.yaml:1: this is not YAML: "),
        ("select: \x07", "privacylint.yaml: this is not YAML: "),
        ("? [a]\n: b", "privacylint.yaml:1: a key must be text."),
    ],
)
def test_a_fault_is_named_with_its_line_and_what_is_allowed(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=f"^{re.escape(message)}"):
        load(written(tmp_path / "privacylint.yaml", text))


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as error:
        load(written(tmp_path / "privacylint.yaml", "selekt: []\nfail-on: never\nignore: 3\n"))
    assert [line[:18] for line in str(error.value).splitlines()] == [f"privacylint.yaml:{n}" for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[tool.privacylint]\n\nselekt = ["drafting"]', "pyproject.toml:3: unknown key 'selekt'; did you mean 'select'?"),
        ('[tool.privacylint.context]\nhas-dpo = "perhaps"', "pyproject.toml:2: context.has-dpo is 'perhaps'"),
        ("[tool.privacylint]\nselect = [", "pyproject.toml:2: this is not TOML: "),
        ("[tool]\nprivacylint = 1", "pyproject.toml: tool.privacylint must be a table, [tool.privacylint]."),
    ],
)
def test_faults_of_a_pyproject_have_their_line_too(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=f"^{re.escape(message)}"):
        load(written(tmp_path / "pyproject.toml", text))


def test_an_empty_file_is_an_empty_configuration(tmp_path: Path) -> None:
    path = written(tmp_path / "privacylint.yaml", "# nothing yet\n")
    assert load(path) == Config(path=path)


def test_bytes_that_are_no_utf_8_and_files_that_are_gone_are_named(tmp_path: Path) -> None:
    (tmp_path / "privacylint.yaml").write_bytes(b"ignore: [\xff]")
    with pytest.raises(ConfigError, match=r"privacylint\.yaml: byte 9 is not UTF-8; save the file as UTF-8\."):
        load(str(tmp_path / "privacylint.yaml"))
    with pytest.raises(ConfigError, match=r"gone\.yaml: cannot be read: No such file or directory\."):
        load("gone.yaml")


class TestClosest:
    def test_the_file_in_the_nearest_folder_counts_alone(self, tmp_path: Path) -> None:
        written(tmp_path / "privacylint.yaml", "fail-on: info")
        written(tmp_path / "docs" / "privacylint.yaml", "ignore: [gdpr]")
        (tmp_path / "docs" / "legal").mkdir()
        config = closest(str(tmp_path / "docs" / "legal"))
        assert [choice.name for choice in config.ignore] == ["gdpr"]
        assert config.fail_on is Severity.ERROR

    def test_a_pyproject_without_a_table_is_passed_by(self, tmp_path: Path) -> None:
        written(tmp_path / "privacylint.yaml", "fail-on: info")
        written(tmp_path / "docs" / "pyproject.toml", "[tool.other]\ndepends-on = 'privacylint'")
        assert closest(str(tmp_path / "docs")).fail_on is Severity.INFO

    def test_beside_each_other_privacylint_yaml_counts(self, tmp_path: Path) -> None:
        written(tmp_path / "privacylint.yaml", "fail-on: info")
        written(tmp_path / "pyproject.toml", "[tool.privacylint]\nfail-on = 'warning'")
        assert closest(str(tmp_path)).fail_on is Severity.INFO

    def test_the_root_of_the_repository_ends_the_search(self, tmp_path: Path) -> None:
        written(tmp_path / "privacylint.yaml", "fail-on: info")
        (tmp_path / "shop" / ".git").mkdir(parents=True)
        (tmp_path / "shop" / "docs").mkdir()
        assert closest(str(tmp_path / "shop" / "docs")) == NONE


@pytest.mark.parametrize(
    ("pattern", "path", "excluded"),
    [
        ("archive/", "archive/2019/privacy.md", True),
        ("archive", "docs/archive/privacy.md", True),
        ("docs/archive", "docs/archive/privacy.md", True),
        ("./docs/archive", "docs/archive/privacy.md", True),
        ("docs/archive", "shop/docs/archive/privacy.md", False),
        ("*.old.md", "docs/privacy.old.md", True),
        ("*.old.md", "docs/privacy.md", False),
        ("docs/*.md", "docs/privacy.md", True),
        ("docs/*.md", "docs/en/privacy.md", False),
        ("docs/**/*.md", "docs/en/privacy.md", True),
        ("docs/**/*.md", "docs/privacy.md", True),
        ("**/old", "docs/old/privacy.md", True),
        ("docs/**", "docs/en/privacy.md", True),
        ("privacy-??.md", "privacy-de.md", True),
        ("privacy-??.md", "privacy-fra.md", False),
        ("a.c", "abc", False),
    ],
)
def test_exclude_patterns(tmp_path: Path, pattern: str, path: str, excluded: bool) -> None:
    config = load(written(tmp_path / "privacylint.yaml", json.dumps({"exclude": [pattern]})))
    assert config.excludes(path) is excluded
    assert config.excludes(str(tmp_path / path)) is excluded


def test_the_schema_is_a_schema_and_describes_every_key() -> None:
    schema = json.loads((Path(bundled("schemas")) / "config.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    keys = schema["properties"] | schema["properties"]["context"]["properties"]
    assert [key for key, value in keys.items() if not value.get("description")] == []


ANSWERS = sorted(
    key
    for key, value in json.loads((Path(bundled("schemas")) / "config.schema.json").read_text(encoding="utf-8"))[
        "properties"
    ]["context"]["properties"].items()
    if "$ref" in value
)


@pytest.mark.parametrize("answer", ANSWERS)
def test_every_answer_that_the_configuration_takes_decides_something(answer: str) -> None:
    """A condition of some duty, or of another one that is read in its place, asks for it."""
    pack = load_packs()
    asked = {
        name
        for item in pack.requirements
        for condition in (item.applies, *(condition for condition, _ in item.heavier))
        for name in names_of(condition)
    }
    assert answer in asked


@pytest.mark.parametrize(
    ("answer", "status", "severity"),
    [
        (None, Status.MISSING, Severity.INFO),
        ("yes", Status.MISSING, Severity.ERROR),
        ("no", Status.NOT_APPLICABLE, None),
    ],
)
def test_has_dpo_turns_the_question_into_a_gap_or_into_nothing(
    tmp_path: Path, answer: str | None, status: Status, severity: Severity | None
) -> None:
    config = load(written(tmp_path / "privacylint.yaml", f"context:\n  has-dpo: {answer}" if answer else ""))
    document = read_text("# Privacy policy\n\nWe collect your name to deliver your order.", "policy.md")
    report = lint(document, pack=load_packs(), as_of=date(2026, 11, 22), context=config.context)
    judged = next(judgement for judgement in report.judgements if judgement.requirement == "dpo-contact")
    assert judged.status is status
    assert [f.severity for f in report.findings if f.rule == "gdpr/dpo-contact"] == ([severity] if severity else [])


def test_a_document_can_be_called_what_it_is(tmp_path: Path) -> None:
    config = load(written(tmp_path / "privacylint.yaml", "context:\n  kind: policy"))
    report = lint(
        read_text("Coming soon.", "policy.md"), pack=load_packs(), as_of=date(2026, 11, 22), context=config.context
    )
    assert Status.MISSING in {judgement.status for judgement in report.judgements}
    with pytest.raises(ConfigError, match=r"context\.kind is 'terms'\. Allowed: policy, cookie-policy\."):
        load(written(tmp_path / "privacylint.yaml", "context:\n  kind: terms"))
