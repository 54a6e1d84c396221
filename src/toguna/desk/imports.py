"""Texts from outside as drafts of the desk: what the source says is kept, nothing is brought in twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext
from wagtail.models import Locale

from toguna.editions.edition import Edition
from toguna.intake import SourceDocument, SourcePage, body_html
from toguna.reading.folding import fold

from . import languages
from .choices import EventType, Kind, LinkType
from .composing import day_of
from .models import Place, Section, Text, TextLink
from .newsroom import add_text, section_for
from .publishing import publish

LONGEST_TITLE = 255

_KINDS = {
    EventType.DISCOURS: Kind.SPEECH,
    EventType.COMMUNIQUE: Kind.COMMUNIQUE,
    EventType.MESSAGE: Kind.MESSAGE,
    EventType.DEMENTI: Kind.DENIAL,
    EventType.AGENDA: Kind.AGENDA,
}
# A council of ministers reports; any other council is news.  A decree is an act, whatever it decides.
_COUNCILS = ("conseil des ministres", "council of ministers", "cabinet meeting")
_ACTS = ("decret", "arrete ", "ordonnance", "loi n", "decree")


@transaction.atomic
def bring_in_page(page: SourcePage, *, user: Any = None) -> list[Text | None]:
    """Every document of a page as a draft, linked to the others of the page; ``None`` for those that are here
    already, in the order of ``page.documents``."""
    texts = [bring_in(document, page=page, user=user) for document in page.documents]
    keys = [document.source.sha256 for document in page.documents]
    known = {text.source_key: text for text in Text.objects.filter(source_key__in=keys)}
    for text in texts:
        if text is not None:
            _link(text, [known[key] for key in dict.fromkeys(keys) if key != text.source_key])
    return texts


@transaction.atomic
def bring_in(
    document: SourceDocument, *, page: SourcePage, user: Any = None, section: Section | None = None
) -> Text | None:
    """One document as a draft, in ``section`` or the one that holds its kind; ``None`` when it is here already."""
    if Text.objects.filter(source_key=document.source.sha256).exists():
        return None
    language = document.language if document.language in languages.codes() else languages.first()
    Locale.objects.get_or_create(language_code=language)
    kind = kind_of(document.event_type or "", document.title)
    title, paragraphs = _headed(document.title, document.paragraphs)
    place = _place(document.place or "")
    date = document.published_date or document.event_date
    text = Text(
        title=title,
        kind=kind,
        body=[("text", body_html(paragraphs))] if paragraphs else [],
        event_type=_event_type(document.event_type or ""),
        event_start=document.event_date or "",
        place=place,
        place_name="" if place else (document.place or "")[:255],
        first_published_on=_noon(date) if date else None,
        source_origin=document.source.origin[:500],
        source_taken_at=timezone.now(),
        source_date=document.published_date or "",
        source_key=document.source.sha256,
        owner=user,
    )
    return add_text(text, section or section_for(kind, language), day_of(document.event_date or date) if date else None)


def publish_imported(texts: Iterable[Text]) -> list[Edition]:
    """Publishes brought-in drafts, all or none; gives their editions.  Raises as ``publishing.publish`` does."""
    with transaction.atomic():
        return [publish(text) for text in texts]


def kind_of(event_type: str, title: str) -> str:
    """The kind of text that tells of such an event under such a title."""
    folded = fold(title)
    if folded.startswith(_ACTS):
        return Kind.ACT.value
    if event_type == EventType.CONSEIL and any(council in folded for council in _COUNCILS):
        return Kind.COUNCIL.value
    return _KINDS.get(event_type, Kind.NEWS).value  # type: ignore[call-overload]


def _event_type(given: str) -> str:
    return given if given in EventType.values else (EventType.AUTRE.value if given else "")


def _headed(title: str, paragraphs: Sequence[str]) -> tuple[str, list[str]]:
    """A title the desk can hold; of a longer one the rest is not lost: it stands whole before the text."""
    title = " ".join(title.split())
    if len(title) <= LONGEST_TITLE:
        return title, list(paragraphs)
    return title[: LONGEST_TITLE - 1].rpartition(" ")[0] + "…", [title, *paragraphs]


def _place(name: str) -> Place | None:
    wanted = fold(name.strip())
    if not wanted:
        return None
    for place in Place.objects.order_by("pk"):
        if wanted in {fold(words) for words in (place.name, *place.names.values())}:
            return place
    return None


def _noon(date: str) -> datetime | None:
    """Midday of that day in the institution's zone; nothing for a day to come."""
    moment = timezone.make_aware(datetime.combine(day_of(date), time(12)))
    return moment if moment <= timezone.now() else None


def _link(text: Text, others: Sequence[Text]) -> None:
    if not others:
        return
    with translation.override(text.language):
        reason = gettext("Published on the same page")
    text.text_links = [
        TextLink(target=other, type=LinkType.SAME_PAGE.value, reason=reason, sort_order=n)
        for n, other in enumerate(others)
    ]
    text.save_revision(clean=False)
    text.save()
