from pathlib import Path

import pytest
from tests.press import archive

from toguna.editions.library import Library
from toguna.press.late import make_owed
from toguna.press.press import Press
from toguna.press.publish import publish


@pytest.fixture
def newsroom(db, settings, tmp_path):
    """A folder for a newsroom: its assets, and a way to publish into ``public``."""
    settings.TOGUNA_ASSETS = tmp_path / "assets"

    class Newsroom:
        folder = tmp_path
        public = tmp_path / "public"

        def publish(self, to=None, **options):
            options.setdefault("now", archive.NOW)
            return publish(self.press(to or self.public, options.pop("jobs", None)), Library(), **options)

        def press(self, to, jobs=None):
            return Press(to, to.parent / f"{to.name}-press", jobs=jobs)

        def files(self, folder=None):
            folder = folder or self.public
            return {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*") if f.is_file()}

        def page(self, path):
            return (self.public / path).read_text("utf-8")

    return Newsroom()


_built: dict[str, Path] = {}


@pytest.fixture
def site(newsroom, tmp_path_factory):
    """The whole small archive, published once for all tests that only look."""
    if "site" not in _built:
        archive.fill()
        public = tmp_path_factory.mktemp("site") / "public"
        newsroom.publish(public)
        make_owed(newsroom.press(public), Library(), most=1000)
        _built["site"] = public
    newsroom.public = _built["site"]
    return newsroom
