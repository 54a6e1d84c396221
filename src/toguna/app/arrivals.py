"""Sources from outside into the newsroom: drafts, and where asked their publication; with a report that proves it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Literal

from django.db import transaction

from toguna.desk.batches import batches
from toguna.desk.imports import publishing, updating
from toguna.desk.imports.links import rewrite_links
from toguna.desk.imports.media import Finder, MediaShelf
from toguna.desk.imports.report import Report, report_of
from toguna.desk.imports.taking import Taken, Taking
from toguna.desk.models import ImportedItem
from toguna.editions.edition import Edition
from toguna.editions.library import Library
from toguna.intake.documents import NotTaken
from toguna.intake.opened import OpenedSource
from toguna.press.preview import render_page

from .publication import held_back
from .reading_engines import read_all

BATCH = 200
Facts = Literal["suggest", "accept", "none"]
Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True)
class Wanted:
    """How sources are brought in: ``facts`` and ``engine`` as the command has them, ``finders`` where media lie."""

    publish: bool = False
    facts: Facts = "suggest"
    engine: str = "local"
    jobs: int = 0
    finders: tuple[Finder, ...] = ()


@dataclass
class Arrived:
    """What became of the sources: each document, and the report of the whole; ``editions`` are those of texts published
    for the first time, ``renewed`` counts published texts that got a version."""

    taken: list[Taken] = field(default_factory=list)
    report: Report = field(default_factory=Report)
    editions: list[Edition] = field(default_factory=list)
    renewed: int = 0

    def lines(self) -> Iterator[dict[str, str]]:
        """Every document: its title, its state (``draft``, ``published``, ``changed``, ``known`` or ``left``) and its
        public address."""
        paths: dict[int, str | None] = {}
        for keys in batches([one.item for one in self.taken], 500):
            paths.update(ImportedItem.objects.filter(pk__in=keys).values_list("pk", "text__public_path"))
        published = {edition.path for edition in self.editions}
        for one in self.taken:
            path = paths.get(one.item) or ""
            state = "published" if path in published else "draft" if one.state == "new" else one.state
            yield {"title": one.title, "state": state, "path": path}


def bring_in(sources: Sequence[OpenedSource], wanted: Wanted, progress: Progress | None = None) -> Arrived:
    """Brings in what the sources hold; what is here already is left alone.

    Single pages come in whole or not at all: when one text, edition or page cannot be made, the desk and the editions
    are as they were.  Larger sources come in by batches, and a run that was stopped goes on where it was.  The site is
    the caller's to bring up to date afterwards."""
    began = time.monotonic()
    arrived = Arrived()
    problems: list[NotTaken] = []
    others: list[int] = []
    single = all(source.kind == "page" for source in sources)
    with held_back(), ExitStack() as stack:
        if single:
            stack.enter_context(transaction.atomic())
        for source in sources:
            media = MediaShelf([source.medium, *wanted.finders])
            taking = Taking(media, source.hosts, accept=wanted.facts == "accept")
            _take(source, taking, media, wanted, arrived, progress)
            rewrite_links(media, _stage(progress, "Links"))
            _rest_of_media(taking.others, media)
            problems += taking.problems
            others += [*taking.others, *sorted(media.added)]
        if wanted.publish:
            keys = publishing.to_publish([one.item for one in arrived.taken])
            arrived.editions += publishing.publish_items(keys, _stage(progress, "Publishing"), strict=single)
        if single:
            _rendered(arrived.editions)
    arrived.report = report_of([source.origin for source in sources], arrived.taken, problems, others)
    arrived.report.published = len(arrived.editions)
    arrived.report.seconds = round(time.monotonic() - began, 1)
    return arrived


def _take(
    source: OpenedSource,
    taking: Taking,
    media: MediaShelf,
    wanted: Wanted,
    arrived: Arrived,
    progress: Progress | None,
) -> None:
    """Takes a source in: first media and what is only kept, which the texts show or lead to."""
    for batch in batches((one.read() for one in source.items() if not one.text), BATCH):
        taking.take(batch)
    texts = (one for one in source.items() if one.text)
    items = read_all(texts, facts=wanted.facts != "none", engine=wanted.engine, jobs=wanted.jobs)
    for batch in batches(items, BATCH):
        arrived.taken += taking.take(batch)
        for changed in taking.changed:
            arrived.renewed += updating.update(changed, media, to_publish=wanted.publish)
        taking.changed.clear()
        if progress:
            progress("Reading", *source.progress())


def _rest_of_media(others: Sequence[int], media: MediaShelf) -> None:
    """Files that no text shows are brought in too."""
    for keys in batches(others, 500):
        for item in ImportedItem.objects.filter(pk__in=keys, picture=None, document=None).order_by("pk"):
            if item.outcome == ImportedItem.Outcome.MEDIUM:
                media.file(item)


def _rendered(editions: Iterable[Edition]) -> None:
    """Each page is made once before the transaction ends; raises where one cannot be."""
    library = Library()
    for edition in editions:
        if found := library.at(edition.path):
            render_page(found, library)


def _stage(progress: Progress | None, name: str) -> Callable[[int, int | None], None] | None:
    return (lambda done, total: progress(name, done, total)) if progress else None
