"""The WARC file that a site is fetched into (ISO 28500, WARC 1.1): written as answers come, read when a run goes on.

A record is a gzip member of its own and is written at one blow; what a killed run left half-written is cut off."""

from __future__ import annotations

import base64
import datetime as dt
import fcntl
import hashlib
import io
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from ..problems import SourceProblem
from .answers import Answer
from .connections import AGENT
from .members import Member, members

NAME = "site.warc.gz"
_LARGEST = 256 * 2**20
# What was undone on the way: the body is kept in one piece.
_UNDONE = frozenset({"transfer-encoding", "content-length", "connection", "keep-alive"})


@dataclass(frozen=True, slots=True)
class Stored:
    """The last answer of an address in the archive: where its record begins (the record with the body: a later one
    that says "the same as before" changes only ``moment``), and what a conditional request needs."""

    start: int
    status: int
    moment: dt.datetime
    etag: str
    last_modified: str
    digest: str


class Archive:
    """A site's archive in a folder.  One process writes to it at a time.

    Raises :class:`SourceProblem` where another does, and for a folder that cannot be written to."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file: BinaryIO = self.path.open("a+b")
        except OSError as error:
            why = error.strerror or str(error)
            raise SourceProblem(f"cannot be written ({why})", str(folder), "check the name and your rights") from error
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._file.close()
            raise SourceProblem("another run is fetching into this folder", str(folder), "wait for its end") from error
        self._stored: dict[str, Stored] = {}
        self._end = 0
        for member in members(self._file):
            self._end = member.end
            self._know(member)
        self._file.truncate(self._end)
        if not self._end:
            self._write_information()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        with suppress(OSError):
            # What could not be written was told where it was to be.
            if not self._file.closed:
                self._file.flush()
                os.fsync(self._file.fileno())
        with suppress(OSError):
            self._file.close()

    def stored(self, address: str) -> Stored | None:
        return self._stored.get(address)

    def read(self, address: str) -> Answer | None:
        """The last answer of an address, as it was."""
        found = self._stored.get(address)
        if found is None:
            return None
        self._file.seek(found.start)
        record = next(iter(ArchiveIterator(self._file)))
        status = record.http_headers
        body = record.content_stream().read(_LARGEST)
        headers = tuple((name, value) for name, value in status.headers if name.lower() != "content-encoding")
        return Answer(address, found.status, status.statusline.partition(" ")[2], headers, body, body)

    def add(self, answer: Answer, moment: dt.datetime) -> None:
        """Writes an answer and its request; one whose words are those of the last time is written as such, without
        them.  ``moment`` is in UTC."""
        known = self._stored.get(answer.address)
        digest = _digest(answer.sent)
        if known and known.status == answer.status and known.digest == digest and not 300 <= answer.status < 400:
            self._add_same(answer, moment, known, "identical-payload-digest")
            return
        writer, buffer = _writer()
        kept = [(name, value) for name, value in answer.headers if name.lower() not in _UNDONE]
        response = writer.create_warc_record(
            answer.address,
            "response",
            payload=io.BytesIO(answer.sent),
            length=len(answer.sent),
            warc_headers_dict={"WARC-Date": _written(moment), "WARC-Payload-Digest": digest, **_ip(answer)},
            http_headers=_http(answer, [*kept, ("Content-Length", str(len(answer.sent)))]),
        )
        writer.write_request_response_pair(_request(writer, answer), response)
        start = self._append(buffer)
        self._stored[answer.address] = Stored(
            start, answer.status, moment, answer.header("etag"), answer.header("last-modified"), digest
        )

    def unchanged(self, answer: Answer, moment: dt.datetime) -> None:
        """Writes that an answer of the archive still holds (304)."""
        self._add_same(answer, moment, self._stored[answer.address], "server-not-modified")

    def _add_same(self, answer: Answer, moment: dt.datetime, known: Stored, how: str) -> None:
        writer, buffer = _writer()
        kept = [(name, value) for name, value in answer.headers if name.lower() not in _UNDONE]
        record = writer.create_revisit_record(
            answer.address,
            known.digest,
            answer.address,
            _written(known.moment),
            http_headers=_http(answer, kept),
            warc_headers_dict={"WARC-Date": _written(moment), **_ip(answer)},
        )
        record.rec_headers.replace_header("WARC-Profile", f"http://netpreserve.org/warc/1.1/revisit/{how}")
        writer.write_record(record)
        self._append(buffer)
        self._stored[answer.address] = Stored(
            known.start, known.status, moment, known.etag, known.last_modified, known.digest
        )

    def _append(self, buffer: io.BytesIO) -> int:
        start, data = self._end, buffer.getvalue()
        try:
            self._file.seek(0, os.SEEK_END)
            self._file.write(data)
            self._file.flush()
        except OSError as error:
            why = error.strerror or str(error)
            do = "make room and run it again: it goes on where it stopped"
            raise SourceProblem(f"cannot be written ({why})", str(self.path), do) from error
        self._end += len(data)
        return start

    def _write_information(self) -> None:
        writer, buffer = _writer()
        about = {"software": AGENT, "format": "WARC File Format 1.1", "robots": "obey"}
        writer.write_record(writer.create_warcinfo_record(NAME, about))
        self._append(buffer)

    def _know(self, member: Member) -> None:
        """Learns what a record of the file says of its address."""
        head, _, rest = member.head.partition(b"\r\n\r\n")
        said = _headers(head)
        address, kind = said.get("warc-target-uri", ""), said.get("warc-type")
        try:
            moment = dt.datetime.fromisoformat(said.get("warc-date", ""))
        except ValueError:
            return
        if not address or moment.tzinfo is None:
            return
        http, _, _ = rest.partition(b"\r\n\r\n")
        line, _, fields = http.partition(b"\r\n")
        if kind == "response":
            words = line.split(None, 2)
            about = _headers(b"\r\n" + fields)
            self._stored[address] = Stored(
                member.start,
                int(words[1]) if len(words) > 1 and words[1].isdigit() else 0,
                moment,
                about.get("etag", ""),
                about.get("last-modified", ""),
                said.get("warc-payload-digest", ""),
            )
        elif kind == "revisit" and (known := self._stored.get(address)):
            self._stored[address] = Stored(
                known.start, known.status, moment, known.etag, known.last_modified, known.digest
            )


def _headers(block: bytes) -> dict[str, str]:
    """Header lines after a first line; the first of a name counts."""
    found: dict[str, str] = {}
    for line in block.split(b"\r\n")[1:]:
        name, colon, value = line.partition(b":")
        if colon:
            found.setdefault(name.decode("latin-1").strip().lower(), value.decode("utf-8", "replace").strip())
    return found


def _writer() -> tuple[WARCWriter, io.BytesIO]:
    buffer = io.BytesIO()
    return WARCWriter(buffer, gzip=True, warc_version="1.1"), buffer


def _request(writer: WARCWriter, answer: Answer) -> object:
    origin, _, path = answer.address.partition("://")[2].partition("/")
    line = StatusAndHeaders(f"GET /{path} HTTP/1.1", [("Host", origin), *answer.asked], is_http_request=True)
    return writer.create_warc_record(answer.address, "request", http_headers=line)


def _http(answer: Answer, headers: list[tuple[str, str]]) -> StatusAndHeaders:
    # Line ends in what a server sent would become header lines of the archive's own.
    clean = [(name, " ".join(value.split())) for name, value in headers if name.isascii()]
    reason = " ".join(answer.reason.encode("ascii", "replace").decode().split())
    return StatusAndHeaders(f"{answer.status} {reason}", clean, protocol="HTTP/1.1")


def _ip(answer: Answer) -> dict[str, str]:
    return {"WARC-IP-Address": answer.ip} if answer.ip else {}


def _digest(body: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()


def _written(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
