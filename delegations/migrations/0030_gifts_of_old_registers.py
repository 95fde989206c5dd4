"""A gift that a register brings in with its verdict keeps the day on which it came.

Safe while old code runs: adds nullable columns.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0029_trips_to_several_cities"),
    ]

    operations = [
        migrations.AddField(
            model_name="gift",
            name="brought_on",
            field=models.DateField(editable=False, null=True, verbose_name="brought in on"),
        ),
        migrations.AddField(
            model_name="historicalgift",
            name="brought_on",
            field=models.DateField(editable=False, null=True, verbose_name="brought in on"),
        ),
    ]
