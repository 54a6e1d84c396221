"""A source that changed since it was brought in: its text gets a new version, unless an editor has taken it up."""

from __future__ import annotations

import json

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext
from wagtail.search.backends import get_search_backend

from ..choices import Change
from ..models import ImportedItem, Text
from ..publishing import publish
from .links import attach, settled
from .media import MediaShelf
from .taking import Changed, item_of

TAKEN_UP = "an editor has changed it here since; it was left as it is"
NO_LONGER = "the source no longer shows it to the public; withdraw it here if it is to be withdrawn"


def update(changed: Changed, media: MediaShelf, *, to_publish: bool, user: object = None) -> bool:
    """Brings a text up to date with its source: a draft is written anew, a published text gets a version whose note
    says so.  Where it was left alone its row says why.  Gives whether there is a new version."""
    item, draft, document = changed.item, changed.draft, changed.document
    text = Text.objects.get(pk=item.text_id)
    if str(text.latest_revision_id or "") != item.stored:
        return _left(item, TAKEN_UP)
    if text.published_once and document.status != "public":
        return _left(item, NO_LONGER)
    if text.published_once and not to_publish:
        return _left(item, "it is published here; run this again with --publish to publish what changed")
    with transaction.atomic():
        done = settled(draft.raw, draft.links, media)
        attach(text, done.files)
        for name in ("title", "summary", "lead_picture_id"):
            setattr(text, name, getattr(draft.text, name))
        text.body = text._meta.get_field("body").to_python(json.dumps(done.raw))
        if text.published_once:
            with translation.override(text.language):
                note = gettext("Brought up to date with its source.")
            publish(text, kind=Change.UPDATE.value, note=note, user=user)
            text.refresh_from_db()
        else:
            Text.objects.filter(pk=text.pk).update(
                title=text.title, draft_title=text.title, summary=text.summary, body=json.dumps(done.raw),
                lead_picture_id=draft.text.lead_picture_id,
            )  # fmt: skip
            get_search_backend().add(text)
        draft.text.pk = text.pk
        fresh = item_of(document, draft)
        fresh.pk, fresh.text_id, fresh.path = item.pk, text.pk, item.path
        fresh.stored = str(text.latest_revision_id or "")
        fresh.data, fresh.waits = {**fresh.data, "lost_links": done.lost}, False
        fresh.save()
    return text.published_once


def _left(item: ImportedItem, why: str) -> bool:
    ImportedItem.objects.filter(pk=item.pk).update(why=why)
    return False
