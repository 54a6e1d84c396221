"""Keys begun with, changed and revoked: ``toguna record keys init``, ``rotate``, ``revoke`` and ``show``."""

import json
import logging
import shutil

import pytest
from tests.editions.editing import NOON, corrected
from tests.record.ceremonies import ORIGIN, PASSPHRASES, Ceremonies
from tests.record.texts import dam, school

from toguna.app import key_ceremonies, publication
from toguna.app.record import warn_of_root_keys
from toguna.app.refusal import Refusal
from toguna.record.audit import audit
from toguna.record.keyring import BadKeys
from toguna.record.keys import NoKey
from toguna.record.models import RecordEntry


def signing(head, signer):
    return [v.key_id for v, _ in head.note.signed_by([signer.verifier])]


def test_init_makes_the_keys_each_on_a_stick_of_its_own(recorded, capsys):
    keys = Ceremonies(recorded)
    assert keys.init() == 0
    assert [keys.stick(n).stat().st_mode & 0o777 for n in (1, 2, 3)] == [0o600] * 3
    assert not (recorded.home.folder / "root-keys").exists()
    assert (keys.head.origin, keys.head.size) == (ORIGIN, 1)
    told = capsys.readouterr().out
    assert all(f"presidence.example/{name}+" in told for name in ("root-1", "root-2", "root-3", "record", "desk"))
    recorded.publish(dam())
    assert keys.verdict(dam()).verdict == "identical"
    assert audit(str(recorded.public)).problems == []


@pytest.mark.parametrize("begun", ["published", "init"])
def test_init_refuses_where_a_log_exists(recorded, begun):
    keys = Ceremonies(recorded)
    if begun == "init":
        keys.init()
        shutil.rmtree(keys.stick(1).parent)
        keys.stick(1).parent.mkdir()
    else:
        recorded.publish(dam())
    before = keys.file("checkpoint")
    with pytest.raises(Refusal, match="there is a record already"):
        keys.init()
    assert keys.file("checkpoint") == before
    assert not keys.stick(1).exists()


def test_init_refuses_a_stick_that_is_not_there_or_holds_a_key(recorded):
    keys = Ceremonies(recorded)
    keys.stick(3).write_text("a key of another log")
    with pytest.raises(Refusal, match="there is a root key already"):
        keys.init()
    shutil.rmtree(keys.stick(3).parent)
    with pytest.raises(Refusal, match="is the stick in, and mounted"):
        keys.init()
    assert not keys.stick(1).exists()
    assert not RecordEntry.objects.exists()


@pytest.mark.parametrize(
    ("passphrases", "said"),
    [
        (["one two three four", "short", "five six seven eight"], "shorter than 16 characters"),
        (["one two three four"] * 3, "the same passphrase"),
        (["one two three four"], "has no line 2"),
    ],
)
def test_init_refuses_passphrases_that_guard_nothing(recorded, passphrases, said):
    keys = Ceremonies(recorded)
    keys.passphrases.write_text("\n".join(passphrases))
    with pytest.raises(Refusal, match=said):
        keys.init()
    assert not keys.stick(1).exists()


@pytest.mark.parametrize("origin", ["", "record", "https://presidence.example/record", "a b/record", "a+b/record"])
def test_init_refuses_a_name_that_no_log_can_have(recorded, origin):
    with pytest.raises(Refusal, match="no name of a log"):
        Ceremonies(recorded).init(origin)


def test_init_takes_three_folders_or_one(recorded, capsys):
    keys = Ceremonies(recorded)
    one = ["--root-dir", str(keys.stick(1).parent)]
    with pytest.raises(Refusal, match="2 folders for 3 root keys"):
        keys.hold("init", "--origin", ORIGIN, *one, *one)
    assert keys.hold("init", "--origin", ORIGIN, *one) == 0
    assert sorted(f.name for f in keys.stick(1).parent.iterdir()) == ["root-1.pem", "root-2.pem", "root-3.pem"]
    assert "move two of them" in capsys.readouterr().out


