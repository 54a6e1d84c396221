"""Which search a newsroom has: an index in its own folder, one on a server, or none, by what ``TOGUNA_SEARCH`` says."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_SCHEMES = ("opensearch", "opensearchs", "opensearch+https")
# The signs of an index's name on OpenSearch; what we put behind it must fit too.
_INDEX = re.compile(r"/[a-z0-9][a-z0-9._-]{0,199}")


def search(given: str) -> str:
    """What was given: nothing, ``off``, or the address of an index on an OpenSearch server.

    Raises ``ValueError`` for anything else, and does not repeat it: it may hold a password."""
    if given in ("", "off"):
        return given
    scheme = given.partition("://")[0]
    if scheme not in _SCHEMES:
        raise ValueError(
            "TOGUNA_SEARCH: no search toguna knows; use off, opensearch://host:9200/index or opensearchs://"
        )
    try:
        parts = urlsplit(given)
        whole = bool(parts.hostname and parts.port != 0 and not parts.query and not parts.fragment)
    except ValueError:
        whole = False
    if not whole or not _INDEX.fullmatch(parts.path):
        raise ValueError(
            f"TOGUNA_SEARCH: not the address of an index; write {scheme}://user:password@host:9200/index, the index in"
            " small letters and digits, and / ? # in a password as %2F %3F %23"
        )
    return given
