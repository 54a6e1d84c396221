"""A first visit over a slow link, in a real browser: pages of ours beside a stock Wagtail page and a stock WordPress
page of the same text.  Medians of several visits, each of a browser that has never been anywhere.

    python -m bench.edge [--visits 5] [--link real|browser]

The link is of two network namespaces (``edge_link.py``; Linux and root), or else the browser's own throttling, which
is kinder: it leaves out TCP's handshake and slow start.  Neither has the round trips of DNS and TLS, which are the
same for all.  Needs Debian's package chromium; WordPress is left out where its packages are not installed."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright
from tests.end_to_end.web_servers import free_port

from .edge_link import slow_link
from .edge_side import Side
from .edge_visit import CHROMIUM, Throttle, Visit, browser_at, visit
from .edge_wagtail import stock_wagtail
from .edge_wordpress import PACKAGES, missing, stock_wordpress
from .machine import machine

TOGUNA = Path(sys.executable).with_name("toguna")
TEXT, PICTURE, HOME, VERIFIER = "text", "text with picture", "home", "verification page"
WAGTAIL, WORDPRESS = "stock Wagtail", "stock WordPress"
BARE = 1.2
"""Bar: how much later than on the bare Wagtail template our text may be seen."""
UNHINDERED = 10**9


@dataclass(frozen=True)
class Profile:
    """Bits a second, seconds of a round trip, and what the first paint may take."""

    name: str
    bits_a_second: int
    round_trip: float
    bars: tuple[tuple[str, float], ...] = ()


EDGE = Profile("EDGE", 240_000, 0.84, ((TEXT, 2.3), (HOME, 3.2)))
SLOW = Profile("slow 2G, as in published figures", 70_000, 0.8)
"""Published elsewhere, with a browser's throttling: WordPress 30.6 KB in 6 requests, first paint after 4.1 s; the bare
Wagtail template 3.4 KB, 1.9 s."""


@dataclass(frozen=True)
class Sample:
    """The pages of ours, and what the text without picture says."""

    pages: dict[str, str]
    title: str
    body: str


def sample(public: Path) -> Sample:
    """Of the texts without and with a lead picture, the ones of median weight."""
    plain, pictured = [], []
    for file in public.glob("*/20[0-9][0-9]/[01][0-9]/*.json"):
        page = file.with_suffix(".html.gz")
        if ".v" not in file.name and page.exists():
            media = json.loads(file.read_text("utf-8")).get("media", [])
            weighed = (page.stat().st_size, file)
            if not media:
                plain.append(weighed)
            elif any(medium["use"] == "lead" for medium in media):
                pictured.append(weighed)
    text, picture = (sorted(found)[len(found) // 2][1] for found in (plain, pictured))
    said = json.loads(text.read_text("utf-8"))
    pages = {
        name: f"/{file.relative_to(public).with_suffix('.html')}" for name, file in ((TEXT, text), (PICTURE, picture))
    }
    pages[HOME] = "/"
    if (public / "verifier.html").exists():
        pages[VERIFIER] = "/verifier.html"
    return Sample(pages, said["title"], said["body"])


@contextmanager
def served(side: Side, work: Path) -> Iterator[dict[str, str]]:
    """The address of every page, by its name, while all servers run on that side."""
    home = work / "home"
    environment = {"TOGUNA_HOME": str(home), "TOGUNA_HOSTS": "localhost"}
    # `publish` makes what may come late too, so that the server has nothing left to do but serve.
    for arguments in (["demo", "--prepare"], ["publish"]):
        subprocess.run([TOGUNA, *arguments], env={**os.environ, **environment}, check=True, stdout=subprocess.DEVNULL)
    ours = sample(home / "public")
    with ExitStack() as running:
        port = free_port()
        command = (TOGUNA, "serve", "--host", side.address, "--port", str(port))
        running.enter_context(side.serving(command, port, work / "toguna.log", environment))
        pages = {name: f"http://localhost:{port}{path}" for name, path in ours.pages.items()}
        stock = [(WAGTAIL, stock_wagtail)]
        if absent := missing():
            print(f"left out: WordPress ({absent} not installed; Debian's packages {PACKAGES})", flush=True)
        else:
            stock.append((WORDPRESS, stock_wordpress))
        for name, start in stock:
            port = free_port()
            path = running.enter_context(start(side, port, work, ours.title, ours.body))
            pages[name] = f"http://localhost:{port}{path}"
        yield pages


def table(profile: Profile, how: str, visits: dict[str, list[Visit]]) -> None:
    link = f"{profile.bits_a_second // 1000} kbit/s, {profile.round_trip * 1000:.0f} ms round trip"
    print(f"\n{profile.name}: {link}; {how}")
    print(f"{'':<20} first paint      load     bytes  requests")
    paint = {}
    for name, of_page in visits.items():
        paint[name] = statistics.median(v.paint for v in of_page)
        load, received, requests = (
            statistics.median(getattr(v, k) for v in of_page) for k in ("load", "bytes", "requests")
        )
        print(f"{name:<20} {paint[name]:>9.2f} s {load:>7.2f} s {received:>9.0f} {requests:>9.0f}")
    print(f"text / bare Wagtail template: {paint[TEXT] / paint[WAGTAIL]:.2f} x (bar {BARE})")
    if WORDPRESS in paint:
        print(f"text / stock WordPress: {paint[TEXT] / paint[WORDPRESS]:.2f} x")
    for name, bar in profile.bars:
        print(f"{name}: {paint[name]:.2f} s, {paint[name] / bar:.2f} x its bar of {bar} s", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--visits", type=int, default=5)
    parser.add_argument("--link", choices=("real", "browser"), default="real")
    args = parser.parse_args()
    if not CHROMIUM:
        print("left out: Chromium is not installed (Debian's package chromium)")
        return 0
    print(machine(), flush=True)
    with ExitStack() as stack:
        link = None
        if args.link == "real":
            try:
                link = stack.enter_context(slow_link())
            except (OSError, subprocess.CalledProcessError) as error:
                print(f"no link of our own here ({error}): the browser's throttling alone", flush=True)
        server, reader = (link.server, link.reader) if link else (Side(), Side())
        work = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="toguna-bench-")))
        pages = stack.enter_context(served(server, work))
        program = stack.enter_context(browser_at(reader))
        chromium = stack.enter_context(sync_playwright()).chromium
        # The published figures are of a browser's throttling.
        for profile, real in ((EDGE, bool(link)), (SLOW, False), *([(SLOW, True)] if link else [])):
            throttle = None if real else Throttle(profile.bits_a_second, profile.round_trip)
            if link:
                link.shape(*((profile.bits_a_second, profile.round_trip) if real else (UNHINDERED, 0.0)))
            visits: dict[str, list[Visit]] = {name: [] for name in pages}
            # In turn, so that what else the machine does falls on all alike.
            for _ in range(args.visits):
                for name, url in pages.items():
                    visits[name].append(visit(chromium, program, server.address, url, throttle))
            how = "TCP over a link between two network namespaces" if real else "Chromium's throttling (DevTools)"
            table(profile, how, visits)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
