"""Coverage-guided fuzzing with Atheris.

    pip install -e '.[fuzz]'
    python fuzz/run.py TARGET … [--seconds 60] [--corpus FOLDER]     targets: fuzz/targets.py; all where none is named
    python fuzz/run.py --cases 2000                                  the same cases every time, as CI runs them

Each target runs in a process of its own; an exception, a hang or a case of more than a second ends it with status 1 and the
bytes of the case. Put that case into the tests of the module, mend the module, and run again.
"""

from __future__ import annotations

import argparse
import os
import pkgutil
import resource
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

_ENDLESS = 30  # seconds of one case on a busy machine, after which it is taken for a hang
_LONGEST = 4096  # bytes of one case


def main() -> int:
    """Runs the targets named, one after another."""
    arguments = _arguments()
    if arguments.child:
        return _fuzz(arguments.child, arguments.rest)
    from targets import SEEDS, TARGETS

    failed: list[str] = []
    for name in arguments.targets or list(TARGETS):
        with tempfile.TemporaryDirectory() as scratch:
            corpus = arguments.corpus / name if arguments.corpus else Path(scratch)
            corpus.mkdir(parents=True, exist_ok=True)
            for number, seed in enumerate(SEEDS.get(name, [])):
                (corpus / f"seed-{number}").write_bytes(seed)
            command = [sys.executable, __file__, "--child", name, str(corpus)]
            # a gate must not fail by chance, so the cases of a counted run depend on nothing but the code
            counted = [f"-runs={arguments.cases}", "-seed=1"]
            command += counted if arguments.cases else [f"-max_total_time={arguments.seconds}"]
            command += [f"-timeout={_ENDLESS}", f"-max_len={_LONGEST}", "-print_final_stats=1", "-verbosity=1"]
            settled = {**os.environ, "PYTHONHASHSEED": "0"}
            before = _seconds()
            done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False, env=settled)
            print(f"{name:<10} {_seconds() - before:>5.0f} CPU s {_outcome(done.stderr)}", flush=True)
            if done.returncode:
                failed.append(name)
                print(done.stdout[-2000:], done.stderr[-4000:], sep="\n", flush=True)
    if failed:
        print(f"failed: {', '.join(failed)}")
    return 1 if failed else 0


def _seconds() -> float:
    """The time that the targets have taken so far, in seconds of a processor."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _outcome(log: str) -> str:
    """Cases and coverage, as the fuzzer counts them."""
    lines = [line for line in log.splitlines() if " cov: " in line]
    counted = next((line.split()[-1] for line in log.splitlines() if "number_of_executed_units" in line), "?")
    return f"{counted:>9} cases   {lines[-1].split('corp:')[0].split(maxsplit=1)[1] if lines else ''}"


def _fuzz(name: str, rest: list[str]) -> int:
    import atheris

    with atheris.instrument_imports(include=["linter", "targets"]):
        from targets import TARGETS

        import linter.readers

        for module in pkgutil.iter_modules(linter.readers.__path__, "linter.readers."):  # they are imported late
            import_module(module.name)

    atheris.Setup([name, *rest], TARGETS[name])
    atheris.Fuzz()
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--seconds", type=int, default=60, help="for each target (60)")
    parser.add_argument("--cases", type=int, help="for each target, instead of a time")
    parser.add_argument("--corpus", type=Path, help="where cases that reach new code are kept")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    arguments, rest = parser.parse_known_args()
    arguments.rest = [*arguments.targets, *rest] if arguments.child else []
    return arguments


if __name__ == "__main__":
    sys.exit(main())
