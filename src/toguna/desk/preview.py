"""The draft as readers will see it: turned into an edition that is not stored, and rendered by whoever registered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.utils.html import escape

from toguna.editions.edition import Edition

if TYPE_CHECKING:
    from .models import Text

Renderer = Callable[[Edition], str]


def _plainly(edition: Edition) -> str:
    """The words alone, for a desk without a press."""
    return (
        f'<!doctype html><html lang="{escape(edition.language)}"><meta charset="utf-8">'
        f"<title>{escape(edition.title)}</title><h1>{escape(edition.title)}</h1>{edition.body}</html>"
    )


_renderers: list[Renderer] = []


def register(renderer: Renderer) -> None:
    """Makes ``renderer`` the one that turns an edition into the page of the preview (HTML)."""
    _renderers.append(renderer)


def page_of(text: Text) -> str:
    """The page that publishing this draft now would give (HTML)."""
    from .composing import edition_of

    render = _renderers[-1] if _renderers else _plainly
    return render(edition_of(text))
