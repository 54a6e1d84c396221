"""Opening a newsroom: Django set up, the database brought to the present schema, the first pages in place."""

from __future__ import annotations

import os

from .refusal import Refusal


def configure() -> None:
    """Sets Django up, embedded unless ``DJANGO_SETTINGS_MODULE`` says otherwise."""
    import django
    from django.core.exceptions import ImproperlyConfigured
    from environs import EnvError

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "toguna.conf.embedded")
    try:
        django.setup()
    except (ImproperlyConfigured, EnvError, ValueError, OSError) as error:
        raise Refusal(
            str(error).splitlines()[0], "settings", "correct the environment variable; see docs/settings.md"
        ) from error


def open_newsroom() -> None:
    """A newsroom ready for work: an empty one is made, an older one brought up to date."""
    migrate()

    from toguna.desk.newsroom import ensure_newsroom

    ensure_newsroom()


def migrate() -> None:
    """The database brought to the present schema."""
    configure()
    from django.core.management import call_command
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", interactive=False, verbosity=0)
    except DatabaseError as error:
        raise Refusal(
            str(error).strip().splitlines()[0], "database", "check DATABASE_URL and that the server runs"
        ) from error
