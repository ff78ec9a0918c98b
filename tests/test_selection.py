from __future__ import annotations

import pytest

from linter.checks import Check
from linter.errors import ConfigError
from linter.findings import Severity
from linter.nearest import nearest
from linter.selection import Choice, choose


def rule(id: str, *, default: bool = True) -> Check:
    return Check(id=id, title="", why="", articles=(), remedy="", severity=Severity.ERROR, default=default)


RULES = {
    check.id: check
    for check in (
        rule("drafting/placeholder"),
        rule("drafting/duplicate-block"),
        rule("gdpr/complaint-right"),
        rule("clarity/long-sentence", default=False),
    )
}


def chosen(select: str = "", ignore: str = "") -> set[str]:
    def choices(names: str, origin: str) -> list[Choice]:
        return [Choice(name=name, origin=origin) for name in names.split()]

    return set(choose(RULES, select=choices(select, "--select"), ignore=choices(ignore, "privacylint.yaml:3")))


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ("", "", {"drafting/placeholder", "drafting/duplicate-block", "gdpr/complaint-right"}),
        ("drafting", "", {"drafting/placeholder", "drafting/duplicate-block"}),
        ("drafting/*", "", {"drafting/placeholder", "drafting/duplicate-block"}),
        ("gdpr/complaint-right clarity", "", {"gdpr/complaint-right", "clarity/long-sentence"}),
        ("", "gdpr", {"drafting/placeholder", "drafting/duplicate-block"}),
        ("drafting", "drafting/placeholder", {"drafting/duplicate-block"}),
        ("drafting", "drafting", set()),
    ],
)
def test_rules_are_selected_and_ignored_by_name_or_group(select: str, ignore: str, expected: set[str]) -> None:
    assert chosen(select, ignore) == expected


@pytest.mark.parametrize(
    ("select", "ignore", "message"),
    [
        ("drafting/placeholdr", "", r"--select: .*'drafting/placeholdr'; did you mean 'drafting/placeholder'\?"),
        ("draftin", "", r"--select: .*'draftin'; did you mean 'drafting'\?"),
        ("", "xyzzy", r"privacylint\.yaml:3: no rule or group is called 'xyzzy'\. `privacylint rules`"),
    ],
)
def test_an_unknown_name_is_an_error_with_its_place_and_the_nearest_name(select: str, ignore: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        chosen(select, ignore)


def test_the_last_part_of_a_name_is_enough_to_be_understood() -> None:
    assert nearest("complaint-rights", RULES) == "gdpr/complaint-right"
