"""A log whose key or newest entries are lost: the drill of ``toguna record keys recover``."""

import os
import shutil

import pytest
from tests.editions.editing import NOON, corrected
from tests.record.ceremonies import ORIGIN
from tests.record.texts import DAM, dam, school

from toguna.app import publication
from toguna.app.refusal import Refusal
from toguna.editions import erasure
from toguna.record.audit import audit
from toguna.record.checkpoint import parse_checkpoint
from toguna.record.inclusion_file import parse_inclusion_file
from toguna.record.keys import NoKey
from toguna.record.log import Refuses
from toguna.record.models import FormerEntry, RecordEntry
from toguna.record.public_record import Record


def recovered(keys):
    """The drill: the log key is lost, a successor is begun."""
    (keys.home.keys.folder / "log.pem").unlink()
    with pytest.raises(NoKey, match=r"log\.pem: No such file"):
        keys.recorded.publish()
    assert keys.hold("recover", "--origin", f"{ORIGIN}-2", roots=(1, 3)) == 0


def test_a_log_whose_key_is_lost_has_a_successor_and_nothing_is_lost(keys):
    recorded = keys.recorded
    recorded.publish(school())
    old_head, old_keys = keys.head, keys.file("keys.json")
    old_files = {f.name: f.read_bytes() for f in (recorded.public / "record/proof").iterdir()}

    recovered(keys)
    new = keys.record()
    assert (new.origin, new.checkpoint.origin) == (f"{ORIGIN}-2", f"{ORIGIN}-2")
    follows = new.keyring.continues
    assert (follows.origin, follows.size, follows.root) == (ORIGIN, old_head.size, old_head.root)
    assert keys.verdict(dam()).verdict == keys.verdict(school()).verdict == "identical"
    page = (recorded.public / "actualites/2024/03/dam.html").read_text()
    assert "Entrée n° 1 du registre" in page

    second = corrected(dam(), body=DAM.replace("71 %", "72 %"))
    recorded.publish(second)
    assert keys.verdict(second).verdict == "identical"
    assert keys.verdict(dam()).state == "superseded"
    assert audit(str(recorded.public)).problems == []

    old = recorded.public / "record/old/1"
    assert (old / "checkpoint").read_text() == str(old_head)
    assert (old / "keys.json").read_bytes() == old_keys
    for name, data in old_files.items():
        assert (old / "proof" / name).read_bytes() == data
        proof = parse_inclusion_file(data)
        proof.check()
        proof.checkpoint.check_signed(Record(in_folder(old)).keyring.head_keys(proof.checkpoint.size))
    record = Record(in_folder(old))
    for index in (1, 2):
        assert record.prove(next(iter(record.versions(index))))


def in_folder(folder):
    return lambda name: (folder / name).read_bytes() if (folder / name).is_file() else None


def test_a_successor_has_the_old_rows_apart_and_a_new_guard(keys):
    recovered(keys)
    assert list(FormerEntry.objects.order_by("index").values_list("log", "index")) == [(1, 0), (1, 1)]
    assert RecordEntry.objects.count() == 2
    guard = keys.home.guard
    assert parse_checkpoint((guard / "signed").read_bytes()).origin == f"{ORIGIN}-2"
    assert parse_checkpoint((guard / "former-1/signed").read_bytes()).origin == ORIGIN
    assert not (keys.recorded.public / "record/old/1/index").exists()


def test_a_successor_may_have_a_successor(keys):
    recovered(keys)
    keys.recorded.publish(school())
    before = keys.head
    with pytest.raises(Refusal, match="is the name of a log already"):
        keys.hold("recover", "--origin", ORIGIN, roots=(1, 2))
    assert keys.hold("recover", "--origin", f"{ORIGIN}-3", roots=(1, 2)) == 0
    record = keys.record()
    assert (record.keyring.continues.size, record.keyring.continues.root) == (before.size, before.root)
    assert sorted(f.name for f in (keys.recorded.public / "record/old").iterdir()) == ["1", "2"]
    assert not (keys.recorded.public / "record/old/2/old").exists()
    assert keys.verdict(dam()).verdict == keys.verdict(school()).verdict == "identical"
    assert audit(str(keys.recorded.public)).problems == []


def test_an_erasure_reaches_the_files_and_rows_of_former_logs(keys):
    recovered(keys)
    with publication.held_back():
        erasure.erase("dam", title="Texte effacé", ground="Jugement n° 12.", at=NOON)
    publication.update_site()
    for name in ("payload/1.json", "old/1/payload/1.json"):
        assert not (keys.recorded.public / "record" / name).exists()
    assert FormerEntry.objects.get(index=1).salt == ""
    kept = b"".join(f.read_bytes() for f in keys.recorded.public.rglob("*") if f.is_file())
    assert "ingénieurs".encode() not in kept
    assert audit(str(keys.recorded.public)).problems == []


