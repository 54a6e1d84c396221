"""Exports opened: read once for what items show of one another, and once more item by item."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from ..blocks import Image
from ..documents import Kept, NotTaken, Status
from ..old_addresses import host_of
from ..opened import Pending, Ready
from ..problems import SourceProblem
from .fields import Category, Fields, fields_of
from .items import _STATUSES, Found, Site, one_line
from .xml import Element, ExportFile, NotSound, name_of, words_of

_IDS = re.compile(r"(?:ids|include|image|images|gallery_ids)=[\"']?([\d,\s]+)")
_REFERENCES = re.compile(r'wp:block\s+\{"ref":\s*(\d+)')
_BASE = re.compile(rb"<wp:base_blog_url>(?:<!\[CDATA\[)?([^<\]]*)")
_HEAD = 65536
_TERMS = {"category": "category", "tag": "tag", "term": "term"}


class Exports:
    """The files of one site's export, which WordPress splits where it is large: what one file shows of another's media
    is found."""

    kind = "WordPress export"

    def __init__(self, paths: Sequence[Path]) -> None:
        self.origin = ", ".join(path.name for path in paths)
        self._files = [ExportFile(path) for path in paths]
        self._size = sum(path.stat().st_size for path in paths)
        self._site = Site("", "")
        self._media: dict[str, Image] = {}
        self._attached: dict[str, list[str]] = {}
        self._reused: dict[str, str] = {}
        self._statuses: dict[str, Status] = {}
        self._hosts: set[str] = set()
        self._look()

    @property
    def hosts(self) -> frozenset[str]:
        return frozenset(self._hosts)

    def progress(self) -> tuple[int, int]:
        return sum(file.read for file in self._files), self._size

    def medium(self, address: str) -> bytes | None:
        """Nothing: an export names its media and never holds them."""
        return None

    def items(self) -> Iterator[Pending]:
        """Authors, categories, tags and terms as they come; then what is wrong with each file.

        Exports put together by hand give one number to several items: each but the first gets a key of its own."""
        seen: Counter[str] = Counter()
        for file in self._files:
            origin = file.path.name
            for element, line, whole in file.elements():
                name = name_of(element)
                if name == "item":
                    fields = fields_of(element, line, whole)
                    seen[fields.id] += 1
                    yield self._found(fields, origin, seen[fields.id])
                elif (kept := self._kept(name, element, origin)) is not None:
                    yield Ready(kept)
            for line, words in file.problems:
                yield Ready(NotTaken("malformed XML", f"{origin}, line {line}", words, origin=origin))

    def _look(self) -> None:
        """Learns what items show of one another: media, reusable blocks, who is held back; and the site's own data."""
        given: dict[str, str] = {}
        names: dict[str, str] = {}
        seen = False
        for file in self._files:
            for element, line, whole in _again(file):
                name = name_of(element)
                if name == "item":
                    seen = True
                    self._note_item(fields_of(element, line, whole))
                elif name == "author":
                    author = {name_of(child): words_of(child) for child in element}
                    login = author.get("author_login", "").strip()
                    names[login] = author.get("author_display_name", "").strip() or login
                elif name in ("title", "link", "language", "base_site_url", "base_blog_url", "wxr_version"):
                    given.setdefault(name, words_of(element).strip())
        if not seen and not given:
            raise SourceProblem("no item can be read in this export", self.origin, "export the site again")
        base = given.get("base_blog_url") or given.get("link") or given.get("base_site_url") or ""
        self._site = Site(base.rstrip("/"), given.get("language", ""), names)
        for address in (base, given.get("link", "")):
            if host := host_of(address):
                self._hosts |= {host, f"www.{host}"}

    def _note_item(self, fields: Fields) -> None:
        status = _STATUSES.get(fields["status"].strip(), "private")
        if fields["post_password"].strip():
            status = "protected"
        if status != "public":
            self._statuses[fields.id] = status
        if fields.type == "attachment":
            address = fields["attachment_url"].strip()
            alt = " ".join(fields.first_meta("_wp_attachment_image_alt").split())
            self._media[fields.id] = Image(address, alt, one_line(fields.excerpt))
            if (parent := fields["post_parent"].strip()) and re.search(r"(?i)\.(jpe?g|png|gif|webp|avif)$", address):
                self._attached.setdefault(parent, []).append(fields.id)
        elif fields.type == "wp_block":
            self._reused[fields.id] = fields.content

    def _found(self, fields: Fields, origin: str, turn: int) -> Found:
        content = fields.content
        reused = {i: self._reused[i] for i in _REFERENCES.findall(content) if i in self._reused}
        ids = {i for found in _IDS.findall(content) for i in re.findall(r"\d+", found)}
        attached: list[str] = []
        if "[gallery" in content or "[playlist" in content:
            attached = self._attached.get(fields.id, [])
        media = {i: _img(self._media[i]) for i in (*ids, *attached) if i in self._media}
        return Found(
            fields=fields,
            site=self._site,
            origin=origin,
            media=media,
            lead=self._media.get(fields.first_meta("_thumbnail_id")),
            attached=",".join(attached),
            reused=reused,
            turn=turn,
            parent_status=self._statuses.get(fields["post_parent"].strip(), "public"),
        )

    def _kept(self, name: str, element: Element, origin: str) -> Kept | None:
        data = {name_of(child): words_of(child) for child in element}
        if name == "author":
            login = data.get("author_login", "").strip()
            title = data.get("author_display_name", "").strip() or login
            return Kept(f"{self._site.base}#author-{login}", "author", title, origin, data)
        if name not in _TERMS:
            return None
        slug = data.get("category_nicename") or data.get("tag_slug") or data.get("term_slug") or ""
        title = one_line(data.get("cat_name") or data.get("tag_name") or data.get("term_name") or slug)
        list_of = data.get("term_taxonomy", "") or _TERMS[name]
        return Kept(f"{self._site.base}#{_TERMS[name]}-{list_of}-{slug}", _TERMS[name], title, origin, data)


def open_exports(paths: Sequence[Path]) -> list[Exports]:
    """Opens the files of exports, those of one site together.

    Raises :class:`SourceProblem` for what is none, or cannot be read at all."""
    sites: dict[str, list[Path]] = {}
    for path in paths:
        sites.setdefault(_site_of(path), []).append(path)
    return [Exports(files) for files in sites.values()]


def _site_of(path: Path) -> str:
    """The address of an export's site, which its first lines give."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return ""
    if head.startswith(b"\x1f\x8b"):
        head = zlib.decompressobj(wbits=31).decompress(head, _HEAD)
    found = _BASE.search(head.partition(b"<item")[0])
    return found[1].decode("utf-8", "replace").strip().rstrip("/") if found else ""


def _again(file: ExportFile) -> Iterator[tuple[Element, int, bool]]:
    """The elements of a file; of one that is not sound from its beginning again, piece by piece."""
    try:
        yield from file.elements()
    except NotSound:
        yield from file.elements()


def _img(image: Image) -> str:
    caption = f"<figcaption>{escape(image.caption, quote=False)}</figcaption>" if image.caption else ""
    return f'<img src="{escape(image.address)}" alt="{escape(image.alt)}">{caption}'


__all__ = ["Category", "Exports", "open_exports"]
