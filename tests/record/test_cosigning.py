"""The log and its witnesses: real servers, the real publication job."""

import shutil
import socket
import threading
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from tests.editions.editing import edition
from tests.record.witnesses import OwnWitness, submission, witnessing

from toguna.app import publication, record
from toguna.app.models import SiteUpdate
from toguna.editions import store
from toguna.editions.models import StoredEdition
from toguna.record import cosigning
from toguna.record.checkpoint import parse_checkpoint
from toguna.record.home import RecordHome
from toguna.record.inclusion_file import parse_inclusion_file
from toguna.record.models import RecordEntry
from toguna.record.policy import BadPolicy
from toguna.record.public_record import Record
from toguna.record.reader import files_of
from toguna.record.signed_note import COSIGNATURE, Signer
from toguna.record.verification import verify
from toguna.record.witness import SIZE_TYPE, file_name
from toguna.record.witness_pull import pull

WORDS = "Le conseil des ministres a adopté ce matin le projet de loi sur les eaux du fleuve et leurs usages"


class Newsroom:
    def __init__(self, settings, folder):
        settings.TOGUNA_HOME = folder
        settings.TOGUNA_PUBLIC = self.public = folder / "public"
        settings.TOGUNA_RECORD = folder / "record"
        self.home = RecordHome(folder / "record")
        self.texts = 0

    @property
    def log(self):
        return self.home.log()

    def write(self, number=1):
        """So many texts more; gives the words of the last."""
        with publication.held_back():
            for _ in range(number):
                self.texts += 1
                words = f"{WORDS}, texte numéro {self.texts}, quatre mots de plus."
                store.append(edition(f"text-{self.texts}", body=f"<p>{words}</p>"))
        return f"Un titre\n\n{words}"

    def publish(self, number=1):
        words = self.write(number)
        publication.update_site()
        return words

    def says(self, quorum, *witnesses):
        """Makes a policy of witnesses (names and addresses) with a quorum."""
        lines = [f"witness {w.signer.name} {w.verifier.vkey} {w.url}" for w in witnesses]
        names = " ".join(w.signer.name for w in witnesses)
        group = "" if quorum in ("none", *names.split()) else f"group g {quorum} {names}\n"
        text = "\n".join(lines) + f"\n{group}quorum {'g' if group else quorum}\n"
        self.home.witnesses.write_text(text)

    def verdict(self, words):
        read = Record(files_of(str(self.public)))
        return verify(words, read)

    def seen(self, name="checkpoint"):
        """The names of the witnesses whose cosignatures a public file bears."""
        data = (self.public / "record" / name).read_bytes()
        head = parse_inclusion_file(data).checkpoint if name.startswith("proof") else None
        policy = self.home.policy(self.log)
        return set(policy.seen(head or parse_checkpoint(data)))

    def files(self):
        return {f.relative_to(self.public).as_posix(): f.read_bytes() for f in self.public.rglob("*") if f.is_file()}


@pytest.fixture
def newsroom(settings, tmp_path, db, monkeypatch):
    monkeypatch.setattr(cosigning, "_silent", set())
    room = Newsroom(settings, tmp_path / "newsroom")
    room.publish()
    return room


@pytest.fixture
def three(newsroom, tmp_path):
    """Three witnesses that know the newsroom's log; none answers yet."""
    found = []
    for number in (1, 2, 3):
        witness = OwnWitness(tmp_path / f"w{number}", newsroom.log, name=f"w{number}.example")
        with witness.serving():
            found.append(witness)
    return found


@contextmanager
def answering(*witnesses):
    with ExitStack() as stack:
        for witness in witnesses:
            stack.enter_context(witness.serving())
        yield


