"""How much one answer may be, and how long it may take."""

from __future__ import annotations

from dataclasses import dataclass

_TEXTS = ("text/", "application/xhtml", "application/xml", "application/json", "application/rss", "application/atom",
          "application/rdf", "application/feed")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of an answer by its type, packed and unpacked alike; seconds until an answer is whole; seconds that a host
    may say nothing; hops of a redirection; times that an answer is asked for again."""

    text: int = 20 * 2**20
    picture: int = 40 * 2**20
    file: int = 100 * 2**20
    seconds: float = 180.0
    silence: float = 20.0
    hops: int = 8
    attempts: int = 4

    def of(self, media_type: str) -> int:
        """The bytes that an answer of this type may have."""
        if media_type.startswith(_TEXTS) or not media_type:
            return self.text
        return self.picture if media_type.startswith("image/") else self.file


USUAL = Limits()
