"""The desk's preview: the draft, as an edition that is not stored, through the very view the press uses."""

from __future__ import annotations

from toguna.editions.edition import Edition


def render(edition: Edition) -> str:
    """The page that publishing this draft now would write."""
    from toguna.editions.library import Library
    from toguna.press.preview import render_page

    return render_page(edition, Library())
