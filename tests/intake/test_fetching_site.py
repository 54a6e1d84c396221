"""A site fetched into its archive: what is asked for, what is kept, and how a killed run goes on."""

import datetime as dt
import gzip
import re
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.intake.web_host import Handler, Host, page, redirect, web_host
from warcio.archiveiterator import ArchiveIterator

from toguna.intake.fetching import Answer, Archive, Connections, Fetched, Limits, Pace, fetch_media, fetch_site
from toguna.intake.fetching.links import links_of
from toguna.intake.fetching.pace import seconds_of
from toguna.intake.problems import SourceProblem

AT_ONCE = Limits(seconds=5, silence=5, attempts=2)


@pytest.fixture
def host() -> Iterator[Host]:
    with web_host({}) as running:
        yield running


def quick() -> Pace:
    return Pace(0, sleep=lambda _: None)


def fetched(host: Host, folder: Path, path: str = "/", **options: object) -> Fetched:
    given = {"allow_private": True, "limits": AT_ONCE, "pace": quick(), **options}
    return fetch_site(host.address + path, folder, **given)  # type: ignore[arg-type]


def linking(*paths: str) -> str:
    return "<html><body>" + "".join(f'<a href="{path}">to</a>' for path in paths) + "</body></html>"


def records(path: Path) -> list[tuple[str, str, bytes]]:
    with path.open("rb") as file:
        return [
            (record.rec_type, record.rec_headers.get_header("WARC-Target-URI") or "", record.content_stream().read())
            for record in ArchiveIterator(file)
        ]


def small_site(host: Host) -> None:
    host.routes |= {
        "/": page(linking("/a", "/b", "https://other.example/", "/wp-login.php") + '<img src="/p.jpg">', ETag='"home"'),
        "/a": page(linking("/b", "/papers/decree.pdf")),
        "/b": page("<p>The end"),
        "/p.jpg": page(b"\xff\xd8picture", media_type="image/jpeg", ETag='"p"'),
        "/papers/decree.pdf": page(b"%PDF", media_type="application/pdf"),
    }


def test_a_site_is_fetched_link_by_link_with_its_files(host: Host, tmp_path: Path) -> None:
    small_site(host)
    found = fetched(host, tmp_path)

    assert (found.pages, found.media, found.not_taken) == (3, 2, [])
    assert len(host.paths) == len(set(host.paths))
    assert {"/", "/a", "/b", "/p.jpg", "/papers/decree.pdf"} <= set(host.paths)
    assert "/wp-login.php" not in host.paths
    kept = records(found.archive)
    assert kept[0][0] == "warcinfo"
    assert ("response", f"{host.address}/b", b"<p>The end") in kept
    assert [kind for kind, address, _ in kept if address == f"{host.address}/b"] == ["response", "request"]


def test_a_second_run_asks_on_condition_and_keeps_nothing_twice(host: Host, tmp_path: Path) -> None:
    small_site(host)
    first = fetched(host, tmp_path)
    host.asked.clear()
    host.routes["/b"] = page("<p>Another end")
    second = fetched(host, tmp_path)

    conditions = {path: headers.get("if-none-match") for path, headers in host.asked}
    assert (conditions["/"], conditions["/p.jpg"]) == ('"home"', '"p"')
    assert (second.pages, second.media) == (first.pages, first.media)
    kept = records(second.archive)
    bodies = [(address, body) for kind, address, body in kept if kind == "response" and body != b"no such page"]
    assert bodies[-1] == (f"{host.address}/b", b"<p>Another end")
    assert len(bodies) == len(set(bodies)) == 6
    assert sum(kind == "revisit" for kind, *_ in kept) == 8
    assert second.unchanged == 8


def test_a_run_that_was_killed_goes_on_where_it_was(host: Host, tmp_path: Path) -> None:
    small_site(host)

    class Killed(BaseException):
        pass

    def kill(so_far: Fetched) -> None:
        if so_far.pages == 2:
            raise Killed

    with pytest.raises(Killed):
        fetched(host, tmp_path, told=kill)
    before = list(host.paths)
    archive = tmp_path / "site.warc.gz"
    # A record that was being written when the machine stopped.
    archive.write_bytes(archive.read_bytes() + gzip.compress(b"WARC/1.1\r\n" * 100)[:40])
    found = fetched(host, tmp_path)

    assert (found.pages, found.media) == (3, 2)
    assert len(host.paths) == len(set(host.paths))
    assert host.paths[: len(before)] == before
    assert all(kind != "revisit" for kind, *_ in records(archive))


