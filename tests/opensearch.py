"""A server that speaks as OpenSearch does, for tests: the one at ``TOGUNA_TEST_OPENSEARCH``, or one of their own.

Their own is osmem, which is made for tests and refuses what OpenSearch refuses.  It is not OpenSearch: it keeps everything
in memory, shows at once what it was given, and ranks like it but not to the digit."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def server() -> Iterator[str]:
    """Gives the server's address, as ``TOGUNA_SEARCH`` has it but without an index; skips where there is none."""
    if named := os.environ.get("TOGUNA_TEST_OPENSEARCH"):
        yield named
        return
    osmem = pytest.importorskip("osmem_server", reason="osmem-server is not installed: OpenSearch is not tested")
    with osmem.OsmemServer.start(japanese=False) as started, started.process.stdout:
        yield started.url.replace("http:", "opensearch:")
