"""The words of a file that somebody received: text, e-mail, web page, PDF."""

from __future__ import annotations

import re
import shutil
import subprocess
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import unescape

from django.utils.translation import gettext

from toguna.intake import SourceProblem
from toguna.intake.encoding import decoded

MOST_BYTES = 10_000_000
SECONDS = 30
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
_TAG = re.compile(r"<([/!?]?)([a-z][a-z0-9]*)[^<>]*>", re.IGNORECASE)
_BLOCKS = frozenset(
    "article aside blockquote br caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav"
    " ol p pre section table tr ul".split()
)
_CELLS = frozenset({"td", "th"})
_WORDLESS = frozenset({"script", "style", "template", "title"})


class NoWords(Exception):
    """No words can be taken from the file; the message is for editors."""


def words_of(data: bytes, name: str) -> str:
    """The words of a file; ``name`` tells an e-mail (``.eml``).  Raises :class:`NoWords`."""
    if data.startswith(b"%PDF"):
        words = _pdf(data)
    elif data.startswith(_PICTURES) or data[4:8] == b"ftyp" or data[8:12] == b"WEBP":
        raise NoWords(gettext("This is a picture, which cannot be read: type the words that it shows."))
    elif name.lower().endswith(".eml"):
        words = _mail(data)
    else:
        words = _text(data, name)
    if not words.strip():
        raise NoWords(gettext("There is no word in this file; perhaps it is a picture of a text. Type what it shows."))
    return words.replace("\r\n", "\n").strip()


def reads_pdf() -> bool:
    """Whether the program that takes the words out of a PDF is installed (``pdftotext``, of Poppler)."""
    return bool(shutil.which("pdftotext"))


def _pdf(data: bytes) -> str:
    if not reads_pdf():
        raise NoWords(gettext("No PDF can be read here (pdftotext is not installed): open it and paste its words."))
    command = ["pdftotext", "-q", "-enc", "UTF-8", "-nopgbrk", "-", "-"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise NoWords(gettext("This PDF cannot be read: open it and paste its words.")) from error
    return done.stdout.decode("utf-8", "replace")


def _mail(data: bytes) -> str:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    part = message.get_body(("plain", "html"))
    try:
        words = str(part.get_content()) if part else ""
    except (LookupError, ValueError) as error:
        raise NoWords(gettext("This e-mail cannot be read: open it and paste its words.")) from error
    return _page(words) if part and part.get_content_type() == "text/html" else words


def _text(data: bytes, name: str) -> str:
    try:
        text, _ = decoded(data, name)
    except SourceProblem as problem:
        raise NoWords(gettext("This file cannot be read here: open it and paste its words.")) from problem
    start = text[:2000].lstrip().lower()
    return _page(text) if start.startswith(("<!doctype html", "<html")) else text


def _page(html: str) -> str:
    """The words of a web page, or of what of it is its main part.

    Whoever forged a text may have made the page too: this takes a time in proportion to its length, whatever is in it,
    which neither Python's parser nor html5ever does."""
    first, *others = html.split("<!--")
    html = first + "".join(other.partition("-->")[2] for other in others)
    parts: list[str] = []
    wordless, at = "", 0
    for tag in _TAG.finditer(html):
        name, closing = tag[2].lower(), tag[1] == "/"
        if wordless:
            wordless = "" if closing and name == wordless else wordless
        else:
            parts.append(" ".join(html[at : tag.start()].split("\n")))
            parts.append("\n" if name in _BLOCKS else " " if name in _CELLS else "")
            wordless = name if name in _WORDLESS and not closing else ""
            if name == "main" and closing:
                return unescape("".join(parts))
            if name == "main":
                parts = []
        at = tag.end()
    return unescape("".join(parts) + ("" if wordless else html[at:]))
