"""Whether our name is misspelt on the list of those who signed.

Safe while old code runs: the database fills the column. Taken back, only that is lost.
"""

from django.db import migrations, models


def misspelt():
    return models.BooleanField(db_default=False, default=False, verbose_name="misspelt there")


class Migration(migrations.Migration):
    dependencies = [
        ("networks", "0009_approved_to_be_ratified"),
    ]

    operations = [
        migrations.AddField("historicalsignon", "listed_wrong", misspelt()),
        migrations.AddField("signon", "listed_wrong", misspelt()),
    ]
