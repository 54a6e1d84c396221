"""Keys and notes for tests: the same seed gives the same key."""

import hashlib

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from toguna.record.ceremony import first_keys, keys_entry
from toguna.record.entry import Entry, parse_entry
from toguna.record.signed_note import Note, Signer

ORIGIN = "presidence.example/record"


def signer(name=ORIGIN, seed=""):
    return Signer(name, Ed25519PrivateKey.from_private_bytes(hashlib.sha256(f"{name} {seed}".encode()).digest()))


ROOTS = [signer(f"presidence.example/root-{n}") for n in (1, 2, 3)]
LOG, DESK = signer(), signer("presidence.example/desk")


def first_entry(*, roots=ROOTS, signed_by=ROOTS, log=LOG, follows=None, threshold=2):
    lines = first_keys([r.verifier for r in roots], threshold, log.verifier, DESK.verifier, follows)
    return keys_entry(lines, signed_by, rev=1, prev=-1)


def changed(lines, signed_by=ROOTS[:2], *, rev=2, prev=0):
    """A later ``keys`` entry, parsed as the ring takes it."""
    return parse_entry(keys_entry(lines, signed_by, rev=rev, prev=prev))


def text_entry(doc="text-1", *, desk=DESK, prev=-1, rev=1, **fields):
    text = Entry(
        "publish", doc, rev, "fr", "2024-03-05T12:00:00Z", prev, hashlib.sha256(doc.encode()).digest(), **fields
    )
    return str(Note(text.note_text, (desk.sign(text.note_text),))).encode()
