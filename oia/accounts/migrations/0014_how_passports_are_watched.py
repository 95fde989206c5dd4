"""How long passports have to be valid beyond a trip, and when one is renewed that is not.

Safe while old code runs: adds columns with defaults.
"""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0013_how_trips_are_watched"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicaloffice",
            name="passport_lead_days",
            field=models.PositiveSmallIntegerField(
                default=42,
                help_text="Days before the departure.",
                validators=[django.core.validators.MaxValueValidator(365)],
                verbose_name="one that ends sooner is renewed",
            ),
        ),
        migrations.AddField(
            model_name="historicaloffice",
            name="passport_valid_days",
            field=models.PositiveSmallIntegerField(
                default=182,
                help_text="Days. Many states want six months.",
                validators=[django.core.validators.MaxValueValidator(730)],
                verbose_name="a passport is valid beyond the return for",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="passport_lead_days",
            field=models.PositiveSmallIntegerField(
                default=42,
                help_text="Days before the departure.",
                validators=[django.core.validators.MaxValueValidator(365)],
                verbose_name="one that ends sooner is renewed",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="passport_valid_days",
            field=models.PositiveSmallIntegerField(
                default=182,
                help_text="Days. Many states want six months.",
                validators=[django.core.validators.MaxValueValidator(730)],
                verbose_name="a passport is valid beyond the return for",
            ),
        ),
    ]
