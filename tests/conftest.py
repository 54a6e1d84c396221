import os

import pytest

from tests import distribution, sample_newsroom, without_database
from tests.distribution import pytest_xdist_make_scheduler as pytest_xdist_make_scheduler


def pytest_configure(config):
    if not hasattr(config, "workerinput"):
        sample_newsroom.begin()


def pytest_unconfigure(config):
    if not hasattr(config, "workerinput"):
        sample_newsroom.end()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """What touches no database runs in the pass on SQLite alone, and must not ask for one."""
    pure = [item for item in items if without_database.listed(item.nodeid)]
    for item in pure:
        if without_database.asks_for_one(item.fixturenames, bool(item.get_closest_marker("django_db"))):
            raise pytest.UsageError(f"{item.nodeid} asks for a database: see tests/without_database.py")
    for item in items:
        if distribution.misplaced(item):
            raise pytest.UsageError(f"{item.nodeid} asks for the sample newsroom: see tests/distribution.py")
    items.sort(key=lambda item: distribution.rank(item.nodeid))
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        items[:] = [item for item in items if not without_database.listed(item.nodeid)]
        config.hook.pytest_deselected(items=pure)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    if not without_database.listed(item.nodeid):
        return (yield)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", without_database.REFUSED)
        return (yield)
