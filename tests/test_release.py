"""The script that makes a release ready: it builds, checks and drafts, and refuses what does not fit together."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from linter import __version__

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / ".ci" / "release.py"


@pytest.fixture(scope="module")
def release() -> ModuleType:
    spec = importlib.util.spec_from_file_location("release", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_builds_and_checks_and_drafts_the_notes(tmp_path: Path) -> None:
    pytest.importorskip("twine")
    command = [sys.executable, str(SCRIPT), "--output", str(tmp_path / "made"), "--skip-install"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    wheel, sdist = f"privacylint-{__version__}-py3-none-any.whl", f"privacylint-{__version__}.tar.gz"
    assert {file.name for file in (tmp_path / "made").iterdir()} == {wheel, sdist, "notes.md"}
    names = set(zipfile.ZipFile(tmp_path / "made" / wheel).namelist())
    assert {"linter/suppress.py", "linter/_bundled/schemas/baseline.schema.json"} <= names
    assert "`privacylint check`" in (tmp_path / "made" / "notes.md").read_text(encoding="utf-8")


def test_the_notes_are_the_section_of_the_version(release: ModuleType) -> None:
    changelog = "# Changelog\n\n## 1.1.0 (2027-01-02)\n\n- New.\n\n## 1.0.0\n\n- Old.\n"
    assert release.notes_of(changelog, "1.1.0") == "- New.\n"
    assert release.notes_of(changelog, "1.0.0") == "- Old.\n"
    with pytest.raises(SystemExit, match=r"no section for 2\.0\.0"):
        release.notes_of(changelog, "2.0.0")


def test_the_oldest_and_the_newest_python_are_tried(release: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "shutil.which", lambda name: f"/usr/bin/{name}" if name in ("python3.11", "python3.13", "python3.12") else None
    )
    monkeypatch.setattr(release, "_starts", lambda path: not path.endswith("2"))
    assert release.pythons() == ["/usr/bin/python3.11", "/usr/bin/python3.13"]
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert release.pythons() == [sys.executable]
