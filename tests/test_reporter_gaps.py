from __future__ import annotations

from reports import REPORT, document

from linter.report import Report
from linter.reporters import View
from linter.reporters.gaps import render_text


def test_one_document_is_shown_in_full_with_what_proves_it() -> None:
    out = render_text(Report(documents=(document(),)), View(width=60))
    assert out.splitlines()[2:8] == [
        "met             Right of access  Art. 13(2)(b), 15 GDPR",
        "                line 11: You may ask for a copy of your dat…",
        "missing         Right to complain  Art. 13(2)(d), 77 GDPR",
        "                No statement was found.",
        "",
        "2 duties: 1 met · 1 missing",
    ]


def test_several_documents_are_a_matrix() -> None:
    assert render_text(REPORT, View(width=60)).splitlines() == [
        "                    1   2",
        "Right of access     +   +",
        "Right to complain   -   -",
        "",
        "   1  shop/privacy.md  2 duties: 1 met · 1 missing",
        "   2  clean.md  2 duties: 1 met · 1 missing",
        "",
        "+ met   ~ partial   - missing   . not applicable   ? not assessed",
        "error  scan.pdf: a PDF document, which cannot be read yet",
        "1 document could not be read.",
        "3 files passed over, for want of the looks of a policy.",
        "This is no legal advice; a lawyer should see what matters.",
    ]


def test_a_matrix_that_is_too_wide_goes_on_below() -> None:
    report = Report(documents=tuple(document(path=f"{n}.md") for n in range(1, 31)))
    lines = render_text(report, View(width=60)).splitlines()
    assert sum(line.startswith("Right of access") for line in lines) == 3
    assert max(map(len, lines[:12])) <= 60
