from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

HOOKS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
)
CHECK, FIX = HOOKS


def test_one_hook_lints_and_one_mends() -> None:
    assert [(hook["id"], hook["entry"]) for hook in HOOKS] == [
        ("privacylint", "privacylint check"),
        ("privacylint-fix", "privacylint fix"),
    ]
    assert all(hook["language"] == "python" and hook["require_serial"] is False for hook in HOOKS)


@pytest.mark.parametrize(
    ("path", "linted"),
    [
        ("privacy.md", True),
        ("PRIVACY.md", True),
        ("privacy-policy.md", True),
        ("docs/PrivacyPolicy.html", True),
        ("docs/privacy_policy_en_2026.txt", True),
        ("privacy-notice.mdx", True),
        ("privacy.de.md", True),
        ("privacy/index.md", True),
        ("legal/cookies.html", True),
        ("legal/cookie-policy.htm", True),
        ("site/our-privacy-statement.md", True),
        ("data-protection-policy.txt", True),
        ("datenschutz.html", True),
        ("site/datenschutzerklaerung.md", True),
        ("legal/privacy-policy.docx", True),
        ("privacy_notice.pdf", True),
        ("docs/privacy.rst", True),
        ("cookie-policy.adoc", True),
        ("politique-de-confidentialite.md", True),
        ("aviso-de-privacidad.html", True),
        ("privacyverklaring.md", True),
        ("README.md", False),
        ("privacy.py", False),
        ("privacy-policy.md.j2", False),
        ("docs/cookies/README.md", False),
        ("docs/privacy-tips-for-users.md", False),
        ("cookiecutter.md", False),
        ("src/cookies.ts", False),
        ("terms.md", False),
        ("policy.md", False),
    ],
)
def test_it_sees_policies_and_leaves_the_rest_of_a_repository_alone(path: str, linted: bool) -> None:
    assert bool(re.search(CHECK["files"], path)) is linted


@pytest.mark.parametrize(
    ("path", "mended"),
    [
        ("privacy.md", True),
        ("cookies.html", True),
        ("legal/privacy.PDF", False),
        ("privacy.docx", False),
        ("privacy.rst", False),
    ],
)
def test_the_second_hook_takes_formats_that_can_be_mended(path: str, mended: bool) -> None:
    assert FIX["files"] == CHECK["files"]
    assert (re.search(FIX["files"], path) and not re.search(FIX["exclude"], path)) is mended
