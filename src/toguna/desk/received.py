"""The words of a file that somebody received: text, e-mail, web page, PDF."""

from __future__ import annotations

import re
import shutil
import subprocess
from email import message_from_bytes, policy
from email.message import EmailMessage

from django.utils.translation import gettext

from toguna.editions.canonical_text import html_text
from toguna.intake import SourceProblem
from toguna.intake.encoding import decoded

MOST_BYTES = 10_000_000
SECONDS = 30
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
_ACTS = re.compile(r"<(script|style|template|head)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_MAIN = re.compile(r"<main\b[^>]*>(.*?)</main\s*>", re.DOTALL | re.IGNORECASE)


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
    """The words of a web page, or of what of it is its main part."""
    html = _ACTS.sub("", html)
    main = _MAIN.search(html)
    return html_text(main[1] if main else html)