def test_a_new_log_key_signs_the_head_that_brings_it(keys):
    old = keys.home.keys.signer("log")
    assert keys.hold("rotate", "log", "--reason", "stolen laptop", roots=(1, 3)) == 0
    new = keys.home.keys.signer("log")
    assert new.verifier != old.verifier
    assert new.name == old.name == ORIGIN
    assert (keys.head.size, signing(keys.head, old), len(signing(keys.head, new))) == (3, [], 1)
    assert json.loads(keys.file("keys.json"))["log"] == [
        {"vkey": old.verifier.vkey, "since": 0, "until": 2, "reason": "stolen laptop"},
        {"vkey": new.verifier.vkey, "since": 2, "until": -1},
    ]
    assert keys.file("policy").decode() == f"log {new.verifier.vkey}\nquorum none\n"
    keys.recorded.publish(school())
    assert keys.verdict(dam()).verdict == keys.verdict(school()).verdict == "identical"
    assert audit(str(keys.recorded.public)).problems == []


def test_a_new_desk_key_signs_what_comes_after_it_and_the_lists_of_files(keys):
    old = keys.home.keys.signer("desk").verifier
    keys.hold("rotate", "desk", roots=(1, 2))
    keys.recorded.publish(school())
    assert keys.home.keys.signer("desk").verifier != old
    assert keys.verdict(dam()).verdict == keys.verdict(school()).verdict == "identical"
    assert audit(str(keys.recorded.public)).problems == []


def test_a_lost_log_key_can_be_changed_and_then_the_desk_key(keys):
    shutil.rmtree(keys.home.keys.folder)
    with pytest.raises(NoKey, match="there are no keys here; put it back from the backup, or make a new one"):
        keys.recorded.publish(school())
    with pytest.raises(NoKey):
        keys.hold("rotate", "desk", roots=(1, 2))
    with pytest.raises(Refusal, match=r"the keys are changed, the site is as it was: .*desk\.pem.*rotate desk"):
        keys.hold("rotate", "log", roots=(1, 2))
    assert keys.hold("rotate", "desk", roots=(1, 2)) == 0
    keys.recorded.publish()
    assert keys.verdict(dam()).verdict == keys.verdict(school()).verdict == "identical"
    assert audit(str(keys.recorded.public)).problems == []


def test_texts_that_wait_for_their_entry_come_before_a_new_log_key_in_one_append(keys, monkeypatch):
    """However many there are: no head without the new key's entry is signed by it."""

    def cut(*args, **options):
        raise OSError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr("toguna.record.log.Log.append", cut)
        with pytest.raises(OSError, match="full"):
            keys.recorded.publish(school(), dam(version=2, change=corrected(dam()).change, published_at=NOON))
    monkeypatch.setattr("toguna.record.follow.CHUNK", 1)
    keys.hold("rotate", "log", roots=(1, 2))
    assert keys.head.size == 5
    assert keys.head.note.signed_by([keys.home.keys.signer("log").verifier])
    assert audit(str(keys.recorded.public)).problems == []


def test_a_rotation_cut_short_is_finished_by_the_next_publication(keys, monkeypatch):
    def cut(*args, **options):
        raise KeyboardInterrupt

    for where in ("toguna.app.key_ceremonies.update_site", "toguna.record.keys.KeyFolder.take_up"):
        old = keys.home.keys.signer("log").verifier
        with monkeypatch.context() as patched:
            patched.setattr("toguna.app.key_ceremonies._publish", lambda: publication.update_site())
            patched.setattr("toguna.app.key_ceremonies.update_site", cut)
            if "take_up" in where:
                real = keys.home.keys.__class__.take_up
                calls = []

                def once(*args, real=real, calls=calls):
                    calls.append(args)
                    return cut() if len(calls) > 2 else real(*args)

                patched.setattr(where, once)
            else:
                patched.setattr("toguna.app.publication.update_site", cut)
            with pytest.raises(KeyboardInterrupt):
                keys.hold("rotate", "log", roots=(1, 2))
        assert keys.home.keys.signer("log").verifier == old
        keys.recorded.publish()
        assert keys.home.keys.signer("log").verifier != old
        assert audit(str(keys.recorded.public)).problems == []


