"""Mirrors against a real S3 server: what is put, in which order, and what becomes of every kind of damage."""

import gzip
import os
import signal
import subprocess
import sys
import time

import pytest
from tests.press import s3_server
from tests.press.s3_server import BUCKET, KEYS

from toguna.press.mirror import IN_PARTS, Mirror
from toguna.press.object_store import StoreRefused, endpoint, split

SITE = {
    "index.html": b"accueil",
    "index.html.gz": gzip.compress(b"accueil", mtime=0),
    "index.html.br": b"brotli of accueil",
    "404.html": b"absent",
    "actualites/2024/05/un-texte.html": b"le texte",
    "actualites/2024/05/un-texte.json": b"{}",
    "feeds/tout.atom": b"<feed/>",
    "media/image-640.avif": b"an image",
    "media/archive.gz": b"a file that is compressed of itself",
    "lieux/a b~c.html": b"an odd name",
}


@pytest.fixture(scope="module")
def started():
    with s3_server.running() as server:
        server.empty()
        yield server


@pytest.fixture
def server(started, monkeypatch):
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    for name, value in started.environment.items():
        monkeypatch.setenv(name, value)
    yield started
    started.empty()


@pytest.fixture
def public(tmp_path):
    root = tmp_path / "public"
    for name, data in SITE.items():
        write(root, name, data)
    return root


@pytest.fixture
def mirror(server, tmp_path):
    return Mirror.open(server.url, tmp_path / "state")


def write(root, name, data):
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def on_disk(public):
    return {str(f.relative_to(public)): f.read_bytes() for f in public.rglob("*") if f.is_file()}


def test_a_new_store_receives_the_whole_site_whatever_was_said_to_be_written(server, mirror, public):
    report = mirror.bring(public, ["index.html"], [])
    assert server.all() == SITE
    assert set(report.uploaded) == SITE.keys()
    assert report.bytes == sum(map(len, SITE.values()))


def test_each_object_has_its_type_and_says_how_long_it_may_be_kept(server, mirror, public):
    mirror.bring(public, [], [])
    page, picture = server.head("index.html"), server.head("media/image-640.avif")
    assert (page["ContentType"], page["CacheControl"]) == ("text/html; charset=utf-8", "no-cache")
    assert (picture["ContentType"], picture["CacheControl"]) == ("image/avif", "max-age=31536000, immutable")
    assert server.head("feeds/tout.atom")["ContentType"] == "application/atom+xml; charset=utf-8"


def test_a_compressed_variant_is_what_a_cdn_can_give_for_the_page_and_any_other_archive_is_an_archive(
    server, mirror, public
):
    mirror.bring(public, [], [])
    for name, coding in (("index.html.gz", "gzip"), ("index.html.br", "br")):
        head = server.head(name)
        assert (head["ContentType"], head["ContentEncoding"]) == ("text/html; charset=utf-8", coding)
    archive = server.head("media/archive.gz")
    assert (archive["ContentType"], archive.get("ContentEncoding", "")) == ("application/gzip", "")


def test_only_what_changed_is_put_with_its_variants(server, mirror, public):
    mirror.bring(public, [], [])
    write(public, "index.html", b"accueil, corrige")
    write(public, "index.html.gz", gzip.compress(b"accueil, corrige", mtime=0))
    (public / "index.html.br").unlink()
    write(public, "feeds/tout.atom", b"<feed/>")
    report = mirror.bring(public, ["index.html", "feeds/tout.atom"], [])
    assert (report.uploaded, report.deleted) == (("index.html", "index.html.gz"), ("index.html.br",))
    assert server.all() == on_disk(public)


def test_nothing_changed_sends_nothing(mirror, public):
    mirror.bring(public, [], [])
    report = mirror.bring(public, SITE, [])
    assert (report.uploaded, report.deleted, report.bytes, report.unchanged) == ((), (), 0, len(SITE))


def test_what_the_site_no_longer_has_is_deleted_last(server, mirror, public):
    mirror.bring(public, [], [])
    (public / "actualites/2024/05/un-texte.html").unlink()
    write(public, "index.html", b"sans le texte")
    report = mirror.bring(public, ["index.html"], ["actualites/2024/05/un-texte.html"])
    assert report.deleted == ("actualites/2024/05/un-texte.html",)
    assert server.all() == on_disk(public)


