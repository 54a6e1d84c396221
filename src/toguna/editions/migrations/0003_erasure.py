"""An erasure ordered by law blanks the content of a text's earlier versions, and nothing else may.

The database lets an edition be blanked only where a row of ``editions_erasure`` says so, and only its content and
hashes: which versions there were, and when, stays.  The rows of that table cannot be changed or deleted."""

from django.db import migrations, models

ALLOWED = """
    NEW.canonical = '' AND NEW.text_sha256 = '' AND NEW.id = OLD.id AND NEW.edition_id = OLD.edition_id
    AND NEW.version = OLD.version AND NEW.language = OLD.language AND NEW.kind = OLD.kind AND NEW.path = OLD.path
    AND NEW.first_published_at = OLD.first_published_at AND NEW.published_at = OLD.published_at
    AND NEW.change = OLD.change
    AND EXISTS (SELECT 1 FROM editions_erasure e WHERE e.edition_id = OLD.edition_id AND e.version > OLD.version)
"""
NEVER = "'editions are append-only: a stored edition cannot be changed'"

SQLITE = (
    "DROP TRIGGER editions_no_update",
    f"""CREATE TRIGGER editions_no_update BEFORE UPDATE ON editions_storededition WHEN NOT ({ALLOWED})
        BEGIN SELECT RAISE(ABORT, {NEVER}); END""",
    """CREATE TRIGGER editions_erasure_no_update BEFORE UPDATE ON editions_erasure
       BEGIN SELECT RAISE(ABORT, 'an erasure stays as it was noted'); END""",
    """CREATE TRIGGER editions_erasure_no_delete BEFORE DELETE ON editions_erasure
       BEGIN SELECT RAISE(ABORT, 'an erasure stays as it was noted'); END""",
)
SQLITE_BACK = (
    "DROP TRIGGER editions_erasure_no_delete",
    "DROP TRIGGER editions_erasure_no_update",
    "DROP TRIGGER editions_no_update",
    f"""CREATE TRIGGER editions_no_update BEFORE UPDATE ON editions_storededition
        BEGIN SELECT RAISE(ABORT, {NEVER}); END""",
)
POSTGRESQL = (
    f"""CREATE OR REPLACE FUNCTION editions_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' THEN
        IF {ALLOWED} THEN
          RETURN NEW;
        END IF;
      END IF;
      RAISE EXCEPTION 'editions are append-only: a stored edition cannot be changed or deleted'
        USING ERRCODE = 'integrity_constraint_violation';
    END $$""",
    """CREATE FUNCTION editions_erasure_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'an erasure stays as it was noted' USING ERRCODE = 'integrity_constraint_violation';
    END $$""",
    """CREATE TRIGGER editions_erasure_no_change BEFORE UPDATE OR DELETE ON editions_erasure
       FOR EACH ROW EXECUTE FUNCTION editions_erasure_stays()""",
    """CREATE TRIGGER editions_erasure_no_truncate BEFORE TRUNCATE ON editions_erasure
       FOR EACH STATEMENT EXECUTE FUNCTION editions_erasure_stays()""",
)
POSTGRESQL_BACK = (
    "DROP TRIGGER editions_erasure_no_change ON editions_erasure",
    "DROP TRIGGER editions_erasure_no_truncate ON editions_erasure",
    "DROP FUNCTION editions_erasure_stays()",
    """CREATE OR REPLACE FUNCTION editions_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'editions are append-only: a stored edition cannot be changed or deleted'
        USING ERRCODE = 'integrity_constraint_violation';
    END $$""",
)


def _run(sqlite, postgresql):
    def run(apps, schema_editor):
        for statement in postgresql if schema_editor.connection.vendor == "postgresql" else sqlite:
            schema_editor.execute(statement, params=None)

    return run


class Migration(migrations.Migration):
    dependencies = [("editions", "0002_append_only")]

    operations = [
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("edition_id", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField()),
                ("ground", models.TextField()),
                ("erased_at", models.DateTimeField()),
            ],
        ),
        migrations.RunPython(_run(SQLITE, POSTGRESQL), _run(SQLITE_BACK, POSTGRESQL_BACK)),
    ]
