"""Text that knows where in the source each of its characters stands.

A reader takes marks and entities away and joins wrapped lines; `Text` keeps the way back. It is a string with a list of
runs, each of which maps a piece of the string onto a piece of the source. Where the two pieces are equally long, they
correspond character by character; otherwise (an entity, a joint between two lines) the whole piece maps onto the whole.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from linter.frozen import dataclass
from linter.source import Span


class Run(NamedTuple):
    """A piece of a text and the piece of the source that it came from."""

    at: int  # offset in the text's characters
    size: int  # length in the text, in characters
    start: int  # offset in the source
    end: int  # end in the source, exclusive


@dataclass(frozen=True, slots=True)
class Text:
    """Characters of a document, each with its place in the source."""

    value: str
    runs: tuple[Run, ...]  # in order, without gaps in `value`; source places never go backwards

    @staticmethod
    def plain(value: str, start: int) -> Text:
        """A text that stands in the source letter for letter from `start` on."""
        return Text(value, (Run(0, len(value), start, start + len(value)),))

    @staticmethod
    def of(pieces: Iterable[tuple[str, int, int]]) -> Text:
        """A text from pieces, each with the start and end of what it stands for in the source."""
        runs: list[Run] = []
        values: list[str] = []
        at = 0
        for value, start, end in pieces:
            if not value:
                continue
            values.append(value)
            last = runs[-1] if runs else None
            linear = len(value) == end - start
            if last and linear and last.end == start and last.size == last.end - last.start:
                runs[-1] = Run(last.at, last.size + len(value), last.start, end)
            else:
                runs.append(Run(at, len(value), start, end))
            at += len(value)
        return Text("".join(values), tuple(runs))

    @staticmethod
    def join(texts: Sequence[Text], glue: str = " ") -> Text:
        """The texts one after another; each glue stands for what separates its neighbours in the source."""
        texts = [text for text in texts if text.value]
        if len(texts) == 1:
            return texts[0]
        runs: list[Run] = []
        at = 0
        for text in texts:
            if runs and glue:
                runs.append(Run(at, len(glue), runs[-1].end, text.runs[0].start))
                at += len(glue)
            runs.extend(Run(run.at + at, run.size, run.start, run.end) for run in text.runs)
            at += len(text.value)
        return Text(glue.join(text.value for text in texts), tuple(runs))

    def __len__(self) -> int:
        return len(self.value)

    def __bool__(self) -> bool:
        return bool(self.value)

    @property
    def span(self) -> Span:
        """The source range from the first character to the last."""
        if not self.runs:
            return Span(0, 0)
        return Span(self.runs[0].start, self.runs[-1].end)

    def span_of(self, start: int, end: int) -> Span:
        """The source range of the characters from `start` to `end` (exclusive) of this text."""
        if not self.runs:
            return Span(0, 0)
        first = self.runs[self._run_at(start)]
        last = self.runs[self._run_at(max(start, end - 1))]
        begin = first.start + (start - first.at if _linear(first) else 0)
        finish = last.start + (end - last.at) if _linear(last) else last.end
        return Span(begin, max(begin, finish))

    def offset_of(self, place: int) -> int:
        """The offset of the first character that stands at a place in the source or after it."""
        run = self.runs[max(0, bisect_right(self.runs, place, key=_start) - 1)] if self.runs else Run(0, 0, 0, 0)
        return run.at + min(max(0, place - run.start), run.size) if _linear(run) or place <= run.start else run.at + run.size

    def slice(self, start: int, end: int) -> Text:
        """The part from `start` to `end` (exclusive), with its runs."""
        runs: list[Run] = []
        for index in range(self._run_at(start) if self.runs else 0, len(self.runs)):
            run = self.runs[index]
            if run.at >= end:
                break
            low, high = max(start, run.at), min(end, run.at + run.size)
            if low >= high:
                continue
            if _linear(run):
                offset = run.start - run.at
                runs.append(Run(low - start, high - low, low + offset, high + offset))
            else:
                runs.append(Run(low - start, high - low, run.start, run.end))
        return Text(self.value[start:end], tuple(runs))

    def strip(self) -> Text:
        """Without white space at either end."""
        value = self.value
        start = len(value) - len(value.lstrip())
        end = len(value.rstrip())
        return self if (start, end) == (0, len(value)) else self.slice(start, max(start, end))

    def _run_at(self, offset: int) -> int:
        if len(self.runs) == 1:
            return 0
        return max(0, bisect_right(self.runs, offset, key=_at) - 1)


def _at(run: Run) -> int:
    return run.at


def _start(run: Run) -> int:
    return run.start


def _linear(run: Run) -> bool:
    return run.size == run.end - run.start