def test_pages_are_put_after_everything_they_show(server, mirror, public):
    mirror.bring(public, [], [])
    client = server.client
    put = {n: client.head_object(Bucket=BUCKET, Key=server.key(n))["LastModified"] for n in SITE}
    pages = [when for name, when in put.items() if ".html" in name]
    assert max(when for name, when in put.items() if ".html" not in name) <= min(pages)


def test_a_large_file_is_sent_in_parts_and_known_again(server, mirror, public):
    write(public, "media/film.mp4", os.urandom(1024) * (IN_PARTS // 1024 + 1))
    mirror.bring(public, [], [])
    assert "-" in server.head("media/film.mp4")["ETag"]
    assert server.all() == on_disk(public)
    assert mirror.repair(public).uploaded == ()


KILLED = """
import sys
from pathlib import Path
from toguna.press.mirror import Mirror
Mirror.open(sys.argv[1], Path(sys.argv[2])).bring(Path(sys.argv[3]), sys.argv[4:], [])
"""


def kill_in_the_middle(server, tmp_path, public, names, enough):
    """Starts a run and kills it as soon as ``enough()`` says that some of its objects are there."""
    run = subprocess.Popen(
        [sys.executable, "-c", KILLED, server.url, tmp_path / "state", public, *names],
        env={**os.environ, **server.environment},
    )
    deadline = time.monotonic() + 60
    while not enough() and time.monotonic() < deadline:
        assert run.poll() is None, "the run ended before it could be killed"
    run.send_signal(signal.SIGKILL)
    run.wait()


def test_a_first_run_that_is_killed_is_finished_by_the_next(server, mirror, public, tmp_path):
    for number in range(200):
        write(public, f"actualites/2024/06/texte-{number}.json", b'{"title": "un"}')
        write(public, f"actualites/2024/06/texte-{number}.html", b"<title>un</title>")
    kill_in_the_middle(server, tmp_path, public, [], lambda: len(server.names()) > 30)
    half = server.all()
    assert 30 < len(half) < len(on_disk(public))
    data = {name for name in on_disk(public) if ".html" not in name}
    assert data <= half.keys() or not any(".html" in name for name in half), "a page came before its data"
    mirror.bring(public, [], [])
    assert server.all() == on_disk(public)


def test_a_later_run_that_is_killed_is_finished_even_where_the_change_was_taken_back(server, mirror, public, tmp_path):
    names = [f"lieux/{number}.html" for number in range(300)]
    for name in names:
        write(public, name, b"avant")
    mirror.bring(public, [], [])
    for name in names:
        write(public, name, b"apres")

    def some_have_changed():
        body = server.client.get_object(Bucket=BUCKET, Key=server.key("lieux/0.html"))["Body"].read()
        return body == b"apres"

    kill_in_the_middle(server, tmp_path, public, names, some_have_changed)
    half = server.all()
    assert {half[name] for name in names} == {b"avant", b"apres"}, "the run was killed too late to tell"
    # Half of the change is taken back, and one page goes: nobody names them to the next run.
    for name in names[:150]:
        write(public, name, b"avant")
    (public / names[-1]).unlink()
    mirror.bring(public, [], [])
    assert server.all() == on_disk(public)


def test_repair_mends_what_is_damaged_missing_or_left_over_and_spares_what_is_not_ours(server, mirror, public):
    mirror.bring(public, [], [])
    server.put("index.html", b"ACCUEIL")  # of the same size
    server.put("404.html", b"abse")
    server.delete("media/image-640.avif")
    (public / "feeds/tout.atom").unlink()
    server.put("google-verification.html", b"of somebody else")
    report = mirror.repair(public)
    assert report.uploaded == ("404.html", "index.html", "media/image-640.avif")
    assert report.deleted == ("feeds/tout.atom",)
    assert server.all() == {**on_disk(public), "google-verification.html": b"of somebody else"}
    assert mirror.repair(public).uploaded == ()


def test_repair_without_its_memory_still_knows_its_own(server, mirror, public, tmp_path):
    mirror.bring(public, [], [])
    server.put("foreign.txt", b"of somebody else")
    (public / "feeds/tout.atom").unlink()
    report = Mirror.open(server.url, tmp_path / "another-state").repair(public)
    assert (report.uploaded, report.deleted) == ((), ("feeds/tout.atom",))
    assert server.all() == {**on_disk(public), "foreign.txt": b"of somebody else"}


def test_another_prefix_of_the_bucket_is_another_store(server, mirror, public, tmp_path):
    server.client.put_object(Bucket=BUCKET, Key="site-2/index.html", Body=b"another site")
    mirror.repair(public)
    mirror.repair(public)
    assert server.client.get_object(Bucket=BUCKET, Key="site-2/index.html")["Body"].read() == b"another site"


def test_what_is_linked_from_elsewhere_is_not_sent(server, mirror, public, tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    (public / "secret.txt").symlink_to(tmp_path / "secret.txt")
    mirror.bring(public, ["secret.txt"], [])
    assert "secret.txt" not in server.names()


def refusal(work):
    with pytest.raises(StoreRefused) as caught:
        work()
    line = str(caught.value)
    assert "\n" not in line
    assert len(line) < 300
    return line


def test_a_bucket_that_is_not_there_is_said_in_one_line(server, public, tmp_path):
    mirror = Mirror.open("s3://nobody-has-this/site", tmp_path / "state")
    assert refusal(lambda: mirror.bring(public, [], [])) == (
        "s3://nobody-has-this/site: not found in the store (NoSuchBucket); check the name of the bucket"
    )


def test_a_server_that_is_down_is_said_in_one_line_and_the_next_run_goes_on(
    server, mirror, public, tmp_path, monkeypatch
):
    mirror.bring(public, [], [])
    write(public, "index.html", b"une correction")
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{s3_server.free_port()}")
    # The same memory, although the address is another: the server is the one that went down.
    down = Mirror(server.url, Mirror.open(server.url, tmp_path)._store, mirror._memory)
    line = refusal(lambda: down.bring(public, ["index.html"], []))
    assert line.startswith(f"{server.url}: the store does not answer; check AWS_ENDPOINT_URL")
    assert mirror.bring(public, [], []).uploaded == ("index.html",)


def test_refused_keys_are_said_in_one_line(public, tmp_path, monkeypatch):
    # This server asks for known keys from the second request on.
    with s3_server.running(INITIAL_NO_AUTH_ACTION_COUNT="1") as strict:
        strict.client.create_bucket(Bucket=BUCKET)
        for name, value in {**strict.environment, "AWS_ACCESS_KEY_ID": "nobody"}.items():
            monkeypatch.setenv(name, value)
        mirror = Mirror.open(strict.url, tmp_path / "state")
        line = refusal(lambda: mirror.bring(public, [], []))
    assert "the store refuses these keys (" in line
    assert "check AWS_ACCESS_KEY_ID" in line


def test_no_keys_at_all_are_said_before_anything_is_asked(server, tmp_path, monkeypatch):
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    assert "set AWS_ACCESS_KEY_ID" in refusal(lambda: Mirror.open(server.url, tmp_path))


@pytest.mark.parametrize("url", ["s3:///site", "https://bucket/site", "s3://bucket/site?x=1", "./public"])
def test_what_is_no_address_of_a_store_is_refused(url):
    assert "s3://bucket/prefix" in refusal(lambda: split(url))


def test_plain_http_is_for_this_machine_alone():
    for here in ("http://127.0.0.1:9000", "http://localhost:9000", "http://[::1]:9000", "https://store.example"):
        assert endpoint({"AWS_ENDPOINT_URL": here}) == here
    assert "use https" in refusal(lambda: endpoint({"AWS_ENDPOINT_URL": "http://store.example"}))
    own = {"AWS_ENDPOINT_URL": "http://store.example", "AWS_ALLOW_HTTP": "true"}
    assert endpoint({**KEYS, **own}) == "http://store.example"
