"""Cookies that are set before anybody has agreed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from linter.api import Defect, Example, Market, Regex, Severity, Statement, StatementKind, check

_WORD = r"(?:\S+\s){0,%d}?"
_USE = (
    r"(?:using|use|continu\w+|brows(?:e|es|ing)|visit\w*|access\w*|navigat\w+|remain\w*|staying|viewing|clicking elsewhere"
    r"|scroll\w*|closing)"
)
_AGREE = r"(?:consent|agree|accept|allow|authori[sz]e|opt[ -]in|approve)\w*"
# "by using this site you agree to our use of cookies", and the other way round
_IMPLIED = (
    Regex(
        rf"(?i)\b(?:by|if you|when you|through your|your)\s{_WORD % 2}{_USE}\b[^.]{{0,120}}?\b(?:you|users?|visitors?|"
        rf"your)\b[^.]{{0,40}}?"
        rf"\b{_AGREE}\b[^.]{{0,80}}?\bcookies\b(?!\s(?:policy|notice|statement))"
    ),
    Regex(rf"(?i)\b{_AGREE}\b[^.]{{0,60}}?\bcookies\b[^.]{{0,60}}?\bby\s{_WORD % 2}{_USE}\b(?![^.]*\bbutton)"),
    Regex(
        rf"(?i)\b{_USE}\b[^.]{{0,80}}?\b(?:means|implies|signif\w+|indicat\w+|constitut\w+|deemed|taken as|regarded "
        rf"as)\b[^.]{{0,60}}?\b{_AGREE}\b[^.]{{0,60}}?\bcookies\b"
    ),
)
# "unless you have set your browser to refuse cookies, we will issue them"
_UNLESS = Regex(
    r"(?i)\bunless\b[^.]{0,60}\b(?:browser|settings?|opt(?:ed)?[ -]out|object\w*|refuse\w*)\b[^.]{0,60}"
    r"\b(?:will|may)\b(?:\s\w+){0,3}\s(?:issue|set|use|place|send|store)\b[^.]{0,30}\bcookies?\b"
)
_WORDS = ("onsent", "gree", "ccept", "llow", "uthori", "opt", "pprove", "nless")  # one of them stands in each of these
# nor where the reader is asked, or where a cookie finds out what the browser takes
_NOT = Regex(
    r"(?i)\b(?:not|never|refuse|reject|no longer|n['’]t|without your (?:prior )?consent|whether you|asks? you"
    r"|browsers? (?:will |can )?accepts?)\b"
)
_NECESSARY = Regex(
    r"(?i)\b(?:strictly necessary|essential|technically necessary|technical cookies|necessary cookies|functional cookies)\b"
)
_CLICK = Regex(
    r"(?i)\b(?:click\w*|press\w*|select\w*|tick\w*|choos\w+)\b[^.]{0,40}(?:[“\"‘']|\b(?:accept|agree|allow|button|banner|ok|save)\b)"
)
_COUNTING = Regex(r"(?i)\b(?:analytic\w*|statistic\w*|measur\w+|performance|count\w*)\b")
_SELLING = Regex(r"(?i)\b(?:advertis\w*|marketing|target\w*|social|third[ -]part\w+|personali\w+)\b")
_UK_EXCEPTION = date(
    2026, 2, 5
)  # Data (Use and Access) Act 2025, schedule 12: statistics on one's own service, with a way to object


@check(
    "cookies/consent-before-use",
    severity=Severity.ERROR,
    articles=("4(11)", "7", "ePrivacy Directive Art. 5(3)"),
    remedy=(
        "Set no cookie but the necessary ones before the reader has said yes in a banner that offers no as easily, "
        "and say so "
        "here."
    ),
    languages=("en",),
    fails=(
        "# Privacy policy\n\nBy using our website, you consent to our use of cookies.",
        "# Cookies\n\nIf you continue to browse the site, you agree to our use of cookies.",
        "# Cookies\n\nUnless you have adjusted your browser settings so that it will refuse cookies, our system will "
        "issue cookies.",
        "# Cookies\n\nContinuing to use the site without changing your settings means that you accept cookies.",
    ),
    passes=(
        "# Cookies\n\nWe set analytics cookies only if you agree to them in our banner.",
        Example(name="a click", text="# Cookies\n\nBy clicking “Accept all” you consent to our use of cookies."),
        Example(name="a denial", text="# Cookies\n\nUsing the site does not mean that you accept cookies."),
        Example(name="necessary ones", text="# Cookies\n\nBy using the site you accept strictly necessary cookies."),
        Example(
            name="a cookie that tries the browser",
            text="# Cookies\n\nIf you visit our login page, we set a cookie to find out if your browser accepts cookies.",
        ),
        Example(name="a question", text="# Cookies\n\nWhen you use our site, we ask you whether you agree to cookies."),
        Example(name="the policy, not the cookies", text="# Privacy\n\nBy using the site you agree to our Cookie Policy."),
    ),
)
def consent_before_use(
    cookie_statements: tuple[Statement, ...], sole_market: Market | None, as_of: date
) -> Iterator[Defect]:
    """Cookies set without a real consent.

    Consent is a clear affirmative act. Going on with a visit, or a browser that was left as it came, is none (CJEU,
    C-673/17, Planet49; EDPB Guidelines 05/2020, paragraphs 84 to 86).
    """
    found = [s for s in cookie_statements if s.kind is not StatementKind.HEADING and _is_implied(s.text)]
    if sole_market and sole_market.country == "GB" and as_of >= _UK_EXCEPTION:
        found = [s for s in found if not (_COUNTING.search(s.text) and not _SELLING.search(s.text))]
    if found:
        first, *others = found
        unless = _UNLESS.search(first.text)
        how = "unless the browser refuses them" if unless else "because the reader goes on using the site"
        yield Defect(
            place=first.evidence(),
            message=f"Cookies seem to be set {how}, not because the reader has agreed.",
            related=tuple(statement.evidence() for statement in others),
        )


def _is_implied(text: str) -> bool:
    if not any(word in text for word in _WORDS) or _CLICK.search(text) or _NECESSARY.search(text):
        return False
    if _UNLESS.search(text):
        return True
    match = next((match for pattern in _IMPLIED if (match := pattern.search(text))), None)
    return match is not None and not _NOT.search(match[0])
