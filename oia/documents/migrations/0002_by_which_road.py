"""Let history tell by which road a change came: a page, the admin, the program.

Safe while old code runs: adds a column with a default of its own to each history table. On
PostgreSQL this is a change of the catalogue alone; on SQLite each of these tables is written anew.
"""

from django.db import migrations, models

import oia.core.roads


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalattachment",
            name="road",
            field=models.CharField(
                blank=True,
                choices=[
                    ("page", "on a page"),
                    ("admin", "in the admin"),
                    ("program", "by the program"),
                ],
                db_default="",
                default=oia.core.roads.current_road,
                editable=False,
                max_length=10,
                verbose_name="road",
            ),
        ),
        migrations.AddField(
            model_name="historicaldecision",
            name="road",
            field=models.CharField(
                blank=True,
                choices=[
                    ("page", "on a page"),
                    ("admin", "in the admin"),
                    ("program", "by the program"),
                ],
                db_default="",
                default=oia.core.roads.current_road,
                editable=False,
                max_length=10,
                verbose_name="road",
            ),
        ),
    ]
