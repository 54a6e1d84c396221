"""The verification page in a real browser over a record of many editions: how long a check takes, and what it fetches.

The page is what the press writes for an empty newsroom, with the keys of the record measured in their place.  It and
the record come from a plain file server on this machine, nothing compressed.  Every check is in a browser context of
its own that has nothing kept; its time runs from the click to the verdict on the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from tests.browser.folder_server import serving
from tests.own_newsroom import own_newsroom

from .edge_visit import CHROMIUM

_CHECK = """async (text) => {
  const $ = (id) => document.getElementById("t-" + id);
  $("text").value = text;
  const began = performance.now();
  await new Promise((done) => {
    const look = () => $("said").querySelector("h2") && done();
    new MutationObserver(look).observe($("said"), { childList: true, subtree: true });
    $("go").click();
  });
  const of = [...document.querySelectorAll("#t-result [data-of]")].map((e) => e.dataset.of).join();
  return { ms: performance.now() - began, verdict: $("result").dataset.verdict || "", of };
}"""


@dataclass(frozen=True, slots=True)
class Check:
    """One check: seconds from the click to the verdict; bytes received after it, headers among them, and in how many
    answers; what the page said, and of which text (its path)."""

    seconds: float
    bytes: int
    requests: int
    verdict: str
    path: str


@contextmanager
def checker(public: Path) -> Iterator[Browser]:
    """Chromium; ``public``, which holds ``record/``, has the verification page afterwards.

    Raises :class:`RuntimeError` where Chromium is not installed or the page could not be made."""
    if not CHROMIUM:
        raise RuntimeError("Debian's package chromium is not installed")
    (public / "verifier.html").write_text(_page(public / "record"), "utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        try:
            yield browser
        finally:
            browser.close()


def checks(browser: Browser, public: Path, texts: Sequence[str]) -> list[Check]:
    """Each text checked once."""
    with serving(public) as address:
        return [_check(browser, f"{address}/verifier.html", text) for text in texts]


def _check(browser: Browser, url: str, text: str) -> Check:
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(url, wait_until="load")
        wire = context.new_cdp_session(page)
        sizes: list[int] = []
        wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
        wire.send("Network.enable")
        said = page.evaluate(_CHECK, text)
        return Check(said["ms"] / 1000, int(sum(sizes)), len(sizes), said["verdict"], said["of"])
    finally:
        context.close()


def _page(record: Path) -> str:
    with own_newsroom() as newsroom:
        done = newsroom.run("publish")
        file = newsroom.public / "verifier.html"
        if not file.exists():
            raise RuntimeError(f"no verification page was made: {done.stderr}")
        page = file.read_text("utf-8")
    trust = {
        "base": "https://bench.example",
        "keys": json.loads((record / "keys.json").read_bytes()),
        "policy": (record / "policy").read_text(),
    }
    block = re.compile(r'(<script type="application/json" id="t-trust">).*?(</script>)', re.DOTALL)
    return block.sub(lambda m: m[1] + json.dumps(trust) + m[2], page, count=1)
