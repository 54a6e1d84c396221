"""The index has a listing of the texts with words of a person: it is made again from the editions that are stored."""

from django.db import migrations


def made_again(apps, schema_editor):
    from toguna.editions.index import rebuild

    if apps.get_model("editions", "StoredEdition").objects.exists():
        rebuild()


class Migration(migrations.Migration):
    dependencies = [("editions", "0003_erasure")]

    operations = [migrations.RunPython(made_again, migrations.RunPython.noop)]
