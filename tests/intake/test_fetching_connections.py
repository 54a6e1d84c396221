"""One request: where it may go, and what it makes of hosts that mean ill."""

import datetime as dt
import gzip
import ipaddress
import itertools
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.web_host import Handler, Host, Route, page, web_host

from toguna.intake.fetching import Answer, Connections, Limits, NotFetched
from toguna.intake.fetching.addresses import host_is_a_disguised_number, normalised, why_refused
from toguna.intake.fetching.limits import USUAL

LOOPBACK = frozenset({"127.0.0.1"})


@pytest.fixture
def host() -> Iterator[Host]:
    with web_host({}) as running:
        yield running


def asked(host: Host, path: str = "/", limits: Limits = USUAL, address: str = "") -> Answer:
    connections = Connections(limits, private_hosts=LOOPBACK, ports=frozenset({host.port}))
    try:
        return connections.ask(address or normalised(path, host.address))
    finally:
        connections.close()


def refusal(host: Host, route: Route, limits: Limits = USUAL) -> str:
    host.routes["/"] = route
    with pytest.raises(NotFetched) as caught:
        asked(host, "/", limits)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    "ip",
    "127.0.0.1 127.9.9.9 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 0.0.0.0 100.64.0.1 224.0.0.1 240.0.0.1"
    " 255.255.255.255 198.18.0.1 192.0.2.1 :: ::1 fe80::1 fc00::1 fd12::1 ff02::1 fec0::1 ::ffff:127.0.0.1"
    " ::ffff:169.254.169.254 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::a00:1 2002:7f00:1:: 2001:0:1::1 2001:db8::1".split(),
)
def test_no_private_or_special_address_is_connected_to(ip: str) -> None:
    assert why_refused(ipaddress.ip_address(ip))


@pytest.mark.parametrize("ip", ["169.254.169.254", "0.0.0.0", "224.0.0.1", "fe80::1", "::", "::ffff:169.254.169.254"])
def test_not_even_where_private_addresses_are_allowed_is_the_link_or_a_group_connected_to(ip: str) -> None:
    assert why_refused(ipaddress.ip_address(ip), private=True)


@pytest.mark.parametrize("ip", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_a_public_address_is(ip: str) -> None:
    assert why_refused(ipaddress.ip_address(ip)) == ""


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_judged_alike_in_ipv6(ip: ipaddress.IPv4Address) -> None:
    assert bool(why_refused(ip)) == bool(why_refused(ipaddress.IPv6Address(f"::ffff:{ip}")))


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0x7f.1", "127.0.0.01", "1"])
def test_a_number_in_disguise_is_refused(host: str) -> None:
    assert host_is_a_disguised_number(host)
    with pytest.raises(NotFetched, match="disguise"):
        Connections().ask(f"http://{host}/")


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1", "1.example", "0x7f.example"])
def test_others_are_none(host: str) -> None:
    assert not host_is_a_disguised_number(host)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("HTTP://Présidence.Example:80/Été?q=é#haut", "http://xn--prsidence-c4a.example/%C3%89t%C3%A9?q=%C3%A9"),
        ("https://x.example:8443", "https://x.example:8443/"),
        ("https://x.example/a/../b", "https://x.example/b"),
        ("http://[::1]/", "http://[::1]/"),
        ("https://x.example./%41", "https://x.example/%41"),
        ("file:///etc/passwd", ""),
        ("ftp://x.example/", ""),
        ("gopher://127.0.0.1:25/", ""),
        ("javascript:alert(1)", ""),
        ("https://user:word@x.example/", ""),
        ("https://x.example:99999/", ""),
        ("https://[x/", ""),
        ("https://x.example\\@y.example/", ""),
        ("https://" + "a" * 3000, ""),
        ("", ""),
    ],
)
def test_an_address_has_one_writing(written: str, meant: str) -> None:
    assert normalised(written) == meant
    assert normalised(meant) == meant


@given(st.text(), st.text())
def test_any_words_make_an_address_or_nothing(written: str, base: str) -> None:
    found = normalised(written, base)
    assert normalised(found) == found


def test_an_answer_comes_whole_with_what_was_asked(host: Host) -> None:
    host.routes["/a"] = page(gzip.compress(b"words"), Content_Encoding="gzip", X_Two="2")
    answer = asked(host, "/a")

    assert (answer.status, answer.body, answer.ip) == (200, b"words", "127.0.0.1")
    assert gzip.decompress(answer.sent) == b"words"
    assert (answer.media_type, answer.charset, answer.header("x-two")) == ("text/html", "utf-8", "2")
    headers = host.asked[0][1]
    assert headers["host"] == f"127.0.0.1:{host.port}"
    assert headers["user-agent"].startswith("toguna/")


def test_one_connection_serves_many_requests(host: Host) -> None:
    peers = set()

    def note(handler: Handler) -> None:
        peers.add(handler.client_address)
        page("x")(handler)

    host.routes["/"] = note
    connections = Connections(private_hosts=LOOPBACK, ports=frozenset({host.port}))
    for _ in range(3):
        connections.ask(f"{host.address}/")
    connections.close()
    assert len(peers) == 1


