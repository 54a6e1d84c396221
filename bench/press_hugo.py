"""A Hugo site of the newsroom's texts, with pages comparable to ours.

TOGUNA_HOME=... python -m bench.press_hugo FOLDER
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

DIFFERS = """What differs: Hugo makes no compressed copies, no .json and .txt beside each text, no agenda, archive by
month, versions or reasons of its related texts; its pages hold no picture of cloth and less of a frame.  Both make a
page a text with related texts, home, sections and tags (people, places, topics) with paging, feeds, a sitemap."""

SOURCE = Path(__file__).parent / "hugo"


def write_site(folder: Path) -> int:
    """Writes the source of a Hugo site with every text of the newsroom; gives their number."""
    from toguna.app.newsroom import open_newsroom

    open_newsroom()

    from toguna.editions.library import Library
    from toguna.press.stylesheet import stylesheet

    shutil.copytree(SOURCE, folder)
    # The same style in every page, as ours.
    base = folder / "layouts/baseof.html"
    base.write_text(base.read_text("utf-8").replace("/* style */", stylesheet()), "utf-8")
    count = 0
    for text in Library().stream(texts_only=True):
        if not text.path:
            continue
        tags = [m.name for m in (*text.people, *text.places, *text.topics)]
        head = {"title": text.title, "date": text.first_published_at.isoformat(), "tags": tags}
        file = folder / "content" / text.path[1:].replace(".html", ".md")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(head, ensure_ascii=False) + "\n\n" + text.body + "\n", "utf-8")
        count += 1
    return count


if __name__ == "__main__":
    print(f"  {write_site(Path(sys.argv[1]))} texts given to Hugo")
