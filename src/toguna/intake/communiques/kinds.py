"""What a file is, told by what is in it, and the reader of its kind."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from ..zip_source import ZipParts
from .manuscript import Manuscript, Unreadable
from .open_document import pictures_of_open_document, read_open_document
from .plain import read_plain
from .rich_text import read_rich_text
from .word import pictures_of_word, read_word

Reader = Callable[[Path, str], Manuscript]

LARGEST = 200 * 2**20
_HEAD = 2048
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM", b"II*\0", b"MM\0*")
_PACKED = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
_PAGES = (b"<!doctype html", b"<html", b"<?xml", b"<rss", b"<feed")
_DATA = (".csv", ".json", ".js", ".css", ".xml", ".htm", ".html", ".php", ".py", ".ini", ".log")


def reader_of(path: Path) -> Reader:
    """The reader for a file.  Raises :class:`Unreadable` for what has none, :class:`OSError` where it cannot be had."""
    size = path.stat().st_size
    if not size:
        raise Unreadable("it is empty")
    if size > LARGEST:
        raise Unreadable(f"it is larger than {LARGEST // 2**20} MB; give the text itself")
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(b"PK\x03\x04"):
        return _of_zip(path)
    if b"%PDF-" in head:
        from .pdf import read_pdf  # pypdf takes a while to load, and most files need it not

        return read_pdf
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        locked = "EncryptedPackage".encode("utf-16-le") in _tail(path)
        raise Unreadable(
            "it is locked with a password; save it without one"
            if locked
            else "it is a Word document of the old kind (.doc); save it as .docx or .odt"
        )
    if head.lstrip().startswith(b"{\\rtf"):
        return read_rich_text
    if head.startswith(_PICTURES):
        raise Unreadable("it is a picture; if it shows a text, have its letters recognised (OCR)")
    if head.startswith(_PACKED):
        raise Unreadable("it is an archive; unpack it")
    lower = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if lower.startswith(_PAGES) or path.suffix.lower() in _DATA:
        raise Unreadable("it is no communiqué but a page or data; give pages by themselves")
    return read_plain


def pictures_of(parts: ZipParts) -> tuple[str, ...]:
    """The parts of a zipped document that are pictures of its text."""
    return pictures_of_word(parts) or pictures_of_open_document(parts)


def _of_zip(path: Path) -> Reader:
    try:
        with zipfile.ZipFile(path) as file:
            names = set(file.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable("the zip file is broken; save it again from the program that made it") from error
    if "word/document.xml" in names:
        return read_word
    if "content.xml" in names:
        return read_open_document
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        raise Unreadable("it is a table or slides; give a text")
    raise Unreadable("it is an archive; unpack it")


def _tail(path: Path) -> bytes:
    """The last bytes of a file, where Microsoft's containers keep their directory, or all of a small one."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 2**21))
        return file.read()