def test_a_private_host_needs_leave(host: Host) -> None:
    with pytest.raises(NotFetched, match="private address"):
        Connections(ports=frozenset({host.port})).ask(f"{host.address}/")
    assert host.asked == []


def test_a_port_needs_leave(host: Host) -> None:
    with pytest.raises(NotFetched, match="port"):
        Connections(private_hosts=LOOPBACK).ask(f"{host.address}/")


def test_a_name_that_changes_its_mind_gains_nothing(host: Host) -> None:
    """DNS rebinding: the name is looked up once, and the connection goes to the address that was judged."""
    host.routes["/"] = page("x")
    answers = itertools.chain([["127.0.0.1"]], itertools.repeat(["169.254.169.254"]))
    names = []

    def resolver(name: str, _: int) -> list[str]:
        names.append(name)
        return next(answers)

    connections = Connections(
        private_hosts=frozenset({"site.example"}), ports=frozenset({host.port}), resolver=resolver
    )
    for _ in range(3):
        assert connections.ask(f"http://site.example:{host.port}/").ip == "127.0.0.1"
    connections.close()
    assert names == ["site.example"]
    with pytest.raises(NotFetched, match="no public host"):
        connections.ask(f"http://site.example:{host.port}/")


def certificate(names: list[str], folder: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate for these hosts, with its key, and what trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name) for name in names]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = made.public_bytes(serialization.Encoding.PEM)
    path = folder / "certificate.pem"
    path.write_bytes(
        pem
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return path, ssl.create_default_context(cadata=pem.decode())


def test_a_pinned_connection_is_still_with_the_host_that_its_certificate_names(tmp_path: Path) -> None:
    path, trust = certificate(["site.example"], tmp_path)
    with web_host({"/": page("words")}, path) as host:
        names = frozenset({"site.example", "other.example"})

        def connections(tls: ssl.SSLContext | None) -> Connections:
            return Connections(
                private_hosts=names, ports=frozenset({host.port}), resolver=lambda *_: ["127.0.0.1"], tls=tls
            )

        with closing(connections(trust)) as trusting:
            assert trusting.ask(f"https://site.example:{host.port}/").body == b"words"
            with pytest.raises(NotFetched, match="certificate is not good") as caught:
                trusting.ask(f"https://other.example:{host.port}/")
            assert not caught.value.passing
        with closing(connections(None)) as strict, pytest.raises(NotFetched, match="certificate is not good"):
            strict.ask(f"https://site.example:{host.port}/")


def test_of_several_addresses_the_private_are_passed_over() -> None:
    connections = Connections(resolver=lambda *_: ["10.0.0.1", "192.168.0.1"])
    with pytest.raises(NotFetched, match="private"):
        connections.ask("http://site.example/")


def test_a_larger_answer_than_its_type_may_be_is_refused(host: Host) -> None:
    assert "larger" in refusal(host, page("x" * 5000), Limits(text=1000))


def test_an_endless_answer_is_cut(host: Host) -> None:
    def endless(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        while True:
            handler.wfile.write(b"400\r\n" + b"x" * 1024 + b"\r\n")

    assert "larger" in refusal(host, endless, Limits(text=100_000))


def test_a_gzip_bomb_is_not_unpacked(host: Host) -> None:
    bomb = gzip.compress(b"\0" * 30_000_000)
    assert "unpacks to more" in refusal(host, page(bomb, Content_Encoding="gzip"), Limits(text=2**20))


def drip(begin: bytes, piece: bytes) -> Callable[[Handler], None]:
    def answer(handler: Handler) -> None:
        handler.wfile.write(begin)
        for _ in range(2000):
            handler.wfile.write(piece)
            time.sleep(0.02)

    return answer


@pytest.mark.parametrize(
    ("begin", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", b"x"),
    ],
    ids=["body", "headers", "continue", "chunk"],
)
def test_an_answer_drop_by_drop_ends_at_its_time(host: Host, begin: bytes, piece: bytes) -> None:
    assert "no whole answer" in refusal(host, drip(begin, piece), Limits(seconds=0.4))


def test_a_host_that_says_nothing_is_left(host: Host) -> None:
    assert "said nothing" in refusal(host, lambda _: time.sleep(1.5), Limits(silence=0.2))


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(5000)) + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 1\r\n\r\nx",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx",
        b"SSH-2.0-OpenSSH\r\n",
        b"",
    ],
    ids=["many headers", "long header", "short", "chunks", "brotli", "no gzip", "other protocol", "nothing"],
)
def test_a_bad_answer_is_refused_in_words(host: Host, answer: bytes) -> None:
    def say(handler: Handler) -> None:
        handler.wfile.write(answer)
        handler.close_connection = True

    assert refusal(host, say, Limits(silence=2))
