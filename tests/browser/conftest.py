import os
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from tests.own_newsroom import own_newsroom

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def pytest_collection_modifyitems(items):
    """One process makes the sample newsroom, once, and looks at all its pages."""
    for item in items:
        if "sample" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("sample newsroom"))


@pytest.fixture(scope="session")
def sample():
    """The address of a sample newsroom that is being served, and its public folder."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        pytest.skip("the pages are the same on every database")
    with own_newsroom() as newsroom, newsroom.serving("demo") as address:
        yield address, newsroom.public


@pytest.fixture(scope="session")
def browser():
    if not CHROMIUM.exists():
        pytest.skip("Debian's package chromium is not installed")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield launched
        launched.close()
