"""Making units and turning them into records of the ledger: what every way of building shares."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from .copies import copies
from .ledger import Record
from .making_late import SIZE as LATE
from .page import Output
from .renditions import Rendition
from .units import Made, Site, make


@dataclass(slots=True)
class Wanted:
    """Pictures and attachments that pages refer to, by file name."""

    renditions: dict[str, Rendition] = field(default_factory=dict)
    attachments: dict[str, str] = field(default_factory=dict)

    def of(self, outputs: list[Output]) -> list[str]:
        """Takes in what some outputs want; gives its names."""
        names: dict[str, None] = {}
        for item in outputs:
            for rendition in item.renditions:
                self.renditions[rendition.path[1:]] = rendition
                names[rendition.path[1:]] = None
            for path, sha256 in item.attachments:
                self.attachments[path[1:]] = sha256
                names[path[1:]] = None
            if item.card:
                names[item.card] = None
        return list(names)


def digest(data: bytes) -> bytes:
    """BLAKE2b of 16 bytes: enough to see a change, and short."""
    return hashlib.blake2b(data, digest_size=16).digest()


def made_unit(site: Site, name: str, wanted: Wanted) -> tuple[Made, Record]:
    """A unit's files and its record."""
    made, read = make(site, name)
    record = Record(name, pages=made.pages, media=wanted.of(made.outputs))
    record.outputs = [
        (item.path, item.late, LATE) if item.late else (item.path, digest(item.data), len(item.data))
        for item in made.outputs
    ]
    record.read(read)
    return made, record


class Folder:
    """A folder that files are written into plainly: nobody reads it yet."""

    def __init__(self, root: Path, endings: tuple[str, ...]) -> None:
        self.root = root
        self.endings = endings
        self.bytes = 0
        self._made: set[str] = set()

    def write(self, name: str, data: bytes) -> None:
        """Writes a file and its compressed copies."""
        for file, content in ((name, data), *copies(name, data, self.endings)):
            self.keep(file, content)

    def keep(self, name: str, data: bytes) -> None:
        """Writes one file."""
        folder = name.rpartition("/")[0]
        if folder not in self._made:
            (self.root / folder).mkdir(parents=True, exist_ok=True)
            self._made.add(folder)
        with open(f"{self.root}/{name}", "wb") as stream:
            stream.write(data)
        self.bytes += len(data)
