"""Count how often the work at an import was begun, so that it is given up some day.

Safe while old code runs: adds one column with a default that the database knows too.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sheets", "0003_own_by_file")]

    operations = [
        migrations.AddField(
            model_name="import",
            name="attempts",
            field=models.PositiveSmallIntegerField(db_default=0, default=0),
        ),
    ]
