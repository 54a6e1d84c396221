"""Language packs: what a language says in which words, apart from the rules that read them.

A pack is data (word lists) and the few patterns that are grammar rather than vocabulary. Adding a
language is adding a folder here and its code to ``CODES``; no rule outside may name a language.
"""

from functools import cache
from importlib import import_module

from toguna.reading.languages.pack import LanguagePack

CODES = ("fr", "en")


@cache
def pack(code: str) -> LanguagePack:
    """Return the pack of a language by its two-letter code; KeyError for one we do not have."""
    if code not in CODES:
        raise KeyError(code)
    found = import_module(f"toguna.reading.languages.{code}").PACK
    assert isinstance(found, LanguagePack)
    return found


@cache
def packs() -> tuple[LanguagePack, ...]:
    """Return every pack: a page's frame may be in another language than its text."""
    return tuple(pack(code) for code in CODES)
