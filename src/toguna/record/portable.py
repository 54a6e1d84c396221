"""The whole record in one archive, for a library: the site with its log, what it was made from, and a web archive.

The zip holds ``site/`` (put it on any static host as it is), ``editions.jsonl`` and ``assets/`` (from which the site is
made again), ``site.wacz`` and ``manifest.json`` (docs/record/export.md)."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.db import transaction

from toguna.editions import index
from toguna.editions.canonical import address, parse
from toguna.editions.canonical_text import canonical_text
from toguna.editions.models import Erasure, StoredEdition

from .checkpoint import parse_checkpoint
from .entry import parse_entry, parse_payload
from .models import RecordEntry
from .page_lists import COPIES, RECORD, listed
from .signed_note import b64
from .tiles import ENTRIES, bundles_of, entries_in, tile_path
from .wacz import pages_of_folder, write_wacz

FORMAT = "toguna/archive@1"
README = """The record of {title}, as of {made}.

site/           the public site with its log: any static host can show it; its verification page checks texts against it
editions.jsonl  every stored edition, from which the site can be made again
assets/         the pictures and documents the editions refer to, each named by its SHA-256
site.wacz       the same site as a web archive (WACZ)

toguna record check --site site/                    replays the whole log
toguna record rebuild ARCHIVE.zip --to site2/       makes the site again from the editions
"""
_STORED = (".avif", ".webp", ".png", ".jpg", ".jpeg", ".gif", ".pdf", ".zip", ".epub", ".wacz")


class BadArchive(Exception):
    """Not such an archive; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Exported:
    files: int
    entries: int
    bytes: int


def export(
    target: Path, public: Path, *, title: str, base: str, now: datetime, media_type: Callable[[str], str]
) -> Exported:
    """Writes the archive of a site that is up to date as of ``now`` (aware)."""
    names = [*sorted(listed(public)), *_record_files(public)]
    size = parse_checkpoint((public / RECORD / "checkpoint").read_bytes()).size
    made = now.astimezone(UTC).replace(microsecond=0)
    manifest = {"format": FORMAT, "title": title, "base": base, "entries": size, "made": made.isoformat()}
    part = target.with_name(f".{target.name}.part")
    web = target.with_name(f".{target.name}.wacz")
    try:
        write_wacz(web, base, title, made, pages_of_folder(public, names, media_type))
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
            archive.writestr("manifest.json", json.dumps(manifest, indent=1, ensure_ascii=False))
            archive.writestr("README.txt", README.format(title=title, made=f"{made:%Y-%m-%d}"))
            for name in names:
                _add(archive, public / name, f"site/{name}")
            with archive.open("editions.jsonl", "w", force_zip64=True) as stream:
                for line in _editions():
                    stream.write(line)
            assets = Path(settings.TOGUNA_ASSETS)
            for file in sorted(f for f in assets.rglob("*") if f.is_file() and not f.name.startswith(".")):
                _add(archive, file, f"assets/{file.relative_to(assets).as_posix()}")
            _add(archive, web, "site.wacz")
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
        web.unlink(missing_ok=True)
    return Exported(len(names), size, target.stat().st_size)


def _record_files(public: Path) -> Iterator[str]:
    for file in sorted((public / RECORD).rglob("*")):
        if file.is_file() and not file.name.startswith(".") and not file.name.endswith(COPIES):
            yield file.relative_to(public).as_posix()


def _add(archive: zipfile.ZipFile, file: Path, name: str) -> None:
    stored = PurePosixPath(name).suffix in _STORED or name.startswith("assets/")
    archive.write(file, name, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)


_COLUMNS = ("edition_id", "version", "language", "kind", "path", "change")


