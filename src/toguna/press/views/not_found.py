"""The page for an address that is not: shown at any depth, so its links run from the root."""

from __future__ import annotations

from ..motif import motif
from ..newsroom import Newsroom
from ..page import Head, Output, html_page, output


def not_found_page(room: Newsroom) -> Output:
    words = room.language
    address = room.addresses.missing
    head = Head(address=address, title=words.word("missing"), noindex=True)
    data = html_page(
        room,
        "not_found.html",
        head,
        home=room.addresses.root,
        archive=room.addresses.of("archive"),
        motif=motif("404", 192, 24),
    )
    return output(address, data)
