"""The letter of the acting mayor knows the days for which it was filed.

Safe while old code runs: adds columns that may be null. What was filed before is for any days.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0019_what_others_bear_as_approved"),
    ]

    operations = [
        migrations.AddField(
            model_name="trip",
            name="acting_from",
            field=models.DateField(editable=False, null=True, verbose_name="filed from"),
        ),
        migrations.AddField(
            model_name="historicaltrip",
            name="acting_from",
            field=models.DateField(editable=False, null=True, verbose_name="filed from"),
        ),
        migrations.AddField(
            model_name="trip",
            name="acting_until",
            field=models.DateField(editable=False, null=True, verbose_name="filed until"),
        ),
        migrations.AddField(
            model_name="historicaltrip",
            name="acting_until",
            field=models.DateField(editable=False, null=True, verbose_name="filed until"),
        ),
    ]
