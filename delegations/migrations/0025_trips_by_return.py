"""Trips by when they are home again: what clashes looks for those still away.

Safe while old code runs: adds an index.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0024_days_of_a_per_diem"),
    ]

    operations = [
        migrations.AddIndex("trip", models.Index(fields=["returns_at"], name="trip_by_return")),
    ]
