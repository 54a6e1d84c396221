"""An HTTP response as an archive holds it: status, headers, and its body without chunks or compression (RFC 9112)."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

import brotli

_STATUS = re.compile(rb"^HTTP/\d(?:\.\d)?\s+(\d{3})")
_CHUNK = re.compile(rb"^\s*([0-9a-fA-F]{1,8})\s*(?:;[^\r\n]{0,200})?\r?\n")
_STEP = 2**16
_MOST_CODINGS = 3


@dataclass(frozen=True, slots=True)
class Message:
    """``status`` is 0 for bytes that are no response; ``headers`` have small names."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        found = re.search(r"(?i)charset\s*=\s*[\"']?([\w.:-]{2,40})", self.headers.get("content-type", ""))
        return found[1] if found else ""


def message_of(data: bytes) -> Message:
    """The parts of a response; its body as it was sent."""
    match = _STATUS.match(data)
    if match is None:
        return Message(0, {}, data)
    end = re.search(rb"\r?\n\r?\n", data)
    head, body = (data[: end.start()], data[end.end() :]) if end else (data, b"")
    return Message(int(match[1]), headers_of(head), body)


def headers_of(head: bytes) -> dict[str, str]:
    """The header fields of a block, its first line left out; of several of one name the first."""
    headers: dict[str, str] = {}
    for line in head.split(b"\n")[1:]:
        name, colon, value = line.partition(b":")
        if colon:
            headers.setdefault(name.strip().lower().decode("latin-1"), value.strip().decode("utf-8", "replace"))
    return headers


def plain_body(message: Message, limit: int) -> bytes:
    """The body without its transfer and content codings, at most ``limit`` bytes of it: more is a bomb, or no page.

    What an archive says is coded and is not (many store it plain) comes back as it is."""
    body = message.body
    if "chunked" in message.headers.get("transfer-encoding", "").lower():
        body = _joined(body, limit)
    codings = [c.strip() for c in message.headers.get("content-encoding", "").lower().split(",") if c.strip()]
    for coding in reversed(codings[:_MOST_CODINGS]):
        body = _decoded(body, coding, limit)
    return body[:limit]


def _joined(body: bytes, limit: int) -> bytes:
    parts, at, size = list[bytes](), 0, 0
    while size <= limit and (match := _CHUNK.match(body[at : at + 256])):
        length = int(match[1], 16)
        if not length:
            break
        begin = at + match.end()
        parts.append(body[begin : begin + length])
        size += len(parts[-1])
        at = begin + length
        at += 2 if body[at : at + 2] == b"\r\n" else 1 if body[at : at + 1] == b"\n" else 0
    return b"".join(parts) if parts else body


def _decoded(body: bytes, coding: str, limit: int) -> bytes:
    if coding in ("gzip", "x-gzip"):
        return _inflated(body, 31, limit) if body.startswith(b"\x1f\x8b") else body
    if coding == "deflate":
        return _inflated(body, 15, limit) or _inflated(body, -15, limit) or body
    if coding == "br":
        return _unbrotlied(body, limit)
    return body


def _inflated(body: bytes, window: int, limit: int) -> bytes:
    """What can be inflated, to the first byte that is not sound."""
    machine = zlib.decompressobj(window)
    try:
        return machine.decompress(body, limit)
    except zlib.error:
        pass
    parts, size = list[bytes](), 0
    machine = zlib.decompressobj(window)
    for at in range(0, len(body), 1024):
        try:
            parts.append(machine.decompress(body[at : at + 1024], limit - size))
        except zlib.error:
            break
        size += len(parts[-1])
        if size >= limit:
            break
    return b"".join(parts)


def _unbrotlied(body: bytes, limit: int) -> bytes:
    machine = brotli.Decompressor()
    parts, size = list[bytes](), 0
    try:
        parts.append(machine.process(body[:_STEP], output_buffer_limit=limit))
        at = _STEP
        size = len(parts[0])
        while size < limit and not machine.is_finished():
            if machine.can_accept_more_data():
                if at >= len(body):
                    break
                fed, at = body[at : at + _STEP], at + _STEP
            else:
                fed = b""
            parts.append(machine.process(fed, output_buffer_limit=limit - size))
            size += len(parts[-1])
    except brotli.error:
        return b"".join(parts) or body
    return b"".join(parts)
