"""Legs and lodgings remember the name that the file of their booking gives them.

Safe while old code runs: the database fills the columns.
"""

from django.db import migrations, models


def booked_as():
    return models.CharField(blank=True, db_default="", default="", editable=False, max_length=255)


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0022_steps_that_a_state_closes"),
    ]

    operations = [
        migrations.AddField("historicalleg", "booked_as", booked_as()),
        migrations.AddField("historicalstay", "booked_as", booked_as()),
        migrations.AddField("leg", "booked_as", booked_as()),
        migrations.AddField("stay", "booked_as", booked_as()),
    ]
