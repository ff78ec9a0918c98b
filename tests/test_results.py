"""Results kept between runs: the same answer sooner, and never an old one."""

from __future__ import annotations

import datetime
import os
import pickle
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from linter import results
from linter.answers import answers
from linter.cache import clean, folder
from linter.config import closest
from linter.findings import Severity
from linter.options import Options, Task
from linter.report import DocumentReport
from linter.reporters import FORMATS, View, render
from linter.run import run
from linter.selection import Profile

DAY = datetime.date(2026, 11, 22)
POLICY = "# Privacy policy\n\nFennimore Kites, [insert address], sells kites.\n"
START = [sys.executable, "-c", "from linter.cli import main; main()"]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    Path("privacy.md").write_text(POLICY, encoding="utf-8")


def options(**more: object) -> Options:
    return Options(**{"as_of": DAY, **more})  # type: ignore[arg-type]


def task(given: Options | None = None, path: str = "privacy.md") -> Task:
    given = given or options()
    return Task(path=path, shown=path, config=given.config_for(path), options=given)


def kept() -> list[str]:
    place = Path(folder("results"))
    return sorted(entry.name for entry in place.iterdir()) if place.is_dir() else []


def test_a_second_run_asks_no_check(monkeypatch: pytest.MonkeyPatch) -> None:
    (first,) = answers([task()])
    monkeypatch.setattr("linter.judge.lint", lambda *_, **__: pytest.fail("it was judged again"))
    (second,) = answers([task()])
    assert isinstance(first, DocumentReport)
    assert isinstance(second, DocumentReport)
    assert (second.findings, second.judgements, second.sections) == (first.findings, first.judgements, first.sections)
    assert [section.title.value for section in second.policy.walk()] == ["Privacy policy"]


def test_what_is_no_file_is_not_read_for_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo("pipe.md")
    Path("endless.md").symlink_to("/dev/zero")
    Path("long.md").write_text(POLICY * 3, encoding="utf-8")
    monkeypatch.setattr("builtins.open", lambda *_, **__: pytest.fail("it was opened"))
    for path in ("pipe.md", "endless.md", "missing.md", "no\0name.md"):
        assert results.key(task(path=path)) is None
    assert results.key(task(options(max_bytes=len(POLICY)), "long.md")) is None


def test_a_pipe_of_a_shell_is_read_once() -> None:
    command = f"{shlex.join(START)} check --isolated <(cat privacy.md)"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "could not be read" not in done.stdout


@pytest.mark.parametrize("format", FORMATS)
def test_a_kept_result_reads_the_same_in_every_format(format: str) -> None:
    first, second = (render(format, run(["privacy.md"], options()).report, View(suppressed=True)) for _ in range(2))
    assert first == second
    assert len(kept()) == 1


def test_all_that_the_answer_depends_on_is_in_the_key() -> None:
    changes = [
        options(as_of=datetime.date(2026, 11, 23)),
        options(select=("drafting",)),
        options(ignore=("drafting",)),
        options(profile=Profile.AUDIT),
        options(suppress=False),
        options(duties_only=True),
        options(max_bytes=1000),
    ]
    keys = {results.key(task(given)) for given in (options(), *changes)}
    Path("privacy.md").write_text(POLICY + " ", encoding="utf-8")
    keys.add(results.key(task()))
    Path("other.md").write_text(POLICY, encoding="utf-8")
    keys.add(results.key(task(path="other.md")))
    Path("privacylint.yaml").write_text("ignore: [legal]\n", encoding="utf-8")
    closest.cache_clear()
    keys.add(results.key(task()))
    assert len(keys) == len(changes) + 4


def test_what_decides_only_how_it_ends_is_not() -> None:
    assert results.key(task(options(fail_on=Severity.INFO))) == results.key(task())


def test_a_changed_check_makes_every_result_old(tmp_path: Path) -> None:
    pack = tmp_path / "rules"
    pack.mkdir()
    (pack / "pack.yaml").write_text("name: ours\ndescription: Ours.\n", encoding="utf-8")
    before = results._stamp.__wrapped__(str(pack))
    (pack / "rule.yaml").write_text("x", encoding="utf-8")
    assert results._stamp.__wrapped__(str(pack)) != before


def test_a_document_that_cannot_be_read_is_not_kept() -> None:
    Path("binary.md").write_bytes(b"\x00\x01\x02" * 500)
    list(answers([task(path="binary.md"), task(path="gone.md")]))
    assert kept() == []


def test_without_the_cache_nothing_is_read_and_nothing_is_kept() -> None:
    run(["privacy.md"], options(use_cache=False))
    assert kept() == []


@pytest.mark.parametrize("damage", [b"", b"\x80", pickle.dumps("something else"), pickle.dumps(("a", "b", "c"))])
def test_a_damaged_result_is_none(damage: bytes) -> None:
    run(["privacy.md"], options())
    (name,) = kept()
    Path(folder("results"), name).write_bytes(damage)
    assert [len(document.findings) > 0 for document in run(["privacy.md"], options()).report.documents] == [True]


def test_a_folder_that_cannot_be_written_to_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert run(["privacy.md"], options()).report.documents


def test_the_oldest_go(tmp_path: Path) -> None:
    for age in range(5):
        (tmp_path / f"e{age}").write_bytes(b"")
        os.utime(tmp_path / f"e{age}", (1000 - age, 1000 - age))
    clean(str(tmp_path), newest=2)
    assert {entry.name for entry in tmp_path.iterdir() if entry.is_file() and entry.name[0] == "e"} <= {"e0", "e1"}


def test_runs_beside_each_other_agree() -> None:
    for number in range(6):
        Path(f"p{number}.md").write_text(POLICY * (number + 1), encoding="utf-8")
    command = [*START, "check", "--quiet", "--as-of", "2026-11-22", *(f"p{number}.md" for number in range(6))]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    outputs = {process.communicate(timeout=120) for process in processes}
    assert len(outputs) == 1
    assert len(kept()) == 6


def test_a_known_document_needs_no_engine() -> None:
    """What pre-commit waits for: neither the reader nor a check nor a parser is loaded."""
    code = (
        "import sys; from linter.cli import main\n"
        "main(['check', 'privacy.md', '--exit-zero'], standalone_mode=False)\n"
        "print(' '.join(sorted(sys.modules)))"
    )
    for _ in range(2):
        out = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True).stdout
    loaded = set(out.splitlines()[-1].split())
    heavy = {"yaml", "lark", "jsonschema", "rich", "json", "markdown_it", "subprocess", "shutil", "pathlib"}
    assert loaded & heavy == set()
    assert not {f"linter.{name}" for name in ("engine", "judge", "packs", "readers", "policy", "checks", "facts")} & loaded
