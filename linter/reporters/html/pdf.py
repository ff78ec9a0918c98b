"""The audit report on paper, by WeasyPrint, which is an extra (`pip install 'privacylint[pdf]'`)."""

from __future__ import annotations

import logging
from typing import Any

from linter.errors import PrivacylintError


class PdfError(PrivacylintError):
    """A PDF that cannot be made here."""


def to_pdf(html: str) -> bytes:
    """A page as PDF; nothing is fetched from anywhere.

    Raises PdfError where WeasyPrint or a library that it needs is not installed.
    """
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as error:  # it raises OSError where the Pango library is missing
        raise PdfError(
            f"--pdf needs WeasyPrint ({error}); install it with: pip install 'privacylint[pdf]', "
            "and the Pango library of your system (Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0)."
        ) from None
    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it warns of every property that paper has no use for
    data: bytes = HTML(string=html, base_url=None, url_fetcher=_nothing).write_pdf()
    return data


def _nothing(url: str, *_: Any, **__: Any) -> dict[str, Any]:
    """Fetch what stands in the address itself, and nothing else."""
    if not url.startswith("data:"):
        raise ValueError("a report fetches nothing")
    from weasyprint import default_url_fetcher

    return dict(default_url_fetcher(url))
