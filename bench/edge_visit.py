"""One first visit in Chromium: a browser of its own that has never been anywhere, and what the page cost it."""

from __future__ import annotations

import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserType

from .edge_side import Side

CHROMIUM = shutil.which("chromium")
TIMES = """() => ({
  paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
  load: performance.getEntriesByType("navigation")[0].loadEventEnd,
})"""


@dataclass(frozen=True)
class Throttle:
    """Chromium's own slowing down of what it receives: no handshake and no slow start, so kinder than a real link."""

    bits_a_second: int
    round_trip: float


@dataclass(frozen=True)
class Visit:
    """Seconds from the beginning of the navigation; bytes as received, headers among them.  The favicon that a browser
    asks for by itself, after everything else, is not counted."""

    paint: float
    load: float
    bytes: int
    requests: int


@contextmanager
def browser_at(reader: Side) -> Iterator[Path]:
    """The browser as a program that runs on that side."""
    assert CHROMIUM
    with tempfile.TemporaryDirectory(prefix="toguna-bench-") as folder:
        program = Path(folder, "chromium")
        program.write_text(f'#!/bin/sh\nexec {" ".join(reader.enter)} {CHROMIUM} "$@"\n')
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        yield program


def visit(chromium: BrowserType, program: Path, host: str, url: str, throttle: Throttle | None) -> Visit:
    """``url`` is of ``localhost``, which stands for ``host``: Chromium asks nobody else over plain HTTP for brotli, and
    readers come over HTTPS.  Raises :class:`RuntimeError` where the page did not come, or came with an error."""
    browser = chromium.launch(
        executable_path=program,
        args=[
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            f"--host-resolver-rules=MAP localhost {host}",
        ],
    )
    try:
        page = browser.new_context(viewport={"width": 360, "height": 640}, device_scale_factor=2).new_page()
        wire = page.context.new_cdp_session(page)
        asked: set[str] = set()
        received: dict[str, int] = {}
        wire.on(
            "Network.requestWillBeSent",
            lambda event: asked.update([event["requestId"]] if _over_the_wire(event["request"]["url"]) else ()),
        )
        wire.on(
            "Network.loadingFinished", lambda event: received.update({event["requestId"]: event["encodedDataLength"]})
        )
        wire.send("Network.enable")
        wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
        if throttle:
            rate = throttle.bits_a_second / 8
            wire.send(
                "Network.emulateNetworkConditions",
                {
                    "offline": False,
                    "latency": throttle.round_trip * 1000,
                    "downloadThroughput": rate,
                    "uploadThroughput": rate,
                },
            )
        answer = page.goto(url, wait_until="load", timeout=120_000)
        if not answer or not answer.ok:
            raise RuntimeError(f"{url}: {answer.status if answer else 'no answer'}")
        page.wait_for_function('performance.getEntriesByName("first-contentful-paint").length', timeout=10_000)
        times = page.evaluate(TIMES)
        sizes = [received.get(request, 0) for request in asked]
        return Visit(times["paint"] / 1000, times["load"] / 1000, sum(sizes), len(asked))
    finally:
        browser.close()


def _over_the_wire(url: str) -> bool:
    return not url.startswith("data:") and not url.endswith("/favicon.ico")
