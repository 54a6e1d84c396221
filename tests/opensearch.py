"""A server of the tests' own that speaks as OpenSearch does: osmem, which is made for tests and refuses what OpenSearch
refuses.  It is not OpenSearch: it keeps everything in memory, and ranks like it but not to the digit."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def server() -> Iterator[str]:
    """Starts a server and gives its address, as ``TOGUNA_SEARCH`` has it but without an index; skips where there is
    none to start."""
    osmem = pytest.importorskip("osmem_server", reason="osmem-server is not installed: OpenSearch is not tested")
    with osmem.OsmemServer.start(japanese=False) as started, started.process.stdout:
        yield started.url.replace("http:", "opensearch:")
