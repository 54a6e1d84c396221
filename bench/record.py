"""The record: appending, proofs and tiles on logs of growing size, and finding the official text of a received one, by
``toguna verify``'s code and on the verification page in Chromium.

    python -m bench.record [--sizes 1000 100000 1000000] [--editions 100000] [--received 300] [--checked 25]
                           [--folder DIR]

``--sizes`` with no number leaves the logs out, ``--editions 0`` the look-up, ``--checked 0`` the browser.

The texts of the look-up are made up: words by Zipf's law from 20,000, every third sentence a form of words (6 to 14)
that many texts share.  Received ones have a fifth of their words replaced, or are twenty words in a row."""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path

from toguna.editions.canonical import canonical_bytes
from toguna.editions.canonical_text import canonical_text
from toguna.editions.edition import Edition, instant
from toguna.record.ceremony import first_keys, keys_entry
from toguna.record.entry import Entry, Payload
from toguna.record.fingerprints import fingerprints
from toguna.record.inclusion_file import InclusionFile
from toguna.record.keyring import Held, Keyring
from toguna.record.keys import new_key
from toguna.record.log import Log, replace_plainly
from toguna.record.look_up import LookUp
from toguna.record.policy import Policy
from toguna.record.public_record import Record
from toguna.record.reader import files_of
from toguna.record.signed_note import Note, Signer
from toguna.record.tiles import grown
from toguna.record.verification import verify
from toguna.record.words import words_of

from .machine import machine
from .record_browser import checker, checks

ORIGIN = "bench.example/record"
CHUNK = 20_000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 100_000, 1_000_000])
    parser.add_argument("--editions", type=int, default=100_000, help="0: no look-up")
    parser.add_argument("--received", type=int, default=300)
    parser.add_argument("--checked", type=int, default=25, help="texts of each kind checked in the browser")
    parser.add_argument("--folder", type=Path, help="where everything is written (default: the temporary folder)")
    parser.add_argument("--tiles", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.tiles:
        return tiles(args.tiles)
    print(machine())
    for size in args.sizes:
        subprocess.run([sys.executable, "-m", "bench.record", "--tiles", str(size)], check=True)
        with tempfile.TemporaryDirectory(prefix="toguna-record-", dir=args.folder) as folder:
            log_of(size, Path(folder))
    if args.editions:
        with tempfile.TemporaryDirectory(prefix="toguna-record-", dir=args.folder) as folder:
            look_up(args.editions, args.received, args.checked, Path(folder))
    return 0


def tiles(size: int) -> int:
    """Builds all tiles of a log in memory, in this process alone."""
    entries = [b"toguna/entry@v1\n%012d\n" % n + b"x" * 400 for n in range(min(size, CHUNK))]
    kept: dict[str, bytes] = {}
    began, done = time.perf_counter(), 0
    while done < size:
        some = entries[: min(CHUNK, size - done)]
        # Full tiles would be on the disk by now: only those that are added to are kept.
        grew = dict(grown(done, some, kept.__getitem__))
        kept.update((path, data) for path, data in grew.items() if ".p/" in path)
        done += len(some)
    seconds = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{size:>9,} entries: tiles in {seconds:.1f} s ({ratio(seconds, 10)}), {memory:.0f} MiB ({ratio(memory, 300)})"
    )
    return 0


def log_of(size: int, folder: Path) -> None:
    """Appends to a log of a size, and proves from cold tiles."""
    log = Log(folder / "log", folder / "guard", Signer(ORIGIN, new_key()))
    entry = b"toguna/entry@v1\n" + b"x" * 430
    done = 0
    while done < size:
        some = min(CHUNK, size - done)
        log.append([entry] * some)
        done += some
    appended = [timed(lambda: log.append([entry])) for _ in range(200)]
    rng = random.Random(1)
    proofs = [timed(lambda: log.tree(size + 200).inclusion(rng.randrange(size))) for _ in range(200)]
    print(
        f"{size:>9,} entries: append and sign {told(appended)} ({ratio(statistics.median(appended), 0.005)}),"
        f" inclusion proof {told(proofs)} ({ratio(statistics.median(proofs), 0.001)})"
    )


def look_up(count: int, received: int, checked: int, folder: Path) -> None:
    """Finds official texts among many."""
    began = time.perf_counter()
    public = folder / "public"
    bodies = list(write_record(count, folder, public / "record"))
    shards = sum(f.stat().st_size for f in (public / "record/index").rglob("*") if f.is_file())
    print(f"{count:>9,} editions: record made in {time.perf_counter() - began:.0f} s, look-up {shards / 2**20:.0f} MiB")
    rng = random.Random(2)
    vocabulary = Texts(3)
    for name, bar, cut in (("a fifth of the words altered", 0.99, altered), ("an extract of 20 words", 0.97, extract)):
        right, times, fetched = 0, [], []
        for _ in range(received):
            index = rng.randrange(count)
            text = cut(bodies[index], rng, vocabulary)
            read = Counted(files_of(str(public)))
            started = time.perf_counter()
            verdict = verify(text, Record(read))
            times.append(time.perf_counter() - started)
            fetched.append(read.bytes)
            found = verdict.found
            # Words that many texts share are rightly found in any of them.
            right += found is not None and (
                found.edition.id == f"t{index}" or (verdict.good and text in found.edition.body)
            )
        share = right / received
        read_of = f"{statistics.median(fetched) / 1000:.0f} kB read, at most {max(fetched) / 1000:.0f}"
        print(f"{name}: {share:.1%} found first (bar {bar:.0%}), {told(times)}, {read_of} ({ratio(max(fetched), 2e5)})")
    if checked:
        in_browser(bodies, checked, public)


