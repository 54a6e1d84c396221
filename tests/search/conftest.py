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


@pytest.fixture(params=["embedded", "opensearch"])
def another(request, tmp_path):
    """Gives an index of one kind: of one name always the same, of a new name an empty one."""
    if request.param == "embedded":
        return lambda name: Embedded(tmp_path / name)
    url = request.getfixturevalue("server")
    own = uuid.uuid4().hex
    return lambda name: OpenSearch(f"{url}/{own}-{name}", tmp_path / name)
