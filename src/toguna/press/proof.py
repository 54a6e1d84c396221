"""What a text's page says of its proof: which entry of the record it is, and how many witnesses must have seen it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from toguna.editions.edition import Edition
from toguna.record.entries import NotRecorded
from toguna.record.entry import shown
from toguna.record.policy import parse_policy

from .languages import Language
from .newsroom import Newsroom
from .shelf import Shelf
from .trust import trusted


@dataclass(frozen=True, slots=True)
class Proof:
    """``number`` is the entry's, as it is read; ``href`` leads to the proof's file."""

    number: str
    href: str
    seen: str


def proof(shelf: Shelf, room: Newsroom, edition: Edition) -> Proof | None:
    """The proof of a version; none in a preview, and where the site keeps no record.

    Raises ``NotRecorded`` for one that is not in the log: such a text must not go on the site."""
    if not shelf.recorded:
        return None
    number = shelf.entry_number(edition)
    if number is None:
        raise NotRecorded(f"{edition.id} version {edition.version} is not in the record")
    return Proof(shown(number), f"/record/proof/{number}.tlog-proof", seen_words(room.language))


def seen_words(words: Language) -> str:
    """By how many witnesses every text was seen, in words."""
    least = witnesses_needed()
    key = "proof_alone" if not least else "proof_witness" if least == 1 else "proof_witnesses"
    return words.word(key, count=least)


def witnesses_needed() -> int:
    """How many witnesses a head must have been seen by, at least."""
    policy = trusted("policy")
    return _least(policy) if policy else 0


@lru_cache(maxsize=4)
def _least(policy: bytes) -> int:
    return parse_policy(policy).least
