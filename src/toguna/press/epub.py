"""A book: EPUB 3.3 (https://www.w3.org/TR/epub-33/), a ZIP file of XHTML, made from texts alone.

The same book gives the same bytes: nothing in the file says when it was made, but that which its texts say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import groupby
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from toguna.editions.edition import instant

from .page import filled
from .xhtml import printable

TYPE = "application/epub+zip"
_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    "</container>\n"
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A text: the XHTML document of it, how the contents call it, and the heading that it stands under there."""

    title: str
    heading: str
    document: str


@dataclass(frozen=True, slots=True)
class Book:
    """``address`` is the file's own, absolute; ``source`` that of the page it was made from; ``front`` the XHTML of its
    first page, ``cloth`` the picture on it (SVG)."""

    address: str
    title: str
    language: str
    direction: str
    publisher: str
    source: str
    modified: datetime
    front: str
    cloth: str
    style: str
    contents: str
    summary: str
    chapters: Sequence[Chapter]


def epub(book: Book) -> bytes:
    """The file."""
    names = [f"text-{number:03}.xhtml" for number in range(1, len(book.chapters) + 1)]
    chapters = [(c.heading, c.title, name) for c, name in zip(book.chapters, names, strict=True)]
    given = {
        "book": book,
        "modified": instant(book.modified),
        "names": names,
        # One heading for all of them says nothing.
        "parts": [(heading, list(some)) for heading, some in groupby(chapters, key=lambda c: c[0])],
    }
    files = [
        ("mimetype", TYPE),
        ("META-INF/container.xml", _CONTAINER),
        ("book/package.opf", document("book_package.xml", **given)),
        ("book/contents.xhtml", document("book_contents.xml", **given)),
        ("book/front.xhtml", book.front),
        ("book/style.css", book.style),
        ("book/cloth.svg", book.cloth),
        *((f"book/{name}", c.document) for name, c in zip(names, book.chapters, strict=True)),
    ]
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in files:
            # The oldest moment that ZIP knows: the file is the same whenever it is made (section 4.4.6 of its notes).
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            # The type stands first and as it is, so that it is found at a fixed place (OCF, section 4.3).
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            archive.writestr(entry, content.encode())
    return buffer.getvalue()


def document(template: str, **given: object) -> str:
    """An XML document from a template, without the characters that XML forbids."""
    return printable(filled(template, **given))
