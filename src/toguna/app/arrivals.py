"""Texts from outside into the newsroom: drafts, and where asked their publication and the site, in one piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from django.db import transaction

from toguna.desk import imports
from toguna.editions.library import Library
from toguna.intake import SourcePage
from toguna.press.preview import render_page

from .publication import held_back


@dataclass(frozen=True)
class Arrival:
    """What became of one document: ``path`` is empty for a draft."""

    title: str
    state: Literal["draft", "published", "known"]
    path: str = ""

    def as_json(self) -> dict[str, str]:
        return asdict(self)


def bring_in(pages: Sequence[SourcePage], *, publish: bool) -> list[Arrival]:
    """Brings in every document of the pages; what is in the newsroom already is left alone.

    Each published text's page is rendered before the transaction ends: if a text, an edition or a page cannot be made,
    the desk and the editions are as they were.  The site is the caller's to bring up to date afterwards: what a
    transaction may still take back cannot be logged."""
    arrivals: list[Arrival] = []
    with held_back(), transaction.atomic():
        library = Library()
        for page in pages:
            texts = imports.bring_in_page(page)
            if publish:
                imports.publish_imported([text for text in texts if text is not None])
            for document, text in zip(page.documents, texts, strict=True):
                if text is None:
                    arrivals.append(Arrival(document.title, "known"))
                    continue
                path = text.public_path or ""
                arrivals.append(Arrival(text.title, "published" if publish else "draft", path))
                if publish and (edition := library.at(path)):
                    render_page(edition, library)
    return arrivals
