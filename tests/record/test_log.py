"""A log in a folder: it goes on after a crash, and never signs what contradicts a head that exists."""

import shutil

import pytest
from tests.record.logs import entries, entries_of, own_log
from tests.record.signers import LOG, ORIGIN, signer
from tests.record.test_merkle import root_of

from toguna.record.checkpoint import parse_checkpoint
from toguna.record.log import Log, Refuses
from toguna.record.merkle import check_consistency
from toguna.record.signed_note import COSIGNATURE, Signer
from toguna.record.tiles import ENTRIES, tile_path, tiles_of


@pytest.fixture
def log(tmp_path):
    return own_log(tmp_path)


def witness(name="archive.example"):
    return Signer(name, signer(name).private, COSIGNATURE)


def copied(log, name):
    """What lies in the log's folder, put aside, and a function that puts it back."""
    aside = log.folder.parent / name
    shutil.copytree(log.folder, aside)

    def back():
        shutil.rmtree(log.folder)
        shutil.copytree(aside, log.folder)

    return back


def crash_before_the_checkpoint(log, entries, monkeypatch):
    """An append that ends once the guard has the new head."""

    def cut(*args):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("toguna.record.log.replace_plainly", cut)
        with pytest.raises(KeyboardInterrupt):
            log.append(entries)


def test_a_head_is_signed_over_all_entries(log):
    some = entries(300)
    assert log.head() is None
    log.append(some[:1])
    appended = log.append(some[1:])
    head = log.head()
    assert (head.size, head.root) == (300, root_of(some))
    head.check_signed([LOG.verifier])
    assert entries_of(log) == some
    assert "checkpoint" in appended.files
    assert all((log.folder / name).is_file() for name in appended.files)


def test_each_head_extends_the_one_before(log):
    some, before = entries(40), None
    for entry in some:
        head = log.append([entry]).checkpoint
        if before:
            check_consistency(
                before.size, head.size, before.root, head.root, log.tree(head.size).consistency(before.size)
            )
        before = head


def test_no_partial_tile_is_left_beside_its_full_one(log):
    some = entries(520)
    for start in range(0, 520, 40):
        log.append(some[start : start + 40])
    assert not (log.folder / "tile/0/000.p").exists()
    assert not (log.folder / "tile/entries/001.p").exists()
    assert all((log.folder / tile_path(*tile)).is_file() for tile in tiles_of(520))


def test_whoever_believes_another_size_appends_nothing(log):
    some = entries(4)
    log.append(some[:2])
    with pytest.raises(Refuses, match="the log has 2 entries, and not 1"):
        log.append(some[2:], after=1)
    assert log.append(some[2:], after=2).checkpoint.size == 4


def test_an_old_copy_does_not_sign(log):
    some = entries(5)
    log.append(some[:3])
    back = copied(log, "old")
    log.append(some[3:])
    back()
    with pytest.raises(Refuses, match="3 entries, and a head of 5 that it signed itself exists: this is an old copy"):
        log.append([b"other"])
    assert log.head().size == 3
    with pytest.raises(Refuses, match="recover"):
        log.settled()


def test_an_old_copy_does_not_sign_what_a_witness_would_contradict(log):
    some = entries(5)
    log.append(some[:3])
    back, guarded = copied(log, "old"), (log.guard / "signed").read_bytes()
    log.append(some[3:])
    log.cosigned("archive", cosigned(log.head()))
    back()
    (log.guard / "signed").write_bytes(guarded)
    with pytest.raises(Refuses, match="4 entries, and a head of 5 that archive cosigned exists"):
        log.append([b"other"])
    with pytest.raises(Refuses, match="not the one of size 5 that archive cosigned"):
        log.append([b"other", b"entries", b"still"])
    assert log.head().size == 3


def test_a_fork_does_not_sign(log, tmp_path):
    """Other entries under the same guard, of the same length, shorter and longer."""
    log.append(entries(5))
    for size in (4, 5, 9):
        other = Log(tmp_path / f"fork-{size}", tmp_path / f"fork-guard-{size}", LOG)
        other.append([*entries(size - 1), b"forged"])
        with pytest.raises(Refuses, match=r"old copy|not the one of size 5|only 5 were signed"):
            Log(other.folder, log.guard, LOG).append([b"more"])


def test_a_crash_between_guard_and_checkpoint_is_made_good(log, monkeypatch):
    some = entries(6)
    log.append(some[:3])
    crash_before_the_checkpoint(log, some[3:5], monkeypatch)
    assert log.head().size == 3
    assert log.settled().size == 5
    assert log.head().size == 5
    log.append(some[5:], after=5)
    assert (entries_of(log), log.head().root) == (some, root_of(some))


