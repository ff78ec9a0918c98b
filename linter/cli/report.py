"""`privacylint report`: the audit report, a page for people."""

from __future__ import annotations

import datetime
import os

import click

from linter.cli import NO_ADVICE
from linter.cli.options import documents
from linter.cli.options import together as joined
from linter.cli.output import complain, emit, progress

STDOUT = "-"


@click.command(epilog=f"Exit status: 0, also where something is found; 2 an error; 3 nothing could be assessed. {NO_ADVICE}")
@documents
@joined
@click.option("--output", required=True, metavar="FILE", help="Where the report goes; - is standard output.")
@click.option("--pdf", is_flag=True, help="Write PDF instead of HTML; needs privacylint[pdf].")
@click.option("--excerpts", is_flag=True, help="Leave the policy's text out, and cut quotes to a few words.")
@click.option("--title", default="", metavar="TEXT", help="The title of the report.")
@click.option("--logo", metavar="FILE", help="A picture for the head of the report.")
def report(
    *,
    paths: tuple[str, ...],
    as_of: datetime.date,
    isolated: bool,
    config: str | None,
    stdin_filename: str | None,
    max_bytes: int | None,
    together: bool,
    output: str,
    pdf: bool,
    excerpts: bool,
    title: str,
    logo: str | None,
) -> None:
    """Write the audit report: the verdict, the duties, the findings, the policy as read and its facts.

    One policy makes one page that holds all it needs. Several make an index, and a page each in a folder of the same name.
    PATH is a file, a folder, in which policies are looked for, or - for standard input.
    """
    from linter.options import Options
    from linter.reporters.html import pages
    from linter.reporters.html.look import Look, read_logo
    from linter.run import Exit, run

    folder, name, suffix = _place(output, pdf=pdf)
    look = Look(title=title, logo=read_logo(logo) if logo else "", excerpts=excerpts)
    options = Options(
        as_of=as_of,
        isolated=isolated,
        config=config,
        with_facts=True,
        use_baseline=False,  # an audit leaves nothing out that is merely known
        max_bytes=max_bytes,
        together=together,
        stdin_filename=stdin_filename,
    )
    outcome = run(paths, options, progress)
    for error in outcome.report.errors:
        complain(f"{error.path}: {error.message}")
    if outcome.report.errors and not outcome.report.documents:
        click.get_current_context().exit(outcome.status)  # a page about nothing would look like a good one
    files = list(pages(outcome.report, look, name=name, suffix=suffix))
    if output == STDOUT and len(files) > 1:
        raise click.UsageError("a report on several documents is several files; write --output FILE.html.")
    for file, html in files:
        if output == STDOUT:
            emit(html)
        else:
            _write(os.path.join(folder, file), html, pdf=pdf)
    click.get_current_context().exit(Exit.CLEAN if outcome.status is Exit.FINDINGS else outcome.status)


def _place(output: str, *, pdf: bool) -> tuple[str, str, str]:
    """The folder, the name and the suffix of the report's first file.

    Raises click.UsageError where the suffix is one of the other kind, or paper would go to standard output.
    """
    folder, file = os.path.split(output)
    name, suffix = os.path.splitext(file)
    if pdf and (output == STDOUT or suffix.lower() in (".html", ".htm")):
        raise click.UsageError(
            f"--pdf writes PDF; {output!r} is no name for it. Write --output {name.strip('-') or 'report'}.pdf."
        )
    if not pdf and suffix.lower() == ".pdf":
        raise click.UsageError(f"for {output!r} to be PDF, add --pdf.")
    return folder, name, suffix or (".pdf" if pdf else ".html")


def _write(path: str, html: str, *, pdf: bool) -> None:
    """Write one file; its folder is made where it is wanting.

    Raises OSError where that fails, PdfError where no PDF can be made.
    """
    os.makedirs(os.path.dirname(path) or os.curdir, exist_ok=True)
    if not pdf:
        emit(html, path)
        return
    from linter.reporters.html.pdf import to_pdf

    data = to_pdf(html)
    with open(path, "wb") as file:
        file.write(data)
