import random
import socket
import threading
from copy import copy
from itertools import pairwise

import pytest
from tests.record.witnesses import ORIGIN, OwnWitness, a_log, grow, submission, witnessing

from toguna.record.tiles import Tree
from toguna.record.witness import (
    MOST_BYTES,
    Submission,
    file_name,
)


@pytest.fixture
def log(tmp_path):
    return a_log(tmp_path / "one", entries=5)


@pytest.fixture
def witness(tmp_path, log):
    with witnessing(tmp_path / "witness", log) as serving:
        yield serving


def remembered(witness):
    return witness.folder.seen(ORIGIN)


def test_a_connection_serves_many_requests(witness, log):
    with witness.line() as line:
        assert witness.post(b"malformed", line)[0] == 400
        before = line.sock.getsockname()
        for size in range(5, 25):
            assert witness.post(submission(log, 0 if size == 5 else size - 1), line)[0] == 200
            assert witness.post(submission(log, 1), line)[0] == (409 if size > 1 else 200)
            grow(log, 1)
        assert line.sock.getsockname() == before


def test_a_prefix_may_stand_before_the_address(witness, log):
    with witness.line() as line:
        line.request("POST", "/some/prefix/add-checkpoint", bytes(submission(log)))
        assert line.getresponse().read().startswith("— witness.example ".encode())


def test_what_was_cosigned_is_shown_and_nothing_else(witness, log):
    assert witness.post(submission(log))[0] == 200
    (witness.folder.folder / "cosigned/.hidden").write_text("hidden")
    with witness.line() as line:

        def got(path, method="GET"):
            line.request(method, path)
            answer = line.getresponse()
            return answer.status, answer.read()

        name = file_name(ORIGIN)
        assert got(f"/cosigned/{name}") == (200, str(remembered(witness)).encode())
        assert got(f"/prefix/cosigned/{name}?x=1")[0] == 200
        assert got(f"/cosigned/{name}", "HEAD") == (200, b"")
        for path in ("/", "/cosigned/", "/cosigned/other", "/cosigned/.hidden", "/cosigned/..%2fpassphrase",
                     "/cosigned/%2e%2e/key.pem", "/key.pem", "/cosigned/a%00b", "/add-checkpoint"):  # fmt: skip
            assert got(path)[0] == 404, path


def raw(witness, data):
    """All that is answered until the witness closes the connection."""
    with socket.create_connection(("127.0.0.1", witness.port), timeout=20) as line:
        line.sendall(data)
        return b"".join(iter(lambda: line.recv(65536), b""))


