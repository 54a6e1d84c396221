import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.press import archive

from toguna.press.series import line, page_of, printed, read_back, voids, year_page


def series(pattern="Communiqué n° {number:03}/PRK/{year}", **details):
    return archive.entry("serie", "series", "Série", "/registre/serie/", details={"pattern": pattern, **details})


@pytest.mark.parametrize(
    "label",
    [
        "Communiqué n° 002/PRK/2022", "COMMUNIQUE N° 2/PRK/2022", "communiqué nº 002-PRK-2022", "Communiqué № 2 PRK 2022",
        "Communiqué No 002/prk/2022.", " communiqué  n°002 /PRK/ 2022",
    ],
)  # fmt: skip
def test_a_number_is_known_however_it_was_typed(label):
    assert read_back(series(), label) == (2022, 2)


@pytest.mark.parametrize(
    "label",
    ["Décret n° 002/PRK/2022", "Communiqué n° 002/2022", "002", "", "Communiqué n° deux/PRK/2022", "n° 0/PRK/1"],
)
def test_a_number_of_another_form_is_not(label):
    assert read_back(series(), label) is None


def test_a_form_without_year_leaves_the_year_open_and_one_that_repeats_it_wants_it_twice():
    assert read_back(series("N° {number}"), "N° 12") == (0, 12)
    assert read_back(series("{year}: {number}/{year}"), "2022: 3/2022") == (2022, 3)
    assert read_back(series("{year}: {number}/{year}"), "2022: 3/2023") is None


def test_no_number_is_none_nor_one_that_no_sequence_reaches():
    assert read_back(series(), "Communiqué n° 000/PRK/2022") is None
    assert read_back(series(), "Communiqué n° 100000/PRK/2022") is None


@given(st.integers(1000, 9999), st.integers(1, 99_999))
def test_what_a_series_prints_it_reads_back(year, number):
    assert read_back(series(), printed(series(), year, number)) == (year, number)


@pytest.mark.parametrize("pattern", ["", "{", "{name}", "{number.x.y}", "{0}"])
def test_a_pattern_that_is_none_prints_plainly_and_reads_nothing(pattern):
    assert printed(series(pattern), 2024, 7) == "7/2024"
    assert read_back(series(pattern), "7/2024") is None


def test_voids_are_in_order_and_what_is_none_is_left_out():
    rows = [{"year": 2024, "number": 3, "label": "n° 3", "reason": "B."}, {"year": 2023, "number": 1}, {"year": "x"}, 7]
    found = voids(series(voids=rows))
    assert [(v.year, v.number, v.label, v.reason) for v in found] == [
        (2023, 1, "Communiqué n° 001/PRK/2023", ""),
        (2024, 3, "n° 3", "B."),
    ]


def test_where_a_number_stands_is_known_from_it_alone():
    assert year_page("/registre/serie/", 2024) == "/registre/serie/2024.html"
    assert [page_of(n) for n in (1, 200, 201, 400)] == [1, 1, 2, 2]
    assert line("/registre/serie/", 2024, 201) == "/registre/serie/2024-2.html#n201"
