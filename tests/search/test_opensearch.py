"""What is special to the index on an OpenSearch server: speaking to it, and what happens when it fails."""

import base64
import datetime
import ipaddress
import json
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import urllib3
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from tests.press import archive

from toguna.search import opensearch_server
from toguna.search.answer import SearchDown
from toguna.search.document import document
from toguna.search.opensearch import OpenSearch
from toguna.search.question import question

NOTHING = {"hits": {"total": {"value": 0, "relation": "eq"}, "hits": []}}
NOTHING_AT_ALL = {**NOTHING, "aggregations": {"person": {"buckets": []}, "place": {"buckets": []}}}


class Scripted(ThreadingHTTPServer):
    """A server that gives the answers of ``script`` in turn, the last one again and again, and keeps what it was asked."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), ScriptedHandler)
        self.asked, self.script = [], []
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()

    def answer(self, *script):
        self.script[:] = script
        self.asked.clear()


class ScriptedHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.asked.append((self.command, self.path, self.headers, body))
        script = self.server.script
        status, told = script.pop(0) if len(script) > 1 else script[0]
        data = told if isinstance(told, bytes) else json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_PUT = do_POST = do_DELETE = answer

    def log_message(self, *_):
        pass


@pytest.fixture
def scripted():
    server = Scripted()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def index(scripted, tmp_path, monkeypatch):
    monkeypatch.setattr(opensearch_server, "_BUSY", opensearch_server._BUSY.new(backoff_factor=0))
    made = OpenSearch(f"opensearch://anna:p%40ss@127.0.0.1:{scripted.server_port}/news", tmp_path)
    yield made
    made.server.close()


def documents(*ids):
    return [document(archive.text(id)) for id in ids]


def ask(index, q="fleuve"):
    return index.ask(question({"q": q}, "fr"))


def asked(scripted):
    return [(method, path) for method, path, _, _ in scripted.asked]


def test_the_user_of_the_address_is_told_to_the_server(index, scripted):
    scripted.answer((200, NOTHING_AT_ALL))
    assert ask(index).count == 0
    _, path, headers, body = scripted.asked[0]
    assert path == "/news-1.1/_search?allow_partial_search_results=false"
    assert headers["Authorization"] == "Basic " + base64.b64encode(b"anna:p@ss").decode()
    assert headers["Content-Type"] == "application/json"
    assert json.loads(body)["query"]["bool"]["filter"] == [{"term": {"language": {"value": "fr"}}}]


@pytest.mark.parametrize(
    ("status", "told", "said"),
    [
        (500, {"error": {"type": "x_exception", "reason": "two\nlines"}, "status": 500}, "500: x_exception: two lines"),
        (503, {"error": {"type": "search_phase_execution_exception", "reason": "shards"}}, "503: search_phase"),
        (502, b"<html>Bad gateway</html>", "answers 502: nothing more"),
        (200, b"<html>Welcome</html>", "answers 200: nothing more"),
        (200, b"[]", "answers 200: nothing more"),
        (200, {"message": "welcome"}, "not as OpenSearch does; check TOGUNA_SEARCH"),
        (301, b"", "answers 301"),
        (401, b"Unauthorized", "refuses the user of TOGUNA_SEARCH"),
        (
            403,
            {"error": {"type": "security_exception", "reason": "no permissions"}},
            "answers 403: security_exception: no permissions",
        ),
        (
            404,
            {"error": {"type": "index_not_found_exception", "reason": "no such index"}},
            "holds no index news-1.1 yet",
        ),
    ],
)
def test_whatever_else_a_server_answers_the_search_is_down_and_one_line_says_why(index, scripted, status, told, said):
    scripted.answer((status, told))
    with pytest.raises(SearchDown, match=said) as down:
        ask(index)
    assert "\n" not in str(down.value)
    assert "p@ss" not in str(down.value)
    assert len(scripted.asked) == 1


def test_where_no_server_answers_the_search_is_down(index, scripted, tmp_path, monkeypatch):
    monkeypatch.setattr(opensearch_server, "ASKING", urllib3.Timeout(connect=0.5, read=0.1))
    silent = threading.Event()
    monkeypatch.setattr(ScriptedHandler, "answer", lambda _: silent.wait(10))
    for name in ("do_GET", "do_POST"):
        monkeypatch.setattr(ScriptedHandler, name, ScriptedHandler.answer)
    with pytest.raises(SearchDown, match="does not answer"):
        ask(index)
    silent.set()
    scripted.shutdown()
    scripted.server_close()
    index.server.close()
    for call in (
        lambda: ask(index),
        index.position,
        lambda: index.put(documents("a"), [], 1),
        lambda: index.rebuild(documents("a"), 1),
    ):
        with pytest.raises(SearchDown, match="does not answer") as down:
            call()
        assert "p@ss" not in str(down.value)


def test_what_was_taken_in_is_sent_line_by_line_and_then_shown(index, scripted):
    scripted.answer((200, {"errors": False, "items": []}))
    index.put(documents("a", "b"), ["c"], 7)
    assert asked(scripted) == [
        ("POST", "/news-1.1/_bulk?require_alias=true"),
        ("POST", "/news-1.1/_refresh"),
        ("PUT", "/news-1.1/_mapping"),
    ]
    _, _, headers, body = scripted.asked[0]
    assert headers["Content-Type"] == "application/x-ndjson"
    assert body.endswith(b"}\n")
    lines = [json.loads(line) for line in body.splitlines()]
    assert lines[0] == {"delete": {"_id": "c"}}
    assert [line["index"]["_id"] for line in lines[1::2]] == ["a", "b"]
    assert lines[2]["shown"]["title"] == "Un titre : a"
    assert json.loads(scripted.asked[2][3]) == {"_meta": {"position": 7}}


def test_nothing_is_shown_where_one_text_was_not_taken(index, scripted):
    failed = {"_id": "b", "status": 400, "error": {"type": "mapper_parsing_exception", "reason": "failed to parse"}}
    gone = {"_id": "c", "status": 404, "result": "not_found"}
    scripted.answer((200, {"errors": True, "items": [{"delete": gone}, {"index": failed}]}))
    with pytest.raises(SearchDown, match="does not take every text: b: mapper_parsing_exception: failed to parse"):
        index.put(documents("a", "b"), ["c"], 7)
    assert len(scripted.asked) == 1


def test_a_busy_server_is_offered_the_same_again(index, scripted):
    busy = (429, {"error": {"type": "rejected_execution_exception", "reason": "too much"}})
    scripted.answer(busy, busy, (200, {"errors": False, "items": []}))
    index.put(documents("a"), [], 7)
    assert len({body for _, _, _, body in scripted.asked[:3]}) == 1
    assert asked(scripted)[3][1] == "/news-1.1/_refresh"
    scripted.answer(busy)
    with pytest.raises(SearchDown, match="answers 429: rejected_execution_exception"):
        index.put(documents("a"), [], 7)


def test_an_index_that_could_not_be_filled_is_removed_again(index, scripted):
    scripted.answer((200, {"acknowledged": True}), (500, {}), (200, {"acknowledged": True}))
    with pytest.raises(SearchDown, match="500"):
        index.rebuild(documents("a"), 7)
    (_, made), (_, filled), removed = asked(scripted)
    assert filled == f"{made}/_bulk"
    assert removed == ("DELETE", made)


def test_many_texts_are_sent_a_few_at_a_time(on_server, monkeypatch):
    index, sent = on_server("news"), []
    send = index.server._send
    monkeypatch.setattr(opensearch_server, "CHUNK", 2000)
    monkeypatch.setattr(index.server, "_send", lambda *given: (sent.append(given[1]), send(*given))[1])
    index.rebuild(documents(*(f"t{n}" for n in range(50))), 7)
    assert 5 < sum(path.endswith("/_bulk") for path in sent) < 50
    assert ask(index, "titre").count == 50


def test_a_new_index_takes_the_place_of_all_that_were_ours_and_of_no_other(on_server):
    index = on_server("news")
    index.rebuild(documents("a"), 7)
    (first,) = index.made()
    left, older, others, like = (
        f"{index.alias}-0123456789ab",
        f"{index.name}-0.9-0123456789ab",
        f"{index.name}-2-1.1-0123456789ab",
        f"{index.name}-2024",
    )
    for name in (left, older, others, like):
        index.server.write("PUT", f"/{name}")
    assert sorted(index.made()) == sorted([first, left, older])
    index.rebuild(documents("a", "b"), 8)
    (second,) = index.made()
    assert second != first
    assert ask(index, "titre").count == 2
    for name in (others, like):
        assert index.server.read(f"/{name}/_mapping")
        index.server.write("DELETE", f"/{name}")


def test_an_index_of_that_name_made_by_others_is_left_alone(on_server):
    index = on_server("news")
    index.server.write("PUT", f"/{index.alias}")
    assert index.position() == 0
    with pytest.raises(SearchDown, match="alias"):
        index.rebuild(documents("a"), 7)
    assert list(index.made()) == []
    with pytest.raises(SearchDown):
        index.put(documents("a"), [], 7)
    index.server.write("DELETE", f"/{index.alias}")


def certificate(folder):
    """A file with a key and the certificate it signed for itself."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.datetime.now(datetime.UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    address = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now - datetime.timedelta(1)).not_valid_after(now + datetime.timedelta(1))
    made = made.add_extension(address, critical=False).sign(key, hashes.SHA256())
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    file = folder / "certificate.pem"
    pem = serialization.Encoding.PEM
    file.write_bytes(key.private_bytes(pem, *plain) + made.public_bytes(pem))
    return file


@pytest.mark.parametrize("scheme", ["opensearchs", "opensearch+https"])
def test_a_secured_server_must_be_one_that_this_machine_trusts(scripted, tmp_path, monkeypatch, scheme):
    file = certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    scripted.socket = context.wrap_socket(scripted.socket, server_side=True)
    monkeypatch.setattr(scripted, "handle_error", lambda *_: None)
    scripted.answer((200, NOTHING_AT_ALL))
    url = f"{scheme}://127.0.0.1:{scripted.server_port}/news"
    stranger = OpenSearch(url, tmp_path)
    with pytest.raises(SearchDown, match="certificate verify failed"):
        ask(stranger)
    assert scripted.asked == []
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    trusting = OpenSearch(url, tmp_path)
    assert ask(trusting).count == 0
    for index in (stranger, trusting):
        index.server.close()
