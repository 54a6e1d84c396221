import pytest
from tests.editions.editing import edition

from toguna.app import publication
from toguna.app.models import SiteUpdate
from toguna.editions import store

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(settings, tmp_path):
    settings.TOGUNA_HOME = tmp_path
    settings.TOGUNA_PUBLIC = tmp_path / "public"
    return settings.TOGUNA_PUBLIC


def test_a_stored_edition_is_on_the_site_when_its_transaction_ends(site, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        store.append(edition())
        store.append(edition("text-2"))
    assert len(callbacks) == 1
    assert (site / "actualites/2024/03/text-1.html").is_file()
    assert (site / "actualites/2024/03/text-2.html").is_file()
    row = SiteUpdate.objects.get()
    assert row.status == SiteUpdate.Status.DONE
    assert row.written > 2


def test_updates_can_be_held_back(site, django_capture_on_commit_callbacks):
    with publication.held_back(), django_capture_on_commit_callbacks() as callbacks:
        store.append(edition())
    assert callbacks == []


def test_a_failed_update_leaves_the_site_as_it_was_and_says_why(site, monkeypatch, django_capture_on_commit_callbacks):
    with publication.held_back():
        store.append(edition())
    publication.update_site()
    before = {f: f.read_bytes() for f in site.rglob("*") if f.is_file()}

    def broken(*args, **options):
        raise OSError("the disk is full")

    monkeypatch.setattr(publication, "update_site", broken)
    with django_capture_on_commit_callbacks(execute=True):
        store.append(edition("text-2"))
    assert {f: f.read_bytes() for f in site.rglob("*") if f.is_file()} == before
    row = SiteUpdate.objects.order_by("-pk")[0]
    assert (row.status, row.reason) == (SiteUpdate.Status.FAILED, "OSError: the disk is full")
