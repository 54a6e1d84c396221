"""Which kind of source this is, told by its content; the kinds that toguna does not read are named."""

from __future__ import annotations

import gzip
import re
import zipfile
import zlib
from enum import Enum
from pathlib import Path

from .problems import SourceProblem

_HEAD = 65536


class Kind(Enum):
    """What a source is."""

    TEXT = "the text of a page"
    HTML = "an HTML page"
    WORDPRESS = "a WordPress export"
    FEED = "a feed"
    WARC = "a web archive"
    WACZ = "a packed web archive"
    DOCUMENT = "a Word, OpenDocument, Rich Text or PDF document"
    FOLDER = "a folder"
    SITE = "the address of a site"


_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "an old Word document (.doc)", "save it as .docx or .odt"),
    (b"\x89PNG", "a picture", "give the text of the page, saved as .txt"),
    (b"\xff\xd8\xff", "a picture", "give the text of the page, saved as .txt"),
    (b"GIF8", "a picture", "give the text of the page, saved as .txt"),
    (b"Rar!", "a RAR archive", "unpack it and name the folder"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it and name the folder"),
    (b"SQLite format 3", "a database", "export the site with its own program (WordPress: Tools, Export)"),
)
_HTML = re.compile(rb"(?i)<(?:!doctype\s+html|html|head|body|title|meta|article|div|p|table|center|h1)\b")
_FEED = re.compile(rb"(?i)<(?:\w+:)?(?:rss|feed|rdf|urlset|sitemapindex)\b")
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?://(?:www\.)?jsonfeed\.org')
_DUMP = re.compile(rb"(?i)(?:^|\n)(?:-- (?:MySQL|MariaDB|PostgreSQL|phpMyAdmin)|INSERT INTO `?\w+_posts`?)")


def kind_of(source: str) -> Kind:
    """The kind of what is named: a path, an address, or ``-`` for standard input, which is the text of a page.

    Raises :class:`SourceProblem` for what cannot be read, in a line that says what it is."""
    if source == "-":
        return Kind.TEXT
    if source.startswith(("http://", "https://")):
        return Kind.SITE
    path = Path(source)
    try:
        if path.is_dir():
            return Kind.FOLDER
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceProblem(f"cannot be read ({reason})", source, "check the name and your rights") from error
    return _of_content(head, source, path)


def refuse_unread(data: bytes, where: str) -> None:
    """Raises :class:`SourceProblem` for bytes that are no text of a page."""
    kind = _of_content(data[:_HEAD], where, None)
    if kind is not Kind.TEXT:
        raise SourceProblem(f"this is {kind.value}, not the text of one", where, "name the file itself")


def _of_content(head: bytes, where: str, path: Path | None) -> Kind:
    for signature, what, do in _REFUSED:
        if head.startswith(signature):
            raise SourceProblem(f"this is {what}, which cannot be read", where, do)
    if head.startswith((b"%PDF", b"{\\rtf")):
        return Kind.DOCUMENT
    if head.startswith(b"PK\x03\x04"):
        return _of_zip(path, where)
    if head.startswith(b"\x1f\x8b"):
        head = _unpacked(head)
        if head.startswith(b"WARC/"):
            return Kind.WARC
        kind = _of_text(head, where)
        if kind in (Kind.WORDPRESS, Kind.FEED):
            return kind
        raise SourceProblem("this is a gzip file of something else than a web archive", where, "unpack it first")
    if head.startswith(b"WARC/"):
        return Kind.WARC
    return _of_text(head, where)


def _of_text(head: bytes, where: str) -> Kind:
    if b"wordpress.org/export/" in head and b"<rss" in head:
        return Kind.WORDPRESS
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{") and _JSON_FEED.search(start):
        return Kind.FEED
    if _DUMP.search(head[:4096]):
        raise SourceProblem(
            "this is a dump of a database", where, "export the site with its own program (WordPress: Tools, Export)"
        )
    if not start.startswith(b"<") and b"\0" not in start[:64]:
        return Kind.TEXT
    plain = start.replace(b"\0", b"").lstrip(b"\xff\xfe")
    marks = _FEED.search(plain), _HTML.search(plain)
    if marks[0] and (not marks[1] or marks[0].start() < marks[1].start()):
        return Kind.FEED
    if marks[1]:
        return Kind.HTML
    if plain.startswith(b"<?xml"):
        raise SourceProblem("this is an XML file of no kind that can be read", where, "give an export, a feed or pages")
    return Kind.TEXT


def _of_zip(path: Path | None, where: str) -> Kind:
    """A packed web archive, a Word or an OpenDocument text, told by what is packed."""
    try:
        with zipfile.ZipFile(path or "") as archive:
            names = set(archive.namelist()[:2000])
    except (OSError, zipfile.BadZipFile, ValueError) as error:
        raise SourceProblem("this zip file is broken", where, "fetch or make it again") from error
    if "datapackage.json" in names or any(name.startswith("archive/") and ".warc" in name for name in names):
        return Kind.WACZ
    if "word/document.xml" in names or "content.xml" in names:
        return Kind.DOCUMENT
    raise SourceProblem("this is a zip file of no kind that can be read", where, "unpack it and name the folder")


def _unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, _HEAD)
    except (zlib.error, gzip.BadGzipFile):
        return b""
