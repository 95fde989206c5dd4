"""Within how many days a request for a visit is answered, and how far back earlier ones are shown.

Safe while old code runs: adds two columns of the settings, each with a default.
"""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0008_people_by_name"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicaloffice",
            name="visit_lookback_months",
            field=models.PositiveSmallIntegerField(
                default=24,
                help_text="Months, of the same people or about the same, when a request is weighed.",
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(240),
                ],
                verbose_name="earlier requests are shown of the last",
            ),
        ),
        migrations.AddField(
            model_name="historicaloffice",
            name="visit_reply_days",
            field=models.PositiveSmallIntegerField(
                default=10,
                help_text="Days from its receipt. Whoever owns the visit is reminded before.",
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(365),
                ],
                verbose_name="a request for a visit is answered within",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="visit_lookback_months",
            field=models.PositiveSmallIntegerField(
                default=24,
                help_text="Months, of the same people or about the same, when a request is weighed.",
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(240),
                ],
                verbose_name="earlier requests are shown of the last",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="visit_reply_days",
            field=models.PositiveSmallIntegerField(
                default=10,
                help_text="Days from its receipt. Whoever owns the visit is reminded before.",
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(365),
                ],
                verbose_name="a request for a visit is answered within",
            ),
        ),
    ]
