"""How the pages look, kept as small pictures: one a kind of page and colour scheme, three widths side by side.

``python -m tests.browser.looks --accept`` (``make looks``) takes them anew; test_the_same_looks.py compares.  A quarter of
the size and 64 colours are enough to see a block that moved, and all of them stay below three megabytes."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page
from tests.browser.page_kinds import pages

REFERENCES = Path(__file__).with_name("looks")
WIDTHS = (360, 768, 1280)
HEIGHT = 1600
"""Pages are cut here: what comes after is more of the same."""
SCALE = 4
COLOURS = 64
SCHEMES = ("light", "dark")
RIGHT_TO_LEFT = ("home", "news", "council", "agenda", "register")
"""Kinds that are kept in Arabic too."""
BLOCK = 8
NOTICED = 10
"""A block counts when its mean colour differs by more, of 255."""
ALLOWED = 0.002
"""The share of a view's blocks that may count: two of the 1,200 at 768 pixels.  The same browser gives none at all; half a
line of text gives more."""
READY = "Promise.all([...document.images].map(i => { i.loading = 'eager'; return i.decode().catch(() => 0) }))"


@dataclass(frozen=True)
class Look:
    """One kind of page in one language and colour scheme, at every width."""

    name: str
    sheet: Image.Image

    @property
    def reference(self) -> Path:
        return REFERENCES / f"{self.name}.png"

    def keep(self, file: Path) -> None:
        _in_colours_of(self.sheet, self.sheet.quantize(COLOURS)).save(file, "PNG", optimize=True)


def looks(browser: Browser, address: str, public: Path) -> Iterator[Look]:
    """Every look of a site, in French and some in Arabic."""
    context = browser.new_context(reduced_motion="reduce", service_workers="block")
    page = context.new_page()
    french, arabic = pages(public, 1, "fr"), pages(public, 1, "ar")
    shown = [(f"{kind.replace(' ', '-')}.fr", names[0]) for kind, names in french.items()]
    shown += [(f"{kind}.ar", arabic[kind][0]) for kind in RIGHT_TO_LEFT]
    for name, path in shown:
        views: dict[str, list[Image.Image]] = {scheme: [] for scheme in SCHEMES}
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            page.goto(f"{address}/{path}")
            page.evaluate(READY)
            if page.locator("script[src]").count():
                page.wait_for_load_state("networkidle")
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                views[scheme].append(_small(page.screenshot(animations="disabled")))
        for scheme, some in views.items():
            yield Look(f"{name}.{scheme}", _beside(some))
    context.close()


def changed(look: Look, reference: Image.Image) -> dict[int, float]:
    """The share of blocks that differ, at each width where too many do."""
    # What the few colours change is changed on both sides.
    seen = _in_colours_of(look.sheet, reference).convert("RGB")
    found = {}
    for width, box in _places().items():
        apart = ImageChops.difference(seen.crop(box), reference.convert("RGB").crop(box))
        size = (-(-apart.width // BLOCK), -(-apart.height // BLOCK))
        blocks = apart.resize(size, Image.Resampling.BOX).get_flattened_data()
        share = sum(max(block) > NOTICED for block in blocks) / len(blocks)
        if share > ALLOWED:
            found[width] = round(share, 4)
    return found


def difference(look: Look, reference: Image.Image) -> Image.Image:
    """Where the two differ, made bright."""
    return ImageChops.difference(look.sheet, reference.convert("RGB")).point(lambda value: min(255, value * 4))


def other_fonts(page: Page) -> set[str]:
    """The fonts that a page is shown in, but for DejaVu: with others the same page looks different."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    fonts = set()
    for selector in ("h1", "nav a", "main p"):
        node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
        told = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"] if node else []
        fonts |= {font["familyName"] for font in told}
    return {font for font in fonts if not font.startswith("DejaVu")}


def _in_colours_of(sheet: Image.Image, other: Image.Image) -> Image.Image:
    return sheet.quantize(palette=other, dither=Image.Dither.NONE)


def _small(png: bytes) -> Image.Image:
    picture = Image.open(BytesIO(png)).convert("RGB")
    return picture.resize((picture.width // SCALE, picture.height // SCALE), Image.Resampling.BOX)


def _beside(views: list[Image.Image]) -> Image.Image:
    sheet = Image.new("RGB", (sum(view.width for view in views), views[0].height))
    for view, box in zip(views, _places().values(), strict=True):
        sheet.paste(view, box)
    return sheet


def _places() -> dict[int, tuple[int, int, int, int]]:
    """Where the view of each width stands on a sheet."""
    found, left = {}, 0
    for width in WIDTHS:
        found[width] = (left, 0, left + width // SCALE, HEIGHT // SCALE)
        left += width // SCALE
    return found


def accept() -> None:
    """Takes every reference anew, from a sample newsroom of its own."""
    from playwright.sync_api import sync_playwright
    from tests.browser.conftest import ARGUMENTS, CHROMIUM
    from tests.browser.folder_server import serving
    from tests.browser.still_site import still_site
    from tests.own_newsroom import own_newsroom

    REFERENCES.mkdir(exist_ok=True)
    kept = set()
    with own_newsroom() as newsroom, tempfile.TemporaryDirectory() as folder:
        prepared = newsroom.run("demo", "--prepare")
        if prepared.returncode:
            raise SystemExit(prepared.stderr)
        public = still_site(newsroom, Path(folder))
        with serving(public) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            page = browser.new_page()
            page.goto(address)
            if fonts := other_fonts(page):
                raise SystemExit(f"references are taken with DejaVu fonts alone; this machine shows {sorted(fonts)}")
            for look in looks(browser, address, public):
                look.keep(look.reference)
                kept.add(look.reference)
            browser.close()
    for file in set(REFERENCES.glob("*.png")) - kept:
        file.unlink()
    print(f"{len(kept)} references, {sum(f.stat().st_size for f in kept) / 1_000_000:.1f} MB, in {REFERENCES}")


if __name__ == "__main__":
    if sys.argv[1:] != ["--accept"]:
        raise SystemExit("python -m tests.browser.looks --accept: takes every reference anew")
    accept()
