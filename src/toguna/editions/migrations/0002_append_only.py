"""The database refuses to change or delete a stored edition, to skip or reuse a version number, and to move the
first publication of a text.  Each rule is a trigger, so that it also holds for whoever reaches the database with
other means than toguna.  Erasure ordered by law is a path of its own, which drops and restores these under audit."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER editions_no_update BEFORE UPDATE ON editions_storededition
BEGIN SELECT RAISE(ABORT, 'editions are append-only: a stored edition cannot be changed'); END;
CREATE TRIGGER editions_no_delete BEFORE DELETE ON editions_storededition
BEGIN SELECT RAISE(ABORT, 'editions are append-only: a stored edition cannot be deleted'); END;
CREATE TRIGGER editions_succession BEFORE INSERT ON editions_storededition
WHEN NEW.version <> 1 + (SELECT COALESCE(MAX(version), 0) FROM editions_storededition WHERE edition_id = NEW.edition_id)
BEGIN SELECT RAISE(ABORT, 'editions are append-only: not the next version'); END;
CREATE TRIGGER editions_first_publication BEFORE INSERT ON editions_storededition
WHEN EXISTS (SELECT 1 FROM editions_storededition
             WHERE edition_id = NEW.edition_id AND first_published_at <> NEW.first_published_at)
BEGIN SELECT RAISE(ABORT, 'the first publication of a text cannot move'); END;
"""

SQLITE_BACK = """
DROP TRIGGER editions_no_update;
DROP TRIGGER editions_no_delete;
DROP TRIGGER editions_succession;
DROP TRIGGER editions_first_publication;
"""

POSTGRESQL = """
CREATE FUNCTION editions_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'editions are append-only: a stored edition cannot be changed or deleted'
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE FUNCTION editions_succession() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.version <> 1 + (SELECT COALESCE(MAX(version), 0) FROM editions_storededition
                         WHERE edition_id = NEW.edition_id) THEN
    RAISE EXCEPTION 'editions are append-only: not the next version'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM editions_storededition
             WHERE edition_id = NEW.edition_id AND first_published_at <> NEW.first_published_at) THEN
    RAISE EXCEPTION 'the first publication of a text cannot move' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER editions_no_change BEFORE UPDATE OR DELETE ON editions_storededition
  FOR EACH ROW EXECUTE FUNCTION editions_append_only();
CREATE TRIGGER editions_no_truncate BEFORE TRUNCATE ON editions_storededition
  FOR EACH STATEMENT EXECUTE FUNCTION editions_append_only();
CREATE TRIGGER editions_succession BEFORE INSERT ON editions_storededition
  FOR EACH ROW EXECUTE FUNCTION editions_succession();
"""

POSTGRESQL_BACK = """
DROP TRIGGER editions_no_change ON editions_storededition;
DROP TRIGGER editions_no_truncate ON editions_storededition;
DROP TRIGGER editions_succession ON editions_storededition;
DROP FUNCTION editions_append_only();
DROP FUNCTION editions_succession();
"""


def _run(by_vendor):
    def run(apps, schema_editor):
        vendor = schema_editor.connection.vendor
        if vendor not in by_vendor:
            raise NotImplementedError(f"toguna keeps editions in SQLite or PostgreSQL, not in {vendor}")
        statements = by_vendor[vendor]
        if vendor == "sqlite":
            # sqlite3 takes one statement a call; a trigger holds semicolons, so cut at its END.
            ends = "END;" if "CREATE" in statements else ";"
            for part in statements.split(ends):
                if part.strip():
                    schema_editor.execute(part + ends)
        else:
            schema_editor.execute(statements, params=None)

    return run


class Migration(migrations.Migration):
    dependencies = [("editions", "0001_initial")]

    operations = [
        migrations.RunPython(
            _run({"sqlite": SQLITE, "postgresql": POSTGRESQL}),
            _run({"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}),
        )
    ]
