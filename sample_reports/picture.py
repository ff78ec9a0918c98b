"""Take a picture of the first screen of a report with a real browser: `picture.py REPORT.html PICTURE.png`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

SIZE = {"width": 1360, "height": 900}
ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def main(report: str, picture: str) -> int:
    """Take it; 1 where there is no Chromium or no Playwright."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("no picture without Chromium (apt-get install chromium)", file=sys.stderr)
        return 1
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        print("no picture without Playwright (pip install -e '.[dev]')", file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": SIZE["width"], "height": SIZE["height"]}, color_scheme="light")
        page.goto(Path(report).resolve().as_uri())
        page.screenshot(path=picture)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
