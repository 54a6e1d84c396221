"""A body on its page: pictures put in, tables made to scroll by themselves, every id once."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from toguna.editions.edition import Medium

from .renditions import Picture, picture

_FIGURE = re.compile(r'<figure data-asset="([0-9a-f]{64})">\s*</figure>')
_ID = re.compile(r'<(h[234]) id="([^"]*)"')
OURS = "t-"
"""Ids of the page's own begin with this; a heading may not take one of them."""


def dressed(
    body: str,
    media: Sequence[Medium],
    figure: Callable[[Picture], str],
    table_label: str,
    taken: Collection[str] = (),
) -> tuple[str, list[Picture]]:
    """The body's HTML for its page, and the pictures it shows.  ``figure`` makes a picture's HTML; ids that are
    ``taken`` stand in the body already, and no heading may have one of them."""
    shown: list[Picture] = []
    by_address = {m.sha256: m for m in reversed(media)}

    def put_in(match: re.Match[str]) -> str:
        medium = by_address.get(match[1])
        if medium is None:
            return ""
        shown.append(picture(medium, cropped=False))
        return figure(shown[-1])

    if "<figure" in body:
        body = _FIGURE.sub(put_in, body)
    if "<table>" in body:
        # A wide table scrolls within its own frame, which the keyboard can reach (WCAG 2.1.1); the page never does.
        frame = f'<section class="wide" tabindex="0" aria-label="{table_label}"><table>'
        body = body.replace("<table>", frame).replace("</table>", "</table></section>")
    if 'id="' in body:
        body = _with_unique_ids(body, taken)
    return body, shown


def _with_unique_ids(body: str, taken: Collection[str]) -> str:
    seen = set(taken)

    def once(match: re.Match[str]) -> str:
        tag, name = match.groups()
        if name in seen or name.startswith(OURS) or not name.strip() or " " in name:
            return f"<{tag}"
        seen.add(name)
        return match.group()

    return _ID.sub(once, body)
