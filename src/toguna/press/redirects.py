"""Redirects of old addresses, as the files that servers read: ``redirects.json`` for the embedded one, and the same in
the languages of nginx and Caddy.

An old address is a path from the root as a reader would see it (decoded), or a path with its query exactly as it
stands on the request line (``/index.php?id=5``).  The new one is an address of this site and nothing else: whoever can
write a redirect can never send readers away."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote, urlsplit

FILE = "redirects.json"
NGINX_FILE = "redirects.map"
CADDY_FILE = "redirects.caddy"

_SPACE = re.compile(r"[\s\x00-\x1f\x7f]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def is_local(address: str) -> bool:
    """Whether a browser that is sent to this address stays on the site.

    Browsers read ``//host`` and ``/\\host`` as another host (WHATWG URL, section 4.4), and drop tabs and line ends."""
    if not address.startswith("/") or address.startswith("//") or "\\" in address or _SPACE.search(address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc


def usable(redirects: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The redirects that can be followed: both ends on this site, and leading elsewhere; targets ready to be sent."""
    for old, new in redirects.items():
        if isinstance(new, str) and old.startswith("/") and not _CONTROL.search(old) and is_local(new) and old != new:
            yield old, quote(new, safe="/%:@!&'()*+,;=~?#")


def read(file: Path) -> dict[str, str]:
    """The redirects in a ``redirects.json``; none where it is missing or cannot be read."""
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return dict(usable(found)) if isinstance(found, dict) else {}


def as_json(redirects: Mapping[str, str]) -> bytes:
    """The file the embedded server reads."""
    return json.dumps(dict(sorted(usable(redirects))), ensure_ascii=False, indent=0).encode() + b"\n"


def as_nginx(redirects: Mapping[str, str]) -> bytes:
    """The lines of an nginx ``map``.  nginx compares without regard to case, and refuses the same address twice."""
    lines: dict[str, str] = {}
    for old, new in sorted(usable(redirects)):
        lines.setdefault(old.lower(), f"{_quoted(old)} {_quoted(new)};\n")
    return "".join(lines.values()).encode()


def as_caddy(redirects: Mapping[str, str]) -> bytes:
    """The lines of a Caddy ``map``.  Braces would be placeholders there, so such an old address is left out."""
    lines = [f"{_quoted(old)} {_quoted(new)}\n" for old, new in sorted(usable(redirects)) if "{" not in old]
    return "".join(lines).encode()


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
