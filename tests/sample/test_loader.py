from itertools import pairwise

import pytest

from toguna.app.publication import held_back
from toguna.desk.models import Text
from toguna.editions.edition import TEXT_KINDS
from toguna.editions.library import Library
from toguna.editions.models import Head
from toguna.sample.archive_files import texts
from toguna.sample.loader import load_archive

pytestmark = pytest.mark.django_db


def test_the_archive_loads_whole_and_once(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.TOGUNA_ASSETS = tmp_path / "assets"
    with held_back():
        count = load_archive()
        assert count == len(texts()) == Text.objects.count()
        assert load_archive() == 0
    library = Library()
    voids = [v for e in library.listing("kind:series:en") for v in e.details.get("voids", [])]
    assert [(v["label"], v["reason"].split()[0]) for v in voids] == [
        ("Communiqué n° 002/PRK/2023", "Number"),
        ("Décret n° 2025-002/PRK", "Draft"),
    ]
    assert set(Head.objects.filter(kind__in=TEXT_KINDS).values_list("kind", flat=True)) == set(TEXT_KINDS)
    for given in texts():
        text = Text.objects.get(title=given.fields["title"], locale__language_code=given.fields["language"])
        edition = library.edition(text.uid)
        changes = given.fields.get("change", [])
        assert edition.first_published_at == given.fields["published_at"].replace(microsecond=0)
        assert [e.change.kind for e in library.versions(text.uid)] == ["none", *(c["kind"] for c in changes)]
        assert text.live is not edition.withdrawn
        if given.fields.get("number") and given.fields["language"] == "fr":
            assert edition.number.number == given.fields["number"]
        for change in changes:
            for replaced in change.get("replace", []):
                assert replaced["old"] not in edition.title


def test_ranks_are_those_of_the_day_of_the_event(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.TOGUNA_ASSETS = tmp_path / "assets"
    with held_back():
        load_archive()
    ranks = {}
    for edition in Library().stream(texts_only=True):
        for person in edition.people:
            if person.rank and edition.language == "fr":
                ranks.setdefault(person.name, {}).setdefault(person.rank, []).append(edition.date)
    promoted = {name: spans for name, spans in ranks.items() if len(spans) > 1}
    assert promoted, "somebody in the archive is promoted, and texts before and after show it"
    for spans in promoted.values():
        ordered = sorted((min(days), max(days)) for days in spans.values())
        assert all(earlier[1] <= later[0] for earlier, later in pairwise(ordered))