def test_a_body_that_is_too_long_is_not_read(witness):
    assert witness.post(b"x" * (MOST_BYTES + 1))[0] == 413
    answer = raw(witness, b"POST /add-checkpoint HTTP/1.1\r\nContent-Length: 999999999\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize(
    "headers",
    [b"", b"Transfer-Encoding: chunked\r\n", b"Content-Length: 3\r\nContent-Length: 4\r\n", b"Content-Length: -1\r\n",
     b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"],
)  # fmt: skip
def test_a_body_whose_length_is_not_said_is_refused(witness, headers):
    assert raw(witness, b"POST /add-checkpoint HTTP/1.1\r\n" + headers + b"\r\nold").startswith(b"HTTP/1.1 411 ")


def test_a_body_on_a_question_for_a_file_is_no_second_request(witness):
    smuggled = b"GET /cosigned/x HTTP/1.1\r\nContent-Length: 40\r\n\r\nGET /cosigned/y HTTP/1.1\r\nHost: x\r\n\r\n"
    assert raw(witness, smuggled).count(b"HTTP/1.1 ") == 1


def test_who_asks_before_sending_is_told_to_go_on(witness, log):
    body = bytes(submission(log))
    with socket.create_connection(("127.0.0.1", witness.port), timeout=20) as line:
        line.sendall(
            f"POST /add-checkpoint HTTP/1.1\r\nContent-Length: {len(body)}\r\nExpect: 100-continue\r\n\r\n".encode()
        )
        assert line.recv(100).startswith(b"HTTP/1.1 100 ")
        line.sendall(body)
        assert line.recv(100).startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize(
    "sent", [b"", b"POST /add-", b"POST /add-checkpoint HTTP/1.1\r\nContent-Length: 500\r\n\r\nold 0"]
)
def test_who_does_not_go_on_sending_is_cut_off(tmp_path, log, sent):
    with witnessing(tmp_path / "patient", log, seconds=0.3) as witness:
        assert raw(witness, sent) == b""
        assert witness.post(submission(log))[0] == 200


def test_who_trickles_is_cut_off(tmp_path, log):
    with witnessing(tmp_path / "patient", log, seconds=0.5) as witness:
        assert cut_off(witness, (b"X-%d: y\r\n" % n for n in range(400)))


def cut_off(witness, lines):
    """Whether the witness closes the connection before all of the lines, 50 ms apart, are sent."""
    with socket.create_connection(("127.0.0.1", witness.port), timeout=0.05) as connection:
        connection.sendall(b"POST /add-checkpoint HTTP/1.1\r\n")
        for line in lines:
            try:
                connection.sendall(line)
                return not connection.recv(1)
            except TimeoutError:
                continue
            except ConnectionError:
                return True
    return False


def test_more_connections_than_there_is_room_for_are_closed(tmp_path, log):
    with witnessing(tmp_path / "small", log, most=2) as witness:
        with witness.line() as one, witness.line() as two, witness.line() as three:
            for line in (one, two):
                assert witness.post(b"", line)[0] == 400
            with pytest.raises((OSError, EOFError)):
                witness.post(b"", three)
        for _ in range(200):
            try:
                assert witness.post(submission(log))[0] == 200
                break
            except OSError:
                continue
        assert remembered(witness).size == 5


def test_a_witness_whose_folder_is_damaged_cosigns_nothing(witness, log):
    assert witness.post(submission(log))[0] == 200
    file = witness.folder.folder / "cosigned" / file_name(ORIGIN)
    kept = file.read_bytes()
    grow(log, 2)
    for damaged in (b"", kept[:40], kept.replace(b"presidence", b"presidents")):
        file.write_bytes(damaged)
        assert witness.post(submission(log, 5))[0] == 500
        assert witness.post(submission(log, 0))[0] == 500
        assert file.read_bytes() == damaged
    file.write_bytes(kept)
    (witness.folder.folder / "logs").write_text("log nonsense\n")
    assert witness.post(submission(log, 5))[0] == 500


def test_racing_submissions_never_take_the_state_back(tmp_path, log):
    """Two servers on one folder (as two processes would be), twelve clients, heads of forty sizes."""
    heads = [log.head()]
    for _ in range(40):
        grow(log, 3)
        heads.append(log.head())
    tree = log.tree(heads[-1].size)
    witness = OwnWitness(tmp_path / "witness", log)
    second = copy(witness)
    states, done = [], threading.Event()

    def watch():
        while not done.is_set():
            if seen := witness.folder.seen(ORIGIN):
                states.append(seen.size)

    def submit(number):
        chance, old = random.Random(number), 0
        with (witness if number % 2 else second).line() as line:
            for _ in range(40):
                head = chance.choice(heads)
                old = min(old, head.size)
                proof = tuple(Tree(head.size, tree.read).consistency(old))
                status, _, body = witness.post(Submission(old, proof, head), line)
                if status == 409:
                    old = int(body)
                elif status == 200:
                    cosigned.append(head.size)
                else:
                    assert status == 400

    cosigned: list[int] = []
    with witness.serving(), second.serving():
        watcher = threading.Thread(target=watch)
        watcher.start()
        threads = [threading.Thread(target=submit, args=(n,)) for n in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        done.set()
        watcher.join()
    assert len(set(cosigned)) > 3
    assert all(before <= after for before, after in pairwise(states))
    assert remembered(witness).size == max(cosigned)
