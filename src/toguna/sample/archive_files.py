"""The files of the sample archive, read: registers in TOML, texts in Markdown behind TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

FOLDER = files("toguna.sample") / "archive"


@dataclass(frozen=True)
class ArchiveText:
    """One text: ``fields`` is its front matter, ``body`` its Markdown."""

    key: str
    fields: dict[str, Any]
    body: str


def register(name: str) -> dict[str, Any]:
    """The content of one of the archive's TOML files."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def texts() -> list[ArchiveText]:
    """Every text, the originals before their translations, each from the oldest."""
    found = [_read(file) for file in _files(FOLDER / "texts")]
    return sorted(found, key=lambda t: ("translation_of" in t.fields, t.fields["published_at"], t.key))


def _files(folder: Traversable) -> Iterator[Traversable]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry)
        elif entry.name.endswith(".md"):
            yield entry


def _read(file: Traversable) -> ArchiveText:
    _, front, body = file.read_text("utf-8").split("+++\n", 2)
    fields = tomllib.loads(front)
    return ArchiveText(fields["key"], fields, body.strip())
