"""Takes the pictures of the documentation from the sample newsroom.

    python -m docs.pictures [ADDRESS]

``ADDRESS`` is a newsroom that is served already (``make demo``); without it one is made in a temporary folder.
Needs Debian's package chromium.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright
from tests.own_newsroom import own_newsroom

FOLDER = Path(__file__).parent / "pictures"
BROWSER = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def take(address: str) -> None:
    """Writes ``docs/pictures/*.png``."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=BROWSER)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address + "/")
        page.screenshot(path=FOLDER / "home.png")
        browser.close()


def main() -> int:
    if len(sys.argv) > 1:
        take(sys.argv[1])
        return 0
    with own_newsroom() as newsroom, newsroom.serving("demo") as address:
        take(address)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
