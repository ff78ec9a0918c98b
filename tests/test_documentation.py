"""What README and CONTRIBUTING show works as shown."""

from __future__ import annotations

import json
import re
import runpy
import shlex
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from linter.cli import COMMANDS, main
from linter.config import load
from linter.packs import load_packs
from linter.reporters import FORMATS
from linter.testing import run_examples

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
FORMAT_PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.S)


def test_the_check_of_contributing_loads_and_its_examples_hold(tmp_path: Path) -> None:
    check = blocks(CONTRIBUTING, "yaml")[0]
    (tmp_path / "legal").mkdir()
    (tmp_path / "pack.yaml").write_text("name: ten-minutes\ndescription: One check.\n", encoding="utf-8")
    (tmp_path / "legal" / "safe-harbor.yaml").write_text(check, encoding="utf-8")
    pack = load_packs([tmp_path], builtin=False)
    assert [pattern.check.id for pattern in pack.patterns] == ["legal/safe-harbor"]
    assert list(run_examples(pack)) == []


def test_the_pictures_of_the_readme_are_there() -> None:
    pictures = re.findall(r"!\[.+?\]\((.+?)\)", README)
    assert pictures == ["sample_reports/defective-shop.png"]
    assert all((ROOT / picture).read_bytes().startswith(b"\x89PNG") for picture in pictures)


def test_the_configuration_of_the_readme_is_valid(tmp_path: Path) -> None:
    file = tmp_path / "privacylint.yaml"
    file.write_text(blocks(README, "yaml")[0], encoding="utf-8")
    assert [glob.pattern for glob in load(str(file)).exclude] == ["archive/**"]


def test_the_readme_names_every_command() -> None:
    named = set(re.findall(r"^\| `privacylint (\w+)", README, re.M))
    assert named == set(COMMANDS)


def test_the_readme_names_every_duty() -> None:
    table = README.split("| about | duties |")[1].split("\n\n")[0]
    assert set(re.findall(r"`([a-z-]+)`", table)) == {item.duty for item in load_packs().requirements}


def test_every_format_has_a_section_and_is_named_in_the_readme() -> None:
    assert re.findall(r"^## (.*)$", FORMAT_PAGE, re.M) == list(FORMATS)
    paragraph = README.split("`--format` takes ")[1].split("[docs/formats.md]")[0]
    assert [name for name in re.findall(r"`([a-z]+)`", paragraph) if name in FORMATS] == list(FORMATS)


@pytest.mark.parametrize("command", blocks(FORMAT_PAGE, "sh"))
def test_the_commands_on_formats_work(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    policy = ROOT / "tests" / "policies" / "defective-shop.md"
    Path("privacy.md").write_text(policy.read_text(encoding="utf-8"), encoding="utf-8")
    name, *arguments = shlex.split(command)
    result = CliRunner().invoke(main, arguments)
    written = [Path(file) for option, file in pairwise(arguments) if option == "--output"]
    assert (name, result.exit_code) == ("privacylint", 1)
    assert all(file.stat().st_size for file in written)


def test_the_site_has_a_page_for_every_rule_with_all_there_is_to_say() -> None:
    website = runpy.run_path(str(ROOT / "docs" / "website.py"))
    pages, pack = dict(website["pages"]()), load_packs()
    assert {f"rules/{check.id}.md" for check in pack.checks} | {"rules/index.md", "packs.md", "speed.md"} == set(pages)
    assert all(f"({check.id}.md)" in pages["rules/index.md"] for check in pack.checks)
    for check in pack.checks:
        page = pages[f"rules/{check.id}.md"]
        assert all(f"## {part}" in page for part in ("Why", "What to do", "Examples"))
    complaint = pages["rules/gdpr/complaint-right.md"]
    assert "## Accuracy" in complaint
    assert "[name of the authority]" in complaint
    assert "## Known misses and misfires" in pages["rules/gdpr/recipients.md"]


def test_the_site_leads_to_every_page_and_every_group_has_a_name() -> None:
    website = runpy.run_path(str(ROOT / "docs" / "website.py"))
    nav = website["configuration"]()["nav"]
    made = {address for address, _ in website["pages"]()}
    written = {path.name for path in (ROOT / "docs").glob("*.md")}
    assert {entry for entry in nav if isinstance(entry, str)} | {"rules/index.md"} >= written | {"packs.md", "speed.md"}
    assert len(re.findall(r"rules/[a-z-]+/[a-z-]+\.md", str(nav))) == sum("/" in address for address in made) - 1
    assert set(website["GROUPS"]) >= {check.id.partition("/")[0] for check in load_packs().checks}


def test_the_page_on_configuration_names_every_key_and_its_example_holds(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    (tmp_path / "privacylint.base.yaml").write_text("", encoding="utf-8")
    file = tmp_path / "shop" / "privacylint.yaml"
    file.parent.mkdir()
    file.write_text(blocks(page, "yaml")[0], encoding="utf-8")
    assert load(str(file)).settings
    schema = json.loads((ROOT / "schemas" / "config.schema.json").read_text(encoding="utf-8"))
    assert set(re.findall(r"^\| `([\w-]+)` \|", page, re.M)) == set(schema["properties"])