def _editions() -> Iterator[bytes]:
    """Every stored edition in its order; of an erased one what is left of it."""
    grounds = {e.edition_id: e for e in Erasure.objects.all()}
    for row in StoredEdition.objects.order_by("pk").iterator(500):
        if row.canonical:
            yield row.canonical.encode() + b"\n"
            continue
        left: dict[str, Any] = {name: getattr(row, name) for name in _COLUMNS}
        left.update(first_published_at=row.first_published_at.isoformat(), published_at=row.published_at.isoformat())
        erasure = grounds[row.edition_id]
        left.update(until=erasure.version, ground=erasure.ground, erased_at=erasure.erased_at.isoformat())
        yield json.dumps({"erased": left}, ensure_ascii=False).encode() + b"\n"


def manifest_of(archive: zipfile.ZipFile) -> dict[str, Any]:
    """What an archive says of itself.  Raises :class:`BadArchive`."""
    try:
        manifest: dict[str, Any] = json.loads(archive.read("manifest.json"))
    except (KeyError, ValueError) as error:
        raise BadArchive("there is no manifest.json in it") from error
    if manifest.get("format") != FORMAT:
        raise BadArchive(f"its format is {manifest.get('format')}, not {FORMAT}")
    return manifest


def take_in(archive: zipfile.ZipFile) -> None:
    """Fills an empty newsroom's editions, assets and record rows from an archive.  Raises :class:`BadArchive`."""
    assets = Path(settings.TOGUNA_ASSETS)
    for name in archive.namelist():
        relative = name.removeprefix("assets/")
        if name.startswith("assets/") and PurePosixPath(name).name.isalnum():
            file = assets / PurePosixPath(relative).name[:2] / PurePosixPath(relative).name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(archive.read(name))
    with transaction.atomic():
        with archive.open("editions.jsonl") as stream:
            rows = [_row(number, line) for number, line in enumerate(stream, 1)]
        StoredEdition.objects.bulk_create([row for row, _ in rows], batch_size=500)
        erased = {e.edition_id: e for _, e in rows if e}
        Erasure.objects.bulk_create(erased.values())
        index.rebuild()
        RecordEntry.objects.bulk_create(_record_rows(archive), batch_size=500)


def _row(number: int, line: bytes) -> tuple[StoredEdition, Erasure | None]:
    document = json.loads(line)
    if left := document.get("erased"):
        row = StoredEdition(
            pk=number, sha256=f"erased {number}", text_sha256="", canonical="",
            first_published_at=datetime.fromisoformat(left["first_published_at"]),
            published_at=datetime.fromisoformat(left["published_at"]), **{name: left[name] for name in _COLUMNS},
        )  # fmt: skip
        moment = datetime.fromisoformat(left["erased_at"])
        return row, Erasure(edition_id=row.edition_id, version=left["until"], ground=left["ground"], erased_at=moment)
    data = line.rstrip(b"\n")
    edition = parse(data)
    row = StoredEdition(
        pk=number, edition_id=edition.id, version=edition.version, language=edition.language, kind=edition.kind,
        path=edition.path, change=edition.change.kind, first_published_at=edition.first_published_at,
        published_at=edition.published_at, sha256=address(data), canonical=data.decode(),
        text_sha256=address(canonical_text(edition).encode()),
    )  # fmt: skip
    return row, None


def _record_rows(archive: zipfile.ZipFile) -> list[RecordEntry]:
    stored = {(e, v): pk for pk, e, v in StoredEdition.objects.values_list("pk", "edition_id", "version")}
    names = set(archive.namelist())
    size = parse_checkpoint(archive.read("site/record/checkpoint")).size
    rows: list[RecordEntry] = []
    for number, width in bundles_of(size):
        path = f"site/record/{tile_path(ENTRIES, number, width)}"
        if path not in names:
            raise BadArchive(f"{path} is missing")
        for note in entries_in(archive.read(path), path):
            entry, _ = parse_entry(note)
            row = RecordEntry(index=len(rows), stored_id=stored.get((entry.doc, entry.rev)), note=note.decode())
            if f"site/record/payload/{row.index}.json" in names:
                payload = parse_payload(archive.read(f"site/record/payload/{row.index}.json"))
                row.salt, row.frame = b64(payload.salt), list(payload.frame)
            rows.append(row)
    return rows