def test_a_new_key_whose_entry_was_never_written_is_dropped(keys, monkeypatch):
    old, head = keys.home.keys.signer("log").verifier, keys.head

    def cut(*args, **options):
        raise OSError("the database is gone")

    with monkeypatch.context() as patched:
        patched.setattr("toguna.app.key_ceremonies.change_keys", cut)
        with pytest.raises(OSError, match="gone"):
            keys.hold("rotate", "log", roots=(1, 2))
    assert (keys.home.keys.folder / "log.next.pem").exists()
    keys.recorded.publish()
    assert (keys.home.keys.signer("log").verifier, keys.head) == (old, head)
    assert not (keys.home.keys.folder / "log.next.pem").exists()


@pytest.mark.parametrize("roots", [(), (1,), (1, 1)])
def test_fewer_root_keys_than_the_threshold_hold_no_ceremony(keys, roots):
    before = keys.head
    for words in (("rotate", "log"), ("rotate", "desk"), ("recover", "--origin", f"{ORIGIN}-2"),
                  ("revoke", "root", "--key", "presidence.example/root-3", "--reason", "lost")):  # fmt: skip
        with pytest.raises(Refusal, match="2 root keys must sign"):
            keys.hold(*words, roots=roots)
    keys.recorded.publish()
    assert keys.head == before


def test_a_root_key_of_another_log_and_a_wrong_passphrase_are_named(keys, tmp_path_factory):
    shutil.copyfile(keys.home.keys.folder / "log.pem", keys.stick(2))
    keys.passphrases.write_text(f"{PASSPHRASES[0]}\n{(keys.home.keys.folder / 'passphrase').read_text()}")
    with pytest.raises(Refusal, match=r"root-2\.pem: not a root key that counts in this log"):
        keys.hold("rotate", "log", roots=(1, 2))
    keys.passphrases.write_text("wrong\nwrong")
    with pytest.raises(NoKey, match=r"root-1\.pem: the passphrase does not open it"):
        keys.hold("rotate", "log", roots=(1, 2))


def test_a_passphrase_comes_from_the_environment_and_is_asked_for_of_nobody(keys, monkeypatch):
    monkeypatch.setenv("TOGUNA_ROOT_PASSPHRASE_1", PASSPHRASES[0])
    with pytest.raises(Refusal, match="nobody to ask for the passphrase"):
        keys.hold("rotate", "log", roots=(1, 2), answered=False)
    monkeypatch.setenv("TOGUNA_ROOT_PASSPHRASE_2", PASSPHRASES[1])
    assert keys.hold("rotate", "log", roots=(1, 2), answered=False) == 0


def test_passphrases_are_asked_for_on_a_terminal(keys, monkeypatch):
    answers = iter(PASSPHRASES)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda question: next(answers))
    assert keys.hold("rotate", "log", roots=(1, 2), answered=False) == 0


def test_a_lost_root_key_is_revoked_and_replaced_and_two_always_stay(keys):
    third = keys.home.keys.origin.partition("/")[0] + "/root-3"
    assert keys.hold("revoke", "root", "--key", third, "--reason", "lost at sea", roots=(1, 2)) == 0
    with pytest.raises(Refusal, match="not a root key that counts"):
        keys.hold("rotate", "log", roots=(1, 3))
    with pytest.raises(BadKeys, match="2 root keys would be needed and fewer are left"):
        keys.hold("revoke", "root", "--key", "presidence.example/root-2", "--reason", "lost too", roots=(1, 2))
    rotated = ("rotate", "root", "--key", "presidence.example/root-2", "--root-dir", str(keys.stick(4).parent))
    assert keys.hold(*rotated, roots=(1, 2)) == 0
    assert keys.hold("rotate", "log", roots=(1, 4)) == 0
    assert audit(str(keys.recorded.public)).problems == []


