"""Redirects of the addresses that imported texts had before, as servers read them (``redirects``)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from toguna.editions.listings import MOVED

from ..page import Output
from ..redirects import CADDY_FILE, FILE, NGINX_FILE, as_caddy, as_json, as_nginx
from ..shelf import Shelf


def moved_outputs(shelf: Shelf) -> Iterator[Output]:
    """The three files; none where no text ever had another address.

    Of two texts that claim one old address the first published has it."""
    redirects: dict[str, str] = {}
    for edition in shelf.editions(card.id for card in shelf.whole(MOVED)):
        for address in edition.source.addresses if edition.source else ():
            if edition.path and (old := _old(address)) and old != edition.path:
                redirects.setdefault(old, edition.path)
    if redirects:
        for name, written in ((FILE, as_json), (NGINX_FILE, as_nginx), (CADDY_FILE, as_caddy)):
            yield Output(name, written(redirects))


def _old(address: str) -> str:
    """The path of a former address, with its query as it was; empty for what is no address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https", "") or (parts.path in ("", "/") and not parts.query):
        return ""
    return f"{parts.path or '/'}?{parts.query}" if parts.query else unquote(parts.path)
