import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.editions.editing import NOON, edition

from toguna.editions.canonical import address, canonical_bytes, parse
from toguna.editions.edition import (
    Attachment,
    Change,
    Edition,
    Link,
    Medium,
    Mention,
    Number,
    Occasion,
    PersonMention,
    PlaceMention,
    Quote,
    Source,
    instant,
)
from toguna.editions.schema import InvalidEdition, validate

FULL = edition(
    version=2,
    section="actualites",
    translation_of="text-0",
    summary="Résumé",
    number=Number("communiques", 2024, 7, "Communiqué n° 007"),
    signed_on="2024-03-04",
    event=Occasion("visite", "2024-03-05", "2024-03-06", "e1", "Visite", "held", PlaceMention("p1", "Sanfara", "KX")),
    change=Change("correction", "Le prénom du ministre."),
    people=(PersonMention("a-b", "Awa Barro", "speaker", "Colonel", "Ministre", "la Présidente"),),
    organisations=(Mention("o1", "Ministère"),),
    places=(PlaceMention("p1", "Sanfara"),),
    topics=(Mention("t1", "Eau"),),
    quotes=(Quote("Un corps", "a-b", "Awa Barro", 10),),
    media=(Medium("0" * 64, "image/jpeg", 3, 2, "alt", "crédit", "CC0-1.0", "lead", "légende", 0, 500, ("a-b",)),),
    attachments=(Attachment("1" * 64, "a.pdf", "application/pdf", 0, "Décret"),),
    source=Source("page.txt", NOON, "2023", ("https://example.org/1",)),
    links=(Link("text-9", "same-page", "parus ensemble"),),
    details={"a": [1, {"b": "c"}]},
)


def test_an_edition_survives_its_canonical_bytes():
    validate(FULL.document())
    assert parse(canonical_bytes(FULL)) == FULL


def test_a_place_outside_the_register_survives_too():
    given = edition(event=Occasion("visite", place=PlaceMention("", "Palais de Farakoro")))
    assert parse(canonical_bytes(given)) == given


def test_a_picture_without_words_survives():
    given = edition(media=(Medium("0" * 64, "image/png", 3, 2, "", "", "", "body"),))
    validate(given.document())
    assert parse(canonical_bytes(given)) == given


def test_canonical_bytes_are_sorted_compact_utf8():
    data = canonical_bytes(FULL)
    assert data == json.dumps(json.loads(data), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    assert address(data) == address(canonical_bytes(parse(data)))


def test_what_is_empty_is_left_out():
    assert set(edition().document()) == {
        "schema", "id", "version", "language", "kind", "title", "body", "path", "first_published_at", "published_at",
        "change",
    }  # fmt: skip


def test_the_address_covers_every_field():
    assert canonical_bytes(edition()) != canonical_bytes(edition(summary="x"))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_title_survives(title):
    assert parse(canonical_bytes(edition(title=title))).title == title


def test_instants_are_written_in_utc_to_the_second():
    assert instant(datetime(2024, 1, 1, 1, 0, 0, 9, timezone(timedelta(hours=2)))) == "2023-12-31T23:00:00Z"
    assert instant(datetime(2024, 1, 1, tzinfo=UTC)) == "2024-01-01T00:00:00Z"
    with pytest.raises(ValueError, match="time zone"):
        instant(datetime(2024, 1, 1))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"title": " "}, "title"),
        ({"kind": "blog"}, "kind"),
        ({"path": "/../etc/passwd"}, "path"),
        ({"path": "actualites/x.html"}, "path"),
        ({"language": "français"}, "language"),
        ({"change": Change("correction", "")}, "change"),
        ({"change": Change("minor", "note")}, "change"),
        ({"event": Occasion("fête")}, "event/type"),
        ({"event": Occasion("visite", "5 mars")}, "event/start"),
        ({"version": 2}, "change"),
    ],
)
def test_the_schema_names_the_field_that_is_wrong(fields, where):
    with pytest.raises(InvalidEdition, match=f"^{where}"):
        validate(edition(**fields).document())


def test_an_edition_of_another_schema_is_refused():
    with pytest.raises(ValueError, match="not an edition"):
        Edition.from_document({"schema": "other"})


def test_the_date_of_a_text_is_the_events_then_the_signatures_then_the_publications():
    assert edition(event=Occasion("visite", "2024-02-01T10:00Z"), signed_on="2024-02-02").date == "2024-02-01"
    assert edition(signed_on="2024-02-02").date == "2024-02-02"
    assert edition().date == "2024-03-05"