@pytest.mark.parametrize("role", ["log", "desk"])
def test_the_only_key_of_its_kind_is_changed_and_not_revoked(keys, role):
    vkey = keys.home.keys.signer(role).verifier.vkey
    with pytest.raises(Refusal, match=f"the only {role} key; give it a successor: keys rotate {role}"):
        keys.hold("revoke", role, "--key", vkey, "--reason", "stolen", roots=(1, 2))


def test_a_key_is_named_by_its_line_a_file_its_id_or_its_name(keys):
    file = keys.recorded.folder / "key.txt"
    root = keys.record().keyring.now("root")[2]
    file.write_text(f"{root.vkey}\n")
    for named in (root.vkey, str(file), root.key_id.hex(), root.name):
        assert key_ceremonies._named(named, keys.record().keyring.now("root")) == root
    with pytest.raises(Refusal, match="no key of this kind that counts"):
        keys.hold("revoke", "root", "--key", "presidence.example/root-9", "--reason", "lost", roots=(1, 2))


def test_show_lists_the_keys_and_tries_them(keys, capsys):
    assert keys.hold("show", roots=(1, 2, 3)) == 0
    told = capsys.readouterr().out
    assert told.count("opens, and counts") == 5
    assert "2 root keys sign a change of keys" in told
    (keys.home.keys.folder / "desk.pem").unlink()
    keys.passphrases.write_text("wrong\nwrong\nwrong")
    assert keys.hold("show", "--json", roots=(1,)) == 1
    shown = json.loads(capsys.readouterr().out)
    assert "No such file" in shown["files"]["desk key"]
    assert "the passphrase does not open it" in shown["files"][str(keys.stick(1))]
    assert shown["origin"] == ORIGIN


def test_a_newsroom_makes_its_own_keys_and_warns_that_the_root_keys_be_moved(recorded, capsys, caplog):
    keys = Ceremonies(recorded)
    with pytest.raises(Refusal, match="there are no keys yet"):
        keys.hold("show")
    with caplog.at_level(logging.WARNING):
        recorded.publish(dam())
    assert "move them to three sticks" in caplog.text
    assert keys.hold("show") == 0
    assert "Warning: the record's root keys and their passphrases lie in" in capsys.readouterr().out
    shutil.rmtree(recorded.home.root_keys)
    caplog.clear()
    warn_of_root_keys()
    assert keys.hold("show") == 0
    assert "Warning" not in capsys.readouterr().out + caplog.text


def test_root_keys_that_the_newsroom_made_sign_with_the_passphrases_beside_them(recorded):
    keys = Ceremonies(recorded)
    recorded.publish(dam())
    roots = [part for n in (1, 2) for part in ("--root", str(recorded.home.root_keys / f"root-{n}.pem"))]
    assert keys.hold("rotate", "log", *roots, answered=False) == 0


def test_a_newsroom_whose_keys_are_gone_makes_no_new_ones(recorded):
    recorded.publish(dam())
    head = recorded.file("checkpoint")
    shutil.rmtree(recorded.home.keys.folder)
    with pytest.raises(NoKey, match="there are no keys here"):
        recorded.publish(school())
    assert not recorded.home.keys.folder.exists()
    assert recorded.file("checkpoint") == head


def test_a_key_that_the_log_does_not_know_signs_nothing(keys):
    shutil.copyfile(keys.home.keys.folder / "desk.pem", keys.home.keys.folder / "log.pem")
    with pytest.raises(NoKey, match="is not the log key that counts"):
        keys.recorded.publish(school())
