"""Reading ``details``, the part of an edition whose shape only its kind knows: what is not there, or not of the
expected shape, is empty."""

from __future__ import annotations

from typing import Any

from toguna.editions.edition import Edition


def text(edition: Edition | None, key: str) -> str:
    value = edition.details.get(key) if edition else None
    return value if isinstance(value, str) else ""


def number(edition: Edition, key: str, default: int) -> int:
    value = edition.details.get(key)
    return value if isinstance(value, int) else default


def items(edition: Edition | None, key: str) -> list[Any]:
    value = edition.details.get(key) if edition else None
    return list(value) if isinstance(value, list | tuple) else []


def rows(edition: Edition | None, key: str) -> list[dict[str, Any]]:
    """A list of objects, such as a person's appointments."""
    return [item for item in items(edition, key) if isinstance(item, dict)]


def named(value: Any) -> str:
    """A name given as words, or as an object with a ``name``."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    return value if isinstance(value, str) else ""


def day(value: Any) -> str:
    """An ISO date as precise as given; empty for anything else."""
    if not isinstance(value, str) or not all(part.isdigit() for part in value[:10].split("-")):
        return ""
    return value[:10] if len(value) in (4, 7) or len(value) >= 10 else ""
