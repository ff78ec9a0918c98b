"""A policy in a language that the checks cannot read."""

from __future__ import annotations

from collections.abc import Iterator

from linter.api import Defect, Example, Severity, Statement, check

_READ = frozenset({"en"})


@check(
    "meta/unsupported-language",
    severity=Severity.INFO,
    articles=("12(1)",),
    remedy="Have the English version judged, if there is one, and this one read by somebody who knows its language.",
    fails=(
        "# Datenschutzerklärung\n\nWir verarbeiten den Namen und die Anschrift der Kunden, die bei uns eine Uhr zur "
        "Reparatur geben, um sie anzurufen, sobald die Uhr fertig ist. Die Daten werden nach einem Jahr gelöscht.",
        "# Privacyverklaring\n\nWij verwerken de naam en het adres van de klanten die bij ons een klok laten maken, zodat "
        "wij hen kunnen bellen als het werk klaar is. Na twee jaar worden de gegevens verwijderd.",
        Example(
            name="another script",
            text="# Политика\n\nМы храним имя и адрес клиентов, чтобы позвонить им, когда часы будут готовы.",
        ),
    ),
    passes=(
        "# Privacy policy\n\nWe keep the name and the address of those who bring us a clock, so that we can call them.",
        Example(
            name="a near miss: names in another language",
            text=(
                "# Privacy policy\n\nWe keep your name and address for two years after the repair. You can complain to the "
                "Bundesbeauftragte für den Datenschutz und die Informationsfreiheit."
            ),
        ),
        Example(name="too little to tell", text="# 1\n\n2"),
    ),
)
def unsupported_language(language: str | None, statements: tuple[Statement, ...]) -> Iterator[Defect]:
    """The language is not supported.

    Nothing is said about the duties, since the checks have phrases for English alone; checks that need no language, such as
    those of placeholders, have run. A policy in more than one language is judged on its English part.
    """
    if language in _READ or not any(any(map(str.isalpha, statement.text)) for statement in statements):
        return
    named = f"in a language (code “{language}”)" if language else "in a language"
    yield Defect(
        place=statements[0].evidence(),
        message=f"This document is {named} that the checks cannot read; its duties were not assessed.",
    )
