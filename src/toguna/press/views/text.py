"""The page of a text, and of each of its earlier versions; beside it the edition and its words alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import minijinja

from toguna.editions import assets
from toguna.editions.canonical_text import canonical_text
from toguna.editions.card import opening, shortened
from toguna.editions.edition import Edition, instant

from .. import notes
from ..addresses import beside, file_of
from ..body import dressed
from ..cards import OPENING, lead
from ..citations import citable, citations
from ..differences import differences
from ..languages import language
from ..motif import motif
from ..newsroom import Newsroom
from ..page import Head, Output, environment, html_page, output
from ..proof import proof
from ..quote_marks import Marked, marked
from ..related import Reason, Related, related
from ..renditions import Picture
from ..share_card import ShareCard, institution_card, share_card
from ..sharing import share_links
from ..shelf import Shelf
from ..structured_data import news_article
from ..stylesheet import styles_of
from . import text_faces as faces
from . import text_facts as facts
from .citation import citation_address, citation_page
from .denial import denial
from .numbers import number_page
from .print import pdf_output
from .timemap import ENDING, timemap

QUOTES = 3
"""So many quotes stand beside the text, which holds them all."""


def text_outputs(shelf: Shelf, room: Newsroom, edition: Edition) -> Iterator[Output]:
    """The files of a text: its page, its data (canonical bytes), its words, and a page for each earlier version."""
    versions = shelf.versions(edition.id) if edition.version > 1 else [edition]
    yield text_page(shelf, room, edition, versions)
    yield Output(file_of(beside(edition.path, ".json")), shelf.canonical(edition))
    yield Output(file_of(beside(edition.path, ".txt")), canonical_text(edition).encode() + b"\n")
    for earlier, following in pairwise(versions):
        yield version_page(shelf, room, earlier, following, edition)
    if cited := citation_page(shelf, room, edition):
        yield cited
    if paper := pdf_output(room, edition):
        yield paper
    if len(versions) > 1:
        yield timemap(room, edition, versions)
    if number := number_page(shelf, room, edition):
        yield number


def text_page(shelf: Shelf, room: Newsroom, edition: Edition, versions: Sequence[Edition]) -> Output:
    """The page of the current version."""
    words = room.language
    shown = lead(edition)
    share = share_links(edition.title, room.absolute(edition.path), words)
    context = {
        "versions": [
            {
                "number": v.version,
                "href": version_address(edition, v) if v is not versions[-1] else "",
                "kind": words.of("changes", v.change.kind, words.word("first_version")),
                "note": v.change.note,
                "date": words.moment(v.published_at, room.zone),
                "iso": instant(v.published_at),
            }
            for v in reversed(versions)
        ]
        if len(versions) > 1
        else [],
        "related": [_shown_related(room, r) for r in related(shelf, edition)] if edition.kind != "page" else [],
        "same_event": facts.same_event(shelf, room, edition),
        "share": [] if edition.withdrawn else share,
        "hand_on": f"{room.addresses.page('share')}#{edition.path}",
        "cite_href": citation_address(edition),
        "superseded": None,
        "differences": None,
    }
    section = room.section_of(edition)
    card = share_card(room, edition)
    head = Head(
        address=edition.path,
        title=edition.title,
        description=opening(edition, OPENING),
        alternates=[] if edition.withdrawn else shelf.addresses(edition.group),
        noindex=edition.withdrawn,
        article=True,
        published=instant(edition.first_published_at),
        modified=instant(edition.published_at) if edition.version > 1 else "",
        data_links=True,
        timemap=beside(edition.path, ENDING) if len(versions) > 1 else "",
        picture=shown,
        card=card,
        json_ld=news_article(room, edition, _image(room, shown, card), versions, citable(shelf, edition)),
        feed=room.addresses.feed(section.name, "atom") if section else "",
        feed_title=section.title if section else "",
    )
    return _page(shelf, room, edition, head, shown, context)


def version_page(shelf: Shelf, room: Newsroom, earlier: Edition, following: Edition, current: Edition) -> Output:
    """A version that has been replaced, under an address of its own, marked as such, with what the next one changed."""
    words = room.language
    told = "superseded_withdrawn" if current.withdrawn else "superseded_text"
    context = {
        "versions": [],
        "related": [],
        "same_event": [],
        "share": [],
        "hand_on": "",
        "cite_href": "",
        "superseded": {
            "text": words.word(told, version=earlier.version),
            "title": current.title,
            "href": current.path,
        },
        "differences": differences(earlier, following) if not following.erased else None,
    }
    address = version_address(current, earlier)
    title = f"{earlier.title} ({words.word('version', number=earlier.version)})"
    shown = lead(earlier)
    head = Head(
        address=address, title=title, description=opening(earlier, OPENING), noindex=True, canonical=current.path
    )
    # What it names is shown as of its own day; where it stands is its current text's address.
    return _page(shelf, room, replace(earlier, path=address), head, shown, context)


def version_address(current: Edition, version: Edition) -> str:
    return beside(current.path, f".v{version.version}.html")


def _page(
    shelf: Shelf, room: Newsroom, edition: Edition, head: Head, shown: Picture | None, context: dict[str, Any]
) -> Output:
    words = room.language
    quoted = marked(edition)
    body, in_body = dressed(quoted.html, faces.media_in_body(edition), _figure, words.word("table"), quoted.fragments)
    face = faces.face(shelf, room, edition, body)
    gallery = faces.gallery_of(edition)
    attached = [(a, assets.public_address(a.sha256, a.name)) for a in edition.attachments]
    section = room.section_of(edition)
    claim = denial(shelf, room, edition)
    corrected = edition.change.kind in ("correction", "update", "minor") and not context["superseded"]
    spoken = citations(shelf, edition)
    beside_it = [c for c in spoken if not face.pull or c.text != face.pull.text][:QUOTES]
    data = html_page(
        room,
        "text.html",
        head,
        section=section.path if section else "",
        text=edition,
        crumb=section,
        kind=_kind(room, edition),
        number_href=room.line_of(edition.number),
        body=minijinja.safe(face.body),
        face=face,
        picture=shown,
        motif=minijinja.safe(motif(edition.group, 192, 24)),
        gallery=gallery,
        event_date=words.occasion(edition.event.start, edition.event.end)
        if edition.event and edition.event.start
        else "",
        place=facts.place(shelf, edition.event, edition.language),
        published=words.moment(edition.first_published_at, room.zone),
        published_iso=instant(edition.first_published_at),
        signed=words.date(edition.signed_on) if edition.signed_on else "",
        source=facts.source(room, edition),
        changed={
            "kind": words.of("changes", edition.change.kind),
            "when": words.word(
                "corrected_on", version=edition.version, date=words.moment(edition.published_at, room.zone)
            ),
            "note": edition.change.note,
        }
        if corrected
        else None,
        withdrawn=_withdrawn(room, edition) if edition.withdrawn else "",
        people=facts.people(shelf, room, edition),
        about=facts.about(shelf, edition),
        quotes=beside_it,
        citable=0 if edition.withdrawn else sum(1 for c in spoken if c.fragment),
        proof=proof(shelf, room, edition),
        check_href=room.addresses.page("verify"),
        denial=claim,
        translations=[
            {"code": code, "href": href, "name": language(code).own_name}
            for code, href in head.alternates
            if code != edition.language
        ],
        attachments=[{"href": href, "title": a.title or a.name, "size": size_words(a.size)} for a, href in attached],
        styles=minijinja.safe(
            (styles_of("denial") if claim else "")
            + (styles_of(face.name) if face.name else "")
            + (styles_of("differences") if context["differences"] else "")
            + (_quote_styles(quoted) if spoken else "")
        ),
        json_href=beside(edition.path, ".json"),
        txt_href=beside(edition.path, ".txt"),
        pdf_href="" if edition.withdrawn else beside(edition.path, ".pdf"),
        **context,
    )
    files = [(href, a.sha256) for a, href in attached]
    pictures = [shown, *in_body, *(p for p, _ in gallery), *face.pictures]
    return output(head.address, data, pictures, files, head.card.name if head.card else "")


def _quote_styles(quoted: Marked) -> str:
    """How quotes are shown; those in several parts light up whole where their address leads."""
    parts = [f".body:has(#{name}:target) .{name}" for name in quoted.parted]
    return styles_of("quotes").replace(".parted", ",".join(parts) or ".body .q-")


def _withdrawn(room: Newsroom, edition: Edition) -> str:
    key = "erased_text" if edition.erased else "withdrawn_text"
    return room.language.word(key, date=room.language.day_of(edition.published_at, room.zone))


def _image(room: Newsroom, shown: Picture | None, card: ShareCard | None) -> str:
    """What shows the text where it is linked to: its picture, or its card, or at least whose it is."""
    return shown.largest if shown else f"/{(card or institution_card(room)).name}"


def _kind(room: Newsroom, edition: Edition) -> str:
    return room.language.of("kinds", edition.kind)


def _figure(shown: Picture) -> str:
    notes.fixed("template figure.html")
    figure: str = environment().render_template("figure.html", picture=shown)
    return figure


def _shown_related(room: Newsroom, item: Related) -> dict[str, str]:
    card, reason = item.card, item.reason
    words = room.language
    return {
        "href": card.path,
        "title": card.title,
        "iso": card.date,
        "date": words.date(card.date),
        "opening": shortened(card.opening, OPENING),
        "reason": _said(room, reason),
    }


def _said(room: Newsroom, reason: Reason) -> str:
    if reason.said:
        return reason.said
    words = room.language
    return words.of("reasons", reason.key, words.of("reasons", "link")).format(name=reason.name)


def size_words(size: int) -> str:
    """How large a file is, as a reader is told; ``size`` in bytes."""
    return f"{size / 1_048_576:.1f} MB" if size >= 1_048_576 else f"{max(1, round(size / 1024))} KB"
