"""The real program as a witness: killed at any moment, asked by a real newsroom, looking by itself."""

import http.client
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import threading
import time
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise

import pytest
from tests.own_newsroom import TOGUNA, own_newsroom
from tests.record.witnesses import a_log, grow, of_folder

from toguna.editions.canonical_text import canonical_text
from toguna.editions.edition import Edition
from toguna.record.entry import parse_payload
from toguna.record.keys import new_key
from toguna.record.policy import parse_policy
from toguna.record.signed_note import Signer, parse_vkey
from toguna.record.tiles import Tree
from toguna.record.witness import Submission, cosignatures
from toguna.record.witness_pull import reading_tiles

ORIGIN = "presidence.example/record"


def toguna(*arguments):
    return subprocess.run([TOGUNA, *map(str, arguments)], capture_output=True, text=True, timeout=120, check=False)


def begun(folder, *logs, name="witness.example"):
    """A witness's folder that knows some logs (key and address); its key."""
    done = toguna("witness", "init", "--dir", folder, "--name", name)
    assert done.returncode == 0, done.stderr
    (folder / "logs").write_text("".join(f"log {line}\n" for line in logs))
    return parse_vkey(done.stdout)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def started(folder, port):
    """The program, listening."""
    command = [TOGUNA, "witness", "serve", "--dir", str(folder), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert b"add-checkpoint" in process.stdout.readline()
    return process


@contextmanager
def serving(folder, port):
    process = started(folder, port)
    try:
        yield
    finally:
        process.terminate()
        process.communicate(timeout=20)


class Views:
    """Two logs with one key that are the same up to entry 40, and what was answered to their heads."""

    SIZES = 400
    SAME = 40

    def __init__(self, folder):
        self.signer = Signer(ORIGIN, new_key())
        self.heads, self.reads = [], []
        for salt in ("one", "other"):
            log, heads = a_log(folder / salt, signer=self.signer), {}
            for size in range(1, self.SIZES + 1):
                grow(log, 1, salt if size > self.SAME else "")
                heads[size] = log.head()
            self.heads.append(heads)
            self.reads.append(reading_tiles(of_folder(log.folder)))
        self.answered = []

    def submit(self, port, verifier, chance):
        """Submits heads of both logs until the witness is gone."""
        line, old = http.client.HTTPConnection("127.0.0.1", port, timeout=20), 0
        try:
            while True:
                view = chance.randrange(2)
                size = min(self.SIZES, old + chance.randrange(1, 4))
                proof = tuple(Tree(size, self.reads[view]).consistency(old))
                head = self.heads[view][size]
                line.request("POST", "/add-checkpoint", bytes(Submission(old, proof, head)))
                answer = line.getresponse()
                body = answer.read()
                if answer.status == 200:
                    cosignatures(body, head, verifier)
                    self.answered.append((view, size))
                    old = size
                elif answer.status == 409:
                    told = int(body)
                    # What it told its clients it never forgets, whenever it was killed.
                    assert told >= max((size for _, size in self.answered), default=0)
                    if told == old == self.SIZES:
                        return
                    old = told
                else:
                    assert answer.status == 422
        except (OSError, http.client.HTTPException):
            return
        finally:
            line.close()


def test_killed_at_any_moment_it_never_forgets_and_never_cosigns_two_heads_that_disagree(tmp_path):
    views, chance = Views(tmp_path), random.Random(11)
    verifier = begun(tmp_path / "witness", views.signer.verifier.vkey)
    port, failures = free_port(), []

    def client():
        try:
            views.submit(port, verifier, random.Random(chance.random()))
        except AssertionError as error:
            failures.append(error)

    for _ in range(50):
        process = started(tmp_path / "witness", port)
        thread = threading.Thread(target=client)
        thread.start()
        time.sleep(chance.uniform(0.0, 0.06))
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=20)
        thread.join()
    assert failures == []
    assert len(views.answered) > 50
    assert views.answered[-1][1] > Views.SAME
    assert all(before <= after for (_, before), (_, after) in pairwise(views.answered))
    assert len({view for view, size in views.answered if size > Views.SAME}) == 1


# ---- beside a newsroom


@pytest.fixture(scope="module")
def newsroom():
    with own_newsroom() as room:
        published(room, seed=1)
        yield room


def published(room, seed=0):
    if seed:
        done = room.run("sample", "--texts", "2", "--seed", str(seed))
        assert done.returncode == 0, done.stderr
    done = room.run("publish")
    assert done.returncode == 0, done.stderr


def log_key(room):
    (verifier,) = parse_policy((room.public / "record/policy").read_bytes()).logs
    return verifier.vkey


def last_text(room, folder):
    """The words of the text that was logged last, in a file."""
    newest = max((room.public / "record/payload").iterdir(), key=lambda file: int(file.stem))
    payload = parse_payload(newest.read_bytes())
    file = folder / "received.txt"
    file.write_text(canonical_text(Edition.from_document(payload.document)))
    return file


def test_two_of_three_witnesses_must_have_seen_what_verify_calls_genuine(newsroom, tmp_path):
    ports = [free_port() for _ in range(3)]
    lines = []
    for n, port in enumerate(ports, 1):
        key = begun(tmp_path / f"w{n}", log_key(newsroom), name=f"w{n}.example")
        lines.append(f"witness archive-{n} {key.vkey} http://127.0.0.1:{port}\n")
    policy = "".join(lines) + "group both 2 archive-1 archive-2 archive-3\nquorum both\n"
    (newsroom.home / "record/witnesses").write_text(policy)
    text = last_text(newsroom, tmp_path)

    def verify():
        return newsroom.run("verify", str(text), "--site", str(newsroom.public))

    with serving(tmp_path / "w1", ports[0]):
        published(newsroom)
    done = verify()
    assert done.returncode == 1
    assert "its proof does not hold: too few witnesses have signed it yet" in done.stdout
    with ExitStack() as stack:
        for n, port in enumerate(ports, 1):
            if n != 3:
                stack.enter_context(serving(tmp_path / f"w{n}", port))
        published(newsroom)
    done = verify()
    assert done.returncode == 0
    assert done.stdout.startswith("IDENTICAL: ")
    assert "seen by archive-1, archive-2\n" in done.stdout


