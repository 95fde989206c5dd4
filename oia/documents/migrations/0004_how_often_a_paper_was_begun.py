"""How often the reading of a paper was begun, so that one that kills its reader is given up.

Safe while old code runs: the database fills the column. Taken back, the count is lost.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0003_words_in_papers"),
    ]

    operations = [
        migrations.AddField(
            model_name="papertext",
            name="attempts",
            field=models.PositiveSmallIntegerField(db_default=0, default=0),
        ),
    ]
