"""How often the reading of a text was begun, so that one that kills its reader is given up.

Safe while old code runs: the database fills the column. Taken back, the count is lost.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("networks", "0006_signatories"),
    ]

    operations = [
        migrations.AddField(
            model_name="textbody",
            name="attempts",
            field=models.PositiveSmallIntegerField(db_default=0, default=0),
        ),
        migrations.AlterField(
            model_name="textbody",
            name="lease_until",
            field=models.DateTimeField(null=True),
        ),
    ]
