"""Drafts that answer what circulates: the denial of a forgery, and the notice that a version is no longer in force."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

from django.utils import translation
from django.utils.translation import gettext
from wagtail.rich_text import RichText

from .choices import EventType, Kind, LinkType
from .imports.drafts import LONGEST_TITLE
from .models import Section, Series, Text, TextLink
from .nearest import NearText
from .newsroom import add_text


@dataclass(frozen=True, slots=True)
class Forgery:
    """What circulates: its words, the number that it bears, and where it circulates, in the editor's words."""

    words: str
    number: str = ""
    where: str = ""


def declare(forgery: Forgery, section: Section, *, authentic: Text | None = None, user: Any = None) -> Text:
    """A draft that denies a forgery, in the section's language, with a title to begin from."""
    with translation.override(section.locale.language_code):
        if forgery.number:
            title = gettext("Denial: “%(number)s” is a forgery") % {"number": forgery.number}
        elif authentic:
            title = gettext("Denial: a falsified version of “%(title)s” circulates") % {"title": authentic.title}
        else:
            title = gettext("Denial: a forged text circulates")
        first = gettext("A forgery circulates %(where)s.") % {"where": forgery.where} if forgery.where else ""
    text = Text(
        title=_short(title),
        kind=Kind.DENIAL.value,
        body=_begun(first),
        event_type=EventType.DEMENTI.value,
        claimed_text=forgery.words,
        claimed_number=forgery.number,
        authentic=authentic,
        series=Series.objects.filter(kind=Kind.DENIAL).order_by("pk").first(),
        owner=user,
    )
    return add_text(text, section)


def announce(near: NearText, section: Section, *, user: Any = None) -> Text:
    """A draft that says that a version which circulates has been replaced or withdrawn, linked to its text."""
    with translation.override(section.locale.language_code):
        if near.state == "withdrawn":
            title = gettext("Clarification: “%(title)s” has been withdrawn")
            first = gettext("“%(title)s” still circulates. The institution has withdrawn this text.")
        else:
            title = gettext("Clarification: “%(title)s” has been replaced")
            first = gettext("An earlier version of “%(title)s” circulates. It has been replaced.")
        text = Text(
            title=_short(title % {"title": near.title}),
            kind=Kind.COMMUNIQUE.value,
            body=_begun(first % {"title": near.title}),
            owner=user,
        )
        if target := Text.objects.filter(public_path=near.path).first():
            text.text_links = [TextLink(target=target, type=LinkType.RELATED.value, reason=gettext("The text itself"))]
    return add_text(text, section)


def _begun(first: str) -> list[tuple[str, RichText]]:
    """A body to write on in."""
    return [("text", RichText(f"<p>{escape(first, quote=False)}</p>" if first else ""))]


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…"
