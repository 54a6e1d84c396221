"""What a visit costs over the wire, counted by a real browser on a phone's screen: the bars of the design's table, over the
sample and over the real texts that the project's developers share."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.browser.page_kinds import KINDS, pages
from tests.own_newsroom import own_newsroom
from tests.press.page_reader import read
from tests.shared import SHARED

KB = 1024
TEXTS = ("news", "communique", "speech", "message", "act", "council")
SOURCES = sorted(str(file) for folder in ("pages", "reading") for file in (SHARED / "data" / folder).glob("*.txt"))


@dataclass(frozen=True)
class Visit:
    requests: int
    bytes: int


@pytest.fixture(scope="module")
def phone(browser):
    """Visits an address for the first time, with nothing kept from before."""

    def visit(address: str) -> Visit:
        context = browser.new_context(
            viewport={"width": 360, "height": 740}, device_scale_factor=2, is_mobile=True, has_touch=True
        )
        page = context.new_page()
        seen = []
        page.on("requestfinished", lambda request: seen.append(request))
        page.goto(address, wait_until="networkidle")
        sizes = [r.sizes() for r in seen if not r.url.startswith("data:")]
        context.close()
        return Visit(len(sizes), sum(s["responseBodySize"] + s["responseHeadersSize"] for s in sizes))

    return visit


@pytest.fixture(scope="module")
def real():
    """The address and the public folder of a newsroom into which the shared pages were imported."""
    if not SOURCES:
        pytest.skip("the shared data is not beside the checkout")
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        pytest.skip("the pages are the same on every database")
    with own_newsroom() as newsroom:
        done = newsroom.run("import", *SOURCES, "--publish")
        assert done.returncode == 0, done.stderr
        with newsroom.serving("serve") as address:
            yield address, newsroom.public


def texts(public: Path) -> list[Path]:
    """Every text's page: those with their edition beside them."""
    return [file for file in sorted(public.rglob("*.html")) if file.with_suffix(".json").exists()]


def on_the_wire(file: Path) -> int:
    """The compressed bytes of a page, as the slower of the two codings gives them, or its own where neither is kept."""
    packed = file.with_name(file.name + ".gz")
    return (packed if packed.exists() else file).stat().st_size


def test_real_texts_are_one_light_request(real, phone):
    address, public = real
    found = texts(public)
    assert len(found) >= 17
    sizes = sorted(on_the_wire(file) for file in found)
    assert sizes[-1] <= 10 * KB
    for file in (found[0], max(found, key=on_the_wire)):
        visit = phone(f"{address}/{file.relative_to(public)}")
        assert visit.requests == 1
        assert visit.bytes <= 10 * KB
    assert phone(f"{address}/").bytes <= 30 * KB
    print(f"real texts: median {sizes[len(sizes) // 2]}, most {sizes[-1]}")


def test_a_first_search_is_one_light_request(real, phone):
    for question in ("", "?q=pr%C3%A9sident", "?q=Burkina+Faso&from=2021-01-01"):
        visit = phone(f"{real[0]}/recherche/{question}")
        assert visit.requests == 1
        assert visit.bytes <= 10 * KB


def test_every_kind_of_page_of_the_sample_costs_what_it_may(sample, phone):
    address, public = sample
    seen = {}
    for kind, names in pages(public, 1).items():
        visit = phone(f"{address}/{names[0]}")
        html = (public / names[0]).read_text("utf-8")
        pictures, scripts = len(read(html).all("img")), len(read(html).all("script")) - html.count("ld+json")
        seen[kind] = visit
        if kind == "gallery":
            assert visit.requests <= 1 + pictures, kind
            assert visit.bytes <= (10 + 30 * pictures) * KB, (kind, visit)
        elif kind in ("home", "section", "numbered page", "verification"):
            assert visit.requests <= 1 + pictures, kind
            assert visit.bytes <= 30 * KB, (kind, visit)
        else:
            assert visit.requests == 1 + pictures + scripts, (kind, visit)
            assert visit.bytes <= (25 if pictures else 10) * KB, (kind, visit)
    print({kind: (visit.requests, visit.bytes) for kind, visit in seen.items()})


def test_a_text_with_its_picture_is_two_requests(sample, phone):
    address, public = sample
    shown = {1: [], 2: []}
    for kind in TEXTS:
        for name in [f.relative_to(public) for f in public.glob(KINDS[kind][0]) if ".cite." not in f.name]:
            count = 1 + len(read((public / name).read_text("utf-8")).all("img"))
            shown.setdefault(count, []).append(name)
    for requests, most in ((1, 10), (2, 25)):
        assert len(shown[requests]) > 3
        heaviest = max(shown[requests], key=lambda name: on_the_wire(public / name))
        for name in (shown[requests][0], heaviest):
            visit = phone(f"{address}/{name}")
            assert visit.requests == requests, name
            assert visit.bytes <= most * KB, (name, visit)


def test_ninety_five_of_a_hundred_texts_are_within_a_first_round_trip(sample):
    sizes = sorted(on_the_wire(file) for file in texts(sample[1]))
    assert sizes[int(len(sizes) * 0.95)] <= 14_000


def test_every_share_card_is_small_enough_for_the_networks(sample):
    cards = list((sample[1] / "media/cards").rglob("*.png"))
    assert len(cards) > 10
    assert max(card.stat().st_size for card in cards) <= 100 * KB
    for file in texts(sample[1]):
        head = file.read_bytes()[: 300 * KB]
        assert b'property="og:image"' in head
