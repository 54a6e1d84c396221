"""The bytes of an edition and their address.

Canonical form: RFC 8785 (JSON Canonicalization Scheme).  Address: lower-case hexadecimal SHA-256 of those bytes.
"""

from __future__ import annotations

import hashlib
import json

import rfc8785

from .edition import Edition


def canonical_bytes(edition: Edition) -> bytes:
    """The RFC 8785 form of the edition, UTF-8."""
    return rfc8785.dumps(edition.document())


def address(data: bytes) -> str:
    """The SHA-256 of ``data``, 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def parse(data: str | bytes) -> Edition:
    """The edition that canonical bytes hold; raises ``ValueError`` for what is not an edition."""
    return Edition.from_document(json.loads(data))
