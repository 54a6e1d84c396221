"""What pages say of whom to believe is read from the record's own files: its policy and its keys."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from . import notes


def trusted(name: str) -> bytes:
    """The bytes of the record's ``policy`` or ``keys.json``, noted; empty where there is none."""
    notes.fixed(f"record {name}")
    return trusted_bytes(name)


def trusted_bytes(name: str) -> bytes:
    """The same, for the ledger to compare."""
    file = Path(settings.TOGUNA_RECORD) / "log" / name if settings.TOGUNA_RECORD else None
    return file.read_bytes() if file and file.exists() else b""