@pytest.mark.parametrize("cut", [1, 7, 100, 400])
def test_wherever_an_archive_is_torn_its_whole_records_are_there(host: Host, tmp_path: Path, cut: int) -> None:
    small_site(host)
    found = fetched(host, tmp_path)
    whole = records(found.archive)
    data = found.archive.read_bytes()
    found.archive.write_bytes(data[:-cut])
    with Archive(tmp_path):
        pass

    left = records(found.archive)
    assert left == whole[: len(left)]
    assert len(whole) - 4 <= len(left) < len(whole)


def test_only_one_run_writes_at_a_time(tmp_path: Path) -> None:
    with Archive(tmp_path), pytest.raises(SourceProblem, match="another run"):
        Archive(tmp_path)


def test_sitemaps_and_feeds_are_where_it_begins(host: Host, tmp_path: Path) -> None:
    at = host.address
    host.routes |= {
        "/robots.txt": page(f"User-agent: *\nDisallow: /secret\nSitemap: {at}/maps.xml", media_type="text/plain"),
        "/": page('<link rel="alternate" type="application/rss+xml" href="/rss"><p>Hello'),
        "/maps.xml": page(f"<sitemapindex><sitemap><loc>{at}/one.xml.gz</loc></sitemap></sitemapindex>"),
        "/one.xml.gz": page(
            gzip.compress(f"<urlset><url><loc>{at}/old</loc></url><url><loc>{at}/secret/x</loc></url>"
                          "<url><loc>https://other.example/</loc></url></urlset>".encode())),
        "/rss": page(f'<rss version="2.0"><channel><item><title>New</title><link>{at}/new</link></item></channel></rss>'),
        "/old": page("old"),
        "/new": page("new"),
    }  # fmt: skip
    found = fetched(host, tmp_path)

    assert found.pages == 3
    assert "/sitemap.xml" not in host.paths
    assert [(one.where, one.why) for one in found.not_taken] == [(f"{at}/secret/x", "robots.txt forbids it")]


def test_the_most_pages_and_the_prefix_are_kept_to(host: Host, tmp_path: Path) -> None:
    host.routes |= {"/": page(linking(*(f"/{part}/{n}" for n in range(5) for part in ("fr", "en"))))}
    host.routes |= {f"/{part}/{n}": page(f"{part} {n}") for n in range(5) for part in ("fr", "en")}

    assert fetched(host, tmp_path / "a", most=4).pages == 4
    host.asked.clear()
    assert fetched(host, tmp_path / "b", prefix="/fr/").pages == 6
    assert not [path for path in host.paths if path.startswith("/en/")]


@pytest.mark.parametrize(
    ("to", "why"),
    [
        ("http://169.254.169.254/latest/meta-data/", "out of the site"),
        ("http://localhost:{port}/b", "out of the site"),
        ("http://127.0.0.1:1/", "out of the site"),
        ("http://[::1]:{port}/b", "out of the site"),
        ("https://other.example/", "out of the site"),
        ("file:///etc/passwd", "no address of the web"),
        ("gopher://127.0.0.1:25/", "no address of the web"),
        ("/away", "go round"),
        ("/round", "go round"),
        ("/step/1", "more than 8 redirects"),
        ("", "no address of the web"),
    ],
)
def test_redirects_are_followed_within_the_site_alone(host: Host, tmp_path: Path, to: str, why: str) -> None:
    host.routes |= {
        "/": page(linking("/away")),
        "/b": page("b"),
        "/away": redirect(to.format(port=host.port)),
        "/round": redirect("/away"),
        **{f"/step/{n}": redirect(f"/step/{n + 1}") for n in range(1, 12)},
    }
    found = fetched(host, tmp_path)

    (refused,) = found.not_taken
    assert refused.where == f"{host.address}/away"
    assert why in refused.why
    assert "/b" not in host.paths


def test_a_redirect_within_the_site_is_followed_and_kept(host: Host, tmp_path: Path) -> None:
    host.routes |= {"/": page(linking("/?p=1")), "/?p=1": redirect("/text", 301), "/text": page("words")}
    found = fetched(host, tmp_path)

    assert (found.pages, found.not_taken) == (2, [])
    with Archive(tmp_path) as archive:
        answer = archive.read(f"{host.address}/?p=1")
    assert answer
    assert (answer.status, answer.header("location")) == (301, "/text")


