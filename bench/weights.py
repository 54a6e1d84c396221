"""What pages weigh over the wire: the texts without a picture by kind, and what else the design has a bar for.

    [TOGUNA_HOME=...] python -m bench.weights [--texts 2000]

Over the newsroom in ``TOGUNA_HOME``, as it is published; without one, over a newsroom of generated texts of its own.
Bytes of the compressed copies that servers send, headers not counted; a KB of the bars is 1,000 of them."""

from __future__ import annotations

import argparse
import json
import math
import os
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

TOGUNA = Path(sys.executable).with_name("toguna")
TEXT = re.compile(r"/\d{4}/\d\d/[^/.]+\.json$")
"""In the folders of months stand texts alone, under such a name in the version that is current."""
PICTURE = re.compile(r'<picture><source [^>]*?srcset="([^" ]+)[^>]*>(?:<source[^>]*>)*<img (?![^>]*loading="lazy")')
"""A picture that comes with the page, not when the reader reaches it: its best format and smallest width, which a
phone takes that shows 360 dots of two pixels across."""
QUESTION = "président"


@dataclass(frozen=True)
class Weight:
    gzip: int
    brotli: int


def weight(page: Path) -> Weight:
    """Of the page itself; a page too small to have copies weighs what it is."""
    copies = [page.with_name(page.name + ending) for ending in (".gz", ".br")]
    if not any(copy.exists() for copy in copies) and page.stat().st_size < 1024:
        copies = [page, page]
    if absent := [copy for copy in copies if not copy.exists()]:
        raise SystemExit(f"{absent[0]}: no such copy; publish with TOGUNA_COMPRESS=gz,br")
    return Weight(*(copy.stat().st_size for copy in copies))


def texts(public: Path) -> Iterator[tuple[str, Path, bool]]:
    """Kind and page of every current text, and whether it has a picture."""
    for file in public.rglob("*.json"):
        if TEXT.search(file.as_posix()) and (page := file.with_suffix(".html")).exists():
            said = json.loads(file.read_text("utf-8"))
            yield said["kind"], page, bool(said.get("media"))


def with_pictures(page: Path) -> int:
    """Bytes of the page and of the pictures that come with it."""
    sources = PICTURE.findall(page.read_text("utf-8"))
    return weight(page).gzip + sum((page.parent / source).resolve().stat().st_size for source in sources)


def share(sizes: Sequence[int], part: float) -> int:
    """The size that this part of all does not exceed."""
    return sorted(sizes)[math.ceil(len(sizes) * part) - 1]


def search_answer(home: Path) -> int | None:
    """Bytes of the first page of results; nothing where no search page is published."""
    os.environ["TOGUNA_HOME"] = str(home)
    from toguna.app.newsroom import open_newsroom

    open_newsroom()
    from django.test import Client

    from toguna.app.search import address_pattern

    pages = (f"{page.parent.name}/" for page in (home / "public").glob("*/index.html"))
    address = next((page for page in pages if re.match(address_pattern(), page)), None)
    if not address:
        return None
    answer = Client().get(f"/{address}", {"q": QUESTION}, headers={"Accept-Encoding": "gzip", "Host": "localhost"})
    return len(answer.content) if answer.status_code == 200 else None


def report(home: Path) -> None:
    public = home / "public"
    if not (public / "index.html").exists():
        raise SystemExit(f"{public}: nothing is published there; run toguna publish")
    plain: dict[str, list[Weight]] = defaultdict(list)
    pictured = []
    for kind, page, picture in texts(public):
        if picture:
            pictured.append(with_pictures(page))
        else:
            plain[kind].append(weight(page))
    print("texts without picture         gzip                    brotli")
    print(f"{'kind':<14} {'number':>7} {'p50':>7} {'p95':>7} {'most':>7} {'p50':>7} {'p95':>7} {'most':>7}")
    every = [w for weights in plain.values() for w in weights]
    for kind, weights in (*sorted(plain.items()), ("all", every)):
        codings = [[w.gzip for w in weights], [w.brotli for w in weights]]
        sizes = " ".join(f"{share(sizes, part):>7}" for sizes in codings for part in (0.5, 0.95, 1.0))
        print(f"{kind:<14} {len(weights):>7} {sizes}")
    gzip = [w.gzip for w in every]
    pages = [page for page in public.rglob("*.html") if "<link" in page.read_text("utf-8")]
    cards = [card.stat().st_size for card in public.glob("media/cards/**/*.png")]
    scripts = sum(weight(s).gzip for s in public.glob("scripts/verif*.js"))
    print("\nagainst the bars of the design (gzip)")
    _bar("a text without picture, median", share(gzip, 0.5), 10_000)
    _bar("a text without picture, 95th percentile", share(gzip, 0.95), 14_000)
    for part, name in ((0.5, "median"), (1.0, "the heaviest")):
        _bar(f"a text with its lead picture, {name}", share(pictured, part) if pictured else None, 25_000)
    _bar("home with its pictures", with_pictures(public / "index.html"), 30_000)
    _bar("search, first results", search_answer(home), 10_000)
    _bar("verification page, its script", scripts or None, 20_000)
    _bar("share card, the heaviest", max(cards, default=None), 100_000)
    _bar("a page's head ends after", max(page.read_bytes().find(b"</head>") for page in pages), 300_000)


def _bar(label: str, size: int | None, bar: int) -> None:
    print(f"{label:<42}" + (f"{size:>7}  {size / bar:.2f} x {bar}" if size is not None else "   none"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=2000)
    args = parser.parse_args()
    if home := os.environ.get("TOGUNA_HOME"):
        report(Path(home))
        return 0
    with tempfile.TemporaryDirectory(prefix="toguna-bench-") as name:
        for arguments in (["sample", "--texts", str(args.texts)], ["publish"]):
            subprocess.run(
                [TOGUNA, *arguments], env={**os.environ, "TOGUNA_HOME": name}, check=True, stdout=subprocess.DEVNULL
            )
        report(Path(name))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
