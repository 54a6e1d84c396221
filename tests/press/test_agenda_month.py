"""A month of the agenda: its grid, its list, and how the one leads into the other."""

import re
from dataclasses import replace

import pytest
from tests.press import archive
from tests.press.page_reader import read

from toguna.editions import store
from toguna.editions.edition import Occasion
from toguna.press.languages import language


def event(id, start, end="", status="held", **fields):
    occasion = Occasion("visite", start, end, id, fields.get("title", id), status, archive.BOUBOU)
    return archive.entry(id, "event", fields.pop("title", id), f"/evenements/{id}.html", event=occasion, **fields)


@pytest.fixture
def agenda(newsroom):
    for edition in archive.entries():
        if edition.id == "institution":
            edition = replace(edition, details={**edition.details, "languages": ["fr", "en", "ar"]})
        store.append(edition)
    return newsroom


def grid(html):
    """The rows of the month: what each cell says, and where it leads."""
    table = re.search(r'<table class="month">.*?</table>', html, re.DOTALL)[0]
    rows = re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)[1:]
    cells = [re.findall(r"<td.*?</td>", row, re.DOTALL) for row in rows]
    return [[(read(cell).text, *read(cell).links()) for cell in row] for row in cells]


def test_a_month_is_a_grid_whose_days_lead_to_their_events(agenda):
    agenda.publish()
    html = agenda.page("agenda/2024/03.html")
    weeks = grid(html)
    assert [len(week) for week in weeks] == [7] * 5
    # 1 March 2024 was a Friday.
    assert [text for text, *_ in weeks[0]] == ["", "", "", "", "1", "2", "3"]
    assert [cell for week in weeks for cell in week if len(cell) > 1] == [("5 , Visite à Boubou", "#d5")]
    assert '<li class="date" id="d5">' in html
    assert '<th scope="col"><abbr title="lundi">lun.</abbr></th>' in html


def test_an_event_of_several_days_stands_on_each_and_lasts_into_the_next_month(agenda):
    store.append(event("long", "2024-04-29", "2024-05-02"))
    store.append(event("court", "2024-05-02"))
    store.append(event("annule", "2024-05-02T10:00+00:00", status="cancelled"))
    store.append(event("vague", "2024-05"))
    store.append(event("fini", "2024-04-02", "2024-04-03"))
    agenda.publish()
    april, may = (agenda.page(f"agenda/2024/{month}.html") for month in ("04", "05"))
    leading = {cell[0]: cell[1] for week in grid(april) for cell in week if len(cell) > 1}
    assert leading == {"2 , fini": "#d2", "3 , fini": "#d2", "29 , long": "#d29", "30 , long": "#d29"}
    leading = {cell[0]: cell[1] for week in grid(may) for cell in week if len(cell) > 1}
    assert leading == {"1 , long": "#d1", "2 , long , court , annule": "#d2"}
    assert may.count('id="d1"') == may.count('id="d2"') == 1
    assert '<span class="off"><span class="vh">, </span>annule</span>' in may
    assert ">vague</a>" in may.partition("</table>")[2]
    assert "fini" not in may


def test_a_full_day_names_some_and_says_how_many_more(agenda):
    for number in range(5):
        store.append(event(f"e{number}", "2024-05-02"))
    agenda.publish()
    html = agenda.page("agenda/2024/05.html")
    assert [cell[0] for week in grid(html) for cell in week if len(cell) > 1] == ["2 , e0 , e1 , e2 + 2"]
    assert html.partition("</table>")[2].count('class="date"') == 5


def test_a_month_leads_to_the_ones_before_and_after_that_have_events(agenda):
    store.append(event("un", "2024-01-31", "2024-02-01"))
    agenda.publish()
    links = read(agenda.page("agenda/2024/03.html")).links()
    assert {"01.html", "07.html"} <= set(links)


def test_the_week_begins_as_its_language_has_it(agenda):
    assert [language(code).week[0][1] for code in ("fr", "en", "ar")] == ["lundi", "Monday", "السبت"]
    store.append(archive.entry("ar", "event", "زيارة", "/ar/ahdath/ar.html", language="ar",
                               event=Occasion("visite", "2024-05-04", id="ar")))  # fmt: skip
    agenda.publish()
    html = agenda.page("ar/jadwal/2024/05.html")
    assert '<html lang="ar" dir="rtl">' in html
    # 4 May 2024 was a Saturday: the second week begins with it.
    assert grid(html)[1][0] == ("4 , زيارة", "#d4")


def test_a_calendar_month_of_any_length_is_whole(agenda):
    store.append(event("bissextile", "2024-02-29", "2024-03-01"))
    store.append(event("an", "2023-12-30", "2024-01-02"))
    agenda.publish()
    days = [cell[0] for week in grid(agenda.page("agenda/2024/02.html")) for cell in week if cell[0]]
    assert days[-1] == "29 , bissextile"
    assert len(days) == 29
    december = [cell[0] for week in grid(agenda.page("agenda/2023/12.html")) for cell in week if len(cell) > 1]
    assert december == ["30 , an", "31 , an"]
