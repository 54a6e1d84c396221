"""Publishing what was public at the old site: first editions by the batch, at the dates they bore there.

What the source held back (drafts, private and protected texts, scheduled ones) is never published here, nor a text that
an editor has taken up, nor one in a language the newsroom does not have."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext
from wagtail.models import Page

from toguna.editions.edition import Edition
from toguna.editions.models import Head
from toguna.editions.store import InvalidEdition, Refused, append_first_versions
from toguna.intake.old_addresses import host_of

from .. import addresses, clock, languages, slugs
from ..batches import batches
from ..choices import Change, Kind
from ..composing import edition_of
from ..models import ImportedItem, Text, Topic
from ..publishing import publish
from .links import Progress

_BATCH = 100


def to_publish(items: Collection[int]) -> list[int]:
    """The items whose texts may be published now, in the order of their dates; of texts that translate one another the
    one in the first language first."""
    rows = (
        ImportedItem.objects.filter(
            outcome=ImportedItem.Outcome.TEXT, status="public", text__public_path=None, text__latest_revision=None
        )
        .filter(why="")
        .values_list("pk", "text__first_published_on", "text__locale__language_code", "text__translation_key")
    )
    wanted = set(items)
    mine = [row for row in rows if row[0] in wanted]
    first = languages.first()
    earliest: dict[Any, Any] = {}
    for _, published, _, key in mine:
        if published is not None and (key not in earliest or published < earliest[key]):
            earliest[key] = published
    far = clock.now()
    return [row[0] for row in sorted(mine, key=lambda row: (earliest.get(row[3]) or far, row[2] != first, row[0]))]


def publish_items(keys: Sequence[int], progress: Progress | None = None, *, strict: bool = False) -> list[Edition]:
    """Publishes the texts of these items (:func:`to_publish`); gives their editions, without their bodies.

    Each batch is one transaction.  A text that cannot be published is left a draft, and its row says why; with
    ``strict`` it is raised instead."""
    planned = _plan(keys)
    done: list[Edition] = []
    topics = _topics(keys)
    for batch in batches(keys, _BATCH):
        _begin_with_earliest(batch)
        try:
            with transaction.atomic():
                made = _publish(batch, planned, topics)
        except (InvalidEdition, Refused, ValidationError, OSError):
            if strict:
                raise
            made = [edition for key in batch for edition in _alone(key, planned, topics)]
        done += [replace(edition, body="") for edition in made]
        if progress:
            progress(len(done), len(keys))
    _add_later_wordings()
    return done


def _begin_with_earliest(keys: Sequence[int]) -> None:
    """Texts of which the source has earlier wordings are first published in the earliest; the later ones wait."""
    for item in ImportedItem.objects.select_related("text").filter(pk__in=keys, data__has_key="earlier"):
        assert item.text is not None
        with transaction.atomic():
            text, data = item.text, dict(item.data)
            first, *later = data.pop("earlier")
            last = {"title": text.title, "summary": text.summary, "raw": list(text.body.raw_data), "moment": ""}
            item.data = {**data, "later": [*later, last]}
            item.save(update_fields=["data"])
            _reword(text, first)


def _add_later_wordings() -> None:
    """Every later wording becomes a version, whose note says when the source had it: those of an earlier run too, that
    was killed."""
    waiting = ImportedItem.objects.filter(data__has_key="later").exclude(text__public_path=None).order_by("pk")
    for item in waiting:
        while later := item.data.get("later"):
            with transaction.atomic():
                text = Text.objects.get(pk=item.text_id)
                _reword(text, later[0])
                text = Text.objects.get(pk=item.text_id)
                with translation.override(text.language):
                    note = gettext("As its source had it later.")
                    if later[0]["moment"]:
                        day = datetime.fromisoformat(later[0]["moment"]).date()
                        note = gettext("As its source had it on %(day)s.") % {"day": date_format(day)}
                publish(text, kind=Change.UPDATE.value, note=note)
                item.stored = str(Text.objects.get(pk=item.text_id).latest_revision_id or "")
                item.data = {**item.data, "later": later[1:]}
                if not item.data["later"]:
                    del item.data["later"]
                item.save(update_fields=["data", "stored"])


def _reword(text: Text, wording: dict[str, Any]) -> None:
    Text.objects.filter(pk=text.pk).update(
        title=wording["title"],
        draft_title=wording["title"],
        summary=wording["summary"],
        body=json.dumps(wording["raw"]),
    )


def _alone(key: int, planned: dict[int, str], topics: dict[str, Topic]) -> list[Edition]:
    try:
        with transaction.atomic():
            return _publish([key], planned, topics)
    except (InvalidEdition, Refused, ValidationError, OSError) as error:
        why = " ".join(str(error).split())
        ImportedItem.objects.filter(pk=key).update(why=f"could not be published: {why}"[:2000])
        return []


def _publish(keys: Sequence[int], planned: dict[int, str], topics: dict[str, Topic]) -> list[Edition]:
    items = ImportedItem.objects.select_related("text__locale", "text__place", "text__lead_picture").in_bulk(keys)
    now = clock.now()
    editions: list[Edition] = []
    texts: list[Text] = []
    for key in keys:
        text = items[key].text
        assert text is not None
        text.public_path = planned[text.pk]
        _file_under(text, items[key], topics)
        text.full_clean(validate_unique=False, validate_constraints=False)
        edition = edition_of(text, now=now, planned=planned)
        editions.append(edition)
        texts.append(text)
    append_first_versions(editions, batch=len(editions))
    for text, edition in zip(texts, editions, strict=True):
        text.first_published_at = text.last_published_at = edition.first_published_at
        text.live, text.has_unpublished_changes = True, False
    Text.objects.bulk_update(texts, ["public_path"])
    Page.objects.bulk_update(
        texts, ["first_published_at", "last_published_at", "live", "has_unpublished_changes"]
    )  # fmt: skip
    return editions


def _plan(keys: Sequence[int]) -> dict[int, str]:
    """The public address of every text, by its page, before the first is published: they link to one another.

    The addresses are kept, so that a run that was killed goes on with the same."""
    planned: dict[int, str] = {}
    for batch in batches(keys, _BATCH):
        with transaction.atomic():
            for item in ImportedItem.objects.select_related("text__locale").filter(pk__in=batch).order_by("pk"):
                assert item.text is not None
                if not item.path:
                    stem = _base(item.text).removesuffix(".html")
                    item.path = f"{slugs.free(stem, _is_taken)}.html"
                    item.save(update_fields=["path"])
                planned[item.text.pk] = item.path
    return planned


def _is_taken(stem: str) -> bool:
    path = f"{stem}.html"
    return (
        ImportedItem.objects.filter(path=path).exists()
        or Head.objects.filter(path=path).exists()
        or Text.objects.filter(public_path=path).exists()
    )


def _base(text: Any) -> str:
    slug = text.address or slugs.slug_of(text.title)
    moment = text.first_published_on or clock.now()
    date = text.event_start[:10] or moment.date().isoformat()
    return addresses.of_text(text.section.slug, slug, text.language, date, dated=text.kind != Kind.PAGE)


def _topics(keys: Sequence[int]) -> dict[str, Topic]:
    """The topics of the categories that public texts bear, by name, made where there are none: a category that only
    texts held back bear stays unknown to the public."""
    terms: dict[str, dict[str, str]] = {}
    for batch in batches(keys, _BATCH):
        for data in ImportedItem.objects.filter(pk__in=batch).values_list("data", flat=True):
            for term in data.get("terms") or ():
                if term["taxonomy"] == "category" and term["name"] and term["slug"] not in _NO_TOPIC:
                    terms.setdefault(term["name"][:255], term)
    found = {topic.name: topic for topic in Topic.objects.filter(name__in=terms)}
    for name, term in terms.items():
        if name not in found:
            found[name] = Topic(name=name, came_from=_came_from(term.get("address", "")))
            found[name].save()
    return found


def _came_from(address: str) -> dict[str, Any]:
    if not address:
        return {}
    moment = clock.now().replace(microsecond=0)
    return {"origin": host_of(address), "taken_at": moment.isoformat(), "addresses": [address]}


_NO_TOPIC = frozenset({"non-classe", "uncategorized", "uncategorised", "sans-categorie", "allgemein", "non-classifie"})


def _file_under(text: Text, item: ImportedItem, topics: dict[str, Topic]) -> None:
    names = [term["name"][:255] for term in item.data.get("terms") or () if term["taxonomy"] == "category"]
    mine = [topics[name] for name in dict.fromkeys(names) if name in topics]
    if mine:
        through = Text.topics.through
        have = set(through.objects.filter(text_id=text.pk).values_list("topic_id", flat=True))
        through.objects.bulk_create(
            through(text_id=text.pk, topic_id=topic.pk) for topic in mine if topic.pk not in have
        )
