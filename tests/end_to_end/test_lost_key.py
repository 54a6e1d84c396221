"""The drill of docs/record/keys.md with the real program: the first ceremony, a rotation, a lost log key, a successor."""

import json

import pytest
from tests.own_newsroom import own_newsroom

ORIGIN = "presidence.example/record"
ANSWERS = {f"TOGUNA_ROOT_PASSPHRASE_{n}": f"six words drawn by lot, {n}" for n in (1, 2, 3)}


@pytest.fixture
def newsroom():
    with own_newsroom() as room:
        yield room


def test_the_drill_of_a_lost_log_key(newsroom, tmp_path):
    sticks = [tmp_path / name for name in ("one", "two", "three")]
    for stick in sticks:
        stick.mkdir()
    roots = [part for n in (1, 3) for part in ("--root", str(sticks[n - 1] / f"root-{n}.pem"))]

    def toguna(*words, status=0):
        done = newsroom.run(*words, variables=ANSWERS)
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout + done.stderr

    def checked(text):
        """The verdict on a text of the site, by the keys that were taken down on the first day."""
        site = ["--site", str(newsroom.public), "--json"]
        return json.loads(toguna("verify", str(text), *site))["verdict"]

    def published():
        return sorted(newsroom.public.glob("*/20*/*/*.txt"))

    folders = [part for stick in sticks for part in ("--root-dir", str(stick))]
    told = toguna("record", "keys", "init", "--origin", ORIGIN, *folders)
    assert "presidence.example/root-1+" in told
    assert not (newsroom.home / "record/root-keys").exists()
    toguna("sample", "--texts", "3")
    toguna("publish")
    first = published()
    assert len(first) >= 3
    assert checked(first[0]) == "identical"
    assert "The new log key counts from entry" in toguna("record", "keys", "rotate", "log", *roots)

    old_head = (newsroom.public / "record/checkpoint").read_text()
    old_proof = (newsroom.public / "record/proof/1.tlog-proof").read_bytes()
    (newsroom.home / "record/keys/log.pem").unlink()
    toguna("sample", "--texts", "2", "--seed", "2")
    assert "log.pem: No such file" in toguna("publish", status=2)
    assert (newsroom.public / "record/checkpoint").read_text() == old_head
    toguna("record", "keys", "recover", "--origin", f"{ORIGIN}-2", *roots)

    assert len(published()) > len(first)
    assert all(checked(text) == "identical" for text in (first[0], published()[-1]))
    told = toguna("record", "check", "--site", str(newsroom.public))
    assert "everything holds" in told
    keys = json.loads((newsroom.public / "record/keys.json").read_text())
    origin, size, root = old_head.split("\n")[:3]
    assert keys["continues"] == {"origin": origin, "size": int(size), "root": root}
    assert (newsroom.public / "record/old/1/checkpoint").read_text() == old_head
    assert (newsroom.public / "record/old/1/proof/1.tlog-proof").read_bytes() == old_proof
    assert "opens, and counts" in toguna("record", "keys", "show", *roots)