def in_browser(bodies: list[str], checked: int, public: Path) -> None:
    """Checks texts on the verification page."""
    rng, vocabulary = random.Random(6), Texts(3)
    with checker(public) as browser:
        print(f"verification page in Chromium {browser.version}, {checked} texts of each kind")
        for name, cut in (
            ("the text itself", None),
            ("a fifth of the words altered", altered),
            ("an extract of 20 words", extract),
        ):
            asked = [rng.randrange(len(bodies)) for _ in range(checked)]
            texts = [cut(bodies[n], rng, vocabulary) if cut else f"Texte {n}\n\n{bodies[n]}" for n in asked]
            done = checks(browser, public, texts)
            right = sum(check.path == path_of(n) for n, check in zip(asked, done, strict=True))
            seconds, fetched = [check.seconds for check in done], [check.bytes for check in done]
            print(
                f"{name}: {right} of {checked} of that very text, {told(seconds)}"
                f" (median {ratio(statistics.median(seconds), 1)}, slowest {ratio(max(seconds), 1)}),"
                f" {statistics.median(fetched) / 1000:.0f} kB received in"
                f" {statistics.median(check.requests for check in done):.0f} answers,"
                f" at most {max(fetched) / 1000:.0f} ({ratio(max(fetched), 2e5)})"
            )


class Counted:
    """Counts the bytes that are read."""

    def __init__(self, get):  # type: ignore[no-untyped-def]
        self._get, self.bytes = get, 0

    def __call__(self, name: str) -> bytes | None:
        data: bytes | None = self._get(name)
        self.bytes += len(data or b"")
        return data


class Texts:
    """Made-up texts."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        syllables = [c + v for c in "bdfgklmnprst" for v in ("a", "e", "i", "o", "u", "an", "ou")]
        self.words = ["".join(self.random.choices(syllables, k=self.random.randint(1, 4))) for _ in range(20_000)]
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        self.forms = [self.sentence(6, 14) for _ in range(150)]

    def some(self, count: int) -> list[str]:
        return self.random.choices(self.words, cum_weights=self.weights, k=count)

    def sentence(self, least: int = 10, most: int = 30) -> str:
        return " ".join(self.some(self.random.randint(least, most))).capitalize() + "."

    def body(self) -> str:
        return " ".join(
            self.random.choice(self.forms) if self.random.random() < 0.33 else self.sentence()
            for _ in range(self.random.randint(8, 28))
        )


def write_record(count: int, folder: Path, public: Path) -> Iterator[str]:
    """Writes the public files of a record of made-up editions; gives their bodies."""
    desk, roots = (
        Signer("bench.example/desk", new_key()),
        [Signer(f"bench.example/root-{n}", new_key()) for n in (1, 2)],
    )
    log = Log(public, folder / "guard", Signer(ORIGIN, new_key()))
    lines = first_keys([r.verifier for r in roots], 2, log.signer.verifier, desk.verifier, None)
    log.append([keys_entry(lines, roots, rev=1, prev=-1)])
    texts, moment = Texts(1), datetime(2026, 1, 1, tzinfo=UTC)
    ring = Keyring(threshold=2)
    ring.held["root"] = [Held(r.verifier, 0) for r in roots]
    ring.held["log"], ring.held["desk"] = [Held(log.signer.verifier, 0)], [Held(desk.verifier, 0)]
    replace_plainly(public / "keys.json", json.dumps(ring.document(ORIGIN)).encode())
    replace_plainly(public / "policy", str(Policy((log.signer.verifier,), {}, {})).encode())
    salts = random.Random(4)
    for start in range(0, count, CHUNK):
        notes, payloads, postings = [], [], []
        for n in range(start, min(start + CHUNK, count)):
            body = texts.body()
            edition = Edition(
                id=f"t{n}", version=1, language="fr", kind="news", title=f"Texte {n}", body=f"<p>{body}</p>",
                path=path_of(n), first_published_at=moment, published_at=moment,
            )  # fmt: skip
            words = canonical_text(edition)
            payload = Payload(salts.randbytes(32), canonical_bytes(edition))
            text, files = payload.commit(words)
            entry = Entry("publish", edition.id, 1, "fr", instant(moment), -1, text, files).note_text
            notes.append(str(Note(entry, (desk.sign(entry),))).encode())
            payloads.append(payload)
            postings += [(h, n + 1) for h in {h for h, _ in fingerprints(words_of(words))}]
            yield body
        head = log.append(notes).checkpoint
        tree = log.tree(head.size)
        for n, (note, payload) in enumerate(zip(notes, payloads, strict=True), start + 1):
            proof = InclusionFile(n, note, tuple(tree.inclusion(n)), head)
            replace_plainly(public / f"proof/{n}.tlog-proof", str(proof).encode())
            replace_plainly(public / f"payload/{n}.json", bytes(payload))
        look = LookUp(public / "index")
        look.add(postings, len(payloads))


def path_of(number: int) -> str:
    return f"/actualites/2026/01/t{number}.html"


def altered(body: str, rng: random.Random, texts: Texts) -> str:
    words = body.split()
    for n in rng.sample(range(len(words)), len(words) // 5):
        words[n] = texts.some(1)[0]
    return " ".join(words)


def extract(body: str, rng: random.Random, texts: Texts) -> str:
    words = body.split()
    start = rng.randrange(len(words) - 20)
    return " ".join(words[start : start + 20])


def timed(work) -> float:  # type: ignore[no-untyped-def]
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def told(seconds: list[float]) -> str:
    ordered = sorted(seconds)
    return f"{statistics.median(ordered) * 1000:.2f} ms (p95 {ordered[int(len(ordered) * 0.95)] * 1000:.2f})"


def ratio(value: float, bar: float) -> str:
    return f"{value / bar:.2f} x the bar"


if __name__ == "__main__":
    raise SystemExit(main())
