from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

HOOKS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
)
(HOOK,) = HOOKS


def test_the_hook_lints() -> None:
    assert (HOOK["id"], HOOK["entry"], HOOK["language"], HOOK["require_serial"]) == (
        "privacylint",
        "privacylint check",
        "python",
        False,
    )


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
    assert bool(re.search(HOOK["files"], path)) is linted
