"""The register of numbers: every series with its years, on one page and each on its own; and the same as data."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import minijinja

from toguna.editions.edition import Edition
from toguna.editions.listings import number_at, of_kind

from .. import details
from ..addresses import Addresses, file_of
from ..newsroom import Newsroom
from ..page import Head, Output, html_page, output
from ..series import ON_A_PAGE, line, voids, year_page
from ..shelf import Shelf
from ..stylesheet import styles_of


@dataclass(frozen=True, slots=True)
class Year:
    """How many numbers a series gave in a year, how many of them are void, and the last of them."""

    year: int
    numbers: int
    void: int
    latest: int
    label: str


def years_of(shelf: Shelf, series: Edition) -> list[Year]:
    """The years of a series, the latest first."""
    rows = {year: (count, place) for year, count, place in shelf.years(series.group)}
    declared = voids(series)
    places = [place for _, place in rows.values()]
    labels = dict(zip(places, (card.number for card in shelf.cards(places)), strict=True))
    found = []
    for year in sorted({*rows, *(void.year for void in declared)}, reverse=True):
        count, place = rows.get(year, (0, (0, 0)))
        mine = [void for void in declared if void.year == year]
        latest, label = number_at(place[0]), labels.get(place, "")
        if mine and mine[-1].number > latest:
            latest, label = mine[-1].number, mine[-1].label
        found.append(Year(year, count + len(mine), len(mine), latest, label))
    return found


def numbers_page(shelf: Shelf, room: Newsroom) -> list[Output]:
    """All series, by name; nothing for a newsroom without one."""
    found = sorted(series_of(shelf, room), key=lambda e: (e.title, e.id))
    if not found:
        return []
    address = room.addresses.of("numbers")
    title = room.language.word("numbers")
    others = [code for code in room.languages if shelf.holds(of_kind("series", code))]
    everywhere = [(code, Addresses(code, room.languages[0]).of("numbers")) for code in others]
    rows = [(series, years_of(shelf, series)) for series in found]
    head = Head(address=address, title=title, description=room.language.word("numbers_lead"), alternates=everywhere)
    data = {"per_file": ON_A_PAGE, "series": [_data(series, years) for series, years in rows]}
    return [
        _page(shelf, room, head, rows, lead=room.language.word("numbers_lead")),
        Output(f"{file_of(address).removesuffix('.html')}.json", json_file(data)),
    ]


def series_page(shelf: Shelf, room: Newsroom, series: Edition) -> Output:
    """One series."""
    head = Head(
        address=series.path,
        title=series.title,
        alternates=shelf.addresses(series.group) if not series.withdrawn else (),
        noindex=series.withdrawn,
    )
    withdrawn = series.change.note if series.withdrawn else ""
    years = [] if series.withdrawn else years_of(shelf, series)
    return _page(shelf, room, head, [(series, years)], withdrawn=withdrawn)


def series_of(shelf: Shelf, room: Newsroom) -> list[Edition]:
    """The series whose numbers are in the register."""
    return [e for e in shelf.of_kind("series", room.language.code) if e.path]


def json_file(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"


def _page(
    shelf: Shelf,
    room: Newsroom,
    head: Head,
    rows: Sequence[tuple[Edition, Sequence[Year]]],
    *,
    lead: str = "",
    withdrawn: str = "",
) -> Output:
    register = room.addresses.of("numbers")
    data = html_page(
        room,
        "numbers.html",
        head,
        section=register,
        alone=head.address != register,
        register_href=register,
        lead=lead,
        withdrawn=withdrawn,
        series=[_shown(shelf, room, series, years) for series, years in rows],
        data_href=f"{register}index.json" if head.address == register else "",
        styles=minijinja.safe(styles_of("numbers")),
    )
    return output(head.address, data)


def _shown(shelf: Shelf, room: Newsroom, series: Edition, years: Sequence[Year]) -> dict[str, Any]:
    body = details.text(series, "body")
    entry = shelf.entry(body, room.language.code) if body else None
    return {
        "id": series.group,
        "title": series.title,
        "href": series.path,
        "body": entry.title if entry else "",
        "years": [
            {
                "year": y.year,
                "href": year_page(series.path, y.year),
                "numbers": y.numbers,
                "void": y.void,
                "label": y.label,
                "line": line(series.path, y.year, y.latest),
            }
            for y in years
        ],
    }


def _data(series: Edition, years: Sequence[Year]) -> dict[str, Any]:
    return {
        "id": series.group,
        "title": series.title,
        "path": series.path,
        "pattern": details.text(series, "pattern"),
        "years": [
            {
                "year": y.year,
                "path": year_page(series.path, y.year),
                "numbers": y.numbers,
                "void": y.void,
                "latest": {"number": y.latest, "label": y.label},
            }
            for y in years
        ],
    }
