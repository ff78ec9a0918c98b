"""Packs: what loads, and how the errors of those that do not read."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from linter.bundled import bundled
from linter.errors import PackError
from linter.packs import load_packs
from linter.testing import run_examples

PATTERN = """\
id: shop/cash
title: Cash by post
why: Cash that is sent by post gets lost, and nobody can say where.
articles: ["house rule"]
severity: warning
message: The text asks for cash by post.
remedy: Offer a bank transfer instead.
phrases:
  en:
    report: ["send ~3 cash"]
    unless: ["not ~2 send"]
examples:
  fails: ["Please send us cash."]
  passes: ["Please do not send us cash."]
"""

PYTHON = '''\
from collections.abc import Iterator

from linter.api import Defect, Severity, Statement, check


@check(
    "shop/shouting",
    severity=Severity.INFO,
    articles=("house rule",),
    remedy="Write in sentences.",
    fails=("WE KEEP YOUR DATA SAFE.",),
    passes=("We keep your data safe.",),
)
def shouting(statements: tuple[Statement, ...]) -> Iterator[Defect]:
    """Text in capitals.

    Nobody likes to be shouted at.
    """
    for statement in statements:
        if statement.text.isupper():
            yield Defect(place=statement.evidence(), message="This is shouted.")
'''


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pack.yaml").write_text("name: shop\ndescription: Rules of the house.\n")
    (tmp_path / "shop").mkdir()
    return tmp_path


def test_a_folder_with_a_pattern_and_a_python_check_is_a_pack(folder: Path) -> None:
    (folder / "shop/cash.yaml").write_text(PATTERN)
    (folder / "shop/shouting.py").write_text(PYTHON)
    pack = load_packs([folder], builtin=False)
    assert sorted(pack.rules()) == ["shop/cash", "shop/shouting"]
    assert list(run_examples(pack)) == []


def test_a_pack_joins_the_built_in_one(folder: Path) -> None:
    (folder / "shop/cash.yaml").write_text(PATTERN)
    rules = load_packs([folder]).rules()
    assert "shop/cash" in rules
    assert "gdpr/complaint-right" in rules


def test_a_pack_that_is_given_twice_is_loaded_once(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (folder / "shop/cash.yaml").write_text(PATTERN)
    link = tmp_path_factory.mktemp("other") / "pack"
    link.symlink_to(folder)
    assert list(load_packs([folder, folder, link], builtin=False).rules()) == ["shop/cash"]


def test_a_copy_of_the_built_in_pack_takes_its_place(folder: Path) -> None:
    builtin = Path(bundled("checks"))
    assert len(load_packs([builtin]).rules()) == len(load_packs().rules())
    copy = folder / "copy"
    shutil.copytree(builtin, copy)
    (copy / "clarity/long_paragraph.py").unlink()
    assert set(load_packs().rules()) - set(load_packs([copy]).rules()) == {"clarity/long-paragraph"}
    with pytest.raises(PackError, match="exists already"):
        load_packs([_renamed(copy)])


def _renamed(pack: Path) -> Path:
    file = pack / "pack.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("name: privacylint", "name: another"), encoding="utf-8")
    return pack


def test_a_pack_is_found_from_the_folder_that_one_works_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "shop/cash.yaml").write_text(PATTERN)
    monkeypatch.chdir(folder.parent)
    assert list(load_packs([folder.name], builtin=False).rules()) == ["shop/cash"]
    monkeypatch.chdir(folder)
    assert list(load_packs(["."], builtin=False).rules()) == ["shop/cash"]


def test_an_example_that_does_not_hold_is_reported_with_its_file(folder: Path) -> None:
    (folder / "shop/cash.yaml").write_text(PATTERN.replace("do not send", "send"))
    (failure,) = run_examples(load_packs([folder], builtin=False))
    assert failure.rule == "shop/cash"
    assert failure.origin.endswith("cash.yaml")


@pytest.mark.parametrize(
    ("before", "after", "line", "words"),
    [
        ("message:", "mesage:", 1, ["mesage", "message"]),
        ("severity: warning", "severity: wrong", 5, ["wrong", "warning"]),
        ("send ~3 cash", "send ~ cash", 10, ["expected", "~number", "^"]),
        ("send ~3 cash", "send <money>", None, ["<money>"]),
        ('articles: ["house rule"]', "articles: []", 4, ["articles"]),
        ("title: Cash by post", "title: [", None, ["YAML"]),
    ],
)
def test_an_error_names_file_line_and_remedy(
    folder: Path, before: str, after: str, line: int | None, words: list[str]
) -> None:
    assert before in PATTERN
    (folder / "shop/cash.yaml").write_text(PATTERN.replace(before, after))
    with pytest.raises(PackError) as error:
        load_packs([folder], builtin=False)
    message = str(error.value)
    assert str(folder / "shop/cash.yaml") in message
    assert line is None or f"cash.yaml:{line}:" in message
    for word in words:
        assert word in message


@pytest.mark.parametrize(("duties", "name"), [("fun:", "fun"), ("purposes: jokes", "jokes")])
def test_the_duties_of_a_cookie_policy_must_exist(folder: Path, duties: str, name: str) -> None:
    (folder / "pack.yaml").write_text(f"name: shop\ndescription: Rules of the house.\ncookie-duties:\n  {duties}\n")
    with pytest.raises(PackError, match=rf"'{name}' is unknown"):
        load_packs([folder])


def test_a_folder_without_pack_yaml_is_none(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"pack\.yaml"):
        load_packs([tmp_path], builtin=False)


def test_a_rule_may_not_be_defined_twice(folder: Path) -> None:
    (folder / "shop/cash.yaml").write_text(PATTERN)
    (folder / "shop/more.yaml").write_text(PATTERN)
    with pytest.raises(PackError, match="shop/cash"):
        load_packs([folder], builtin=False)


@pytest.mark.parametrize("body", ["1 / 0\n", "import nowhere_at_all\n", "x = 1\n", "def f(:\n"])
def test_a_python_check_that_does_not_load_is_named_with_its_file(folder: Path, body: str) -> None:
    (folder / "shop/broken.py").write_text(body)
    with pytest.raises(PackError, match=r"broken\.py"):
        load_packs([folder], builtin=False)


def test_a_parsed_pack_is_read_back_from_the_cache_until_its_text_changes(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (folder / "shop/cash.yaml").write_text(PATTERN)
    first = load_packs([folder], builtin=False)
    assert len(list((tmp_path / "cache/privacylint/packs").iterdir())) == 1
    assert load_packs([folder], builtin=False) == first
    (folder / "shop/cash.yaml").write_text(PATTERN.replace("asks for", "wants"))
    assert load_packs([folder], builtin=False) != first


def test_a_damaged_or_unwritable_cache_changes_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (folder / "shop/cash.yaml").write_text(PATTERN)
    first = load_packs([folder], builtin=False)
    for entry in (tmp_path / "cache/privacylint/packs").iterdir():
        entry.write_bytes(b"no pickle")
    assert load_packs([folder], builtin=False) == first
    monkeypatch.setenv("XDG_CACHE_HOME", os.devnull)
    assert load_packs([folder], builtin=False) == first
