"""Keep when the file and the rows of an import were forgotten by the office's rule.

Safe while old code runs: adds one nullable column.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sheets", "0004_counted_attempts")]

    operations = [
        migrations.AddField(
            model_name="import",
            name="forgotten_at",
            field=models.DateTimeField(null=True, verbose_name="forgotten at"),
        ),
    ]
