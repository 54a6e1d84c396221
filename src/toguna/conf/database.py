"""Which database a newsroom uses: SQLite in its own folder, or what ``DATABASE_URL`` says."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


def database(url: str, home: Path) -> dict[str, Any]:
    """Django's settings for ``postgresql://user:password@host:port/name`` or ``sqlite:///path`` (empty: SQLite in
    ``home``).  Raises ``ValueError`` for any other kind."""
    parts = urlsplit(url)
    if parts.scheme in ("postgres", "postgresql"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
        }
    if parts.scheme not in ("", "sqlite"):
        raise ValueError(f"DATABASE_URL: {parts.scheme}: is not a database toguna knows; use postgresql: or sqlite:")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": unquote(parts.path)[1:] if url else home / "newsroom.sqlite3",
        "OPTIONS": {
            # WAL lets readers go on while one writes; IMMEDIATE takes the write lock at the start of a transaction,
            # where the busy timeout works, instead of failing in the middle of one.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000;"
            " PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;",
        },
    }
