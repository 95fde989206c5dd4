"""How long before its end an agreement is decided on, and after what silence it may be dormant.

Safe while old code runs: adds two columns of the settings, each with a default.
"""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_how_long_the_past_is_kept"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicaloffice",
            name="agreement_renewal_months",
            field=models.PositiveSmallIntegerField(
                default=9,
                help_text="Months before its term ends.",
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(60),
                ],
                verbose_name="renewal of an agreement is decided",
            ),
        ),
        migrations.AddField(
            model_name="historicaloffice",
            name="agreement_silence_months",
            field=models.PositiveSmallIntegerField(
                default=18,
                help_text="Months in which nothing happened with the partner.",
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(240),
                ],
                verbose_name="an agreement may be dormant after",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="agreement_renewal_months",
            field=models.PositiveSmallIntegerField(
                default=9,
                help_text="Months before its term ends.",
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(60),
                ],
                verbose_name="renewal of an agreement is decided",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="agreement_silence_months",
            field=models.PositiveSmallIntegerField(
                default=18,
                help_text="Months in which nothing happened with the partner.",
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(240),
                ],
                verbose_name="an agreement may be dormant after",
            ),
        ),
    ]