@contextmanager
def http(answer):
    """A server that gives ``answer(path, body)``: status, type, bytes."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 5

        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, kind, data = answer(self.path, body)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


# ---- the usual case


def test_a_publication_has_the_cosignatures_of_all_witnesses_on_its_head_and_proofs(newsroom, three):
    newsroom.says("2", *three)
    with answering(*three):
        words = newsroom.publish(3)
        verdict = newsroom.verdict(words)
    everybody = {"w1.example", "w2.example", "w3.example"}
    assert newsroom.seen() == everybody
    size = newsroom.log.head().size
    assert [newsroom.seen(f"proof/{n}.tlog-proof") for n in range(size)] == [everybody] * size
    assert (verdict.verdict, set(verdict.witnesses)) == ("identical", everybody)
    assert not (newsroom.home.guard / "unwitnessed").exists()


def test_where_the_witnesses_answer_a_proof_is_written_once(newsroom, three):
    newsroom.says("all", *three)
    with answering(*three):
        newsroom.publish()
        before = inodes(newsroom)
        newsroom.publish(2)
        after = inodes(newsroom)
    assert {name: after[name] for name in before} == before
    assert len(after) == len(before) + 2


def inodes(newsroom):
    return {f.name: (f.stat().st_ino, f.stat().st_mtime_ns) for f in (newsroom.home.log_folder / "proof").iterdir()}


def test_a_run_with_nothing_new_changes_no_file_of_the_record(newsroom, three):
    newsroom.says("all", *three)
    with answering(*three):
        newsroom.publish()
        before = {name: data for name, data in newsroom.files().items() if name.startswith("record/")}
        assert record.follow_record(newsroom.public) == []
        assert record.ask_witnesses(newsroom.public) == []
    assert {name: data for name, data in newsroom.files().items() if name.startswith("record/")} == before


def test_what_a_witness_was_asked_last_is_forgotten_and_told_again(newsroom, three):
    """The guard's note of what a witness has seen is gone: the witness tells it."""
    newsroom.says("all", *three)
    with answering(*three):
        newsroom.publish(3)
        for file in newsroom.home.guard.glob("witness-*"):
            file.unlink()
        newsroom.publish()
    assert len(newsroom.seen()) == 3
    assert newsroom.log.seen_by("w1.example") == newsroom.log.head().size


def test_a_witness_may_bear_an_address_as_its_name_in_the_policy(newsroom, tmp_path):
    witness = OwnWitness(tmp_path / "named", newsroom.log, name="witness.example/w1")
    with witness.serving():
        newsroom.says("witness.example/w1", witness)
        newsroom.publish()
    assert newsroom.seen() == {"witness.example/w1"}
    assert newsroom.log.seen_by("witness.example/w1") == newsroom.log.head().size


# ---- too few, and late


def test_below_the_quorum_a_text_is_unproven_and_with_it_identical(newsroom, three, caplog):
    newsroom.says("2", *three)
    with answering(three[0]):
        words = newsroom.publish()
        assert newsroom.seen() == {"w1.example"}
    verdict = newsroom.verdict(words)
    assert not verdict.good
    (warning,) = [w for w in verdict.warnings if w["kind"] == "unproven"]
    assert "too few witnesses" in warning["why"]
    assert "w2.example has not cosigned" in caplog.text
    with answering(three[0], three[1]):
        publication.ask_witnesses()
    verdict = newsroom.verdict(words)
    assert (verdict.verdict, verdict.good, verdict.witnesses) == ("identical", True, ["w1.example", "w2.example"])
    for n in range(newsroom.log.head().size):
        assert newsroom.seen(f"proof/{n}.tlog-proof") == {"w1.example", "w2.example"}


def test_the_next_publication_makes_good_what_was_left(newsroom, three):
    newsroom.says("2", *three)
    first = newsroom.publish(2)
    assert not newsroom.verdict(first).good
    second = newsroom.publish()
    with answering(*three[1:]):
        third = newsroom.publish()
    assert [newsroom.verdict(words).verdict for words in (first, second, third)] == ["identical"] * 3


