"""What a server answers to one request, and the ways of not answering."""

from __future__ import annotations

import codecs
import zlib
from dataclasses import dataclass
from email.message import Message


class NotFetched(Exception):
    """An address whose answer is not taken.  ``str()`` says why, in a few words; ``passing`` is true where another time
    may go better."""

    def __init__(self, why: str, *, passing: bool = False) -> None:
        self.passing = passing
        super().__init__(" ".join(why.split()))


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer.  ``sent`` is the body as it came, ``body`` the same unpacked; ``asked`` the headers of the request;
    ``ip`` the address that was connected to (empty for one read back from the archive)."""

    address: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    sent: bytes
    body: bytes
    asked: tuple[tuple[str, str], ...] = ()
    ip: str = ""

    def header(self, name: str) -> str:
        """The value of a header, the first where there are several; empty where there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    @property
    def media_type(self) -> str:
        """The type in small letters, without its parameters."""
        return self.header("content-type").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """The encoding that the answer names, where Python knows it; else nothing."""
        message = Message()
        message["content-type"] = self.header("content-type")
        try:
            return codecs.lookup(str(message.get_content_charset() or "")).name
        except (LookupError, ValueError, UnicodeError):
            return ""


def unpacked(sent: bytes, encoding: str, largest: int) -> bytes:
    """The body behind its content encoding, no more than ``largest`` bytes of it.

    Raises :class:`NotFetched` for more, for a broken one, and for encodings that were not asked for."""
    encoding = encoding.strip().lower()
    if encoding in ("", "identity") or not sent:
        return sent
    if encoding not in ("gzip", "x-gzip"):
        raise NotFetched(f"its encoding ({encoding[:40]}) was not asked for")
    inflater = zlib.decompressobj(wbits=31)
    try:
        body = inflater.decompress(sent, largest + 1)
    except zlib.error as error:
        raise NotFetched("its compression is broken", passing=True) from error
    if len(body) > largest:
        raise NotFetched(f"it unpacks to more than {largest // 2**20} MB")
    if not inflater.eof:
        raise NotFetched("its compression is cut short", passing=True)
    return body
