"""A trip leads to several cities of the directory, each of which it counts for.

Safe while old code runs: adds one table.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0028_rules_for_each_recipient"),
    ]

    operations = [
        migrations.AddField(
            model_name="trip",
            name="other_cities",
            field=models.ManyToManyField(
                blank=True,
                related_name="trips_besides",
                to="directory.city",
                verbose_name="other cities it goes to",
            ),
        ),
    ]
