import os
import subprocess
import sys
from pathlib import Path

from tests.distribution import GROUPS, rank, together

SHARED = """
import os
from pathlib import Path

import pytest


@pytest.mark.parametrize("number", range(20))
def test_one(number):
    Path(__file__).with_name(f"{__name__}-{os.environ['PYTEST_XDIST_WORKER']}").touch()
"""
ROOT = Path(__file__).resolve().parents[1]


def test_every_file_of_a_group_is_there():
    for files in GROUPS.values():
        for file in files:
            assert (ROOT / file).is_file()


def test_what_shares_a_newsroom_runs_together_and_other_files_by_themselves():
    lists, looks = (
        "tests/browser/test_reader_pages.py::test_lists",
        "tests/browser/test_the_same_looks.py::test_all[a@b]",
    )
    assert together(lists) == together(looks) == "sample newsroom"
    assert together("tests/desk/test_bulk.py::test_one") == together("tests/desk/test_bulk.py::test_two[x::y]")
    assert together("tests/desk/test_bulk.py::test_one") != together("tests/desk/test_french.py::test_one")


def test_what_takes_long_begins_first():
    begun = ["tests/browser/test_weight.py::t", "tests/end_to_end/test_import.py::t", "tests/desk/test_bulk.py::t"]
    assert sorted([begun[2], begun[0], begun[1]], key=rank) == begun


def test_two_workers_share_the_files_and_not_their_tests(tmp_path):
    for name in "ab":
        (tmp_path / f"test_{name}.py").write_text(SHARED)
    command = [sys.executable, "-m", "pytest", "-p", "tests.distribution", "-p", "no:django", "-n", "2", str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert sorted(file.name.partition("-")[0] for file in tmp_path.glob("test_*-*")) == ["test_a", "test_b"]
