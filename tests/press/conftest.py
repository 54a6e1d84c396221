from pathlib import Path

import pytest
from tests.press import archive

from toguna.editions.library import Library
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
            to = to or self.public
            press = Press(to, to.parent / f"{to.name}-press", jobs=options.pop("jobs", None))
            return publish(press, Library(), **options)

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
        _built["site"] = public
    newsroom.public = _built["site"]
    return newsroom
