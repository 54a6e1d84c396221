"""The numbers before the items of an ordered list: no word of the text, yet in every copy of its page or PDF."""

from __future__ import annotations

from html.parser import HTMLParser

from toguna.editions.canonical_text import BLOCKS


def numbered_items(body: str) -> list[str]:
    """The first paragraph of every item of an ordered list with its number before it: ``2. les vols de fret``."""
    if "<ol" not in body:
        return []
    reader = _Items()
    reader.feed(body)
    reader.close()
    reader.end_item()
    return reader.found


class _Items(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._lists: list[int | None] = []
        self._number = 0
        self._words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS and self._words.strip():
            self.end_item()
        if tag in ("ol", "ul"):
            start = dict(attrs).get("start") or "1"
            self._lists.append(int(start) if tag == "ol" and start.isascii() and start.isdigit() else None)
        elif tag == "li" and self._lists and (number := self._lists[-1]) is not None:
            self._number, self._lists[-1] = number, number + 1

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS and self._words.strip():
            self.end_item()
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        if self._number:
            self._words += data

    def end_item(self) -> None:
        if self._number and self._words.strip():
            self.found.append(f"{self._number}. {' '.join(self._words.split())}")
        self._number, self._words = 0, ""
