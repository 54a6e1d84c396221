"""What is to come, as iCalendar; read back with the library's strict reader."""

from datetime import UTC, date, datetime

from icalendar import Calendar
from tests.press import archive

from toguna.editions import store
from toguna.editions.edition import Occasion


def events(site, name):
    calendar = Calendar.from_ical(site.files()[name])
    assert calendar["VERSION"] == "2.0"
    assert not calendar.errors
    return calendar.walk("VEVENT")


def test_the_agenda_can_be_subscribed_to(site):
    (event,) = events(site, "agenda/agenda.ics")
    assert event["SUMMARY"] == "Sommet"
    assert event["DTSTART"].dt == date(2024, 7, 1)
    assert event["DTEND"].dt == date(2024, 7, 4)
    assert event["LOCATION"] == "Boubou"
    assert event["UID"] == "sommet@presidence.example"
    assert event["URL"] == "https://presidence.example/evenements/sommet.html"
    assert "agenda.ics" in site.page("agenda/index.html")


def test_an_event_has_its_own_file(site):
    (event,) = events(site, "evenements/visite-boubou.ics")
    assert event["DTSTART"].dt == date(2024, 3, 5)
    assert 'href="visite-boubou.ics"' in site.page("evenements/visite-boubou.html")


def test_times_cancellations_and_unknown_days(newsroom):
    for edition in archive.entries():
        store.append(edition)
    timed = Occasion(
        "sommet", "2024-08-01T09:30+02:00", "2024-08-01T11:00+02:00", "a", "A; b, c\\d", "cancelled", archive.BOUBOU
    )
    store.append(archive.entry("a", "event", "A; b, c\\d é", "/evenements/a.html", event=timed))
    vague = Occasion("sommet", "2024-09", "", "b", "B", "planned")
    store.append(archive.entry("b", "event", "B", "/evenements/b.html", event=vague))
    newsroom.publish()
    found = {str(e["UID"]): e for e in events(newsroom, "agenda/agenda.ics")}
    event = found["a@presidence.example"]
    assert event["DTSTART"].dt == datetime(2024, 8, 1, 7, 30, tzinfo=UTC)
    assert event["DTEND"].dt == datetime(2024, 8, 1, 9, 0, tzinfo=UTC)
    assert (event["STATUS"], event["SUMMARY"]) == ("CANCELLED", "A; b, c\\d é")
    assert "b@presidence.example" not in found
    assert "evenements/b.ics" not in newsroom.files()
