"""The search page.  What is published is the page with an empty form; whoever answers questions fills the part between
two marks in anew, so that results stand in the site's own page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import minijinja

from ..addresses import Addresses, relative
from ..languages import Language, language
from ..newsroom import Newsroom
from ..page import Head, Output, filled, html_page, output
from ..stylesheet import styles_of

BEGINS, ENDS = "<!--search-->", "<!--/search-->"
_EMPTY = dict.fromkeys(("q", "since", "until", "kind", "person", "place", "newest", "narrow"), "")


@dataclass(frozen=True, slots=True)
class Results:
    """What stands below the form.  Pieces of titles and snippets come with whether they are what was asked for;
    ``links`` are the queries of what one may go on to; ``narrowed`` are names by which the results are narrowed, each
    with the query that takes it back."""

    count: int
    hits: Sequence[Any] = ()
    people: Sequence[Mapping[str, Any]] = ()
    places: Sequence[Mapping[str, Any]] = ()
    narrowed: Sequence[Mapping[str, str]] = ()
    loose: bool = False
    instead: str = ""
    links: Mapping[str, str] = field(default_factory=dict)


def search_page(room: Newsroom) -> Output:
    """The page with the empty form, which also stands where nobody answers: it leads on to the archive."""
    words = room.language
    address = room.addresses.of("search")
    everywhere = [(code, Addresses(code, room.languages[0]).of("search")) for code in room.languages]
    head = Head(address=address, title=words.word("search"), alternates=everywhere)
    part = _part(words, room.addresses, {}, None, down=False)
    data = html_page(
        room,
        "search.html",
        head,
        section=address,
        begins=minijinja.safe(BEGINS),
        ends=minijinja.safe(ENDS),
        part=minijinja.safe(part),
        styles=minijinja.safe(styles_of("search")),
    )
    return output(address, data)


def answered(
    page: str, address: str, code: str, form: Mapping[str, Any], results: Results | None, *, down: bool = False
) -> str:
    """The page published at an address with the part between the marks made anew; itself where it has no marks.

    ``code`` is the page's language, ``form`` what its fields hold."""
    before, begins, rest = page.partition(BEGINS)
    _, ends, after = rest.partition(ENDS)
    if not begins or not ends:
        return page
    words = language(code)
    at_root = Addresses(code, code)
    addresses = at_root if address == at_root.of("search") else Addresses(code, "")
    part = relative(_part(words, addresses, form, results, down=down), address)
    return f"{before}{BEGINS}{part}{ENDS}{after}"


def _part(
    words: Language, addresses: Addresses, form: Mapping[str, Any], results: Results | None, *, down: bool
) -> str:
    return filled(
        "search_part.html",
        words=words.words,
        kinds=sorted(words.tables["kinds"].items(), key=lambda kind: str(kind[1])),
        form={**_EMPTY, **form},
        down=down,
        archive=addresses.of("archive"),
        results=results,
        found=words.counted_found(results.count) if results else "",
        hits=[_hit(words, hit) for hit in results.hits] if results else [],
    )


def _hit(words: Language, hit: Any) -> dict[str, Any]:
    return {
        "href": hit.path,
        "title": hit.title,
        "snippet": hit.snippet,
        "kind": words.of("kinds", hit.kind),
        "kind_key": hit.kind,
        "number": hit.number,
        "iso": hit.date,
        "day": words.date(hit.date) if hit.date else "",
    }
