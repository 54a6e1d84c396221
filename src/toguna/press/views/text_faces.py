"""What a kind of text has of its own on its page: the signature of a statement, the speaker of a speech, those whom a
council appointed, the letter's head, the pictures of a gallery."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from toguna.editions.edition import Edition, Medium, PersonMention, Quote

from .. import details
from ..newsroom import Newsroom
from ..renditions import Picture, picture
from ..shelf import Shelf

FACES = {
    "communique": "official",
    "act": "official",
    "council": "official",
    "speech": "speech",
    "message": "message",
    "gallery": "gallery",
}
"""The kinds with a face of their own, and the name of its styles."""
FORMS = {"delivered": "speech_delivered", "script": "speech_script", "notes": "speech_notes"}

_FIRST = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)
_LAST = re.compile(r"<p>((?:(?!</?p>).)*)</p>\s*$", re.DOTALL)
_TAGS = re.compile(r"<[^>]*>")
_END = 4000
"""Characters of the body in which a signature is looked for."""
_SHORT = 100
"""A line of place and date is no longer."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person as the text has them: their page, and the rank and office of that day."""

    name: str
    href: str
    held: str
    portrait: Picture | None = None


@dataclass(slots=True)
class Face:
    """``body`` is the text's own with its last lines marked where it signs itself; else ``signature`` stands below."""

    name: str
    body: str
    signature: Somebody | None = None
    dateline: str = ""
    speaker: Somebody | None = None
    form: str = ""
    pull: Quote | None = None
    appointed: Sequence[tuple[Somebody, str]] = ()

    @property
    def pictures(self) -> list[Picture]:
        return [self.speaker.portrait] if self.speaker and self.speaker.portrait else []


def face(shelf: Shelf, room: Newsroom, edition: Edition, body: str) -> Face:
    """The face of a text; ``body`` is its HTML as the page shows it."""
    made = Face(FACES.get(edition.kind, ""), body)
    if edition.kind == "message":
        made.body = _addressed(made.body)
    if made.name in ("official", "message"):
        _signed(shelf, room, edition, made)
    if edition.kind == "council" and "<table" not in body:
        made.appointed = _appointed(shelf, edition)
    if edition.kind == "speech":
        speaker = next((p for p in edition.people if p.part == "speaker"), None)
        made.speaker = _somebody(shelf, edition, speaker) if speaker else None
        form = details.text(edition, "form")
        made.form = room.language.word(FORMS[form]) if form in FORMS else ""
        spoken = [q for q in edition.quotes if speaker and q.speaker in ("", speaker.id)]
        made.pull = spoken[0] if spoken else None
    return made


def gallery_of(edition: Edition) -> list[tuple[Picture, str]]:
    """The pictures of a gallery, each with what is written below it.  A text of that kind shows them large and its lead
    picture with them; another shows those that do not stand in its body."""
    if edition.kind == "gallery":
        # The lead picture is often one of them, which has the words.
        chosen = {m.sha256: m for use in ("lead", "gallery") for m in reversed(edition.media) if m.use == use}
        return [(picture(m, cropped=False), m.caption) for m in edition.media if chosen.get(m.sha256) is m]
    media = {
        m.sha256: m for m in edition.media if m.use == "gallery" and f'data-asset="{m.sha256}"' not in edition.body
    }
    return [(picture(m, cropped=True, widths=(480,)), m.caption) for m in media.values()]


def _addressed(body: str) -> str:
    """Marks the line that says to whom a letter goes: a short first paragraph that is no sentence."""
    first = _FIRST.match(body)
    said = _said(first[1]) if first else ""
    if not said or len(said) > 2 * _SHORT or said[-1] in ".!?…;:»":
        return body
    return f'<p class="to">{body[3:]}'


def _signed(shelf: Shelf, room: Newsroom, edition: Edition, made: Face) -> None:
    """Sets the signature apart: the body's own last lines where they hold the name, else one made of what is known."""
    signatory = next((p for part in ("signatory", "author") for p in edition.people if p.part == part), None)
    day = edition.signed_on
    place = _signed_at(edition)
    if signatory and (start := _signs_itself(made.body, signatory.name, day[:4])) is not None:
        made.body = f'{made.body[:start]}<div class="signed">{made.body[start:]}</div>'
        return
    if signatory and (edition.kind != "council" or signatory.part == "signatory"):
        made.signature = _somebody(shelf, edition, signatory)
    if day:
        date = room.language.date(day)
        made.dateline = room.language.word("done_at", place=place, date=date) if place else date


def _signed_at(edition: Edition) -> str:
    """Where it was signed: where that day's event was."""
    event = edition.event
    known = event and event.place and edition.signed_on and event.start[:10] == edition.signed_on
    return event.place.name if known and event and event.place else ""


def _signs_itself(body: str, name: str, year: str) -> int | None:
    """Where the last lines begin that hold the signatory's name, with the line of place and date above them."""
    last = _LAST.search(body, max(0, len(body) - _END))
    if last is None or name.casefold() not in _said(last[1]).casefold():
        return None
    above = _LAST.search(body, max(0, len(body) - _END), last.start())
    dated = above and year and year in (said := _said(above[1])) and len(said) <= _SHORT
    return above.start() if above and dated else last.start()


def _said(html: str) -> str:
    return " ".join(unescape(_TAGS.sub("", html)).split())


def _somebody(shelf: Shelf, edition: Edition, person: PersonMention) -> Somebody:
    entry = shelf.entry(person.id, edition.language)
    portrait = entry.portrait if entry else None
    held = ", ".join(filter(None, (person.rank, person.role)))
    shown = picture(portrait, cropped=False, widths=(320,)) if portrait else None
    return Somebody(person.name, entry.path if entry else "", held, shown)


def _appointed(shelf: Shelf, edition: Edition) -> list[tuple[Somebody, str]]:
    """Those appointed, each with the office: as the council's details have them, else as its people do."""
    rows = details.rows(edition, "appointments")
    if rows:
        named = [(details.named(r.get("person") or r.get("name")), details.named(r.get("role"))) for r in rows]
        return [(Somebody(name, "", ""), role) for name, role in named if name]
    people = [p for p in edition.people if p.part == "appointed"]
    return [(_somebody(shelf, edition, p), p.role or p.representing) for p in people]


def media_in_body(edition: Edition) -> Sequence[Medium]:
    """The pictures that may stand in the body: a gallery's stand before it."""
    if edition.kind != "gallery":
        return edition.media
    first = {m.sha256 for m in edition.media if m.use == "gallery"}
    return [m for m in edition.media if m.sha256 not in first]
