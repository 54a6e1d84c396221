"""The ceremonies of the record's keys, as ``toguna record keys`` runs them (docs/record/keys.md).

Each ends with a publication, which appends the new entry and signs a head with the keys that count from then on."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path

from toguna.press.object_store import StoreRefused
from toguna.record.ceremony import new_keys, revoked
from toguna.record.checkpoint import Checkpoint, parse_checkpoint
from toguna.record.home import RecordHome, begin, ring
from toguna.record.key_change import change_keys
from toguna.record.keyring import Keyring
from toguna.record.keys import ROOTS, NoKey
from toguna.record.log import Refuses
from toguna.record.signed_note import BadNote, Verifier
from toguna.record.successor import known_origins, last_head, succeed
from toguna.record.turn import turn

from .progress import stage
from .publication import update_site
from .record import root_keys_left
from .refusal import Refusal
from .root_keys import made, new_passphrase, opened, room_for, tried

_ORIGIN = re.compile(r"[a-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~-]+)+")


def init(args: argparse.Namespace, home: RecordHome) -> int:
    """Makes root keys, log key and desk key, and the first entry of the log."""
    _check_origin(args.origin)
    folders = args.root_dir * ROOTS if len(args.root_dir) == 1 else args.root_dir
    if len(folders) != ROOTS:
        raise Refusal(f"{len(folders)} folders for {ROOTS} root keys", "--root-dir", f"give one, or {ROOTS}")

    def new_or_refused() -> None:
        if home.begun:
            raise Refusal("there is a record already", str(home.folder), "toguna record keys show lists its keys")

    new_or_refused()
    places = [(number, room_for(folder, number)) for number, folder in enumerate(folders, 1)]
    passphrases = [new_passphrase(number, args.passphrase_file) for number, _ in places]
    if len(set(passphrases)) < ROOTS:
        raise Refusal("two root keys have the same passphrase", "passphrases", "give each one of its own")
    with turn(home):
        new_or_refused()
        begin(home, args.origin, [
            made(folder, number, args.origin, passphrase)
            for (number, folder), passphrase in zip(places, passphrases, strict=True)
        ])  # fmt: skip
    _publish()
    print("The keys are made. Print this page, and give the lines to whoever checks the record:\n")
    _print_ring(home)
    if len(args.root_dir) == 1:
        print("\nThe three root keys lie in one folder: move two of them to sticks of their own.")
    return 0


def rotate(args: argparse.Namespace, home: RecordHome) -> int:
    """Introduces a key and revokes the one whose place it takes, in one entry.  Of log and desk the old key is not
    needed: it may be lost."""
    held = _ring(home)
    if args.role == "root":
        if not args.key or not args.root_dir:
            raise Refusal(
                "which root key goes, and where does the new one?", "rotate root", "give --key and --root-dir"
            )
        number = len(held.held["root"]) + 1
        folder = room_for(args.root_dir, number)
    elif args.key or args.root_dir:
        raise Refusal("only for a root key", "--key, --root-dir", f"there is one {args.role} key, and it is changed")
    roots = opened(args.root, args.passphrase_file, held)
    passphrase = new_passphrase(number, args.passphrase_file) if args.role == "root" else ""
    with turn(home):
        held = ring(home)
        if args.role != "log":
            home.log()  # It signs the entry: were it lost too, it would have to be changed first.
        if args.role == "root":
            old, new = [_named(args.key, held.now("root"))], made(folder, number, held.origin, passphrase).verifier
        else:
            home.keys.prepare(held.origin)
            old, new = held.now(args.role), home.keys.make(args.role)
        lines = [*new_keys(args.role, new), *(line for key in old for line in revoked(key, args.reason))]
        index = change_keys(home, lines, roots)
    _publish()
    print(f"The new {args.role} key counts from entry {index}:\n{new.vkey}")
    if args.role == "log":
        print("Give this line to the witnesses; the old key stays in their lists until they have seen a new head.")
    return 0


def revoke(args: argparse.Namespace, home: RecordHome) -> int:
    """Revokes a key of which another one is left."""
    held = _ring(home)
    roots = opened(args.root, args.passphrase_file, held)
    with turn(home):
        home.log()
        held = ring(home)
        key = _named(args.key, held.now(args.role))
        if args.role != "root" and held.now(args.role) == [key]:
            raise Refusal(f"the only {args.role} key", key.name, f"give it a successor: keys rotate {args.role}")
        index = change_keys(home, revoked(key, args.reason), roots)
    _publish()
    print(f"From entry {index} on it counts no more:\n{key.vkey}")
    return 0


def recover(args: argparse.Namespace, home: RecordHome) -> int:
    """Begins a successor that commits to the last head of the old log."""
    _check_origin(args.origin)
    held = _ring(home)
    if args.origin in known_origins(home):
        raise Refusal("is the name of a log already", args.origin, "give another, as presidence.example/record-2")
    given = [_head(args.head)] if args.head else []
    roots = opened(args.root, args.passphrase_file, held)
    with turn(home):
        head = last_head(home, given)
        succeed(home, args.origin, roots, head)
    _publish()
    print(
        f"{args.origin} continues {head.origin}, whose last head has {head.size} entries. Tell the witnesses, and"
        f" everyone who keeps the old keys:\n"
    )
    _print_ring(home)
    return 0


def show(args: argparse.Namespace, home: RecordHome) -> int:
    """Lists the keys; status 1 where one of those on this machine, or of the root keys that are tried, is no use."""
    held = _ring(home)
    found = []
    for role in ("log", "desk"):
        try:
            home.signer(role)
            found.append((f"{role} key", ""))
        except NoKey as error:
            found.append((f"{role} key", str(error)))
    found += [(str(file), tried(file, place, args.passphrase_file, held)) for place, file in enumerate(args.root, 1)]
    left = root_keys_left(home)
    if args.json:
        opens = {name: problem or "opens, and counts" for name, problem in found}
        print(json.dumps({**held.document(held.origin), "files": opens, "warning": left}, ensure_ascii=False))
    else:
        _print_ring(home)
        print()
        for name, problem in found:
            print(problem or f"{name}: opens, and counts")
        if left:
            print(f"Warning: {left}")
    return 1 if any(problem for _, problem in found) else 0


def _print_ring(home: RecordHome) -> None:
    held = ring(home)
    print(f"{held.origin}; {held.threshold} root keys sign a change of keys")
    if before := held.continues:
        print(f"continues {before.origin}, {before.size} entries")
    for role, keys in held.held.items():
        for key in keys:
            told = (
                f"from entry {key.since}" if key.until < 0 else f"entries {key.since} to {key.until - 1}: {key.reason}"
            )
            print(f"{role:<5} {key.verifier.vkey}  {told}")


def _ring(home: RecordHome) -> Keyring:
    """The keys of a record that has begun."""
    held = ring(home)
    if not held.origin:
        raise Refusal("there are no keys yet", str(home.folder), "run toguna record keys init, or publish")
    return held


def _named(key: str, counting: Sequence[Verifier]) -> Verifier:
    """The key that is meant: by its line, its id or name, or a file that holds its line."""
    file = Path(key)
    told = file.read_text(errors="replace").strip() if len(key) < 200 and file.is_file() else key.strip()
    found = [v for v in counting if told in (v.vkey, v.key_id.hex(), v.name)]
    if len(found) != 1:
        raise Refusal("no key of this kind that counts", key, "toguna record keys show lists them")
    return found[0]


def _head(file: Path) -> Checkpoint:
    try:
        return parse_checkpoint(file.read_bytes())
    except BadNote as error:
        raise Refusal(str(error), str(file), "give a checkpoint's file") from error


def _check_origin(origin: str) -> None:
    if not _ORIGIN.fullmatch(origin):
        raise Refusal("no name of a log", origin or "--origin", "write host and path, as presidence.example/record")


def _publish() -> None:
    """Appends the entry, and brings the site up to date with it."""
    try:
        with stage("Publishing"):
            update_site()
    except (StoreRefused, NoKey, Refuses, OSError) as error:
        raise Refusal(f"the keys are changed, the site is as it was: {error}", do="then run toguna publish") from error
