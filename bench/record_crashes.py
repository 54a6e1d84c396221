"""The record killed in the middle of its work: what was acknowledged must be there, and the log must go on.

    python -m bench.record_crashes [--kills 200] [--seed 1] [--folder DIR]

A process appends entries to a log and says so after each append; it is killed (SIGKILL) at a random moment, and another
one goes on.  After each kill the log is read anew: the root computed from its entries is the signed head's, the head
extends the one before, and every entry that was acknowledged stands where it should.  What a loss of power does to a
disk is not tried."""

from __future__ import annotations

import argparse
import hashlib
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from toguna.record.checkpoint import Checkpoint
from toguna.record.log import Log
from toguna.record.merkle import check_consistency
from toguna.record.signed_note import Signer
from toguna.record.tiles import ENTRIES, bundles_of, entries_in, tile_path

from .machine import machine

MOST_SECONDS = 0.08
"""A process is killed at most so long after it says that it begins."""
MOST_ENTRIES = 12


@dataclass
class Tally:
    """What the kills found."""

    kills: int = 0
    acknowledged: int = 0
    unfinished: int = 0
    """Appends that stood in the log though nobody was told: signed, then killed."""
    made_good: int = 0
    """Heads that the guard had and the folder not."""
    entries: int = 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where the log is written (default: the temporary folder)")
    parser.add_argument("--append", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.append:
        append(args.append, args.seed)
    print(machine())
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="toguna-crashes-", dir=args.folder) as folder:
        tally = crashes(Path(folder), args.kills, args.seed)
    print(
        f"{tally.kills} kills in {time.perf_counter() - begun:.0f} s: {tally.entries} entries in the log, of"
        f" {tally.acknowledged} acknowledged 0 lost; {tally.unfinished} appends ended before they were acknowledged,"
        f" {tally.made_good} heads taken up from the guard"
    )
    return 0


def crashes(folder: Path, kills: int, seed: int) -> Tally:
    """Kills so many processes that append to one log; ``AssertionError`` where the log does not hold afterwards."""
    moments, tally = random.Random(seed), Tally()
    before: Checkpoint | None = None
    log = opened(folder)
    while tally.kills < kills:
        acknowledged = _killed(folder, seed * 1000 + tally.kills, moments.uniform(0, MOST_SECONDS))
        tally.kills += 1
        tally.acknowledged = max(tally.acknowledged, acknowledged)
        shown = log.head()
        head = log.settled()
        size = head.size if head else 0
        tally.made_good += shown != head
        if head is None:
            assert not acknowledged, f"{acknowledged} entries were acknowledged, and there is no head"
            continue
        _check(log, head, before)
        assert size >= tally.acknowledged, f"{tally.acknowledged} entries were acknowledged, {size} are there"
        tally.unfinished += size > tally.acknowledged
        tally.acknowledged, tally.entries, before = size, size, head
    return tally


def _check(log: Log, head: Checkpoint, before: Checkpoint | None) -> None:
    head.check_signed([log.signer.verifier])
    found: list[bytes] = []
    for bundle in bundles_of(head.size):
        path = tile_path(ENTRIES, *bundle)
        found += entries_in((log.folder / path).read_bytes(), path)
    assert found == [entry(n) for n in range(head.size)], "an entry is not the one that was appended"
    assert root_of(found) == head.root, "the entries give another root than the signed one"
    if before:
        proof = log.tree(head.size).consistency(before.size)
        check_consistency(before.size, head.size, before.root, head.root, proof)


def _killed(folder: Path, seed: int, after: float) -> int:
    """Runs a process that appends, and kills it; gives the size that it acknowledged last."""
    command = [sys.executable, "-m", "bench.record_crashes", "--append", str(folder), "--seed", str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "begins\n"
        time.sleep(after)
        process.kill()
        told = process.stdout.read()
    # A line that was cut is no acknowledgement.
    whole = told.rpartition("\n")[0].split()
    return int(whole[-1]) if whole else 0


def append(folder: Path, seed: int) -> None:
    """Appends entries until it is killed, and prints the size after each append."""
    numbers, log = random.Random(seed), opened(folder)
    head = log.settled()
    size = head.size if head else 0
    print("begins", flush=True)
    while True:
        count = numbers.randint(1, MOST_ENTRIES)
        size = log.append([entry(n) for n in range(size, size + count)], after=size).checkpoint.size
        print(size, flush=True)


def opened(folder: Path) -> Log:
    key = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"record crashes").digest())
    return Log(folder / "log", folder / "guard", Signer("crashes.example/record", key))


def entry(number: int) -> bytes:
    return f"entry {number} {'.' * (number % 50)}".encode()


def root_of(entries: Sequence[bytes]) -> bytes:
    """The Merkle Tree Hash of RFC 6962, section 2.1, computed apart from the code under test."""
    level = [hashlib.sha256(b"\x00" + e).digest() for e in entries]
    while len(level) > 1:
        level = list(_pairs(level))
    return level[0] if level else hashlib.sha256(b"").digest()


def _pairs(level: Sequence[bytes]) -> Iterator[bytes]:
    for n in range(0, len(level) - 1, 2):
        yield hashlib.sha256(b"\x01" + level[n] + level[n + 1]).digest()
    if len(level) % 2:
        yield level[-1]


if __name__ == "__main__":
    raise SystemExit(main())
