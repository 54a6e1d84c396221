"""The judge that shares no code with us reads the record of a newsroom."""

import shutil

from tests.record.judges.verdicts import judged, refused
from tests.record.texts import dam, school


def test_go_finds_a_newsrooms_record_whole_and_refuses_every_flipped_byte(recorded):
    recorded.publish(dam())
    older = recorded.folder / "checkpoint"
    shutil.copyfile(recorded.public / "record/checkpoint", older)
    recorded.publish(school())
    folder, key = recorded.public / "record", recorded.home.keys.signer("log").verifier.vkey
    assert judged(folder, key, older=older) == (0, "ok: 3 entries, 3 proofs")
    for name in ("checkpoint", "tile/0/000.p/3", "tile/entries/000.p/3", "proof/0.tlog-proof", "proof/1.tlog-proof"):
        assert refused(folder / name, lambda: judged(folder, key)[0]) == [], name
