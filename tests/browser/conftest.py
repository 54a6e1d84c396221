import os
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from tests.browser.folder_server import serving
from tests.browser.still_site import still_site
from tests.own_newsroom import own_newsroom

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    # Letters look the same with every build of the font renderer.
    "--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb",
]  # fmt: skip


def pytest_collection_modifyitems(items):
    """One process makes the sample newsroom, once, and looks at all its pages."""
    for item in items:
        if "sample_newsroom" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("sample newsroom"))


@pytest.fixture(scope="session")
def sample_newsroom():
    """A sample newsroom that is being served, and its address."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        pytest.skip("the pages are the same on every database")
    with own_newsroom() as newsroom, newsroom.serving("demo") as address:
        yield newsroom, address


@pytest.fixture(scope="session")
def sample(sample_newsroom):
    """The address of the sample newsroom and its public folder."""
    newsroom, address = sample_newsroom
    return address, newsroom.public


@pytest.fixture(scope="session")
def still(sample_newsroom, tmp_path_factory):
    """The address and the folder of the still site: the sample as on one day, with Arabic."""
    public = still_site(sample_newsroom[0], tmp_path_factory.mktemp("still"))
    with serving(public) as address:
        yield address, public


@pytest.fixture(scope="session")
def browser():
    if not CHROMIUM.exists():
        pytest.skip("Debian's package chromium is not installed")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield launched
        launched.close()
