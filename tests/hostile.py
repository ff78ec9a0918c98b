"""A policy that means harm: everything that a terminal, a runner, a browser, a forge or a parser might obey.

A reporter passes where none of it is obeyed. The document is named, headed and quoted so, as is every text of a finding.
"""

from __future__ import annotations

from dataclasses import replace

from reports import JUDGEMENTS, PLACEHOLDER, document

from linter.findings import Edit, Evidence, Finding, Fix, Severity
from linter.report import ReadError, Report
from linter.source import Span

ATTACKS = {
    "a workflow command": "::error file=a.md,line=1::pwned",
    "a workflow command of old": "##[error]pwned ##vso[task.setvariable variable=x]y ##teamcity[buildStatus x='y']",
    "a line break that is encoded": "100%0A::stop-commands::x %25 %0D%0A::set-env name=X::y",
    "line breaks": "one\r\n::error::two\n\n## three\n---\n/close\n/approve\r::warning::four",
    "escape sequences": "\x1b[31mred\x1b]0;title\x07\x9b2J\x08",
    "control characters": "\x00\x01\x0b\x0c\x1f\x7f\x85\ufffe\uffff",
    "half a character": "\ud800 \udfff",
    "marks that turn the writing": "\u202egpj.exe\u202c \u2066x\u2069 \u200f\u2028\u2029",
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)><!-- --> &lt;b&gt; </td></table>",
    "the end of CDATA": "]]> <![CDATA[ <!ENTITY x SYSTEM 'file:///etc/passwd'> &x;",
    "code": "```\n```` `a` ``b`` ~~~ \\` `",
    "a table": "a | b || c |\n| --- | --- |\n\\|",
    "links": "[click](//evil.example/) ![x](//evil.example/p.png) <https://evil.example> [1]: https://evil.example [x](1)",
    "addresses": "https://evil.example www.evil.example mail@evil.example mailto:mail@evil.example ftp://evil.example",
    "mentions and references": "@octocat @org/team #1 owner/repo#12 GH-12 !34 ~bug %1 $1 &1 :tada: $x^2$",
    "emphasis": "*a* **b** _c_ __d__ ~~e~~ # f\n# g\n- [ ] h\n1. i",
    "placeholders": "{0} {{company}} {x} {% raw %} ${{ secrets.TOKEN }} %s %(x)s",
    "quotes": '"\'“”‘’\\" \\n \\u0000',
    "a long line": "word @x `y` | <z> " * 6000,
    "no word at all": " \t ",
}


def hostile(words: str, severity: Severity = Severity.WARNING) -> Report:
    """A report with the words in every place that a policy, or who names its file, can reach."""
    text = f"# {words}\n\n{words}\n\n{words}, and more.\n"
    whole = Evidence(span=Span(0, len(text)), quote=words, message=words)
    end = Evidence(span=Span(len(text) - 9, len(text) - 1), quote=words)
    finding: Finding = replace(
        PLACEHOLDER,
        severity=severity,
        message=words or "x",
        remedy=words,
        place=whole,
        related=(whole, end),
        fix=Fix(safe=True, edits=(Edit(span=Span(0, 1), text=words),)),
    )
    gap = replace(finding, rule="gdpr/complaint-right", requirement="complaint-right", place=end)
    judgements = tuple(replace(judgement, reason=words, evidence=(whole,)) for judgement in JUDGEMENTS)
    path = f"{words[:300]}.md"
    return Report(
        documents=(
            document(finding, gap, text=text, path=path, judgements=judgements),
            document(text=text, path=f"b{path}"),
        ),
        errors=(ReadError(path=f"c{path}", message=words or "x"),),
    )
