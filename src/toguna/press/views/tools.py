"""The pages that need a script: handing a text on, reading offline; and the scripts, that of ``citation.py`` too.

No other page loads one.  Offline reading is turned on by its reader, on its own page."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import minijinja

from ..addresses import Addresses
from ..newsroom import Newsroom, Newsrooms
from ..page import Head, Output, html_page, output
from ..stylesheet import styles_of

SCRIPTS = Path(__file__).parents[2] / "site" / "scripts"
_TOOLS = ("share", "offline")
_SCRIPTS = (*_TOOLS, "cite")


def tool_pages(room: Newsroom) -> list[Output]:
    """The share page and the page of offline reading in one language."""
    return [_page(room, name) for name in _TOOLS]


def scripts(rooms: Newsrooms) -> list[Output]:
    """The files that the pages load, and the service worker with the words of every language."""
    said = {}
    for code in rooms.codes:
        room = rooms[code]
        page = room.addresses.page("offline")
        said[code] = {"root": room.addresses.root, "page": page, "kept": room.language.words["offline_copy"]}
    words = json.dumps(said, ensure_ascii=False, sort_keys=False, separators=(",", ":")).replace("<", "\\u003c")
    worker = f"const WORDS = {words};\n{_source('worker')}"
    return [
        Output("worker.js", worker.encode()),
        *(Output(f"scripts/{name}.js", _source(name).encode()) for name in _SCRIPTS),
    ]


def _page(room: Newsroom, name: str) -> Output:
    address = room.addresses.page(name)
    everywhere = [(code, Addresses(code, room.languages[0]).page(name)) for code in room.languages]
    title = room.language.word(name)
    head = Head(address=address, title=title, alternates=everywhere, noindex=name == "share")
    return output(address, html_page(room, f"{name}.html", head, styles=minijinja.safe(styles_of("tools"))))


@cache
def _source(name: str) -> str:
    return (SCRIPTS / f"{name}.js").read_text("utf-8")
