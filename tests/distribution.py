"""Which worker runs which tests: a file's tests run in one, so that what they share is made once, and so do those of several
files that share what takes a minute to make.  What takes long begins first, so that no worker waits long for the other.

xdist has ``xdist_group`` for this, but with pytest 9.2 it has no effect, and nothing says so
(https://github.com/pytest-dev/pytest-xdist/issues/1386)."""

from __future__ import annotations

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

SAMPLE_NEWSROOM = "sample newsroom"
GROUPS = {
    SAMPLE_NEWSROOM: (
        "tests/browser/test_citations.py",
        "tests/browser/test_for_everyone.py",
        "tests/browser/test_lighthouse.py",
        "tests/browser/test_machine_readers.py",
        "tests/browser/test_reader_pages.py",
        "tests/browser/test_the_same_looks.py",
        "tests/browser/test_tools.py",
        "tests/browser/test_weight.py",
    ),
    "sample record": (
        "tests/browser/test_verifier.py",
        "tests/browser/test_verifier_core.py",
        "tests/record/test_cases.py",
    ),
}
# The second worker has other work to begin with than what waits for the first to have made the sample newsroom.
_FIRST = (
    *GROUPS[SAMPLE_NEWSROOM],
    "tests/end_to_end/",
    "tests/record/",
    "tests/browser/",
    "tests/press/",
    "tests/sample/",
)
_GROUP_OF = {file: group for group, files in GROUPS.items() for file in files}


def together(nodeid: str) -> str:
    """The name of what a test runs together with."""
    file = nodeid.partition("::")[0]
    return _GROUP_OF.get(file, file)


def rank(nodeid: str) -> int:
    return next((n for n, place in enumerate(_FIRST) if nodeid.startswith(place)), len(_FIRST))


class Together(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        return together(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    config.option.loadscopereorder = False
    return Together(config, log)


def misplaced(item: pytest.Item) -> bool:
    """Whether a test would make the sample newsroom in a second worker."""
    return "sample_newsroom" in getattr(item, "fixturenames", ()) and together(item.nodeid) != SAMPLE_NEWSROOM
