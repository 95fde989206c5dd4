"""Room for the office's own rule of how long is kept who saw what and who changed what.

Safe while old code runs: adds columns that may be empty. Nothing is removed before the daily task
of the new code runs, and then only what was seen more than 24 months ago.
"""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_saved_views"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicaloffice",
            name="keep_changes_months",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="Months. What is older goes, of every record. Empty: it is kept for ever.",
                null=True,
                validators=[django.core.validators.MinValueValidator(12)],
                verbose_name="who changed what is kept for",
            ),
        ),
        migrations.AddField(
            model_name="historicaloffice",
            name="keep_sightings_months",
            field=models.PositiveSmallIntegerField(
                blank=True,
                default=24,
                help_text="Months. What is older goes, day by day. Empty: it is kept for ever.",
                null=True,
                validators=[django.core.validators.MinValueValidator(1)],
                verbose_name="who saw what is kept for",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="keep_changes_months",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="Months. What is older goes, of every record. Empty: it is kept for ever.",
                null=True,
                validators=[django.core.validators.MinValueValidator(12)],
                verbose_name="who changed what is kept for",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="keep_sightings_months",
            field=models.PositiveSmallIntegerField(
                blank=True,
                default=24,
                help_text="Months. What is older goes, day by day. Empty: it is kept for ever.",
                null=True,
                validators=[django.core.validators.MinValueValidator(1)],
                verbose_name="who saw what is kept for",
            ),
        ),
    ]
