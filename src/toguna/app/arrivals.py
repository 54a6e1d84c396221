"""Texts from outside into the newsroom: drafts, and where asked their publication and the site, in one piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from django.db import transaction

from toguna.desk import imports
from toguna.intake import SourcePage

from .publication import held_back, update_site


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

    The press renders before the transaction ends: if a text, an edition or a page cannot be made, the desk, the
    editions and the site are as they were."""
    arrivals: list[Arrival] = []
    with held_back(), transaction.atomic():
        for page in pages:
            texts = imports.bring_in_page(page)
            if publish:
                imports.publish_imported([text for text in texts if text is not None])
            for document, text in zip(page.documents, texts, strict=True):
                if text is None:
                    arrivals.append(Arrival(document.title, "known"))
                else:
                    arrivals.append(Arrival(text.title, "published" if publish else "draft", text.public_path or ""))
        if any(a.state == "published" for a in arrivals):
            update_site()
    return arrivals
