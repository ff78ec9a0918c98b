"""Mend the files that paths lead to: read each, apply its fixes, write it back in one step, all other bytes as they were."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from difflib import unified_diff

from linter.discovery import STDIN
from linter.errors import UnreadableError
from linter.fixing import Mended, mend
from linter.judge import hold, judge
from linter.options import Options, Task
from linter.readers import MAX_BYTES, read_data
from linter.readers.decode import read_bytes
from linter.report import DocumentReport, ReadError
from linter.run import find, task_for
from linter.source import Format, Source

_FORMATS = (Format.TEXT, Format.MARKDOWN, Format.HTML)  # in which the text that is read is the file's own
_MARKS = {
    "utf-8": b"\xef\xbb\xbf",
    "utf-16-le": b"\xff\xfe",
    "utf-16-be": b"\xfe\xff",
    "utf-32-le": b"\xff\xfe\x00\x00",
    "utf-32-be": b"\x00\x00\xfe\xff",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MendedFile:
    """A file with what its fixes make of it."""

    path: str  # as reports give it
    file: str | None  # where it is written to; None for standard input
    before: Source
    mended: Mended
    mark: bytes  # the byte order mark that it begins with

    @property
    def changed(self) -> bool:
        """Whether anything was mended."""
        return self.mended.text != self.before.text

    def diff(self) -> str:
        """The change as a unified diff; empty where there is none."""
        lines = unified_diff(
            self.before.text.splitlines(keepends=True),
            self.mended.text.splitlines(keepends=True),
            self.path,
            self.path,
        )
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)

    def write(self) -> None:
        """Put the mended file in the place of the old one, in one step.

        Raises OSError where that cannot be done; the old file is then as it was.
        """
        if self.file is not None and self.changed:
            _replace(os.path.realpath(self.file), self.mark + self.mended.text.encode(self.before.encoding))


def mend_paths(paths: Sequence[str], options: Options, *, unsafe: bool = False) -> Iterator[MendedFile | ReadError]:
    """What the fixes make of each document, or why it cannot be mended; nothing is written yet.

    Raises ConfigError and PackError.
    """
    tasks = [task_for(path, options) for path in find(paths, options).files]
    hold(options, [task.config for task in tasks])
    for task in tasks:
        try:
            yield _mended(task, unsafe=unsafe)
        except UnreadableError as error:
            message = str(error).removeprefix(f"{task.path}: ").removeprefix(f"{task.shown}: ")
            yield ReadError(path=task.shown, message=message)


def _mended(task: Task, *, unsafe: bool) -> MendedFile:
    """A document with what its fixes make of it.

    Raises UnreadableError for one that cannot be read, or cannot be written back as it is.
    """
    data = task.data if task.data is not None else read_bytes(task.path, task.options.max_bytes or MAX_BYTES)
    source = read_data(data, task.shown).source
    mark = _MARKS.get(source.encoding, b"")
    mark = mark if data.startswith(mark) else b""
    if source.format not in _FORMATS or not _is_kept(source.text, source.encoding, data.removeprefix(mark)):
        raise UnreadableError(f"{task.shown}: {_KEPT_OUT}")

    def lint(changed: Source) -> DocumentReport:
        outcome = judge(replace(task, data=mark + changed.text.encode(source.encoding)))
        if isinstance(outcome, ReadError):
            raise UnreadableError(outcome.message)
        return outcome

    mended = mend(source, lint, unsafe=unsafe)
    file = None if task.path == STDIN else task.path
    return MendedFile(path=task.shown, file=file, before=source, mended=mended, mark=mark)


_KEPT_OUT = "cannot be written back as it is, so that nothing was mended; save it as Markdown, HTML or plain text in UTF-8"


def _is_kept(text: str, encoding: str, data: bytes) -> bool:
    """Whether encoding the text gives the bytes that it was decoded from."""
    try:
        return text.encode(encoding) == data
    except UnicodeEncodeError:
        return False


def _replace(path: str, data: bytes) -> None:
    """Write beside the file, with its rights, and put the new one in its place."""
    handle, beside = tempfile.mkstemp(prefix=".privacylint-", dir=os.path.dirname(path))
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, os.stat(path).st_mode & 0o7777)
        os.replace(beside, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise


def lines_of(mended: MendedFile, *, written: bool) -> Iterator[str]:
    """What was done to a file, and what else could be, in lines for people."""
    verb = "mended" if written else "would mend"
    for finding in mended.mended.applied:
        yield f"{mended.path}: {verb} {finding.rule}: {finding.message}"
    after = replace(mended.before, text=mended.mended.text)
    for finding in mended.mended.left:
        place = f"{mended.path}:{after.position(finding.place.span.start)[0]}" if finding.place else mended.path
        how = "left as it is" if finding.fix and finding.fix.safe else "check it, then use --unsafe-fixes"
        yield f"{place}: {finding.rule}: {finding.message} ({how})"