def test_an_old_copy_put_back_is_refused_in_one_line_and_the_site_is_as_it_was(newsroom, tmp_path):
    if newsroom.database:
        pytest.skip("the copy of a database server is not taken here")
    port = free_port()
    key = begun(tmp_path / "w", log_key(newsroom))
    (newsroom.home / "record/witnesses").write_text(f"witness w {key.vkey} http://127.0.0.1:{port}\nquorum w\n")
    older, newer = tmp_path / "older", tmp_path / "newer"
    shutil.copytree(newsroom.home, older)
    with serving(tmp_path / "w", port):
        published(newsroom, seed=2)
    shutil.copytree(newsroom.home, newer)
    site = files(newsroom.public)
    serve = ("serve", "--port", str(free_port()))
    for kept, commands in (
        (("public", "record/guard"), [("publish",)]),
        (("public",), [("publish",), ("publish", "--full"), serve]),
    ):
        put_in_place(older, newsroom.home)
        for name in kept:
            put_in_place(newer / name, newsroom.home / name)
        with serving(tmp_path / "w", port):
            for command in commands:
                done = newsroom.run(*command)
                assert done.returncode == 2, done.stdout
                assert re.fullmatch(
                    rf"toguna {command[0]}: the log has \d+ entries, and a head of \d+ that (it signed itself|w cosigned)"
                    r" exists: this is an old copy; restore the newer log, or .*\n",
                    done.stderr,
                ), done.stderr
        assert files(newsroom.public) == site
    put_in_place(newer, newsroom.home)
    assert newsroom.run("publish").returncode == 0


def put_in_place(kept, folder):
    shutil.rmtree(folder)
    shutil.copytree(kept, folder)


def files(folder):
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


# ---- looking by itself


@contextmanager
def site(folder):
    """The site's files over HTTP; its address."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


def test_pulling_says_in_one_line_and_by_its_status_what_a_log_shows(tmp_path):
    log = a_log(tmp_path / "a", entries=3)
    fork = a_log(tmp_path / "b", signer=log.signer, entries=7, salt="otherwise")
    public = tmp_path / "public"
    public.mkdir()
    (public / "record").symlink_to(log.folder)
    witness = tmp_path / "witness"
    with site(public) as address:
        key = begun(witness, f"{log.signer.verifier.vkey} {address}")

        def pull(*more):
            done = toguna("witness", "pull", "--dir", witness, *more)
            assert (done.stdout + done.stderr).count("\n") <= 1
            return done

        done = pull()
        assert (done.returncode, done.stdout, done.stderr) == (0, f"{ORIGIN}: cosigned 3 entries\n", "")
        done = pull("--log", address)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        grow(log, 2)
        assert pull().stdout == f"{ORIGIN}: cosigned 5 entries\n"
        (shown,) = (witness / "cosigned").iterdir()
        assert f"— {key.name} " in shown.read_text()
        (public / "record").unlink()
        (public / "record").symlink_to(fork.folder)
        done = pull()
        assert (done.returncode, done.stdout) == (1, "")
        assert re.fullmatch(
            rf"toguna witness: {address}: not cosigned: the head of 7 entries that it shows does not go on from that of 5"
            rf" cosigned here; both heads are in {witness}/evidence/\S+\n",
            done.stderr,
        )
        assert {file.name for file in next((witness / "evidence").iterdir()).iterdir()} == {"why", "shown", "cosigned"}
        (public / "record").unlink()
        done = pull()
        assert done.returncode == 1
        assert "there is no record/checkpoint" in done.stderr
        done = pull("--log", "http://other.example")
        assert done.returncode == 2
        assert "no log with such an address" in done.stderr
    done = pull()
    assert done.returncode == 2
    assert "Connection refused" in done.stderr


def test_usage_errors_are_one_line(tmp_path):
    begun(tmp_path / "w")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        for arguments, why in (
            (("init", "--dir", tmp_path / "w", "--name", "w"), "there is a witness here already"),
            (("init", "--dir", tmp_path / "n", "--name", "two words"), "no name of a key"),
            (("serve", "--dir", tmp_path / "none"), "run toguna witness init"),
            (("serve", "--dir", tmp_path / "w", "--port", port), "cannot listen"),
            (("pull", "--dir", tmp_path / "w"), "no log with such an address"),
        ):
            done = toguna("witness", *arguments)
            assert (done.returncode, done.stdout) == (2, "")
            assert re.fullmatch(rf"toguna witness: .*{why}.*\n", done.stderr), done.stderr
    (tmp_path / "w/passphrase").write_text("another")
    assert "the passphrase does not open it" in toguna("witness", "serve", "--dir", tmp_path / "w").stderr


def test_a_witness_loads_no_newsroom(tmp_path):
    code = (
        "import sys; from toguna.app.cli import main; status = main(sys.argv[1:]);"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in ('django', 'wagtail', 'environs'))); sys.exit(status)"
    )
    python = TOGUNA.with_name("python")
    command = [python, "-c", code, "witness", "init", "--dir", str(tmp_path / "w"), "--name", "w.example"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "TOGUNA_HOME": ""})
    assert done.stdout.endswith("\n[]\n")
