"""Configuration as users meet it: `extends`, overrides, severities, profiles, packs, patterns, `init` and `config`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from linter.cli import main
from linter.config import closest, load
from linter.findings import Severity
from linter.selection import Profile

POLICY = "# Privacy policy\n\nFennimore Kites, [insert address], sells kites. We keep your name as long as necessary.\n"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write("privacy.md", POLICY)


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")
    closest.cache_clear()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def findings(*arguments: str) -> dict[str, str]:
    """The severity of each rule that found something."""
    data = json.loads(run("check", *(arguments or ("privacy.md",)), "--format", "json").stdout)
    return {finding["rule"]: finding["severity"] for finding in data["documents"][0]["findings"]}


class TestExtends:
    def test_keys_replace_and_answers_are_taken_one_by_one(self) -> None:
        write("base.yaml", "select: [gdpr]\nfail-on: info\ncontext:\n  has-dpo: yes\n  transfers: no\n")
        write("privacylint.yaml", "extends: base.yaml\nselect: [drafting]\ncontext:\n  has-dpo: no\n")
        config = load("privacylint.yaml")
        assert [(choice.name, choice.origin) for choice in config.select] == [("drafting", "privacylint.yaml:2")]
        assert config.fail_on is Severity.INFO
        assert config.settings["fail-on"].origin == "base.yaml:2"
        assert config.context == {"has-dpo": False, "transfers": False}

    def test_patterns_stay_relative_to_the_file_that_gives_them(self, tmp_path: Path) -> None:
        write("shared/base.yaml", "exclude: [old]\n")
        write("privacylint.yaml", "extends: shared/base.yaml\n")
        config = load("privacylint.yaml")
        assert config.excludes("shared/old/privacy.md")
        assert not config.excludes("old/privacy.md")

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("extends: gone.yaml", "privacylint.yaml:1: extends names 'gone.yaml', and there is no file gone.yaml."),
            ("\nextends: privacylint.yaml", "privacylint.yaml:2: extends goes round in a circle"),
            ("extends: bad.yaml", "bad.yaml:1: unknown key 'selekt'"),
            ("extends: empty.toml", "privacylint.yaml:1: empty.toml has no table [tool.privacylint]."),
        ],
    )
    def test_what_cannot_be_extended_is_told(self, text: str, message: str) -> None:
        write("bad.yaml", "selekt: []")
        write("empty.toml", "[tool.other]\n")
        write("privacylint.yaml", text)
        result = run("check", "privacy.md")
        assert result.exit_code == 2
        assert message in result.stderr


class TestRules:
    def test_a_severity_is_that_of_the_rule_before_that_of_its_group(self) -> None:
        assert findings()["drafting/placeholder"] == "error"
        write("privacylint.yaml", "severity:\n  drafting/placeholder: info\n  drafting: warning\n  gdpr: warning\n")
        found = findings()
        assert found["drafting/placeholder"] == "info"
        assert {severity for rule, severity in found.items() if rule.startswith("gdpr/")} == {"warning"}
        assert run("check", "privacy.md").exit_code == 0

    def test_profiles_hold_each_other(self) -> None:
        ran = {profile: set(findings("privacy.md", "--profile", profile.value)) for profile in Profile}
        assert ran[Profile.CORE] < ran[Profile.RECOMMENDED] == ran[Profile.STRICT] <= ran[Profile.AUDIT]

    def test_strict_fails_for_warnings(self) -> None:
        write("privacylint.yaml", "profile: strict\nselect: [meta]\n")
        write("privacy.md", "# Privacy policy\n\n<!-- privacylint: ignore[x] -->\nWe keep your name.\n")
        assert run("check", "privacy.md").exit_code == 1
        assert run("check", "privacy.md", "--profile", "recommended").exit_code == 1  # the gaps are errors
        write("privacylint.yaml", "select: [meta]\n")
        assert run("check", "privacy.md").exit_code == 0

    def test_a_profile_can_be_selected_with_more(self) -> None:
        write("privacylint.yaml", "select: [core, meta]\n")
        assert run("check", "privacy.md").exit_code == 1

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("severity:\n  drafting/placehodler: info", "privacylint.yaml:2: no rule or group is called"),
            ("suppress:\n- {rule: draftin, path: privacy.md, reason: x}", "privacylint.yaml:2: no rule or group is called"),
            ("suppress:\n- path: privacy.md", "privacylint.yaml:2: suppress: 'rule' must be given."),
            ("suppress:\n- {rule: gdpr, path: privacy.md, until: 2027-02-30}", "there is no day 2027-02-30"),
            ("severity:\n  gdpr: fatal", "privacylint.yaml:2: severity.gdpr is 'fatal'. Allowed: error, warning, info."),
            ("profile: stritc", "profile is 'stritc'; did you mean 'strict'?"),
            ("packs: [mine]", "privacylint.yaml:1: packs: "),
        ],
    )
    def test_what_is_unknown_is_an_error_with_its_place(self, text: str, message: str) -> None:
        write("privacylint.yaml", text)
        result = run("check", "privacy.md")
        assert result.exit_code == 2
        assert message in result.stderr

    def test_packs_of_ones_own_are_loaded_from_beside_the_file(self) -> None:
        write("rules/pack.yaml", "name: ours\ndescription: Our own.\n")
        rule = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
        write("rules/legal/safe-harbor.yaml", re.findall(r"```yaml\n(.*?)```", rule, re.S)[0])
        write("privacylint.yaml", "packs: [rules]\nselect: [legal/safe-harbor]\n")
        write("privacy.md", "# Privacy policy\n\nWe are certified under the Safe Harbor framework.\n")
        assert set(findings()) == {"legal/safe-harbor"}


class TestPaths:
    def test_overrides_count_for_the_documents_that_they_cover(self) -> None:
        write("draft/privacy.md", POLICY)
        write("privacylint.yaml", "select: [drafting]\noverrides:\n- path: draft\n  ignore: [drafting/placeholder]\n")
        assert "drafting/placeholder" in findings()
        assert "drafting/placeholder" not in findings("draft/privacy.md")

    def test_the_same_in_toml(self) -> None:
        write("draft/privacy.md", POLICY)
        write(
            "pyproject.toml",
            "[tool.privacylint]\nselect = ['drafting']\n"
            "[[tool.privacylint.overrides]]\npath = 'draft'\nfail-on = 'info'\n"
            "[[tool.privacylint.overrides]]\npath = 'dratf'\n[tool.privacylint.overrides.context]\nhas-dpo = true\n",
        )
        result = run("check", "privacy.md")
        assert result.exit_code == 2
        assert "pyproject.toml:6: 'dratf' matches no file; did you mean 'draft'?" in result.stderr

    def test_suppressions_of_the_configuration_count_where_they_are_meant(self) -> None:
        write("other.md", POLICY)
        write(
            "privacylint.yaml",
            "suppress:\n- rule: drafting/placeholder\n  path: privacy.md\n"
            "  quote: insert address\n  reason: filled in at print\n",
        )
        assert "drafting/placeholder" not in findings()
        assert "drafting/placeholder" in findings("other.md")
        assert "drafting/placeholder" in findings("privacy.md", "--no-suppressions")
        told = run("check", "privacy.md", "--select", "drafting/placeholder", "--show-suppressed").stdout
        assert "suppressed (configuration): filled in at print" in told
        assert "1 finding suppressed: 1 by the configuration." in told

    @pytest.mark.parametrize(
        ("pattern", "hint"),
        [("privcay.md", "; did you mean 'privacy.md'?"), ("legal/**", "."), ("docs/*.html", "."), ("*.docx", ".")],
    )
    def test_a_pattern_that_matches_nothing_is_an_error(self, pattern: str, hint: str) -> None:
        write("privacylint.yaml", f"ignore: [gdpr]\nexclude:\n- '{pattern}'\n")
        result = run("check", "privacy.md")
        assert result.exit_code == 2
        assert f"privacylint.yaml:3: {pattern!r} matches no file{hint}" in result.stderr

    def test_what_tools_make_need_not_be_there(self) -> None:
        write("privacylint.yaml", "exclude: [node_modules, dist/**]\n")
        assert run("check", "privacy.md").exit_code == 1


class TestConfigCommand:
    def test_each_value_has_its_origin(self) -> None:
        write("base.yaml", "fail-on: warning\n")
        write(
            "privacylint.yaml",
            "extends: base.yaml\ncontext:\n  has-dpo: yes\noverrides:\n- path: privacy.md\n  ignore: [drafting]\n",
        )
        lines = run("config", "privacy.md").stdout.splitlines()
        told = dict(re.split(r"\s+# ", line) for line in lines[1:])
        assert lines[0] == "# privacylint.yaml"
        assert told['fail-on: "warning"'] == "base.yaml:1"
        assert told['context.has-dpo: "yes"'] == "privacylint.yaml:3"
        assert told['ignore: ["drafting"]'] == "privacylint.yaml:5"
        assert told['profile: "recommended"'] == "by default"

    def test_as_json(self) -> None:
        data = json.loads(run("config", "--format", "json").stdout)
        assert data["file"] is None
        assert data["settings"]["profile"] == {"value": "recommended", "origin": "by default"}

    def test_a_configuration_that_does_not_hold_is_told(self) -> None:
        write("privacylint.yaml", "ignore: [draftin]\n")
        assert run("config").exit_code == 2


class TestInit:
    def test_it_names_what_it_found_and_holds(self) -> None:
        words = "personal data, processing, consent, legal basis, controller, your rights, cookies, third parties, retention"
        write("legal/privacy-policy.md", f"{POLICY}\nThis privacy policy tells how we process {words}.\n")
        result = run("init")
        assert result.exit_code == 0
        text = Path("privacylint.yaml").read_text(encoding="utf-8")
        assert "#   legal/privacy-policy.md (en, " in text
        assert load("privacylint.yaml").profile is Profile.RECOMMENDED

    def test_every_line_that_it_offers_holds(self) -> None:
        run("init")
        lines = Path("privacylint.yaml").read_text(encoding="utf-8").splitlines()
        start = lines.index("# context:")
        write(
            "offered.yaml",
            "\n".join([*lines[:start], *(line.removeprefix("# ").removeprefix("#") for line in lines[start:])]),
        )
        assert set(load("offered.yaml").context) >= {"established", "has-dpo", "transfers"}

    def test_it_writes_over_nothing(self) -> None:
        write("privacylint.yaml", "fail-on: info\n")
        result = run("init")
        assert result.exit_code == 1
        assert "--force writes over it" in result.stderr
        assert run("init", "--force").exit_code == 0