def test_a_silent_witness_is_told_of_once(newsroom, three, caplog):
    newsroom.says("none", three[0])
    for _ in range(3):
        newsroom.publish()
        publication.ask_witnesses()
    assert caplog.text.count("w1.example has not cosigned") == 1
    with answering(three[0]):
        publication.ask_witnesses()
    newsroom.publish()
    assert caplog.text.count("w1.example has not cosigned") == 2


def test_a_witness_that_never_answers_stops_nothing(newsroom, three, monkeypatch):
    monkeypatch.setattr(cosigning, "SECONDS", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as mute, answering(three[1]):
        three[0].port = mute.getsockname()[1]
        newsroom.says("none", *three[:2])
        words = newsroom.publish()
        assert newsroom.verdict(words).witnesses == ["w2.example"]


@pytest.mark.parametrize(
    "answer",
    [(404, "text/plain", b"no log of that name\n"), (500, "text/plain", b""), (403, "text/plain", b""),
     (200, "text/plain", b""), (200, "text/plain", b"\xff\n"), (200, "text/html", b"<!doctype html>"), (301, "text/plain", b""),
     (409, "text/plain", b"99\n"), (409, SIZE_TYPE, b"99"), (409, SIZE_TYPE, b"1\n"), (200, "text/plain", b"x" * 200_000),
     (422, "text/plain", b"")],
)  # fmt: skip
def test_an_answer_that_is_no_cosignature_is_no_cosignature(newsroom, three, answer):
    """422 to a head that the witness is not known to have seen any of: it errs, but contradicts nothing."""
    with http(lambda path, body: answer) as port:
        three[0].port = port
        newsroom.says("none", three[0])
        words = newsroom.publish()
        assert newsroom.verdict(words).verdict == "identical"
        assert newsroom.seen() == set()


def test_the_cosignature_of_another_head_or_by_another_key_is_not_taken(newsroom, three):
    newsroom.says("none", *three)
    other = three[0].signer.cosign("presidence.example/record\n1\nAAAA\n", 1763990400)
    stranger = Signer("w1.example", three[1].signer.private, COSIGNATURE)
    for give in (lambda text: other.line, lambda text: stranger.cosign(text, 1763990400).line):

        def answer(path, body, give=give):
            text = body.decode().partition("\n\n")[2].partition("\n\n")[0] + "\n"
            return 200, "text/plain", give(text).encode()

        with http(answer) as port:
            three[0].port = port
            newsroom.says("none", three[0])
            newsroom.publish()
            assert newsroom.seen() == set()


@pytest.mark.parametrize("url", ["ftp://w.example", "w.example", "http://w.example:port", "https://[w"])
def test_an_address_that_is_none_stops_nothing(newsroom, three, url):
    newsroom.home.witnesses.write_text(f"witness w {three[0].verifier.vkey} {url}\nquorum none\n")
    assert newsroom.verdict(newsroom.publish()).verdict == "identical"


def test_a_policy_that_asks_for_more_has_the_older_proofs_made_again(newsroom, three):
    newsroom.says("none", *three)
    words = newsroom.publish(3)
    assert newsroom.verdict(words).witnesses == []
    newsroom.says("2", *three)
    publication.update_site()
    assert not newsroom.verdict(words).good
    with answering(*three):
        publication.update_site()
    assert newsroom.verdict(words).verdict == "identical"
    assert len(newsroom.verdict(words).witnesses) == 3


def test_a_policy_that_cannot_be_read_is_refused_with_file_and_line_before_anything_is_signed(newsroom):
    newsroom.write()
    newsroom.home.witnesses.write_text("# ours\nwitness w nonsense\nquorum w\n")
    size = newsroom.log.head().size
    with pytest.raises(BadPolicy, match=f"{newsroom.home.witnesses}: line 2: "):
        publication.update_site()
    assert newsroom.log.head().size == size


# ---- witnesses that look by themselves


def shown(witness):
    """A server of files: what stands in the witness's folder ``cosigned/``."""

    def answer(path, body):
        file = witness.folder.folder / path.lstrip("/")
        return (404, "text/plain", b"") if body or not file.is_file() else (200, "text/plain", file.read_bytes())

    return http(answer)


def look(witness, newsroom):
    (known,) = witness.folder.logs()
    return pull(witness.folder, known, files_of(str(newsroom.public)), witness.signer)


def test_the_cosignature_of_a_witness_that_looks_by_itself_is_collected(newsroom, three):
    with shown(three[0]) as port:
        three[0].port = port
        newsroom.says("w1.example", three[0])
        words = newsroom.publish()
        assert not newsroom.verdict(words).good
        look(three[0], newsroom)
        publication.ask_witnesses()
        assert newsroom.verdict(words).witnesses == ["w1.example"]
        later = newsroom.publish()
        assert not newsroom.verdict(later).good
        assert newsroom.verdict(words).good
        assert newsroom.log.seen_by("w1.example") == newsroom.log.head().size - 1


def test_an_old_copy_is_refused_by_what_such_a_witness_shows(newsroom, three):
    with shown(three[0]) as port:
        three[0].port = port
        newsroom.says("none", three[0])
        with put_back(newsroom):
            newsroom.publish(2)
            look(three[0], newsroom)
        refused(newsroom, "w1.example cosigned exists: this is an old copy")


# ---- old copies and split views


@contextmanager
def put_back(newsroom, *, guard=True):
    """Puts the log and its rows (and the guard) back afterwards as they were before: an old backup restored."""
    kept = newsroom.home.folder.parent / "kept"
    shutil.copytree(newsroom.home.folder, kept)
    size = newsroom.log.head().size
    yield
    for name in ("log", "guard") if guard else ("log",):
        shutil.rmtree(newsroom.home.folder / name)
        shutil.copytree(kept / name, newsroom.home.folder / name)
    RecordEntry.objects.filter(index__gte=size).delete()


def refused(newsroom, why, *, new=True):
    """The job leaves log and site as they were, and says why in one line."""
    if new:
        newsroom.write()
    before, log = newsroom.files(), files_below(newsroom.home.log_folder)
    publication.follow_publication.call()
    row = SiteUpdate.objects.order_by("-pk")[0]
    assert row.status == SiteUpdate.Status.FAILED
    assert row.reason.startswith("Refuses: ")
    assert why in row.reason
    assert "\n" not in row.reason
    assert newsroom.files() == before
    assert files_below(newsroom.home.log_folder) == log


def files_below(folder):
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


@pytest.mark.parametrize("new", [True, False])
def test_an_old_copy_is_refused_by_the_guard(newsroom, new):
    with put_back(newsroom, guard=False):
        newsroom.publish(2)
    refused(
        newsroom, "the log has 2 entries, and a head of 4 that it signed itself exists: this is an old copy", new=new
    )


@pytest.mark.parametrize("new", [True, False])
def test_an_old_copy_with_an_old_guard_is_refused_by_a_witness(newsroom, three, new):
    newsroom.says("none", *three)
    with answering(*three):
        with put_back(newsroom):
            newsroom.publish(2)
        size = newsroom.log.head().size
        refused(
            newsroom, f"the log has {size} entries, and a head of {size + 2} that w1.example cosigned exists", new=new
        )
    # Known from now on, whether a witness is reached or not.
    refused(newsroom, "cosigned exists: this is an old copy")


def test_an_old_copy_is_refused_by_a_witness_that_shows_nothing(newsroom, three):
    """A witness of another make only tells the size."""
    newsroom.says("none", three[0])
    with answering(three[0]):
        with put_back(newsroom):
            newsroom.publish(2)
        (three[0].folder.folder / "cosigned").rename(three[0].folder.folder / "hidden")
        with http(lambda path, body: (409, SIZE_TYPE, b"4\n") if body else (404, "text/plain", b"")) as port:
            three[0].port = port
            newsroom.says("none", three[0])
            refused(
                newsroom, "w1.example says that it cosigned a head of 4 entries, and the log has 2: this is an old copy"
            )
            refused(newsroom, "take it out of the record's file of witnesses")
    # It erred, the operator says: without it the newsroom goes on.
    newsroom.home.witnesses.unlink()
    words = newsroom.publish()
    assert newsroom.verdict(words).verdict == "identical"


def test_keys_alone_put_back_do_not_begin_the_log_again(newsroom, three):
    """Log, guard and rows are gone, the keys are there: nobody can say how far the log had come."""
    newsroom.says("none", *three)
    with answering(*three):
        newsroom.publish()
        for name in ("log", "guard"):
            shutil.rmtree(newsroom.home.folder / name)
        RecordEntry.objects.all().delete()
        refused(newsroom, "the database has no entry of the log of")


def test_a_split_view_is_refused_by_the_witness_and_by_the_log(newsroom, three):
    """After an old copy the newsroom went on without its witnesses; they come back."""
    newsroom.says("none", *three)
    with answering(*three), put_back(newsroom):
        newsroom.publish(2)
    newsroom.home.witnesses.rename(newsroom.home.folder / "aside")
    newsroom.publish(4)
    fork = newsroom.log
    assert three[0].folder.seen(fork.origin).size == 4
    assert fork.head().size > 4
    with answering(*three):
        for old in (4,):
            assert three[0].post(submission(fork, old))[0] == 422
        (newsroom.home.folder / "aside").rename(newsroom.home.witnesses)
        refused(newsroom, "the log is not the one whose head of 4 entries w1.example cosigned; restore that one")
    refused(newsroom, "the log is not the one of size 4 that w1.example cosigned; restore that one")
    assert three[0].folder.seen(fork.origin).size == 4


def test_a_split_view_of_the_same_size_is_refused_by_both_and_the_witness_keeps_the_evidence(newsroom, three):
    newsroom.says("none", *three)
    with answering(*three), put_back(newsroom):
        newsroom.publish(2)
    newsroom.home.witnesses.rename(newsroom.home.folder / "aside")
    # The two texts that were published twice are logged anew, with other salts.
    assert StoredEdition.objects.count() - RecordEntry.objects.exclude(stored=None).count() == 2
    publication.update_site()
    assert newsroom.log.head().size == 4
    (newsroom.home.folder / "aside").rename(newsroom.home.witnesses)
    with answering(*three):
        refused(newsroom, "the log is not the one whose head of 4 entries w1.example cosigned")
    assert len(list((three[0].folder.folder / "evidence").iterdir())) == 1


def test_a_database_that_is_older_than_the_log_is_refused(newsroom):
    newsroom.publish(3)
    size = newsroom.log.head().size
    RecordEntry.objects.filter(index__gte=size - 2).delete()
    refused(newsroom, f"entry {size - 1} of the log is not in the database; restore the newer database", new=False)
    newsroom.write(2)
    refused(newsroom, "restore the newer database")


def test_a_log_that_lost_a_tile_is_refused_in_one_line(newsroom, three):
    newsroom.says("none", *three)
    newsroom.publish()
    (newsroom.home.log_folder / "tile/0/000.p/3").unlink()
    refused(newsroom, "tile/0/000.p/3: is missing; restore the log from a backup, or from the public site")


def test_the_name_of_the_file_that_a_witness_shows_is_the_one_that_is_asked_for(newsroom, three):
    asked = []

    def answer(path, body):
        asked.append(path)
        return 404, "text/plain", b""

    with http(answer) as port:
        three[0].port = port
        newsroom.says("none", three[0])
        newsroom.publish()
    assert set(asked) == {"/add-checkpoint", f"/cosigned/{file_name(newsroom.log.origin)}"}


def test_a_witness_that_logs_by_http_alone_is_enough(newsroom, tmp_path):
    with witnessing(tmp_path / "one", newsroom.log) as witness:
        newsroom.says("witness.example", witness)
        assert newsroom.verdict(newsroom.publish()).witnesses == ["witness.example"]
