"""What the runners of CI services obey in a log, as GitHub's and Azure's read it; for tests of what may be printed there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

_COMMAND = re.compile(r"::([a-z-]+)(?: ([^:]*))?::(.*)", re.S)
_OLD = re.compile(r"##\w*\[")


@dataclass(frozen=True, slots=True)
class Command:
    """A workflow command."""

    name: str
    properties: dict[str, str]
    data: str


def commands(log: str) -> list[Command]:
    """The workflow commands in a log; of the old kind, which may stand anywhere in a line, there must be none."""
    found = []
    for line in re.split(r"\r\n|\r|\n", log):
        assert not _OLD.search(line), line
        if line.strip().startswith("::"):
            match = _COMMAND.fullmatch(line.strip())
            assert match, line
            pairs = (pair.partition("=") for pair in (match[2] or "").split(",") if pair)
            found.append(Command(match[1], {name: _decoded(value) for name, _, value in pairs}, _decoded(match[3])))
    return found


def _decoded(value: str) -> str:
    return re.sub("%(25|0D|0A|3A|2C)", lambda code: unquote(code[0]), value)