def test_a_file_named_by_a_source_may_not_lead_into_a_private_network(host: Host, tmp_path: Path) -> None:
    host.routes |= {
        "/a.jpg": page(b"a", media_type="image/jpeg"),
        "/b.jpg": redirect("http://169.254.169.254/b.jpg"),
        "/c.jpg": redirect(f"http://localhost:{host.port}/a.jpg"),
        "/d.jpg": page("<p>Log in", media_type="text/html"),
    }
    addresses = [f"{host.address}/{name}.jpg" for name in "abcd"] + ["http://10.0.0.1/x.jpg", "file:///etc/passwd"]
    options = {"private_hosts": frozenset({"127.0.0.1"}), "ports": frozenset({host.port})}
    found = fetch_media(addresses, tmp_path, limits=AT_ONCE, pace=quick(), **options)

    assert found.media == 1
    assert [one.why.split(" (")[0] for one in found.not_taken] == [
        "its host stands at an address of no public host",
        "its host stands at a private address",
        "a page came instead of a file",
        "its host stands at a private address",
        "this is no address of the web",
    ]
    host.asked.clear()
    fetch_media(addresses[:1], tmp_path / "other", limits=AT_ONCE, pace=quick())
    assert host.asked == []


class Hours:
    """A clock that moves only by sleeping."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def pace(self, usual: float = 1.0) -> Pace:
        return Pace(usual, clock=lambda: self.now, sleep=self.sleep)


def test_a_host_is_asked_once_a_second_or_as_seldom_as_it_says(host: Host, tmp_path: Path) -> None:
    small_site(host)
    hours = Hours()
    found = fetched(host, tmp_path / "a", pace=hours.pace())
    assert sum(hours.slept) == found.asked - 1

    host.routes["/robots.txt"] = page("User-agent: toguna\nCrawl-delay: 7", media_type="text/plain")
    slow = Hours()
    fetched(host, tmp_path / "b", pace=slow.pace())
    assert set(slow.slept[1:]) == {7.0}


def test_a_host_that_asks_for_patience_gets_it(host: Host, tmp_path: Path) -> None:
    answers = iter([page("", 429, Retry_After="120"), page("", 503), page("words")])

    def busy(handler: Handler) -> None:
        next(answers)(handler)

    host.routes |= {"/": page(linking("/busy")), "/busy": busy}
    hours = Hours()
    found = fetched(host, tmp_path, pace=hours.pace(), limits=Limits(attempts=4))

    assert (found.pages, found.not_taken) == (2, [])
    assert 120.0 in hours.slept


def test_a_host_that_fails_again_and_again_is_left_alone_and_gone_back_to(host: Host, tmp_path: Path) -> None:
    host.routes |= {"/": page(linking(*(f"/{n}" for n in range(40))))}
    host.routes |= {f"/{n}": page("", 503) for n in range(40)}
    with pytest.raises(SourceProblem, match="goes on where it stopped"):
        fetched(host, tmp_path)
    assert len(set(host.paths)) < 20

    host.routes |= {f"/{n}": page(f"words {n}") for n in range(40)}
    host.asked.clear()
    assert fetched(host, tmp_path).pages == 41
    assert "/" not in host.paths


def test_robots_that_cannot_be_had_forbid_everything(host: Host, tmp_path: Path) -> None:
    host.routes |= {"/": page("words"), "/robots.txt": page("", 500)}
    with pytest.raises(SourceProblem, match=r"robots\.txt"):
        fetched(host, tmp_path)
    assert "/" not in host.paths


def test_an_endless_page_is_told_and_the_others_come(host: Host, tmp_path: Path) -> None:
    stop = threading.Event()

    def endless(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        while not stop.is_set():
            handler.wfile.write(b"x")
            time.sleep(0.02)

    host.routes |= {"/": page(linking("/endless", "/b")), "/endless": endless, "/b": page("b")}
    found = fetched(host, tmp_path, limits=Limits(seconds=0.5))
    stop.set()

    assert found.pages == 2
    assert [one.why for one in found.not_taken] == ["no whole answer in 0 s"]


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("file:///etc/passwd", "no address of a site"),
        ("http://127.0.0.1/", "private address"),
        ("http://[::ffff:127.0.0.1]/", "private address"),
        ("http://2130706433/", "disguise"),
        ("http://169.254.169.254/", "no public host"),
    ],
)
def test_a_site_that_may_not_be_fetched_is_refused_in_one_line(tmp_path: Path, address: str, why: str) -> None:
    with pytest.raises(SourceProblem, match=why) as caught:
        fetch_site(address, tmp_path, pace=quick())
    assert "\n" not in str(caught.value)


def test_a_site_that_is_not_there_says_so(host: Host, tmp_path: Path) -> None:
    with pytest.raises(SourceProblem, match="404"):
        fetched(host, tmp_path, "/nowhere")

    def no_host(*_: object) -> list[str]:
        raise OSError("no way there")

    with pytest.raises(SourceProblem, match="does not answer"):
        fetch_site("http://x.example/", tmp_path, connections=Connections(AT_ONCE, resolver=no_host), pace=quick())


def test_links_of_a_page_are_its_pages_files_and_feeds(host: Host) -> None:
    host.routes["/"] = page(
        '<base href="/dir/"><a href="a#x">a</a><a href="a">again</a><a href="f.pdf">f</a><a href="film.mp4">no</a>'
        '<a href="mailto:x@y.example">m</a><a href="?replytocom=3">no</a><img srcset="s.jpg 100w, l.jpg 900w" src="s.jpg">'
        '<meta property="og:image" content="/og.png"><link rel="next" href="/page/2">'
        '<link rel="alternate" type="application/atom+xml" href="/atom"><a href="javascript:x()">no</a>'
    )
    at = host.address
    with closing(Connections(private_hosts=frozenset({"127.0.0.1"}), ports=frozenset({host.port}))) as connections:
        links = links_of(connections.ask(f"{at}/"))

    assert links.pages == (f"{at}/dir/a", f"{at}/page/2")
    assert links.media == (f"{at}/dir/l.jpg", f"{at}/og.png", f"{at}/dir/f.pdf")
    assert links.feeds == (f"{at}/atom",)


def test_a_site_that_never_ends_and_one_behind_a_refresh(host: Host, tmp_path: Path) -> None:
    host.routes |= {
        "/": page('<meta http-equiv="Refresh" content="0; url=/fr/"><p>Bienvenue'),
        "/fr/": page(linking("a/b/")),
    }
    path = "/fr/"
    for _ in range(40):
        path += "a/b/"
        host.routes[path] = page(linking("a/b/"))
    assert fetched(host, tmp_path).pages == 5


def test_what_servers_send_beside_the_letter_is_understood_and_kept(host: Host, tmp_path: Path) -> None:
    def raw(handler: Handler) -> None:
        handler.wfile.write(
            "HTTP/1.1 302 Trouvé\r\nLocation: /été\r\nX-Odd: é \u2028 x\r\nContent-Length: 0\r\n\r\n".encode()
        )

    host.routes |= {"/": page(linking("/a")), "/a": raw, "/%C3%A9t%C3%A9": page("L’été")}
    found = fetched(host, tmp_path)

    assert (found.pages, found.not_taken) == (2, [])
    again = fetched(host, tmp_path)
    assert (again.pages, again.not_taken) == (2, [])
    assert records(found.archive)


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(
    status=st.integers(100, 599),
    reason=st.text(max_size=10),
    headers=st.lists(st.tuples(st.text(min_size=1, max_size=8), st.text(max_size=20)), max_size=4),
    body=st.binary(max_size=200),
)
def test_an_answer_is_read_back_as_it_was(
    tmp_path: Path, status: int, reason: str, headers: list[tuple[str, str]], body: bytes
) -> None:
    address = "https://x.example/%C3%A9"
    plain = [(name, value) for name, value in headers if re.fullmatch(r"[!-9;-~]+", name)]
    answer = Answer(address, status, reason, (*plain, ("ETag", '"1"')), body, body)
    (tmp_path / "site.warc.gz").unlink(missing_ok=True)
    for _ in range(2):
        with Archive(tmp_path) as archive:
            archive.add(answer, dt.datetime.now(dt.UTC))
    with Archive(tmp_path) as archive:
        back = archive.read(address)
        stored = archive.stored(address)
    assert back
    assert stored
    assert (back.status, back.body) == (status, body)
    assert (stored.status, stored.etag) == (status, '"1"') or any(name.lower() == "etag" for name, _ in plain)


def test_a_disk_without_room_is_told(host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small_site(host)
    with Archive(tmp_path) as archive, open("/dev/full", "r+b", buffering=0) as full:
        monkeypatch.setattr(archive, "_file", full)
        with closing(Connections(private_hosts=frozenset({"127.0.0.1"}), ports=frozenset({host.port}))) as connections:
            answer = connections.ask(f"{host.address}/")
        with pytest.raises(SourceProblem, match="make room"):
            archive.add(answer, dt.datetime.now(dt.UTC))
        monkeypatch.undo()


def test_retry_after_is_read_in_both_ways() -> None:
    later = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=100)
    seconds = seconds_of(later.strftime("%a, %d %b %Y %H:%M:%S GMT"))
    assert seconds is not None
    assert 90 < seconds <= 100
    assert seconds_of("30") == 30
    assert seconds_of("soon") is None
