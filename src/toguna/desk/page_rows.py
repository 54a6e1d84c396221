"""Very many texts in the tree at once: the rows that Wagtail writes one by one.

A page takes 36 ms through Wagtail's forms and 0.2 ms here; what is written is the same, but for revisions and search
rows, which are made when somebody edits the text."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from wagtail.models import Page

from .models import Section, Text, Year
from .newsroom import year_of


@dataclass(frozen=True, slots=True)
class PageRow:
    """Where a text stands: its section and year; ``published_at`` for one that is public."""

    section: Section
    year: int
    uid: str
    title: str
    published_at: datetime | None = None
    translation_key: uuid.UUID | None = None


class PageRows:
    """Writes the pages of texts; remembers the years they stand in."""

    def __init__(self) -> None:
        self.content_type = ContentType.objects.get_for_model(Text)
        self._years: dict[tuple[int, int], Year] = {}
        self._fields = Text._meta.local_concrete_fields

    def write(self, rows: Sequence[PageRow]) -> list[Page]:
        """The pages, saved, in the order of ``rows``."""
        pages, added = [], dict[int, int]()
        for row in rows:
            year = self._year(row.section, row.year)
            year.numchild += 1
            added[year.pk] = added.get(year.pk, 0) + 1
            year.last_step += 1
            pages.append(self._page(row, year))
        made: list[Page] = Page.objects.bulk_create(pages)
        for pk, number in added.items():
            Page.objects.filter(pk=pk).update(numchild=F("numchild") + number)
        return made

    def write_texts(self, texts: Sequence[Text]) -> None:
        """The texts' own rows; each has the key of its page as ``page_ptr_id``."""
        # Django's bulk_create refuses children of a parent table, whose keys it could not set; ours are set.
        Text._base_manager.all()._insert(list(texts), fields=self._fields, using=Text.objects.db)

    def _page(self, row: PageRow, year: Any) -> Page:
        moment = row.published_at
        page = Page(
            path=Page._get_path(year.path, year.depth + 1, year.last_step),
            depth=year.depth + 1,
            title=row.title,
            draft_title=row.title,
            slug=row.uid,
            url_path=f"{year.url_path}{row.uid}/",
            content_type=self.content_type,
            locale_id=row.section.locale_id,
            live=moment is not None,
            has_unpublished_changes=moment is None,
            first_published_at=moment,
            last_published_at=moment,
            latest_revision_created_at=moment,
        )
        if row.translation_key:
            page.translation_key = row.translation_key
        return page

    def _year(self, section: Section, number: int) -> Any:
        key = (section.pk, number)
        if key not in self._years:
            year = year_of(section, number)
            last = year.get_last_child()
            year.last_step = Page._str2int(last.path[-Page.steplen :]) if last else 0
            self._years[key] = year
        return self._years[key]
