"""A real browser for tests: Chromium, by Playwright, cut off from the network, and every complaint of it noted.

Where there is no Chromium the tests are skipped, with the reason; in CI (`CI` is set) they fail instead.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, Request, sync_playwright

ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
WIDE = (1400, 900)
NARROW = (360, 740)
PATIENCE = 120_000  # milliseconds, for a machine that has much else to do


def wanted(what: str, found: str | None) -> str:
    """What a test needs; skips the test where it is not there, and fails in CI."""
    if found:
        return found
    if os.environ.get("CI"):
        pytest.fail(f"{what} is not there; .ci/run installs it")
    pytest.skip(f"{what} is not there")


def chromium() -> str:
    """The path of Chromium."""
    return wanted("Chromium (apt-get install chromium)", shutil.which("chromium") or shutil.which("chromium-browser"))


def axe() -> str:
    """The script of axe-core, which AXE_CORE names or npm has installed in the checkout."""
    places = (os.environ.get("AXE_CORE"), Path(__file__).parent.parent / "node_modules" / "axe-core" / "axe.min.js")
    found = next((str(place) for place in places if place and Path(place).is_file()), None)
    return Path(wanted("axe-core (npm install --no-save axe-core, or AXE_CORE=…/axe.min.js)", found)).read_text(
        encoding="utf-8"
    )


@contextmanager
def launched() -> Iterator[Browser]:
    """A running browser."""
    path = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(
    browser: Browser, file: Path, *, size: tuple[int, int] = WIDE, address: str = "", **options: Any
) -> Iterator[Page]:
    """A page, which must not complain, ask for anything or open anything while it is open."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
    context.set_default_timeout(PATIENCE)
    complaints: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            complaints.append(f"request: {request.url}")

    def spoken(dialog: Dialog) -> None:
        complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    context.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("dialog", spoken)
    context.on("request", asked)
    page = context.new_page()
    page.on("popup", lambda popup: complaints.append(f"popup: {popup.url}"))
    page.goto(file.as_uri() + address)
    yield page
    context.close()
    assert complaints == []
