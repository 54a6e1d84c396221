"""What pages depend on beside the store, each as a short hash: templates, faces, the day, the press itself."""

from __future__ import annotations

import hashlib
import importlib.metadata
import re
from functools import cache
from pathlib import Path

from .newsroom import Newsrooms
from .page import TEMPLATES
from .stylesheet import SOURCE, stylesheet
from .trust import trusted_bytes
from .views.tools import SCRIPTS

_INCLUDED = re.compile(r"""{%-?\s*(?:extends|include|import|from)\s+["']([^"']+)["']""")
_LIBRARIES = ("icalendar", "minijinja", "nh3", "pillow")
_PRESS = Path(__file__).parent


def fixed_hash(key: str, rooms: Newsrooms, today: str) -> str:
    """The present hash of a fixed key (``notes.fixed``); empty for what is no longer there."""
    kind, _, name = key.partition(" ")
    if kind == "template":
        return template_hash(name)
    if kind == "face":
        return rooms[name].fingerprint() if name in rooms.codes else ""
    if kind == "frame":
        return _frame_hash()
    if kind == "press":
        return press_hash()
    if kind == "record":
        return _digest(trusted_bytes(name))
    return today if kind == "day" else repr(rooms.codes)


@cache
def template_hash(name: str) -> str:
    """Of a template and of all it includes."""
    seen: dict[str, bytes] = {}
    waiting = [name]
    while waiting:
        if (template := waiting.pop()) not in seen:
            file = TEMPLATES / template
            seen[template] = file.read_bytes() if file.is_file() else b""
            waiting += _INCLUDED.findall(seen[template].decode())
    return _digest(*(seen[template] for template in sorted(seen)))


@cache
def press_hash() -> str:
    """Of the press's own code and styles, of how an edition becomes text and card, of the libraries that make bytes."""
    folders = (
        (_PRESS, "**/*.py"),
        (_PRESS.parent / "editions", "*.py"),
        (SOURCE.parent, "*.css"),
        (SCRIPTS, "**/*.js"),
    )
    files = [file for folder, pattern in folders for file in sorted(folder.glob(pattern))]
    versions = [importlib.metadata.version(name).encode() for name in _LIBRARIES]
    return _digest(*(file.read_bytes() for file in files), *versions)


@cache
def _frame_hash() -> str:
    return _digest(template_hash("mast.html").encode(), template_hash("foot.html").encode(), stylesheet().encode())


def _digest(*parts: bytes) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(hashlib.blake2b(part, digest_size=16).digest())
    return digest.hexdigest()
