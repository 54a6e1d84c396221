"""The sample archive is data others build on: its keys resolve, its dates agree, its numbers run."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import toguna.sample

ARCHIVE = Path(toguna.sample.__file__).parent / "archive"
KINDS = {
    "news",
    "communique",
    "speech",
    "message",
    "act",
    "council",
    "agenda",
    "denial",
    "gallery",
    "page",
}
EVENT_TYPES = {
    "audience",
    "rencontre",
    "visite",
    "sommet",
    "conseil",
    "ceremonie",
    "inauguration",
    "discours",
    "message",
    "nomination",
    "promulgation",
    "lettres_de_creance",
    "communique",
    "dementi",
    "agenda",
    "deces",
    "autre",
}
PARTS = {"author", "speaker", "host", "guest", "participant", "mentioned", "signatory", "appointed"}
FOREVER = date(9999, 12, 31)

Row = dict[str, Any]


def table(name: str, key: str) -> list[Row]:
    rows: list[Row] = tomllib.loads((ARCHIVE / f"{name}.toml").read_text("utf-8"))[key]
    return rows


def read_text(path: Path) -> Row:
    opening, front, body = path.read_text("utf-8").split("+++\n", 2)
    assert opening == "", path
    return {**tomllib.loads(front), "body": body, "path": path}


TEXTS = [read_text(path) for path in sorted((ARCHIVE / "texts").glob("*/*.md"))]
BY_KEY = {text["key"]: text for text in TEXTS}
ORIGINALS = [text for text in TEXTS if "translation_of" not in text]
TRANSLATIONS = [text for text in TEXTS if "translation_of" in text]
PEOPLE = {row["key"]: row for row in table("people", "person")}
ROLES = {row["key"]: row for row in table("roles", "role")}
BODIES = {row["key"]: row for row in table("bodies", "body")}
PLACES = {row["key"]: row for row in table("places", "place")}
TOPICS = {row["key"]: row for row in table("topics", "topic")}
EVENTS = {row["key"]: row for row in table("events", "event")}
SERIES = {row["key"]: row for row in table("series", "series")}
VOIDS = table("series", "void")
SECTIONS = {row["key"]: row for row in table("sections", "section")}
PICTURES = {row["key"]: row for row in table("pictures", "picture")}

each_text = pytest.mark.parametrize("text", TEXTS, ids=lambda text: text["key"])


def plain(body: str) -> str:
    words = re.sub(r"\[([^\]]+)\]\(text:[a-z0-9-]+\)", r"\1", body)
    return re.sub(r"\*+", "", words)


def versions(text: Row) -> list[Row]:
    """Every version of a text, oldest first; asserts that each replacement meets its words exactly once."""
    states = [{name: text[name] for name in ("title", "summary", "body")}]
    for change in text.get("change", []):
        state = dict(states[-1])
        for replacement in change["replace"]:
            found = [name for name in state for _ in range(state[name].count(replacement["old"]))]
            assert len(found) == 1, (text["key"], replacement["old"], found)
            state[found[0]] = state[found[0]].replace(replacement["old"], replacement["new"])
        states.append(state)
    return states


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("people", "person"),
        ("roles", "role"),
        ("bodies", "body"),
        ("places", "place"),
        ("topics", "topic"),
        ("events", "event"),
        ("series", "series"),
        ("sections", "section"),
        ("pictures", "picture"),
    ],
)
def test_no_two_entities_of_a_file_share_a_key(name: str, key: str) -> None:
    keys = [row["key"] for row in table(name, key)]
    assert len(keys) == len(set(keys))
    assert all(re.fullmatch(r"[a-z0-9-]+", one) for one in keys)


def test_no_two_texts_share_a_key_or_an_address() -> None:
    assert len(BY_KEY) == len(TEXTS)
    addresses = Counter((t["language"], t["section"], t["published_at"].strftime("%Y/%m"), t["slug"]) for t in TEXTS)
    assert max(addresses.values()) == 1
    assert all(re.fullmatch(r"[a-z0-9-]+", t["slug"]) for t in TEXTS)


def test_every_key_that_an_entity_names_exists() -> None:
    for body in BODIES.values():
        assert body.get("parent", body["key"]) in BODIES
    for role in ROLES.values():
        assert role["body"] in BODIES
    for place in PLACES.values():
        assert place["kind"] in {"country", "region", "city", "building"}
        assert ("iso2" in place) == (place["kind"] == "country")
        assert place.get("parent", place["key"]) in PLACES
    for person in PEOPLE.values():
        for appointment in person.get("appointment", []):
            assert appointment["role"] in ROLES
            assert appointment.get("act", next(iter(BY_KEY))) in BY_KEY
    for event in EVENTS.values():
        assert event["place"] in PLACES
        assert event["type"] in EVENT_TYPES
        assert event["status"] in {"planned", "held", "cancelled"}
        for one in event["participants"]:
            assert one["person"] in PEOPLE
            assert one.get("representing", "presidence") in BODIES
    for series in SERIES.values():
        assert series["body"] in BODIES
        assert series["kind"] in KINDS
    institution = tomllib.loads((ARCHIVE / "institution.toml").read_text("utf-8"))
    assert institution["body"] in BODIES
    assert PLACES[institution["country"]]["iso2"] == institution["country_iso2"]


@each_text
def test_every_key_that_a_text_names_exists(text: Row) -> None:
    section = SECTIONS[text["section"]]
    assert text["kind"] in section["kinds"]
    assert text["event_type"] in EVENT_TYPES
    assert text["place"] in PLACES
    assert {one["person"] for one in text["people"]} <= set(PEOPLE)
    assert {one["part"] for one in text["people"]} <= PARTS
    assert set(text["topics"]) <= set(TOPICS)
    assert set(text["places"]) <= set(PLACES)
    assert set(text["organisations"]) <= set(BODIES)
    assert text.get("signatory", next(iter(PEOPLE))) in PEOPLE
    assert text.get("event", next(iter(EVENTS))) in EVENTS
    assert {text.get("picture", next(iter(PICTURES))), *text.get("pictures", [])} <= set(PICTURES)
    assert set(re.findall(r"\]\(text:([a-z0-9-]+)\)", text["body"])) <= set(BY_KEY)
    assert ("series" in text) == ("number" in text)
    if "series" in text:
        assert SERIES[text["series"]]["kind"] == text["kind"]
    if "denial" in text:
        assert BY_KEY[text["denial"]["authentic"]]["language"] == "fr"
    assert (text["kind"] == "denial") == ("denial" in text)
    assert (text["kind"] == "gallery") <= ("pictures" in text)
    assert (text["kind"] == "speech") == ("speech_form" in text)


@each_text
def test_a_text_stands_in_the_folder_of_its_language_under_its_date(text: Row) -> None:
    assert text["path"].parent.name == text["language"]
    assert text["path"].name.startswith(text["published_at"].date().isoformat())


def overlaps(spans: list[tuple[date, date]]) -> bool:
    ordered = sorted(spans)
    return any(later[0] <= earlier[1] for earlier, later in pairwise(ordered))


def test_no_two_people_hold_one_office_at_once_unless_one_is_acting() -> None:
    holders: dict[str, list[tuple[date, date]]] = defaultdict(list)
    for person in PEOPLE.values():
        for one in person.get("appointment", []):
            assert one["start"] <= one.get("end", FOREVER)
            if not one.get("acting"):
                holders[one["role"]].append((one["start"], one.get("end", FOREVER)))
    assert not [role for role, spans in holders.items() if overlaps(spans)]


def test_a_person_never_holds_two_ranks_at_once() -> None:
    for person in PEOPLE.values():
        assert not overlaps([(r["start"], r.get("end", FOREVER)) for r in person.get("rank", [])])


def test_ranks_and_offices_change_over_the_years() -> None:
    assert sum(len(person.get("rank", [])) > 1 for person in PEOPLE.values()) >= 4
    assert sum(len({a["role"] for a in p.get("appointment", [])}) > 1 for p in PEOPLE.values()) >= 6


def test_numbers_run_from_one_without_gaps_in_every_series_and_year() -> None:
    taken: dict[tuple[str, int], list[tuple[int, datetime | None]]] = defaultdict(list)
    for text in ORIGINALS:
        if "series" in text:
            taken[text["series"], text["published_at"].year].append((text["number"], text["published_at"]))
    for void in VOIDS:
        assert void["series"] in SERIES
        taken[void["series"], void["year"]].append((void["number"], None))
    for run, numbers in taken.items():
        assert sorted(n for n, _ in numbers) == list(range(1, len(numbers) + 1)), run
        dated = [moment for _, moment in sorted(numbers, key=lambda pair: pair[0]) if moment]
        assert dated == sorted(dated), run


@each_text
def test_every_quote_is_found_word_for_word_inside_quotation_marks(text: Row) -> None:
    opening, closing = ("«\u00a0", "\u00a0»") if text["language"] == "fr" else ("“", "”")
    for state in versions(text):
        for quote in text.get("quotes", []):
            assert f"{opening}{quote['text']}{closing}" in plain(state["body"])
            assert quote["speaker"] in {one["person"] for one in text["people"]}


@each_text
def test_every_change_is_dated_explained_and_meets_its_words_exactly_once(text: Row) -> None:
    moment = text["published_at"]
    for change in text.get("change", []):
        assert change["kind"] in {"minor", "correction", "update", "withdrawal"}
        assert change["at"] > moment
        assert len(change["note"]) > 20
        assert (change["kind"] == "withdrawal") == (change["replace"] == [])
        moment = change["at"]
    assert len(versions(text)) == 1 + len(text.get("change", []))


@each_text
def test_nothing_is_published_before_it_happened_but_what_announces_it(text: Row) -> None:
    ahead = text["kind"] == "agenda" or text.get("announcement", False)
    assert (text["published_at"].date() >= text["event_date"]) is not ahead
    assert text.get("event_end", text["event_date"]) >= text["event_date"]
    assert text.get("signed_on", text["published_at"].date()) <= text["published_at"].date()


@each_text
def test_a_text_uses_only_the_markdown_of_the_house(text: Row) -> None:
    for line in text["body"].splitlines():
        assert not re.search(r"^(#\s|###|```|!\[|<|\s{2,})", line), line
        assert not re.search(r"\]\((?!text:)", line), line
        assert "'" not in line


@each_text
def test_weekdays_agree_with_the_calendar(text: Row) -> None:
    days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
    months = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ]
    if text["language"] == "en":
        days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        months = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ]
    pattern = rf"({'|'.join(days)}) (\d+)(?:er)? ({'|'.join(months)})(?: (\d{{4}}))?"
    for day, number, month, year in re.findall(pattern, text["title"] + text["summary"] + text["body"]):
        years = [int(year)] if year else [text["published_at"].year, text["event_date"].year]
        on = [date(one, months.index(month) + 1, int(number)).weekday() for one in years]
        assert days.index(day) in on, f"{day} {number} {month} {year}"


@pytest.mark.parametrize("text", TRANSLATIONS, ids=lambda text: text["key"])
def test_a_translation_follows_its_original_in_everything_but_words(text: Row) -> None:
    original = BY_KEY[text["translation_of"]]
    assert original["language"] == "fr" != text["language"]
    assert text["published_at"] >= original["published_at"]
    for name in ("kind", "section", "event_date", "event", "place", "series", "number", "people", "topics"):
        assert text.get(name) == original.get(name)
    assert len(text.get("quotes", [])) == len(original.get("quotes", []))
    assert text["body"].count("## ") == original["body"].count("## ")


def test_every_kind_language_and_year_is_there() -> None:
    kinds = Counter(text["kind"] for text in ORIGINALS)
    assert set(kinds) == KINDS
    least = {"council": 4, "speech": 5, "act": 4, "message": 5, "communique": 8, "agenda": 3, "page": 3}
    assert all(kinds[kind] >= least.get(kind, 2) for kind in KINDS)
    assert {text["published_at"].year for text in ORIGINALS} == set(range(2020, 2027))
    languages = Counter(text["language"] for text in TEXTS)
    assert languages["fr"] >= 46
    assert languages["en"] >= 14


def test_speeches_are_long_enough_to_be_speeches() -> None:
    for text in TEXTS:
        if text["kind"] == "speech":
            assert len(text["body"].split()) >= 500, text["key"]


def test_changes_of_every_kind_are_there_and_one_text_has_three_versions() -> None:
    changes = [change["kind"] for text in ORIGINALS for change in text.get("change", [])]
    assert changes.count("correction") >= 4
    assert {"minor", "update", "withdrawal"} <= set(changes)
    assert max(len(versions(text)) for text in ORIGINALS) >= 3


def test_stories_join_several_texts_to_one_event() -> None:
    stories = Counter(text["event"] for text in ORIGINALS if "event" in text)
    assert sum(count >= 3 for count in stories.values()) >= 4
    assert {event["status"] for event in EVENTS.values()} == {"planned", "held", "cancelled"}


def test_every_picture_is_described_in_both_languages_and_free() -> None:
    assert len(PICTURES) >= 14
    for picture in PICTURES.values():
        assert picture["licence"] == "CC0-1.0"
        assert all(len(picture["alt"][language]) > 20 for language in ("fr", "en"))


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_white_words_on_the_primary_colour_have_a_contrast_of_seven() -> None:
    colours = tomllib.loads((ARCHIVE / "institution.toml").read_text("utf-8"))["colours"]
    assert 1.05 / (luminance(colours["primary"]) + 0.05) >= 7
    assert 1.05 / (luminance(colours["accent"]) + 0.05) >= 4.5
