"""A newsroom with its sections, an editor who publishes and a writer who does not."""

from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from toguna.desk.models import Text
from toguna.desk.newsroom import EDITORS, WRITERS, add_text, ensure_newsroom, section_for


@pytest.fixture(autouse=True)
def desk_addresses(settings):
    settings.ROOT_URLCONF = "tests.desk.urls"
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture
def newsroom(db):
    return ensure_newsroom()


@pytest.fixture
def draft(newsroom):
    """Makes drafts: ``draft(title, kind=..., language=..., **fields)``."""

    def make(title="Visite à Tenkodé", kind="news", language="fr", **fields):
        return add_text(Text(title=title, kind=kind, **fields), section_for(kind, language))

    return make


@pytest.fixture
def editor(newsroom, client):
    return _user("editrice", EDITORS, client)


@pytest.fixture
def writer(newsroom, client):
    return _user("redacteur", WRITERS, client)


@pytest.fixture
def chief(newsroom, client):
    user = get_user_model().objects.create_superuser("cheffe", "cheffe@presidence.example", "mot de passe d'essai")
    client.force_login(user)
    return user


def _user(name, group, client):
    user = get_user_model().objects.create_user(name, f"{name}@presidence.example", "mot de passe d'essai")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    return user
