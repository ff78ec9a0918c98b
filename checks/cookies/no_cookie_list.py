"""Cookies are used, and none is listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.api import (
    Beside,
    Confidence,
    CookieList,
    CookieUse,
    Defect,
    Example,
    Passage,
    Regex,
    Severity,
    Statement,
    check,
)

_FEW = Regex(r"(?i)\b(?:only|strictly necessary|essential|technically|without which|needed)\b")
_MORE = Regex(
    r"(?i)\b(?:analytic\w*|statistic\w*|advert\w*|marketing|personali\w+|improve\w*|interests?|traffic|usage|partners?|google|track\w*|preferences?"
    r"|facebook|non-essential|consent|customi\w+|experience|functional\w*|remember\w*)\b"
)
# a site that says that all its cookies are of this kind may still say that they remember a choice
_NO_OTHERS = Regex(
    r"(?i)\b(?:only|solely|exclusively) (?:uses? )?(?:strictly |technically )?(?:necessary|essential|required)\b"
)
_LASTS = Regex(r"(?i)\b(?:\d+|an?|one|two|three|six|twelve|thirteen) (?:hour|day|week|month|year)s?\b")
# "here is a list of the cookies that we use:", and then they are told one by one
_ANNOUNCES = Regex(r"(?i)\b(?:breakdown|list|table|overview)\b[^.]*\bcookies\b[^.]*:\s*$")
# what heads the columns of a list of cookies; in one short line they are what is left of a table that was run together
_HEADS = frozenset("name provider domain host purpose description".split())
_ENDS = frozenset("expiry expires expiration duration lifetime".split())
_LONGEST_HEADER = 8  # words
_SHOWN = 12  # statements that are pointed at


@check(
    "cookies/no-cookie-list",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    articles=("13(1)(c)", "13(2)(a)", "ePrivacy Directive Art. 5(3)"),
    remedy="List each cookie with its name, who sets it, what it is for and how long it stays, or link to a page that does.",
    languages=("en",),
    once=True,
    fails=(
        "# Privacy policy\n\n## Cookies\n\nWe use cookies to make our shop easier to use.",
        "# Privacy policy\n\nCookies are used on this website to count visits. You can block them in your browser.",
        Example(
            name="a menu that leads back to the same page",
            text="# Cookie Policy\n\nWe use cookies to count visits.\n\n[Cookie Policy](/cookies)",
        ),
        Example(
            name="a cookie policy that is named and not linked",
            text="# Privacy policy\n\nWe use cookies. Please read our Cookie Policy.",
        ),
    ),
    passes=(
        "# Privacy policy\n\nWe do not use cookies.",
        Example(
            name="a list",
            text="# Cookies\n\nWe use cookies:\n\n| Cookie | Duration |\n|---|---|\n| _ga | 2 years |\n| _gid | 1 day |\n",
        ),
        Example(
            name="a link", text="# Privacy policy\n\nWe use cookies; see our [cookie notice](https://lantern.test/cookies)."
        ),
        Example(
            name="cookies of others",
            text="# Privacy policy\n\n"
            "Our pages show videos. The companies that host them may set a cookie when you press play.",
        ),
        Example(
            name="a table that was run together",
            text="# Cookies\n\nWe use cookies.\n\nName Provider Purpose Expiry\n\nlantern_seat Lantern Holds a seat 1 day",
        ),
        Example(name="what a reader can do", text="# Privacy policy\n\nYou can set your browser to refuse cookies."),
    ),
)
def no_cookie_list(
    cookie_lists: tuple[CookieList, ...],
    cookie_list_elsewhere: bool,
    cookie_uses: tuple[CookieUse, ...],
    cookie_notice_names: tuple[Statement, ...],
    cookie_statements: tuple[Statement, ...],
    beside: tuple[Beside, ...],
    passages: tuple[Passage, ...],
) -> Iterator[Defect]:
    """Cookies without a list of them.

    “We use cookies to improve your experience” tells nobody which cookies these are, who reads them and how long they stay,
    which is what people must know before they consent (CJEU, C-673/17, Planet49).
    """
    listed = cookie_lists or cookie_list_elsewhere or any(other.lists_cookies for other in beside)
    if not cookie_uses or listed or any(_ANNOUNCES.search(s.text) for s in cookie_statements):
        return
    if any(len(passage.words) <= _LONGEST_HEADER and _heads_a_list(passage) for passage in passages):
        return
    heading = next((use.heading for use in cookie_uses if use.heading), None)
    uses = [use.statement.evidence("cookies are used") for use in cookie_uses[:_SHOWN]]
    uses += [statement.evidence("a notice is named and not linked") for statement in cookie_notice_names[:_SHOWN]]
    yield Defect(
        place=heading.evidence() if heading else uses[0],
        message="Cookies are used, and no list of them was found, neither here nor behind a link.",
        related=tuple(uses if heading else uses[1:]),
        severity=Severity.INFO if _matters_less(cookie_statements) else None,
    )


def _heads_a_list(passage: Passage) -> bool:
    return not _ENDS.isdisjoint(passage.words) and len(_HEADS.intersection(passage.words)) > 1


def _matters_less(statements: Sequence[Statement]) -> bool:
    """Whether the site says that it sets no cookies but those that it needs, or how long its cookies stay."""
    texts = [statement.text for statement in statements]
    if any(map(_NO_OTHERS.search, texts)) or any(map(_LASTS.search, texts)):
        return True
    return any(map(_FEW.search, texts)) and not any(map(_MORE.search, texts))
