import django.core.validators
from django.db import migrations, models

import toguna.desk.fields
import toguna.desk.models.series


def keep_labels(apps, schema_editor):
    """Numbers given before now were printed as their series prints them now."""
    for number in apps.get_model("desk", "SeriesNumber").objects.select_related("series"):
        number.label = number.series.pattern.format(number=number.number, year=number.year)
        number.save(update_fields=["label"])


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="seriesnumber",
            name="label",
            field=models.CharField(blank=True, editable=False, max_length=255),
        ),
        migrations.AddField(
            model_name="seriesnumber",
            name="void_reasons",
            field=toguna.desk.fields.Translations(
                blank=True, default=dict, long=True, verbose_name="reason in other languages"
            ),
        ),
        migrations.AlterField(
            model_name="seriesnumber",
            name="void_reason",
            field=models.TextField(
                blank=True,
                help_text="Readers find it in the public register, in the place of a text. The number is never given again.",
                max_length=5000,
                verbose_name="why the number is void",
            ),
        ),
        migrations.AlterField(
            model_name="seriesnumber",
            name="year",
            field=models.PositiveIntegerField(
                default=toguna.desk.models.series.this_year,
                validators=[
                    django.core.validators.MinValueValidator(1000),
                    django.core.validators.MaxValueValidator(9999),
                ],
                verbose_name="year",
            ),
        ),
        migrations.RunPython(keep_labels, migrations.RunPython.noop),
    ]
