"""Dates as official texts write them."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toguna.reading.dates import find_dates

WEDNESDAY = dt.date(2023, 7, 19)


def days(text: str, language: str = "fr", reference: dt.date | None = WEDNESDAY) -> list[str | None]:
    found, _ = find_dates(text, language, reference)
    return [iso for date in found for iso in (date.iso, date.end_iso) if iso]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ce samedi 29 juillet 2023, en début d’après-midi", ["2023-07-29"]),
        ("le vendredi 18 avril 2025", ["2025-04-18"]),
        ("le 30 DECEMBRE 2021", ["2021-12-30"]),
        ("le 30\u00a0décembre\u202f2021", ["2021-12-30"]),
        ("le 7 fevrier 2020 et le 9 aout 2020", ["2020-02-07", "2020-08-09"]),
        ("le 1er-août 2021", ["2021-08-01"]),
        ("le premier mai 2019", ["2019-05-01"]),
        ("le 29/07/2023, le 29-07-2023 ou le 2023-07-29", ["2023-07-29"] * 3),
        ("en juillet 2023", ["2023-07"]),
        ("depuis 2015, puis en 2021 et l'an 2023", ["2015", "2021", "2023"]),
        ("un programme exécuté de 2013 à 2018", ["2013", "2018"]),
        ("l'exercice 2018-2019", ["2018", "2019"]),
    ],
)
def test_a_written_date_is_read_as_precisely_as_it_is_written(text: str, expected: list[str]) -> None:
    assert days(text, reference=None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("du 28 juin au 2 juillet 2024", ["2024-06-28", "2024-07-02"]),
        ("du 30 décembre au 2 janvier 2024", ["2023-12-30", "2024-01-02"]),
        ("du lundi 5 au vendredi 9 juillet 2021", ["2021-07-05", "2021-07-09"]),
        ("les 3 et 4 mars 2022", ["2022-03-03", "2022-03-04"]),
        ("les 3, 4 et 5 mars 2022", ["2022-03-03", "2022-03-04", "2022-03-05"]),
    ],
)
def test_ranges_and_lists_give_their_days(text: str, expected: list[str]) -> None:
    assert days(text, reference=None) == expected


def test_a_range_without_a_year_takes_the_year_of_reference() -> None:
    (found,), _ = find_dates("La session aura lieu du 5 au 9 juillet.", "fr", WEDNESDAY)

    assert (found.iso, found.end_iso) == ("2023-07-05", "2023-07-09")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il a été reçu hier.", "2023-07-18"),
        ("Il a été reçu avant-hier.", "2023-07-17"),
        ("Il est reçu aujourd’hui.", "2023-07-19"),
        ("Il sera reçu demain.", "2023-07-20"),
        ("Il a été reçu ce lundi.", "2023-07-17"),
        ("Il a été reçu lundi dernier.", "2023-07-17"),
        ("Il sera reçu vendredi prochain.", "2023-07-21"),
        ("Élu le 20 janvier dernier.", "2023-01-20"),
        ("La fête du 1er août.", "2023-08-01"),
        ("Réuni le 28 décembre dernier.", "2022-12-28"),
        ("La mission du mois de mai.", "2023-05"),
    ],
)
def test_a_date_told_from_the_present_is_resolved_against_the_reference(text: str, expected: str) -> None:
    assert days(text) == [expected]


@pytest.mark.parametrize("text", ["hier", "ce lundi", "le 5 mars", "du 5 au 9 juillet"])
def test_without_a_reference_such_a_date_stays_unresolved(text: str) -> None:
    assert days(text, reference=None) == []


@pytest.mark.parametrize(
    "text",
    [
        "le 2ème sommet et la 4ème République",
        "l’avenue du 5 septembre 1961 et la place du 8 mai",
        "l’Afrique de demain, celle d’aujourd’hui et celle d’hier",
        "2000 personnes et 3 500 francs",
        "tous les lundis et chaque mardi",
        "au numéro 20 12 34 56",
    ],
)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    "text", ["le 31 février 2023", "le 29 février 2023", "le mardi 31 avril 2024", "le 32 mars 2024", "le 31/02/2023"]
)
def test_a_day_the_calendar_does_not_have_is_a_problem_and_no_date(text: str) -> None:
    found, problems = find_dates(text, "fr", WEDNESDAY)

    assert found == ()
    assert problems[0].surface in text


def test_a_leap_day_exists_in_a_leap_year() -> None:
    assert days("le 29 février 2024") == ["2024-02-29"]


def test_a_weekday_that_contradicts_its_date_is_marked_and_the_date_kept() -> None:
    (wrong,), _ = find_dates("le lundi 29 juillet 2023", "fr")
    (right,), _ = find_dates("le samedi 29 juillet 2023", "fr")

    assert (wrong.iso, wrong.weekday_agrees) == ("2023-07-29", False)
    assert right.weekday_agrees is True


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Saturday 29 July 2023", ["2023-07-29"]),
        ("on July 29, 2023", ["2023-07-29"]),
        ("the 3rd of May 2021", ["2021-05-03"]),
        ("from 13 July to 6 August 2024", ["2024-07-13", "2024-08-06"]),
        ("July 5-9, 2021", ["2021-07-05", "2021-07-09"]),
        ("yesterday", ["2023-07-18"]),
        ("this Monday", ["2023-07-17"]),
        ("in March 2013 and since 2015", ["2013-03", "2015"]),
        ("they may march 3 times", []),
    ],
)
def test_english_dates(text: str, expected: list[str]) -> None:
    assert days(text, "en") == expected


def test_the_surface_of_a_date_is_its_words_in_the_text() -> None:
    text = "Reçu ce jeudi 2 mars 2023 à midi."
    (found,), _ = find_dates(text, "fr")

    assert text[found.start : found.end] == found.surface == "ce jeudi 2 mars 2023"


@settings(deadline=None, max_examples=80)
@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2100, 1, 1)))
def test_any_day_written_in_french_is_read_back(day: dt.date) -> None:
    weekdays = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
    months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
    number = "1er" if day.day == 1 else str(day.day)
    (found,), problems = find_dates(f"le {weekdays[day.weekday()]} {number} {months[day.month - 1]} {day.year}", "fr")

    assert (found.iso, found.weekday_agrees, problems) == (day.isoformat(), True, ())


@settings(deadline=None, max_examples=80)
@given(st.text(alphabet="0123456789 /-.,er juilletmarsdu\n", max_size=120), st.sampled_from(["fr", "en"]))
def test_dates_never_overlap_and_stand_where_they_say(text: str, language: str) -> None:
    found, problems = find_dates(text, language, WEDNESDAY)
    reached = 0
    for start, end in sorted({(date.start, date.end) for date in found} | {(p.start, p.end) for p in problems}):
        assert reached <= start < end <= len(text)
        reached = end
