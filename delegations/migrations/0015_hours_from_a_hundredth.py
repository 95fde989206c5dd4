"""Hours of a visit begin at 0.01 as it is typed; a binary fraction just above it was the least.

Safe while old code runs: nothing changes in the database.
"""

from decimal import Decimal

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0014_receipts"),
    ]

    operations = [
        migrations.AlterField(
            model_name="historicalvisithours",
            name="hours",
            field=models.DecimalField(
                decimal_places=2,
                help_text="Such as 1.5.",
                max_digits=5,
                validators=[
                    django.core.validators.MinValueValidator(
                        Decimal("0.01"), "Give the hours, in figures above naught."
                    ),
                    django.core.validators.MaxValueValidator(999),
                ],
                verbose_name="hours",
            ),
        ),
        migrations.AlterField(
            model_name="visithours",
            name="hours",
            field=models.DecimalField(
                decimal_places=2,
                help_text="Such as 1.5.",
                max_digits=5,
                validators=[
                    django.core.validators.MinValueValidator(
                        Decimal("0.01"), "Give the hours, in figures above naught."
                    ),
                    django.core.validators.MaxValueValidator(999),
                ],
                verbose_name="hours",
            ),
        ),
    ]
