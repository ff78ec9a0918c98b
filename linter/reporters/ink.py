"""Lines of styled text, and how they become characters for a terminal or a file.

Whatever a policy contains passes through here and cannot reach the terminal as anything but visible characters.
"""

from __future__ import annotations

from collections.abc import Iterable

from linter.reporters.visible import harmless, visible

# a line: pieces of text, each with a style of STYLES or ""
Line = list[tuple[str, str]]

# the sixteen colours of the user's own theme
STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold blue",
    "good": "green",
    "strong": "bold",
    "mark": "red",
    "quiet": "dim",
}


def plain(text: str, style: str = "") -> Line:
    """A line of one piece."""
    return [(text, style)]


def inked(lines: Iterable[Line], *, colour: bool) -> str:
    """The lines as text, with escape sequences for the styles where colours are wanted."""
    if not colour:
        return "".join(f"{harmless(''.join(text for text, _ in line)).rstrip()}\n" for line in lines)
    return _coloured(lines)


def _coloured(lines: Iterable[Line]) -> str:
    import io

    from rich.console import Console  # only a terminal needs it, and it takes longer to load than a policy to judge
    from rich.text import Text

    out = io.StringIO()
    console = Console(file=out, force_terminal=True, color_system="standard", legacy_windows=False, no_color=False)
    for line in lines:
        text = Text(end="\n")
        for piece, style in line:
            text.append(visible(piece) if text.plain.strip() else harmless(piece), STYLES.get(style, ""))
        text.rstrip()
        console.print(text, soft_wrap=True, highlight=False, markup=False, emoji=False)
    return out.getvalue()
