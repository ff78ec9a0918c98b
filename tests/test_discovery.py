from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from linter.discovery import discover
from linter.errors import UnreadableError
from linter.likeness import looks_like_policy
from linter.readers import read_path

POLICIES = Path(__file__).parent / "policies"
POLICY = (POLICIES / "inkwell-letter-club.md").read_text(encoding="utf-8")


def nothing(_path: str) -> bool:
    return False


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    monkeypatch.chdir(tmp_path)

    def write(*names: str, text: str = POLICY) -> None:
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    return write


def git(*arguments: str) -> None:
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *arguments], check=True, capture_output=True)


def test_files_come_in_the_order_given_and_each_once(write: Callable[..., None]) -> None:
    write("b.md", "a.md", "docs/d.md", "docs/c.md")
    assert discover(["b.md", "docs", "./b.md", "a.md", "docs/c.md"], nothing).files == (
        "b.md",
        "docs/c.md",
        "docs/d.md",
        "a.md",
    )


def test_a_named_file_is_judged_whatever_it_looks_like(write: Callable[..., None]) -> None:
    write("notes.rst", text="buy milk")
    assert discover(["notes.rst", "gone.md", "-"], nothing).files == ("notes.rst", "gone.md", "-")


def test_in_a_folder_only_policies_count_and_the_others_are_counted(write: Callable[..., None]) -> None:
    write("site/privacy.md", "site/legal/cookies.html", "site/en.txt")
    write("site/recipes.md", "site/terms.html", text="Boil the potatoes, then add salt. " * 40)
    write(
        "site/README.md",
        text="# Privacy policy generator\n\n" + "It writes a privacy policy with cookies and GDPR consent. " * 9,
    )
    write("site/policy.docx", "site/policy.pdf", "site/script.js", "site/data.json")
    found = discover(["site"], nothing)
    assert found.files == ("site/en.txt", "site/legal/cookies.html", "site/privacy.md")
    assert found.passed_over == 5  # the potatoes twice, the README, and what is no Word or PDF file


def test_a_folder_may_be_the_working_directory(write: Callable[..., None]) -> None:
    write("privacy.md")
    assert discover(["."], nothing).files == ("privacy.md",)


def test_what_git_ignores_is_left_out(write: Callable[..., None], tmp_path: Path) -> None:
    write("docs/privacy.md", "docs/out/privacy.md", "docs/gone.md", "docs/größe.md", "docs/tracked/old.md")
    write(".gitignore", text="out/\ntracked/\n")
    git("init", "-q")
    git("add", "-f", "docs/tracked/old.md", "docs/gone.md")
    (tmp_path / "docs/gone.md").unlink()
    assert discover(["docs"], nothing).files == ("docs/größe.md", "docs/privacy.md", "docs/tracked/old.md")


def test_repositories_inside_a_repository_are_searched(write: Callable[..., None], tmp_path: Path) -> None:
    write("privacy.md", "inner/privacy.md", "inner/build/privacy.md")
    write("inner/.gitignore", text="build\n")
    git("init", "-q")
    git("init", "-q", "inner")
    assert discover(["."], nothing).files == ("inner/privacy.md", "privacy.md")


def test_links_to_folders_lead_round_in_no_circle(write: Callable[..., None], tmp_path: Path) -> None:
    write("privacy.md", "sub/privacy.md")
    (tmp_path / "sub/up").symlink_to("..")
    (tmp_path / "self").symlink_to(".")
    assert discover(["."], nothing).files == ("privacy.md", "sub/privacy.md")
    git("init", "-q")
    git("add", "-A")
    assert discover(["."], nothing).files == ("privacy.md", "sub/privacy.md")


def test_a_folder_that_may_not_be_looked_into_is_said_to_be_one(
    write: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    write("docs/privacy.md", "docs/closed/privacy.md")
    look, names = os.scandir, os.listdir

    def opened(path: str) -> str:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return path

    monkeypatch.setattr("os.scandir", lambda path: look(opened(path)))
    monkeypatch.setattr("os.listdir", lambda path: names(opened(path)))
    assert discover(["docs"], nothing).files == ("docs/closed", "docs/privacy.md")
    with pytest.raises(UnreadableError, match="docs/closed: no permission"):
        read_path("docs/closed")


def test_without_git_hidden_folders_and_those_of_build_tools_are_left_out(
    write: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    write("docs/privacy.md", "docs/.cache/privacy.md", "docs/node_modules/left-pad/privacy.md")
    assert discover(["docs"], nothing).files == ("docs/privacy.md",)
    git("init", "-q")
    monkeypatch.setenv("PATH", "")
    assert discover(["docs"], nothing).files == ("docs/privacy.md",)


def test_excluded_files_are_counted_whether_found_or_named(write: Callable[..., None]) -> None:
    write("docs/privacy.md", "docs/old.md", "old.md")
    found = discover(["docs", "old.md"], lambda path: path.endswith("old.md"))
    assert (found.files, found.excluded, found.passed_over) == (("docs/privacy.md",), 2, 0)


NO_POLICIES = {"terms-of-sale.md", "defective-shop.txt"}


@pytest.mark.parametrize(
    "path",
    [path for path in sorted(POLICIES.iterdir()) if path.suffix in (".md", ".txt", ".html")],
    ids=lambda path: path.name,
)
def test_our_policies_look_like_policies_and_our_terms_do_not(path: Path) -> None:
    expected = not path.name.startswith(("terms", "stub"))
    assert looks_like_policy(path.name, path.read_text(encoding="utf-8")) is expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("install.md", "Set a cookie with set_cookie(). See our privacy policy. " + "Run make install. " * 50),
        ("api.html", "<h1>Cookies</h1>" + "<p>response.cookies holds a dict of cookie objects.</p>" * 20),
        ("privacy.md", ""),
        ("privacy.md", "TODO"),
        ("empty.html", "<script>" * 9),
    ],
)
def test_documents_about_other_things_are_told_apart(name: str, text: str) -> None:
    assert not looks_like_policy(name, text)


def test_a_hostile_page_is_looked_at_in_no_time() -> None:
    for piece in ("<script", "<style><", "<", "osobn", "priva", "personal data "):
        looks_like_policy("privacy.html", piece * (1_000_000 // len(piece)))


@pytest.mark.shared
def test_real_policies_look_like_policies() -> None:
    folder = Path(__file__).parents[2] / "shared" / "policies"
    if not folder.is_dir():
        pytest.skip("the shared policies are not beside this checkout")
    files = [
        path for path in folder.rglob("*") if path.suffix in (".md", ".mdx", ".txt", ".html") and path.name != "README.md"
    ]
    found = discover([str(folder)], nothing)
    assert len(found.files) / len(files) > 0.95  # the others are stubs: pages whose text a script would fetch
