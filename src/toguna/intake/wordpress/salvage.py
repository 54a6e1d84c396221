"""An export that is not well-formed, piece by piece: one broken item does not take the others with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5
from typing import Protocol

from lxml import etree

_READ = 2**20
_OPENING = re.compile(rb"<item\b[^>]*>")
_CLOSING = b"</item>"
_CHANNEL = re.compile(rb"<channel\b[^>]*>")
_PREFIXES = re.compile(rb"</?([A-Za-z][\w]*):")
_NAMED = re.compile(rb"&([A-Za-z][\w]{1,31});")
_XML_NAMES = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_CDATA = re.compile(rb"(?s)(<([\w:]+)\b[^<>]*>\s*<!\[CDATA\[)(.*?)(\]\]>\s*</\2>)")
_SECTION = re.compile(rb"(?s)(<!\[CDATA\[.*?\]\]>)")
_AMPERSAND = re.compile(rb"&(?!#\d+;|#x[0-9a-fA-F]+;|[A-Za-z]\w{0,31};)")


class Readable(Protocol):
    def read(self, size: int = -1) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two items' marks: the head of the channel, or one item; ``line`` is its first."""

    data: bytes
    line: int
    whole: bool = True
    head: bool = False


def pieces_of(file: Readable) -> Iterator[Piece]:
    """The head of the channel and its items, told by their marks alone.

    An item ends at its end mark, unless that stands in a CDATA section; one without is not whole."""
    buffer, line, head = b"", 1, True
    while True:
        data = file.read(_READ)
        buffer += data
        while True:
            opening = _OPENING.search(buffer)
            if opening is None:
                break
            if head:
                yield Piece(_channel(buffer[: opening.start()]), line, head=True)
                head = False
            end = _end_of(buffer, opening.end())
            if end is None:
                break
            stop, whole = end
            start = opening.start()
            line += buffer.count(b"\n", 0, start)
            yield Piece(buffer[start:stop], line, whole)
            line += buffer.count(b"\n", start, stop)
            buffer = buffer[stop:]
        if not data:
            break
    if head:
        yield Piece(_channel(buffer), line, head=True)
    elif opening is not None:
        line += buffer.count(b"\n", 0, opening.start())
        yield Piece(buffer[opening.start() :], line, whole=False)


def salvaged(piece: Piece) -> tuple[list[etree._Element], tuple[int, str] | None]:
    """The elements of a piece, as far as they can be read, and the line and words of its first fault."""
    spaces = b"".join(b' xmlns:%s="urn:%s"' % (p, p) for p in sorted(set(_PREFIXES.findall(piece.data))))
    parts = _SECTION.split(_CDATA.sub(_one_section, piece.data))
    # Every second part is a CDATA section, whose words mean themselves.
    parts[::2] = [_AMPERSAND.sub(b"&amp;", _NAMED.sub(_character, part)) for part in parts[::2]]
    data = b"<channel%s>" % spaces + b"".join(parts) + b"</channel>"
    try:
        return list(etree.fromstring(data, _parser(recover=False))), None
    except etree.XMLSyntaxError as error:
        fault = (piece.line + (error.lineno or 1) - 1, " ".join((error.msg or "not XML").split()))
    root = etree.fromstring(data, _parser(recover=True))
    elements = list(root) if root is not None else []
    return (elements if piece.head else [e for e in elements if e.tag == "item"][:1]), fault


def _parser(recover: bool) -> etree.XMLParser:
    return etree.XMLParser(recover=recover, huge_tree=True, resolve_entities=False, no_network=True, load_dtd=False)


def _one_section(found: re.Match[bytes]) -> bytes:
    """A CDATA section whose words hold its end mark, made one that does not end there (XML 1.0, section 2.7)."""
    return found[1] + found[3].replace(b"]]>", b"]]]]><![CDATA[>") + found[4]


def _character(found: re.Match[bytes]) -> bytes:
    """The character of an entity that HTML has and XML has not."""
    name = found[1]
    return found[0] if name in _XML_NAMES else html5.get(f"{name.decode()};", found[0].decode()).encode()


def _end_of(buffer: bytes, at: int) -> tuple[int, bool] | None:
    """Where an item that began before ``at`` ends, and whether it has its end; nothing while that is not known."""
    start = at
    while True:
        closing = buffer.find(_CLOSING, at)
        other = _OPENING.search(buffer, at)
        if closing < 0 and other is None:
            return None
        first = closing if closing >= 0 and (other is None or closing < other.start()) else -1
        stop = first if first >= 0 else other.start() if other else -1
        in_cdata = buffer.rfind(b"<![CDATA[", start, stop) > buffer.rfind(b"]]>", start, stop)
        if in_cdata and buffer.find(b"]]>", stop) >= 0 and not _begins_anew(buffer, stop):
            at = stop + 1
            continue
        return (first + len(_CLOSING), True) if first >= 0 else (stop, False)


def _begins_anew(buffer: bytes, at: int) -> bool:
    """Whether what follows is the beginning of an item and not words about one: its title follows."""
    return bool(re.match(rb"(?:</item>\s*)?<item\b[^>]*>\s*<title\b|</item>\s*</channel>", buffer[at : at + 200]))


def _channel(data: bytes) -> bytes:
    found = _CHANNEL.search(data)
    return data[found.end() :] if found else data
