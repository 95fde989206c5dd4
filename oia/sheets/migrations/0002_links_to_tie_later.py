"""Keep which links within a file are still to be tied, for whoever goes on after a dead worker.

Safe while old code runs: adds one column with a default that the database knows too. No import
was ever refused once it was stored, so that state goes.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sheets", "0001_imports")]

    operations = [
        migrations.AddField(
            model_name="importrow",
            name="later",
            field=models.JSONField(default=dict, db_default={}),
        ),
        migrations.AlterField(
            model_name="import",
            name="state",
            field=models.CharField(
                choices=[
                    ("mapping", "To be mapped"),
                    ("checking", "Being checked"),
                    ("ready", "Checked"),
                    ("writing", "Being written"),
                    ("done", "Done"),
                    ("undoing", "Being undone"),
                    ("undone", "Undone"),
                    ("dropped", "Dropped"),
                ],
                default="mapping",
                max_length=10,
                verbose_name="state",
            ),
        ),
    ]
