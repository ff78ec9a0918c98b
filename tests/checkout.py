"""A copy of this checkout as a git repository with one commit, for tools that take a repository and a revision."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENV = os.environ | {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Nora",
    "GIT_AUTHOR_EMAIL": "nora@kites.example",
    "GIT_COMMITTER_NAME": "Nora",
    "GIT_COMMITTER_EMAIL": "nora@kites.example",
}


def git(folder: Path, *arguments: str, check: bool = True, **env: str) -> subprocess.CompletedProcess[str]:
    """Run git in a folder, without the configuration of this machine."""
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=check, env=ENV | env, timeout=600)


def committed(folder: Path, message: str = "As it is") -> str:
    """Commit all that is in a folder, and give the revision."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--no-verify", "--message", message)
    return git(folder, "rev-parse", "HEAD").stdout.strip()


def copied(folder: Path) -> str:
    """Copy all files of this checkout that git knows or would take, and commit them."""
    listed = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    return committed(folder)
