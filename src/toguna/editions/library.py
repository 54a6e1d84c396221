"""Reading editions: what the other rooms ask of the store.

Every question is a method of :class:`Library`, so that whoever needs to know what was read (the press, for its
ledger) can stand between.  Listings run from the oldest to the newest unless they say otherwise; a withdrawn text
keeps its address and is in no listing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from functools import lru_cache

from django.db.models import Q, QuerySet

from .canonical import parse
from .edition import Edition
from .models import Head, HeadMention, StoredEdition


@lru_cache(maxsize=4096)
def _parsed(canonical: str) -> Edition:
    return parse(canonical)


def _editions(heads: QuerySet[Head]) -> list[Edition]:
    return [_parsed(c) for c in heads.values_list("stored__canonical", flat=True)]


class Library:
    """The current state of the published word."""

    def edition(self, edition_id: str) -> Edition | None:
        """The current version of a text or entry."""
        row = StoredEdition.objects.filter(head__pk=edition_id).values_list("canonical", flat=True).first()
        return _parsed(row) if row else None

    def at(self, path: str) -> Edition | None:
        """The current version of what stands at a public address."""
        return next(iter(_editions(Head.objects.filter(path=path))), None)

    def in_language(self, group: str, language: str) -> Edition | None:
        """A text or entry in one language; ``group`` is the id of the one the others translate."""
        return next(iter(_editions(Head.objects.filter(group=group, language=language))), None)

    def translations(self, group: str) -> list[Edition]:
        """The current version in every language, by language code."""
        return _editions(Head.objects.filter(group=group).order_by("language"))

    def versions(self, edition_id: str) -> list[Edition]:
        """All versions, first to last."""
        rows = StoredEdition.objects.filter(edition_id=edition_id).order_by("version")
        return [_parsed(c) for c in rows.values_list("canonical", flat=True)]

    def of_kind(self, kind: str, language: str | None = None) -> list[Edition]:
        """The current version of every register entry (or page) of a kind, by title's order of first publication."""
        heads = Head.objects.filter(kind=kind)
        if language:
            heads = heads.filter(language=language)
        return _editions(heads.order_by("first_published_at", "pk"))

    def editions(self, edition_ids: Collection[str]) -> dict[str, Edition]:
        """The current versions of several texts or entries, by id; an unknown id is left out."""
        rows = Head.objects.filter(pk__in=edition_ids).values_list("pk", "stored__canonical")
        return {pk: _parsed(canonical) for pk, canonical in rows}

    def addresses(self, groups: Collection[str]) -> dict[str, list[tuple[str, str]]]:
        """For each group, language and public address of what is not withdrawn, by language code."""
        heads = Head.objects.filter(group__in=groups, path__isnull=False).exclude(stored__change="withdrawal")
        found: dict[str, list[tuple[str, str]]] = {group: [] for group in groups}
        for group, language, path in heads.order_by("language").values_list("group", "language", "path"):
            found[group].append((language, path or ""))
        return found

    def linking(self, targets: Collection[str]) -> dict[str, list[tuple[str, str]]]:
        """For each text, language and id of the listed texts that hold a typed link to it, oldest first."""
        rows = HeadMention.objects.filter(target__in=targets, relation="link", listed=True)
        found: dict[str, list[tuple[str, str]]] = {target: [] for target in targets}
        order = rows.order_by("first_published_at", "head_id").values_list("target", "language", "head_id")
        for target, language, head_id in order:
            found[target].append((language, head_id))
        return found

    def count(self, *, language: str | None = None, section: str | None = None, under: str | None = None) -> int:
        """How many texts stand in a listing."""
        return _listed(language, section, under).count()

    def listing(
        self,
        *,
        language: str | None = None,
        section: str | None = None,
        under: str | None = None,
        kind: str | None = None,
        start: int = 0,
        stop: int | None = None,
        newest_first: bool = False,
    ) -> list[Edition]:
        """Texts ``start`` to ``stop`` of a listing, counted from the oldest (or from the newest).

        ``section`` is a collection's id, ``under`` the beginning of the texts' addresses."""
        heads = _listed(language, section, under)
        if kind:
            heads = heads.filter(kind=kind)
        order = ("-first_published_at", "-pk") if newest_first else ("first_published_at", "pk")
        # The ids first: passing over ``start`` rows is cheap while their editions are not read with them.
        ids = list(heads.order_by(*order).values_list("pk", flat=True)[start:stop])
        found = self.editions(ids)
        return [found[edition_id] for edition_id in ids if edition_id in found]

    def mentioning(self, target: str, language: str, limit: int | None = None) -> list[Edition]:
        """Listed texts that name a person, place, topic, event, organisation, series or text, newest first."""
        rows = (
            HeadMention.objects.filter(target=target, language=language, listed=True)
            .order_by("-first_published_at", "-head_id")
            .values_list("head__stored__canonical", flat=True)
        )
        # One text may name the same target twice (a person who is also a link): keep the first.
        return [_parsed(c) for c in dict.fromkeys(rows[: limit and 2 * limit])][:limit]

    def mention_order(self, target: str, language: str) -> list[tuple[datetime, str]]:
        """When each listed text that names ``target`` was first published, and its id, oldest first."""
        rows = HeadMention.objects.filter(target=target, language=language, listed=True)
        order = rows.order_by("first_published_at", "head_id").values_list("first_published_at", "head_id")
        return list(dict.fromkeys(order))

    def neighbours(self, edition: Edition, *, before: int, after: int) -> list[Edition]:
        """The listed texts of its language published just before it (nearest first), then those just after."""
        heads = _listed(edition.language, None).exclude(pk=edition.id)
        moment = edition.first_published_at
        earlier = heads.filter(Q(first_published_at__lt=moment) | Q(first_published_at=moment, pk__lt=edition.id))
        later = heads.filter(Q(first_published_at__gt=moment) | Q(first_published_at=moment, pk__gt=edition.id))
        return [
            *_editions(earlier.order_by("-first_published_at", "-pk")[:before]),
            *_editions(later.order_by("first_published_at", "pk")[:after]),
        ]

    def addresses_outside(self, sections: Collection[str], language: str) -> list[str]:
        """The public addresses of listed texts that stand in none of these sections."""
        heads = _listed(language, None).exclude(section__in=sections)
        return [path for path in heads.order_by("path").values_list("path", flat=True) if path]

    def stream(self, *, texts_only: bool = False, chunk: int = 1000) -> Iterator[Edition]:
        """Every current edition, in a fixed order, a bounded number in memory."""
        for edition, _ in self.stored(texts_only=texts_only, chunk=chunk):
            yield edition

    def stored(self, *, texts_only: bool = False, chunk: int = 1000) -> Iterator[tuple[Edition, bytes]]:
        """The same, each with its canonical bytes."""
        heads = Head.objects.order_by("first_published_at", "pk")
        if texts_only:
            heads = heads.filter(listed=True)
        for canonical in heads.values_list("stored__canonical", flat=True).iterator(chunk):
            yield parse(canonical), canonical.encode()

    def languages(self) -> Sequence[str]:
        """The language codes that any edition has, sorted."""
        return sorted(Head.objects.values_list("language", flat=True).distinct())


def _listed(language: str | None, section: str | None, under: str | None = None) -> QuerySet[Head]:
    heads = Head.objects.filter(listed=True)
    if language:
        heads = heads.filter(language=language)
    if section:
        heads = heads.filter(section=section)
    if under:
        heads = heads.filter(path__startswith=under)
    return heads