def test_a_crash_before_the_first_checkpoint_is_made_good(log, monkeypatch):
    some = entries(3)
    crash_before_the_checkpoint(log, some[:2], monkeypatch)
    assert log.head() is None
    log.append(some[2:], after=2)
    assert entries_of(log) == some


def test_a_crash_before_the_guard_leaves_the_old_head(log, monkeypatch):
    some = entries(5)
    log.append(some[:3])

    def cut(*args):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(log, "_guarded", cut)
        with pytest.raises(KeyboardInterrupt):
            log.append([b"never acknowledged"])
    assert log.settled().size == 3
    log.append(some[3:], after=3)
    assert (entries_of(log), log.head().root) == (some, root_of(some))


@pytest.mark.parametrize("damage", [b"", b"presidence.example/record\n3\n", None])
def test_a_damaged_checkpoint_is_made_again_from_the_guard(log, damage):
    some = entries(4)
    log.append(some[:3])
    whole = (log.folder / "checkpoint").read_bytes()
    (log.folder / "checkpoint").write_bytes(whole.replace(b"\n3\n", b"\n2\n") if damage is None else damage)
    assert log.settled().size == 3
    assert (log.folder / "checkpoint").read_bytes() == whole
    log.append(some[3:])
    assert entries_of(log) == some


def test_a_checkpoint_whose_signature_was_changed_is_made_again(log):
    log.append(entries(3))
    whole = (log.folder / "checkpoint").read_text()
    other = signer(ORIGIN, "other").sign(log.head().text)
    (log.folder / "checkpoint").write_text(whole.rpartition("\u2014")[0] + other.line)
    log.settled()
    assert (log.folder / "checkpoint").read_text() == whole


def test_a_damaged_checkpoint_without_its_guard_is_refused_and_named(log):
    log.append(entries(3))
    (log.folder / "checkpoint").write_bytes(b"damaged")
    (log.guard / "signed").unlink()
    with pytest.raises(Refuses, match=r"checkpoint: .*; restore the log from a backup"):
        log.append([b"more"])


def test_a_guard_that_cannot_be_read_is_refused_and_named(log):
    log.append(entries(3))
    (log.guard / "signed").write_bytes(b"damaged")
    with pytest.raises(Refuses, match=r"signed: .*; put the newest head there"):
        log.append([b"more"])


def test_a_log_longer_than_its_guard_is_refused(log):
    some = entries(5)
    log.append(some[:3])
    guarded = (log.guard / "signed").read_bytes()
    log.append(some[3:])
    (log.guard / "signed").write_bytes(guarded)
    with pytest.raises(Refuses, match="the log has 5 entries and only 3 were signed"):
        log.append([b"more"])


def test_a_log_of_another_name_is_refused(log):
    log.append(entries(3))
    with pytest.raises(Refuses, match=r"is of presidence\.example/record, and the key here of mairie\.example/record"):
        Log(log.folder, log.guard, signer("mairie.example/record")).append([b"more"])


@pytest.mark.parametrize("how", ["missing", "changed", "cut"])
@pytest.mark.parametrize("name", [tile_path(0, 1, 44), tile_path(ENTRIES, 1, 44), tile_path(1, 0, 1)])
def test_a_damaged_tile_lets_nothing_be_signed(log, name, how):
    log.append(entries(300))
    file = log.folder / name
    data = file.read_bytes()
    if how == "missing":
        file.unlink()
    else:
        file.write_bytes(data[:-32] if how == "cut" else bytes(32) + data[32:])
    before = (log.folder / "checkpoint").read_bytes()
    with pytest.raises(Refuses, match=f"{name}|its tile of hashes|the tiles in"):
        log.append([b"more"])
    assert (log.folder / "checkpoint").read_bytes() == before


def cosigned(head, seconds=1):
    return head.with_signatures([witness().cosign(head.text, seconds)])


def test_cosignatures_stay_until_the_next_head_and_are_remembered(log):
    log.append(entries(3))
    seen = cosigned(log.head(), 1_700_000_000)
    assert log.cosigned("archive", seen)
    assert log.head().note.signed_by([witness().verifier])
    assert log.settled() == seen
    assert (log.seen_by("archive"), log.seen_by("newspaper")) == (3, 0)
    log.append([b"more"])
    assert log.seen_by("archive") == 3
    assert not log.head().note.signed_by([witness().verifier])


def test_the_guard_keeps_the_head_as_it_was_signed(log):
    log.append(entries(3))
    assert parse_checkpoint((log.guard / "signed").read_bytes()) == log.head()
