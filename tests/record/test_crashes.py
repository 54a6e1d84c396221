"""Killed in the middle of its work, the record has what it acknowledged and goes on."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress

import pytest
from bench.record_crashes import crashes
from tests.own_newsroom import TOGUNA, own_newsroom

from toguna.record.entry import parse_payload
from toguna.record.inclusion_file import parse_inclusion_file

COUNT = """
from toguna.app.newsroom import configure
configure()
from toguna.editions.models import StoredEdition
from toguna.record.follow import LOGGED
from toguna.record.models import RecordEntry
import json
rows = RecordEntry.objects.order_by("index").values_list("index", "stored__edition_id", "stored__version")
logged = StoredEdition.objects.filter(kind__in=LOGGED).order_by("pk").values_list("edition_id", "version")
print(json.dumps([list(rows), list(logged)]))
"""


def test_a_log_killed_25_times_has_all_it_acknowledged(tmp_path):
    tally = crashes(tmp_path, kills=25, seed=7)
    assert tally.kills == 25
    assert tally.entries >= tally.acknowledged > 0


@pytest.fixture(scope="module")
def newsroom():
    with own_newsroom() as room:
        yield room


def killed(newsroom, after):
    """Starts a publication and kills it so long after it begins with the record; whether it was still at work."""
    guard = newsroom.home / "record/guard"

    def moment():
        return max((file.stat().st_mtime_ns for file in guard.glob("uncopied-*")), default=0)

    before = moment()
    command = [TOGUNA, "publish"]
    with subprocess.Popen(
        command, env=newsroom.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        while process.poll() is None and moment() in (0, before):
            time.sleep(0.002)
        time.sleep(after)
        running = process.poll() is None
        with suppress(ProcessLookupError):  # at its end already
            os.killpg(process.pid, signal.SIGKILL)
    return running


def test_a_newsroom_killed_10_times_as_it_publishes_has_every_text_in_its_record(newsroom):
    moments, stopped = random.Random(3), 0
    assert newsroom.run("publish").returncode == 0
    for seed in (1, 2):
        assert newsroom.run("sample", "--texts", "12", "--seed", str(seed)).returncode == 0
        for after in (0, 0.02, 0.1, moments.uniform(0, 0.5), moments.uniform(0.3, 2)):
            stopped += killed(newsroom, after)
    assert stopped >= 6, "most of the publications ended before they were killed"

    done = newsroom.run("publish")
    assert done.returncode == 0, done.stderr
    checked = newsroom.run("record", "check", "--site", str(newsroom.public))
    assert checked.returncode == 0, checked.stdout + checked.stderr
    told = subprocess.run([sys.executable, "-c", COUNT], env=newsroom.environment, capture_output=True, check=True)
    rows, logged = json.loads(told.stdout)
    assert [index for index, *_ in rows] == list(range(len(rows)))
    assert [version for _, *version in rows[1:]] == logged
    assert len(logged) >= 24
    record = newsroom.public / "record"
    for index, edition_id, version in rows[1:]:
        proof = parse_inclusion_file((record / f"proof/{index}.tlog-proof").read_bytes())
        proof.check()
        document = parse_payload((record / f"payload/{index}.json").read_bytes()).document
        assert (proof.index, document["id"], document["version"]) == (index, edition_id, version)
