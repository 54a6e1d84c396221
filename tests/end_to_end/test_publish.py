"""Publishing with the real program: several processes make the same site as one, and a killed run is finished."""

import random
import signal
import subprocess
import time

import pytest
from tests.dask_cluster import cluster
from tests.own_newsroom import TOGUNA, own_newsroom
from tests.press import s3_server


@pytest.fixture(scope="module")
def newsroom():
    with own_newsroom() as room:
        done = room.run("sample", "--texts", "900", "--seed", "1")
        assert done.returncode == 0, done.stderr
        yield room


def publish(newsroom, folder, *options):
    done = newsroom.run("publish", "--to", str(folder), *options)
    assert done.returncode == 0, done.stderr


def pages(folder):
    """All but share cards, PDFs and books, of which each run makes some of those that are left, and the lists that
    name them."""
    late = ("media/cards/", "record/pages/")
    return {
        n: data for n, data in files(folder).items() if not n.startswith(late) and not n.endswith((".pdf", ".epub"))
    }


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
    one, two = pages(tmp_path / "one"), pages(tmp_path / "two")
    assert len(one) > 5000
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def test_a_killed_publication_leaves_the_old_site_or_the_new_and_the_next_run_finishes(newsroom, tmp_path):
    publish(newsroom, tmp_path / "kept")
    before = pages(tmp_path / "kept")
    moments = random.Random(7)
    assert newsroom.run("sample", "--texts", "80", "--seed", "2").returncode == 0
    kills = sum(killed(newsroom, tmp_path / "kept", moments.uniform(0.8, 2.4)) for _ in range(4))
    kills += sum(killed(newsroom, tmp_path / "kept", moments.uniform(0.8, 4.0), "--full") for _ in range(3))
    assert kills > 0
    assert before.keys() <= files(tmp_path / "kept").keys()
    publish(newsroom, tmp_path / "kept")
    publish(newsroom, tmp_path / "fresh")
    kept, fresh = pages(tmp_path / "kept"), pages(tmp_path / "fresh")
    assert kept.keys() == fresh.keys()
    assert [name for name in kept if kept[name] != fresh[name]] == []
    assert list(tmp_path.glob(".*.staging")) == []


def test_a_site_is_kept_on_a_store_and_brought_up_to_date():
    with own_newsroom() as newsroom, s3_server.running() as server:
        server.empty()
        assert newsroom.run("sample", "--texts", "15").returncode == 0
        variables = {**server.environment, "TOGUNA_PUBLIC": server.url}
        first = newsroom.run("publish", "--json", variables=variables)
        assert first.returncode == 0, first.stderr
        assert server.all() == files(newsroom.public)
        newest = str(newsroom.home / "note.txt")
        (newsroom.home / "note.txt").write_text("Le pont ouvre\n\nLe pont de la ville a ouvert ce lundi 4 mai 2026.\n")
        assert newsroom.run("import", newest, "--publish", variables=variables).returncode == 0
        assert server.all() == files(newsroom.public)
        refused = newsroom.run(
            "publish", "--to", server.url, variables={**variables, "AWS_ENDPOINT_URL": "http://127.0.0.1:9"}
        )
        assert refused.returncode == 2
        assert len(refused.stderr.strip().splitlines()) == 1


def test_the_workers_of_a_cluster_make_the_same_site(newsroom, tmp_path):
    with cluster(newsroom.environment) as address:
        done = newsroom.run("publish", "--to", str(tmp_path / "cluster"), "--engine", f"dask://{address}")
        assert done.returncode == 0, done.stderr
    publish(newsroom, tmp_path / "here")
    there, here = pages(tmp_path / "cluster"), pages(tmp_path / "here")
    assert there.keys() == here.keys()
    assert [name for name in here if here[name] != there[name]] == []
    late = newsroom.run("publish", "--to", str(tmp_path / "late"), "--engine", f"dask://{address}")
    assert (late.returncode, len(late.stderr.strip().splitlines())) == (2, 1)
    assert [f for f in (tmp_path / "late").rglob("*") if f.is_file() and "record" not in f.parts] == []
