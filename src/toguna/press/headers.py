"""What HTTP says of a public file beside its bytes: the same from the embedded server, nginx, Caddy and a store.

``docs/serving/`` holds these tables again in the servers' own languages; tests/end_to_end/test_serving.py compares."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from .verifier_script import script_hash

TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".epub": "application/epub+zip",
    ".gif": "image/gif",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".rss": "application/rss+xml; charset=utf-8",
    ".svg": "image/svg+xml",
    ".timemap": "application/link-format",
    ".tlog-proof": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
}
UNKNOWN_TYPE = "application/octet-stream"
_PLAIN = frozenset({"record/checkpoint", "record/policy"})

CODINGS = {".br": "br", ".gz": "gzip"}
"""Ending of a compressed variant, and its name in ``Content-Encoding`` (RFC 9110, section 8.4.1; RFC 7932)."""

KEEP = "max-age=31536000, immutable"
"""For what is named by its content."""
ASK = "no-cache"
"""A page may be corrected at any minute: keep it, but ask each time whether it still stands (RFC 9111, 5.2.2.4)."""

SECURITY = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:;"
    " style-src 'unsafe-inline';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Sent with every answer, whatever its status."""

VERIFIER = re.compile(r"(?:[a-z][a-z][a-z]?(?:-[a-z]+)?/)?(?:verifier|verify)\.html")
"""The verification page in every language: the words of ``verify`` in ``[addresses]`` of the messages."""


def always(path: str) -> dict[str, str]:
    """What is sent with every answer at a path from the root, whatever its status.

    The one script that stands within its page may run on that page alone; and the record may be read from any site and
    from a page on a disk."""
    sent = dict(SECURITY)
    if VERIFIER.fullmatch(path):
        allowed = f"script-src 'self' {script_hash()};"
        sent["Content-Security-Policy"] = sent["Content-Security-Policy"].replace("script-src 'self';", allowed)
    if path.startswith("record/"):
        sent["Access-Control-Allow-Origin"] = "*"
    return sent


def content_type(name: str) -> str:
    """The type of a file, named from the root of the site; never guessed from the machine's own tables."""
    return TYPES[".txt"] if name in _PLAIN else TYPES.get(PurePosixPath(name).suffix, UNKNOWN_TYPE)


def cache_control(name: str) -> str:
    """How long a file, named from the root of the site, may be kept unasked."""
    return KEEP if name.startswith(("media/", "record/tile/")) else ASK


def coded(name: str) -> tuple[str, str] | None:
    """The file that ``name`` would be a compressed variant of, and the coding; nothing for another ending."""
    for ending, coding in CODINGS.items():
        if name.endswith(ending):
            return name.removesuffix(ending), coding
    return None
