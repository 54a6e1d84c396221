"""Tests that touch no database, nor anything made from one: what they say on SQLite they would say again on PostgreSQL, so
the second pass of the suite leaves them out.

What stands here is kept from every database while it runs: a test may ask for none, and a program that it starts is
refused one by ``DATABASE_URL``."""

from __future__ import annotations

PLACES = (
    # Rooms that may not import Django, or only read settings and files of this checkout.
    "tests/conf/",
    "tests/docs/",
    "tests/intake/",
    "tests/reading/",
    # Functions of other rooms that work on values and files.
    "tests/app/test_encodings.py",
    "tests/editions/test_canonical_text.py",
    "tests/editions/test_edition.py",
    "tests/press/test_addresses.py",
    "tests/press/test_forgery.py",
    "tests/press/test_images.py",
    "tests/press/test_looks.py",
    "tests/press/test_messages.py",
    "tests/press/test_mirror.py",
    "tests/press/test_motif.py",
    "tests/press/test_moved_pages.py",
    "tests/press/test_quote_marks.py",
    "tests/press/test_redirects.py",
    "tests/press/test_series.py",
    "tests/press/test_xhtml.py",
    "tests/record/test_entry.py",
    "tests/record/test_fingerprints.py",
    "tests/record/test_keyring.py",
    "tests/record/test_keys.py",
    "tests/record/test_log.py",
    "tests/record/test_merkle.py",
    "tests/record/test_policy.py",
    "tests/record/test_reference_vectors.py",
    "tests/record/test_signed_note.py",
    "tests/record/test_tiles.py",
    "tests/record/test_wacz.py",
    "tests/sample/test_archive_data.py",
    "tests/sample/test_generator.py",
    "tests/sample/test_markdown.py",
    "tests/sample/test_pictures.py",
    "tests/search/test_opensearch.py",
    "tests/search/test_words.py",
)

REFUSED = "none://this-test-touches-no-database"
_FIXTURES = frozenset({"db", "transactional_db", "django_db_reset_sequences", "django_db_serialized_rollback"})


def listed(nodeid: str) -> bool:
    return nodeid.startswith(PLACES)


def asks_for_one(fixtures: list[str], marked: bool) -> bool:
    """Whether a test with these fixtures, or with the mark of one that uses the database, is out of place here."""
    return marked or not _FIXTURES.isdisjoint(fixtures)


def refuse(url: str) -> None:
    if url == REFUSED:
        raise RuntimeError("a test of tests/without_database.py asks for a newsroom")
