"""Make a release ready: build, check, try in empty environments, and draft the notes. Nothing is published.

    python .ci/release.py [--output FOLDER] [--skip-install]

What it leaves in the folder (`dist` by default): the sdist, the wheel, and `notes.md` with the section of CHANGELOG.md.
docs/releasing.md tells what comes before and after.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OLDEST = 11  # the minor version of requires-python


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=ROOT / "dist", help="folder for what is made (dist)")
    parser.add_argument("--skip-install", action="store_true", help="build and check alone")
    arguments = parser.parse_args()
    version = version_of((ROOT / "linter" / "__init__.py").read_text(encoding="utf-8"))
    if f'version = "{version}"' not in (ROOT / "pyproject.toml").read_text(encoding="utf-8"):
        sys.exit("linter/__init__.py and pyproject.toml name different versions")
    notes = notes_of((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), version)
    shutil.rmtree(arguments.output, ignore_errors=True)
    run(sys.executable, "-m", "build", "--outdir", str(arguments.output), str(ROOT))
    made = sorted(map(str, arguments.output.iterdir()))
    run(sys.executable, "-m", "twine", "check", "--strict", *made)
    for python in () if arguments.skip_install else pythons():
        for file in made:
            tried(python, file, version)
    (arguments.output / "notes.md").write_text(notes, encoding="utf-8")
    print(f"{', '.join(Path(file).name for file in made)}: ready in {arguments.output}")


def version_of(text: str) -> str:
    """The version that the package names."""
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.M)
    if found is None:
        sys.exit("linter/__init__.py names no version")
    return found[1]


def notes_of(changelog: str, version: str) -> str:
    """The section of a version, without its heading."""
    for section in re.split(r"^## ", changelog, flags=re.M)[1:]:
        heading, _, body = section.partition("\n")
        if heading.split()[0] == version:
            return f"{body.strip()}\n"
    sys.exit(f"CHANGELOG.md has no section for {version}")


def pythons() -> list[str]:
    """The oldest and the newest Python here that privacylint supports."""
    named = [f"python3.{minor}" for minor in range(OLDEST, 40)]
    found = [path for name in named if (path := shutil.which(name)) and _starts(path)] or [sys.executable]
    return list(dict.fromkeys([found[0], found[-1]]))


def _starts(python: str) -> bool:
    """Whether it is more than a name that a version manager has put there."""
    return subprocess.run([python, "-c", "import venv"], capture_output=True, check=False).returncode == 0


def tried(python: str, file: str, version: str) -> None:
    """Install a file in an empty environment outside the checkout, and lint a policy with it."""
    with tempfile.TemporaryDirectory() as folder:
        run(python, "-m", "venv", f"{folder}/env")
        run(f"{folder}/env/bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", file)
        policy = shutil.copy(ROOT / "tests" / "policies" / "defective-shop.md", folder)
        command = [f"{folder}/env/bin/privacylint", "check", "--isolated", "--no-cache", "--quiet", policy]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode != 1 or "drafting/placeholder" not in done.stdout:
            sys.exit(f"{Path(file).name} under {python} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        said = subprocess.run([command[0], "--version"], capture_output=True, text=True, check=True).stdout
        if said.split()[-1] != version:
            sys.exit(f"{Path(file).name} says that it is {said.strip()}")
        print(f"{Path(file).name} works under {python}")


def run(*command: str) -> None:
    """Run a command and stop where it fails."""
    done = subprocess.run(command, cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}")


if __name__ == "__main__":
    main()
