import pytest
from tests.record.ceremonies import Ceremonies
from tests.record.texts import dam

from toguna.app import publication
from toguna.record.home import RecordHome


@pytest.fixture
def recorded(db, settings, tmp_path):
    """A newsroom with a record in a folder of its own."""
    settings.TOGUNA_HOME = tmp_path
    settings.TOGUNA_PUBLIC = tmp_path / "public"
    settings.TOGUNA_ASSETS = tmp_path / "assets"
    settings.TOGUNA_RECORD = tmp_path / "record"
    settings.TOGUNA_COMPRESS = (".gz",)
    settings.TOGUNA_SEARCH = "off"

    class Recorded:
        folder = tmp_path
        public = tmp_path / "public"
        home = RecordHome(tmp_path / "record")

        def publish(self, *editions, **options):
            """Stores editions and brings record and site up to date with them."""
            from toguna.editions import store

            with publication.held_back():
                for edition in editions:
                    store.append(edition)
            return publication.update_site(**options)

        def file(self, name):
            return (self.public / "record" / name).read_bytes()

    return Recorded()


@pytest.fixture
def keys(recorded):
    """A record that began with a ceremony, and one text in it."""
    ceremonies = Ceremonies(recorded)
    ceremonies.init()
    recorded.publish(dam())
    return ceremonies
