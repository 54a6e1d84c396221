"""Erasing a text where the law demands it: its content goes from every version, its address and history stay.

A last version, the tombstone, says publicly on which legal ground.  Which versions there were, and when, remains; their
words, hashes and pictures do not."""

from __future__ import annotations

from datetime import datetime

from django.db import models, transaction
from django.db.models import F, Value
from django.db.models.functions import Cast, Concat

from .assets import forget
from .edition import Change, Edition
from .models import Erasure, StoredEdition
from .store import Refused, append


def erase(edition_id: str, *, title: str, ground: str, at: datetime) -> Edition:
    """Removes a text's content and gives its tombstone.

    ``title`` is what the tombstone is called, ``ground`` the public reason with its legal basis, ``at`` an aware
    instant.  Raises :class:`Refused` for a text that is not there, was erased already, or without a ground; then
    nothing has changed."""
    if not ground.strip():
        raise Refused(f"{edition_id}: an erasure needs its legal ground")
    with transaction.atomic():
        rows = StoredEdition.objects.filter(edition_id=edition_id)
        versions = [row.edition() for row in rows.exclude(canonical="").order_by("version")]
        if not versions:
            raise Refused(f"{edition_id}: no such text")
        last = versions[-1]
        tombstone = Edition(
            id=last.id, version=last.version + 1, language=last.language, kind=last.kind, title=title,
            first_published_at=last.first_published_at, published_at=at, path=last.path, section=last.section,
            translation_of=last.translation_of, number=last.number, change=Change("erasure", ground),
        )  # fmt: skip
        # What is only withdrawn may be erased; what is erased may not be anything any more (``append`` says so).
        append(tombstone)
        Erasure.objects.create(edition_id=edition_id, version=tombstone.version, ground=ground, erased_at=at)
        rows.filter(version__lt=tombstone.version).update(
            canonical="",
            text_sha256="",
            sha256=Concat(Value("erased "), Cast(F("pk"), models.CharField())),
        )
        mine = {m.sha256 for e in versions for m in e.media} | {a.sha256 for e in versions for a in e.attachments}
        unused = [sha for sha in sorted(mine) if not StoredEdition.objects.filter(canonical__contains=sha).exists()]
        transaction.on_commit(lambda: forget(unused))
    return tombstone
