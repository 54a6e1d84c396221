import pytest
from hypothesis import given
from hypothesis import strategies as st

from toguna.app.encodings import preferred

BOTH = ("br", "gzip")


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("", None),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("GZIP", "gzip"),
        ("x-gzip", "gzip"),
        ("deflate", None),
        ("br;q=0, gzip", "gzip"),
        ("gzip;q=0", None),
        ("br;q=0.5, gzip;q=0.9", "gzip"),
        ("br ; q=0.9 , gzip ; q=0.9", "br"),
        ("*", "br"),
        ("*;q=0", None),
        ("gzip, *;q=0", "gzip"),
        ("identity;q=1, gzip;q=0.5", None),
        ("identity;q=0.5, gzip;q=1", "gzip"),
        ("identity, gzip", "gzip"),
        ("gzip;q=nonsense", None),
        (";;,,q=1", None),
    ],
)
def test_a_reader_gets_the_coding_it_prefers(header, coding):
    assert preferred(header, BOTH) == coding


def test_a_coding_that_is_not_there_is_not_sent():
    assert preferred("br", ("gzip",)) is None
    assert preferred("br, gzip;q=0.1", ("gzip",)) == "gzip"
    assert preferred("br, gzip", ()) is None


@given(st.text(alphabet="brgzip*;q=01., \t", max_size=40))
def test_no_header_gets_what_is_not_there(header):
    assert preferred(header, ("gzip",)) in (None, "gzip")
