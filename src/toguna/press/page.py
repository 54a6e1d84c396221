"""A finished page: a template of ``site/templates`` filled in, within the frame that all pages share."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import minijinja

from . import notes
from .addresses import Addresses, file_of, relative
from .languages import language
from .newsroom import Newsroom
from .renditions import Picture, Rendition
from .share_card import ShareCard, institution_card
from .stylesheet import stylesheet
from .xhtml import printable

TEMPLATES = Path(__file__).parent.parent / "site" / "templates"


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site: its name from the root, its bytes, and the media and share card it refers to.

    One with ``late`` is made after the pages: it has no bytes yet, and ``late`` is the digest of its source."""

    path: str
    data: bytes
    renditions: tuple[Rendition, ...] = ()
    attachments: tuple[tuple[str, str], ...] = ()
    card: str = ""
    late: bytes = b""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in a page's head.  ``alternates`` are language and address of its other languages and itself."""

    address: str
    title: str
    description: str = ""
    alternates: Sequence[tuple[str, str]] = ()
    noindex: bool = False
    canonical: str = ""
    article: bool = False
    published: str = ""
    modified: str = ""
    data_links: bool = False
    picture: Picture | None = None
    card: ShareCard | None = None
    json_ld: Mapping[str, Any] | None = None
    feed: str = ""
    feed_title: str = ""
    timemap: str = ""


@cache
def environment() -> minijinja.Environment:
    """The templates, compiled once in a process; what a template asks for and is not there is an error."""
    templates = {
        file.relative_to(TEMPLATES).as_posix(): file.read_text("utf-8")
        for file in sorted(TEMPLATES.rglob("*"))
        if file.suffix in (".html", ".xml")
    }
    return minijinja.Environment(
        templates=templates,
        undefined_behavior="strict",
        auto_escape_callback=lambda name: name.endswith((".html", ".xml")),
        trim_blocks=True,
        lstrip_blocks=True,
        debug=False,
        filters={"printable": printable},
    )


def html_page(room: Newsroom, template: str, head: Head, *, section: str = "", **given: Any) -> bytes:
    """The page at ``head.address``; ``section`` is the address of the section it stands in."""
    notes.fixed("frame")
    page = filled(
        template,
        room=room,
        words=room.language.words,
        head=head,
        described=head.description or _described(room, head),
        shared=head.card or (None if head.picture else institution_card(room)),
        json_ld=minijinja.safe(script_data(head.json_ld)) if head.json_ld else "",
        frame=_MARKS,
        section=section,
        **given,
    )
    # A 404 page is shown at any address: its links keep running from the root.
    rooted = head.address == room.addresses.missing
    if not rooted:
        page = relative(page, head.address)
    key = (
        "" if rooted else head.address.rpartition("/")[0] + "/",
        section,
        "page" if section == head.address else "true",
        _other_languages(room, head),
    )
    # Made for the first page of a folder and shared by the others: none of them reads it, all depend on it.
    with notes.unnoted():
        frame = room.frames.get(key, lambda: _frame(room, *key))
    for name, mark in _MARKS.items():
        page = page.replace(mark, frame[name], 1)
    return page.encode()


def _described(room: Newsroom, head: Head) -> str:
    """What a page says of itself to search engines when nobody wrote it: its title, whose it is, and the tagline."""
    whose = room.title if head.title == room.title else f"{head.title} – {room.title}"
    return f"{whose}. {room.tagline}" if room.tagline else whose


# Where the frame goes in a page: nothing that anybody writes can hold these.
_MARKS = {name: minijinja.safe(f"<!{secrets.token_hex(12)}>") for name in ("style", "mast", "foot")}


def _frame(
    room: Newsroom, folder: str, section: str, current: str, others: tuple[tuple[str, str], ...]
) -> dict[str, str]:
    """What pages of one folder share: style, masthead, footer, their links already relative (rooted for no folder).

    Rendered once, it costs a page a copy instead of half its rendering."""
    languages = [{"href": href, "language": language(code)} for code, href in others]
    given = {"room": room, "words": room.language.words, "section": section, "current": current, "others": languages}
    parts = {name: filled(f"{name}.html", **given) for name in ("mast", "foot")}
    if folder:
        parts = {name: relative(part, folder) for name, part in parts.items()}
    return {"style": room.palette.css() + stylesheet(), **parts}


def xml_page(template: str, **given: Any) -> bytes:
    return filled(template, **given).encode()


def output(
    address: str, data: bytes, pictures: Sequence[Picture | None] = (), attachments: Any = (), card: str = ""
) -> Output:
    """The file at an address, with what must be there before it."""
    return Output(
        file_of(address), data, tuple(r for p in pictures if p for r in p.renditions), tuple(attachments), card
    )


def script_data(value: Any) -> str:
    """JSON that may stand inside a script element: nothing in it can end the element or begin a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def filled(template: str, **context: Any) -> str:
    """A template filled in, as text."""
    notes.fixed(f"template {template}")
    filled: str = environment().render_template(template, **context)
    # The engine also escapes the slash and the apostrophe; values stand in text or in double quotes only.
    return filled.replace("&#x2f;", "/").replace("&#x27;", "'")


def _other_languages(room: Newsroom, head: Head) -> tuple[tuple[str, str], ...]:
    """Where the page is in the other languages: itself, translated, or else that language's home."""
    there = dict(head.alternates)
    return tuple(
        (code, there.get(code) or Addresses(code, room.languages[0]).root)
        for code in room.languages
        if code != room.language.code
    )
