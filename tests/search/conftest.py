"""Indexes of every kind, for one set of cases."""

import uuid

import pytest
from tests import opensearch

from toguna.search.embedded import Embedded
from toguna.search.opensearch import OpenSearch


@pytest.fixture(scope="session")
def server():
    with opensearch.server() as url:
        yield url


@pytest.fixture
def on_server(server, tmp_path):
    """Gives an index of the server: of one name always the same, of a new name an empty one."""
    own, opened = uuid.uuid4().hex, []

    def named(name):
        opened.append(OpenSearch(f"{server}/{own}-{name}", tmp_path / name))
        return opened[-1]

    yield named
    for index in opened:
        for made in list(index.made()):
            index.server.write("DELETE", f"/{made}")


@pytest.fixture(params=["embedded", "opensearch"])
def another(request, tmp_path):
    """Gives an index of one kind, as ``on_server``."""
    if request.param == "opensearch":
        return request.getfixturevalue("on_server")
    return lambda name: Embedded(tmp_path / name)
