"""What an archive captured, address by address: an index on disk, small whatever the archive."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from ..html.decoding import page_characters
from ..html.head import canonical_link, refreshed_to
from ..old_addresses import host_of, normal
from .http_message import Message, message_of, plain_body
from .records import Place, Record

_TABLE = """
CREATE TABLE captures (
    id INTEGER PRIMARY KEY, key TEXT, owner TEXT, address TEXT, day TEXT, status INTEGER, form TEXT, type TEXT,
    target TEXT, digest TEXT, file INTEGER, offset INTEGER
);
"""
_INDEXES = """
CREATE INDEX of_key ON captures (key);
CREATE INDEX of_owner ON captures (owner, form);
CREATE INDEX of_digest ON captures (digest);
"""
_REPEATED = """
UPDATE captures SET
    form = c.form, type = c.type, file = c.file, offset = c.offset, status = c.status, target = c.target,
    owner = CASE WHEN c.owner = c.key THEN captures.key ELSE c.owner END
FROM captures AS c
WHERE captures.form = 'revisit' AND captures.digest != '' AND c.id = (
    SELECT d.id FROM captures AS d WHERE d.digest = captures.digest AND d.form != 'revisit' ORDER BY d.id LIMIT 1
)
"""
_HEAD = 2**17
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_MEDIA = re.compile(
    r"^(?:image|audio|video)/|^application/(?:pdf|msword|rtf|zip|epub\+zip|vnd\.(?:oasis|openxmlformats|ms-)\S*)$"
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BATCH = 2000


@dataclass(frozen=True, slots=True)
class Capture:
    """One answer of the old site: ``form`` is page, medium, moved or none; ``day`` the moment in ISO, UTC."""

    address: str
    day: str
    status: int
    form: str
    type: str
    target: str
    digest: str
    place: Place


class Captures:
    """An index of captures in a file of its own."""

    def __init__(self, path: Path) -> None:
        self._base = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._base.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {_TABLE}")
        self._files: list[tuple[str, int, int, bool]] = []
        self._rows: list[tuple[object, ...]] = []

    def add(self, record: Record) -> None:
        """Notes a record, where it is an answer of the site."""
        kind, address = record.headers.get("warc-type", ""), record.headers.get("warc-target-uri", "").strip("<> ")
        if kind not in ("response", "resource", "revisit") or not address.startswith(("http://", "https://")):
            return
        key = normal(address)
        if not key:
            return
        message = message_of(record.head) if kind != "resource" else _resource(record)
        day = record.headers.get("warc-date", "")
        form, target = _form(message), ""
        if form == "moved":
            target = _joined(address, message.headers.get("location", ""))
            if normal(target) == key:
                return
        owner = key
        if form == "page" and kind != "revisit":
            owner, refreshed = _owner(message, address, key)
            if refreshed:
                form, target = "moved", refreshed
        digest = record.digest
        if kind == "revisit":
            form = "revisit"
        self._rows.append(
            (key, owner, address, day, message.status, form, message.media_type, target, digest,
             self._file(record.place), record.place.offset)
        )  # fmt: skip
        if len(self._rows) >= _BATCH:
            self._write()

    def finished(self) -> None:
        """Makes the index ready: what was captured unchanged is the capture it repeats."""
        self._write()
        self._base.executescript(_INDEXES)
        self._base.execute(_REPEATED)
        # A page that names another as the one to be cited is that one, where the archive holds it.
        self._base.execute(
            "UPDATE captures SET owner = key WHERE owner != key AND NOT EXISTS"
            " (SELECT 1 FROM captures AS c WHERE c.key = captures.owner AND c.form = 'page')"
        )

    def __len__(self) -> int:
        return int(self._base.execute("SELECT count(DISTINCT key) FROM captures").fetchone()[0])

    def each(self) -> Iterator[str]:
        """Every address once, in the order of the archive."""
        for (key,) in self._base.execute("SELECT key FROM captures GROUP BY key ORDER BY min(id)"):
            yield key

    def of(self, key: str) -> list[Capture]:
        """The captures of an address, the oldest first."""
        rows = self._base.execute("SELECT * FROM captures WHERE key = ? ORDER BY day, id", (key,))
        return [self._capture(row) for row in rows]

    def owner(self, key: str) -> str:
        """The address that the newest page at this one names as its own."""
        row = self._base.execute(
            "SELECT owner FROM captures WHERE key = ? AND form = 'page' ORDER BY day DESC, id DESC LIMIT 1", (key,)
        ).fetchone()
        return str(row[0]) if row else key

    def owned(self, key: str) -> list[str]:
        """The other addresses whose pages name this one."""
        rows = self._base.execute(
            "SELECT address FROM captures WHERE owner = ? AND key != ? GROUP BY key ORDER BY min(id)", (key, key)
        )
        return [str(row[0]) for row in rows]

    def medium(self, key: str) -> Capture | None:
        """The newest sound capture of an address."""
        row = self._base.execute(
            "SELECT * FROM captures WHERE key = ? AND status = 200 AND form IN ('medium', 'page', 'none')"
            " ORDER BY day DESC, id DESC LIMIT 1",
            (key,),
        ).fetchone()
        return self._capture(row) if row else None

    def holds_page(self, key: str) -> bool:
        found = self._base.execute("SELECT 1 FROM captures WHERE key = ? AND form = 'page' LIMIT 1", (key,))
        return found.fetchone() is not None

    def hosts(self) -> frozenset[str]:
        """The hosts of the site: those with a tenth of the pages of the greatest, each with and without ``www.``."""
        rows = self._base.execute(
            "SELECT CASE instr(key, '/') WHEN 0 THEN key ELSE substr(key, 1, instr(key, '/') - 1) END AS host,"
            " count(DISTINCT key) FROM captures WHERE form = 'page' GROUP BY host"
        ).fetchall()
        most = max((number for _, number in rows), default=0)
        names = [str(host).partition("?")[0] for host, number in rows if number * 10 >= most]
        return frozenset(name for host in names for name in (host, f"www.{host}"))

    def _capture(self, row: tuple[object, ...]) -> Capture:
        _, _, _, address, day, status, form, kind, target, digest, file, offset = row
        path, begin, end, packed = self._files[int(str(file))]
        place = Place(path, begin, end, int(str(offset)), packed)
        return Capture(
            str(address), str(day), int(str(status)), str(form), str(kind), str(target or ""), str(digest), place
        )

    def _file(self, place: Place) -> int:
        known = (place.path, place.begin, place.end, place.packed)
        if not self._files or self._files[-1] != known:
            self._files.append(known)
        return len(self._files) - 1

    def _write(self) -> None:
        self._base.execute("BEGIN")
        self._base.executemany(
            "INSERT INTO captures (key, owner, address, day, status, form, type, target, digest, file, offset)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self._rows,
        )
        self._base.execute("COMMIT")
        self._rows = []


def _resource(record: Record) -> Message:
    return Message(200, {"content-type": record.headers.get("content-type", "")}, record.head)


def _form(message: Message) -> str:
    if message.status in _REDIRECTS:
        return "moved"
    if message.status != 200:
        return "none"
    kind = message.media_type
    if kind in _PAGES or (not kind and b"<html" in message.body[:1024].lower()):
        return "page"
    return "medium" if _MEDIA.match(kind) else "none"


def _owner(message: Message, address: str, key: str) -> tuple[str, str]:
    """The key of the page that a page names as the one to be cited, and the address it sends its visitors to."""
    text, _ = page_characters(plain_body(message, _HEAD), message.charset)
    refreshed = refreshed_to(text, address)
    if refreshed and normal(refreshed) != key:
        return key, refreshed
    canonical = canonical_link(text, address)
    named = normal(canonical) if canonical and host_of(canonical) == host_of(address) else ""
    return (named or key), ""


def _joined(address: str, location: str) -> str:
    try:
        return urljoin(address, location)
    except ValueError:
        return ""