def test_an_old_copy_of_a_log_is_succeeded_from_the_last_head_that_anybody_has(keys):
    """The log's folder and guard come from an old backup; a witness still has the last head."""
    recorded = keys.recorded
    aside = recorded.folder / "backup"
    shutil.copytree(keys.home.folder, aside)
    recorded.publish(school())
    seen = recorded.folder / "seen by the archive"
    seen.write_bytes(keys.file("checkpoint"))
    shutil.rmtree(keys.home.log_folder)
    shutil.copytree(aside / "log", keys.home.log_folder)
    with pytest.raises(Refuses, match="old copy"):
        recorded.publish()
    (keys.home.guard / "signed").write_bytes((aside / "guard/signed").read_bytes())
    forged = recorded.folder / "forged"
    forged.write_bytes(seen.read_bytes().replace(b"\n3\n", b"\n9\n"))
    with pytest.raises(Refuses, match="the head of size 9 is not one that"):
        keys.hold("recover", "--origin", f"{ORIGIN}-2", "--head", str(forged), roots=(1, 2))
    assert keys.hold("recover", "--origin", f"{ORIGIN}-2", "--head", str(seen), roots=(1, 2)) == 0
    assert keys.record().keyring.continues.size == 3
    assert keys.verdict(dam()).verdict == keys.verdict(school()).verdict == "identical"
    report = audit(str(recorded.public))
    assert report.problems == []
    assert report.notes == [f"{ORIGIN} lost its last 1 entries; {ORIGIN}-2 continues it"]


@pytest.mark.parametrize("step", range(6))
def test_a_recovery_cut_short_at_any_step_is_finished_by_the_next_publication(keys, monkeypatch, step):
    (keys.home.keys.folder / "log.pem").unlink()
    real, calls = os.replace, []

    def cut(*args):
        # Only the moves of the succession are counted, not those of files written along the way.
        if "former" in f"{args}" or "keys.next" in f"{args}":
            calls.append(args)
            if len(calls) > step:
                raise KeyboardInterrupt
        return real(*args)

    with monkeypatch.context() as patched:
        patched.setattr("toguna.record.successor.os.replace", cut)
        try:
            keys.hold("recover", "--origin", f"{ORIGIN}-2", roots=(1, 2))
        except KeyboardInterrupt:
            assert len(calls) == step + 1
        else:
            assert step >= 5
    keys.recorded.publish(school())
    assert keys.record().keyring.continues.size == 2
    assert (keys.recorded.public / "record/old/1/checkpoint").is_file()
    assert keys.verdict(dam()).verdict == keys.verdict(school()).verdict == "identical"
    assert audit(str(keys.recorded.public)).problems == []


def test_a_recovery_that_was_never_committed_leaves_the_old_log(keys, monkeypatch):
    before = keys.head

    def cut(*args, **options):
        raise OSError("the database is gone")

    with monkeypatch.context() as patched:
        patched.setattr("toguna.record.successor.FormerEntry.objects.bulk_create", cut)
        with pytest.raises(OSError, match="gone"):
            keys.hold("recover", "--origin", f"{ORIGIN}-2", roots=(1, 2))
    keys.recorded.publish()
    assert keys.head == before
    assert not (keys.home.folder / "keys.next").exists()


def test_the_logs_before_are_checked_with_the_new_one(keys):
    recovered(keys)
    keys.hold("recover", "--origin", f"{ORIGIN}-3", roots=(1, 2))
    record = keys.recorded.public / "record"
    for name in ("checkpoint", "tile/entries/000.p/2", "proof/1.tlog-proof", "payload/1.json", "keys.json"):
        for number in (1, 2):
            file = record / f"old/{number}/{name}"
            data = file.read_bytes()
            file.write_bytes(data[:100] + bytes([data[100] ^ 1]) + data[101:])
            assert any(f"record/old/{number}/" in problem for problem in audit(str(keys.recorded.public)).problems), (
                file
            )
            file.write_bytes(data)
    assert audit(str(keys.recorded.public)).problems == []


def test_a_log_before_that_is_missing_or_another_one_is_named(keys):
    recovered(keys)
    keys.hold("recover", "--origin", f"{ORIGIN}-3", roots=(1, 2))
    old, aside = keys.recorded.public / "record/old", keys.recorded.folder / "aside"
    (old / "2").rename(aside)
    assert f"record/: continues {ORIGIN}-2, and not {ORIGIN}" in audit(str(keys.recorded.public)).problems
    (old / "1").rename(old / "2")
    aside.rename(old / "1")
    assert audit(str(keys.recorded.public)).problems
    shutil.rmtree(old)
    assert audit(str(keys.recorded.public)).problems == [f"record/: continues {ORIGIN}-2, which is not there"]
