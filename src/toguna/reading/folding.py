"""Folding: the same text, letter for letter, without case, accents or typographic variants.

Rules match on folded text and cut their result out of the original, so folding never changes
the length: offset 12 of the one is offset 12 of the other.
"""

import re
import unicodedata
from functools import cache

from toguna.reading.alternation import arranged

_SAME_MEANING = {
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "ʹ": "'",
    "‐": "-", "‑": "-", "‒": "-",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u2002": " ", "\u2003": " ", "\t": " ",
    "ß": "s", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ł": "l", "Ł": "l", "ı": "i", "ð": "d", "Ð": "d",
    "œ": "œ", "Œ": "œ", "æ": "æ", "Æ": "æ",
}  # fmt: skip


@cache
def _table() -> dict[int, str]:
    # Letters that stay are in it too: what a table does not hold costs str.translate four times as much.
    table = {code: chr(code) for code in (*range(0x250), *range(0x2000, 0x2070))}
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        letter = unicodedata.normalize("NFD", chr(code))[0].lower()
        if len(letter) == 1:
            table[code] = letter
    table.update({ord(key): value for key, value in _SAME_MEANING.items()})
    return table


def fold(text: str) -> str:
    """Return ``text`` in lower case, unaccented, with plain spaces and apostrophes; same length."""
    return text.translate(_table())


def composed(text: str) -> str:
    """Return ``text`` in Unicode normal form C, the form every offset of this room counts in."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile on first use: a rule that no text needs costs nothing when the room is imported."""
    return re.compile(arranged(pattern))


def words(text: str) -> list[str]:
    """Return the words of ``text``: its runs of anything but white space."""
    return text.split()
