"""What the press has put into the public folder: each file's name and the hash of its bytes.

It stands outside that folder.  A file that is not in it was made by somebody else and is never removed."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

UNSURE = ""
"""The hash of a file that was about to be put in place or removed: only reading it can tell what it is."""


def digest(data: bytes) -> str:
    """BLAKE2b of 16 bytes, hexadecimal: enough to see a change, and short."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def read(path: Path) -> dict[str, str]:
    """The files and their hashes; none where the manifest is missing or cannot be read."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    files = found.get("files") if isinstance(found, dict) else None
    return {str(k): str(v) for k, v in files.items()} if isinstance(files, dict) else {}


def write(path: Path, files: Mapping[str, str]) -> None:
    """Replaces the manifest, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".new")
    with partial.open("w", encoding="utf-8") as file:
        json.dump({"files": dict(sorted(files.items()))}, file, indent=0, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    os.replace(partial, path)
