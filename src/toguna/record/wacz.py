"""A site as a web archive: WACZ 1.1.1 (specs.webrecorder.net/wacz/1.1.1), with WARC 1.1 (ISO 28500) inside.

Made from files: what a crawler of the site would have kept, without one."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote, urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_WARC = "archive/site.warc.gz"


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site: its path from the root, its media type, its bytes."""

    path: str
    media_type: str
    data: bytes


def write_wacz(target: Path, base: str, title: str, made: datetime, pages: Iterable[Page]) -> int:
    """Writes the archive of a site that stands at ``base`` (no slash at the end), as of ``made`` (aware, UTC); gives
    how many files are in it."""
    with tempfile.TemporaryDirectory(prefix="wacz-", dir=target.parent) as folder:
        warc = Path(folder) / "site.warc.gz"
        lines: list[str] = []
        listed: list[dict[str, str]] = []
        with warc.open("wb") as stream:
            for page in pages:
                url = f"{base}/{quote(page.path.removesuffix('index.html'))}"
                lines.append(_recorded(stream, url, page, made))
                if page.media_type.startswith("text/html") and page.path.endswith(".html"):
                    listed.append(_page_line(url, page, made))
        index = "".join(f"{line}\n" for line in sorted(lines)).encode()
        head = {"format": "json-pages-1.0", "id": "pages", "title": title, "hasText": False}
        jsonl = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in (head, *listed)).encode()
        _zip(target, warc, {"indexes/index.cdx": index, "pages/pages.jsonl": jsonl}, title, made, f"{base}/")
    return len(lines)


def _recorded(stream: IO[bytes], url: str, page: Page, made: datetime) -> str:
    """Writes a response record; gives its line of the index (CDXJ)."""
    writer = WARCWriter(stream, gzip=True, warc_version="WARC/1.1")
    headers = [("Content-Type", page.media_type), ("Content-Length", str(len(page.data)))]
    http = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
    moment = made.strftime("%Y-%m-%dT%H:%M:%SZ")
    record = writer.create_warc_record(
        url,
        "response",
        payload=BytesIO(page.data),
        length=len(page.data),
        http_headers=http,
        warc_headers_dict={"WARC-Date": moment},
    )
    offset = stream.tell()
    writer.write_record(record)
    digest = base64.b32encode(hashlib.sha1(page.data, usedforsecurity=False).digest()).decode()
    told = {
        "url": url,
        "mime": page.media_type.partition(";")[0],
        "status": "200",
        "digest": f"sha1:{digest}",
        "length": str(stream.tell() - offset),
        "offset": str(offset),
        "filename": Path(_WARC).name,
    }
    return f"{surt(url)} {made:%Y%m%d%H%M%S} {json.dumps(told)}"


def surt(url: str) -> str:
    """The sort-friendly form of an address, as indexes of web archives have it: ``example,presidence)/a.html``."""
    parts = urlsplit(url.lower())
    host = ",".join(reversed((parts.hostname or "").split(".")))
    port = f":{parts.port}" if parts.port else ""
    return f"{host}{port}){parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"


def _page_line(url: str, page: Page, made: datetime) -> dict[str, str]:
    found = _TITLE.search(page.data[:20_000].decode("utf-8", "replace"))
    title = unescape(found[1]).strip() if found else url
    return {
        "id": hashlib.sha256(url.encode()).hexdigest()[:16],
        "url": url,
        "ts": f"{made:%Y-%m-%dT%H:%M:%SZ}",
        "title": title,
    }


def _zip(target: Path, warc: Path, texts: dict[str, bytes], title: str, made: datetime, main: str) -> None:
    resources = [_resource(_WARC, _sha256(warc), warc.stat().st_size)]
    resources += [_resource(name, hashlib.sha256(data).hexdigest(), len(data)) for name, data in texts.items()]
    package = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "title": title,
        "created": f"{made:%Y-%m-%dT%H:%M:%SZ}",
        "software": "toguna",
        "mainPageUrl": main,
        "mainPageDate": f"{made:%Y-%m-%dT%H:%M:%SZ}",
        "resources": resources,
    }
    described = json.dumps(package, indent=1, ensure_ascii=False).encode()
    digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(described).hexdigest()}"}
    with zipfile.ZipFile(target, "w", allowZip64=True) as archive:
        # What readers fetch by ranges is not compressed again.
        archive.write(warc, _WARC, zipfile.ZIP_STORED)
        for name, data in {
            **texts,
            "datapackage.json": described,
            "datapackage-digest.json": json.dumps(digest).encode(),
        }.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name.startswith("indexes/") else zipfile.ZIP_DEFLATED)


def _resource(path: str, digest: str, size: int) -> dict[str, Any]:
    return {"name": Path(path).name, "path": path, "hash": f"sha256:{digest}", "bytes": size}


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def pages_of_folder(public: Path, names: Iterable[str], media_type: Any) -> Iterator[Page]:
    """The files of a folder, one at a time."""
    for name in names:
        yield Page(name, media_type(name), (public / name).read_bytes())
