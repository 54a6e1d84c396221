"""Publishing with the real program: several processes make the same site as one, and a killed run is finished."""

import random
import signal
import subprocess
import time

import pytest
from tests.own_newsroom import TOGUNA, own_newsroom


@pytest.fixture(scope="module")
def newsroom():
    with own_newsroom() as room:
        done = room.run("sample", "--texts", "900", "--seed", "1")
        assert done.returncode == 0, done.stderr
        yield room


def publish(newsroom, folder, *options):
    done = newsroom.run("publish", "--to", str(folder), *options)
    assert done.returncode == 0, done.stderr


def files(folder):
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def killed(newsroom, folder, after, *options):
    """Publishes and kills the program after so many seconds; whether it was still at work."""
    process = subprocess.Popen(
        [TOGUNA, "publish", "--to", folder, *options],
        env=newsroom.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(after)
    running = process.poll() is None
    if running:
        process.send_signal(signal.SIGKILL)
    process.wait(60)
    return running


def test_several_processes_make_the_same_site_as_one(newsroom, tmp_path):
    publish(newsroom, tmp_path / "one", "--jobs", "1")
    publish(newsroom, tmp_path / "two", "--jobs", "2")
    one, two = files(tmp_path / "one"), files(tmp_path / "two")
    assert len(one) > 5000
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def test_a_killed_publication_leaves_the_old_site_or_the_new_and_the_next_run_finishes(newsroom, tmp_path):
    publish(newsroom, tmp_path / "kept")
    before = files(tmp_path / "kept")
    moments = random.Random(7)
    assert newsroom.run("sample", "--texts", "80", "--seed", "2").returncode == 0
    kills = sum(killed(newsroom, tmp_path / "kept", moments.uniform(0.8, 2.4)) for _ in range(4))
    kills += sum(killed(newsroom, tmp_path / "kept", moments.uniform(0.8, 4.0), "--full") for _ in range(3))
    assert kills > 0
    assert before.keys() <= files(tmp_path / "kept").keys()
    publish(newsroom, tmp_path / "kept")
    publish(newsroom, tmp_path / "fresh")
    kept, fresh = files(tmp_path / "kept"), files(tmp_path / "fresh")
    assert kept.keys() == fresh.keys()
    assert [name for name in kept if kept[name] != fresh[name]] == []
    assert list(tmp_path.glob(".*.staging")) == []
