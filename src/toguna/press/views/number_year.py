"""One year of a series: every number in its order, with its text or the reason it has none; and the same as data.

Numbers stand on the page that they themselves name, so that a new one touches the first page, which says which is next,
and its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import minijinja

from toguna.editions.card import Card
from toguna.editions.edition import Edition
from toguna.editions.listings import number_at, number_key, numbered

from ..newsroom import Newsroom
from ..page import Head, Output, html_page, output
from ..series import ON_A_PAGE, Void, line, printed, voids, year_page
from ..shelf import Shelf
from ..stylesheet import styles_of
from .number_register import json_file

_SAID = {
    "in-force": "number_in_force",
    "corrected": "number_corrected",
    "withdrawn": "withdrawn",
    "erased": "erased",
    "void": "number_void",
    "missing": "number_missing",
}
"""The states of a number, as data and among the words."""


def latest_of(shelf: Shelf, series: Edition, year: int) -> tuple[int, str]:
    """The last number given in a year and how it is printed; 0 where none was."""
    place = shelf.last(numbered(series.group, year))
    void = max((v for v in voids(series) if v.year == year), key=lambda v: v.number, default=None)
    if void and (place is None or void.number > number_at(place[0])):
        return void.number, void.label
    return (number_at(place[0]), shelf.cards([place])[0].number) if place else (0, "")


def year_outputs(shelf: Shelf, room: Newsroom, series: Edition, year: int, page: int) -> list[Output]:
    """A page of a year and its data; the first one is the year's own address."""
    rows, more = _rows(shelf, room, series, year, page)
    latest, label = latest_of(shelf, series, year) if page == 1 else (0, "")
    following = printed(series, year, latest + 1) if page == 1 else ""
    address = year_page(series.path, year, page)
    before = year_page(series.path, year, page - 1) if page > 1 else ""
    after = year_page(series.path, year, page + 1) if more else ""
    title = f"{series.title}, {year}"
    head = Head(
        address=address,
        title=f"{title} – {room.language.word('page_number', number=page)}" if page > 1 else title,
        description=room.language.word("numbers_outside"),
        alternates=[(code, year_page(path, year, page)) for code, path in shelf.addresses(series.group)],
    )
    data_href = f"{address.removesuffix('.html')}.json"
    data = html_page(
        room,
        "number_year.html",
        head,
        section=room.addresses.of("numbers"),
        register_href=room.addresses.of("numbers"),
        series=series,
        title=title,
        # Of two lines with one number the first has its address.
        rows=[_shown(room, row, first=n == 0 or rows[n - 1]["number"] != row["number"]) for n, row in enumerate(rows)],
        latest=label,
        latest_href=line(series.path, year, latest) if latest else "",
        following=following,
        before=before,
        after=after,
        data_href=data_href,
        styles=minijinja.safe(styles_of("numbers")),
    )
    told = {
        "series": {"id": series.group, "title": series.title, "path": series.path},
        "year": year,
        "per_file": ON_A_PAGE,
        **({"latest": {"number": latest, "label": label}} if latest else {}),
        **({"next": {"number": latest + 1, "label": following}} if following else {}),
        **({"before": f"{before.removesuffix('.html')}.json"} if before else {}),
        **({"after": f"{after.removesuffix('.html')}.json"} if after else {}),
        "numbers": rows,
    }
    return [output(address, data), Output(data_href[1:], json_file(told))]


def _rows(shelf: Shelf, room: Newsroom, series: Edition, year: int, page: int) -> tuple[list[dict[str, Any]], bool]:
    """The lines of a page as data, and whether numbers follow them."""
    low, high = (page - 1) * ON_A_PAGE + 1, page * ON_A_PAGE
    listing = numbered(series.group, year)
    places = shelf.slots(listing, number_key(low), number_key(high + 1) - 1)
    cards = shelf.cards(places)
    code = room.language.code
    here = shelf.cards_in([card.group for card in cards if card.language != code], code)
    declared = [void for void in voids(series) if void.year == year]
    more = shelf.goes_on(listing, number_key(high + 1) - 1) or any(void.number > high for void in declared)
    found = [(number_at(key), _borne(shelf, room, card, here)) for (key, _), card in zip(places, cards, strict=True)]
    found += [(void.number, _void(void)) for void in declared if low <= void.number <= high]
    found.sort(key=lambda row: row[0])
    return list(_without_gaps(found, low, high if more else 0)), more


def _without_gaps(found: list[tuple[int, dict[str, Any]]], low: int, high: int) -> Iterator[dict[str, Any]]:
    """The lines in order; numbers that are neither borne nor explained are said to be missing, ``to`` the last of them.

    The newsroom leaves no gap; a register brought here from elsewhere may have some."""
    due = low
    for number, row in [*found, (high + 1, {})]:
        if number > due:
            yield {"number": due, **({"to": number - 1} if number - 1 > due else {}), "state": "missing"}
        if row:
            yield {"number": number, **row}
        due = max(due, number + 1)


def _borne(shelf: Shelf, room: Newsroom, card: Card, here: dict[str, Card]) -> dict[str, Any]:
    """A number that a text bears: shown in the page's language where the text is in it, its state that of the text to
    which the number was given."""
    translated = here.get(card.group)
    shown = translated if translated and not translated.withdrawn else card
    return {
        "label": card.number,
        "state": _state(shelf, card),
        "id": card.id,
        "title": shown.title,
        "path": shown.path,
        "language": shown.language,
        "published": card.first_published,
    }


def _state(shelf: Shelf, card: Card) -> str:
    if card.withdrawn:
        return "erased" if card.change == "erasure" else "withdrawn"
    told = {card.change}
    if card.change == "minor":
        # What came before the last touch counts too.
        told = {version.change.kind for version in shelf.versions(card.id)}
    return "corrected" if told & {"correction", "update"} else "in-force"


def _void(void: Void) -> dict[str, Any]:
    return {"label": void.label, "state": "void", "reason": void.reason}


def _shown(room: Newsroom, row: dict[str, Any], *, first: bool) -> dict[str, Any]:
    """A line of the page."""
    words = room.language
    published = row.get("published", "")
    return {
        "mark": f"n{row['number']}" if first else "",
        "label": row.get("label") or "–".join(str(row[key]) for key in ("number", "to") if key in row),
        "state": row["state"],
        "said": words.word(_SAID[row["state"]]),
        "title": row.get("title", ""),
        "href": row.get("path", ""),
        "language": language if (language := row.get("language", "")) != words.code else "",
        "day": words.day_of(datetime.fromisoformat(published), room.zone) if published else "",
        "iso": published,
        "reason": row.get("reason", ""),
    }
