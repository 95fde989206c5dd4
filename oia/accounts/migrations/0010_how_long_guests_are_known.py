"""After how many days what only protocol knows of guests goes.

Safe while old code runs: adds one column of the settings, with a default.
"""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0009_how_visits_are_answered"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicaloffice",
            name="visit_purge_days",
            field=models.PositiveSmallIntegerField(
                default=30,
                help_text="Days after they have left: diets, needs, telephones, passports.",
                validators=[django.core.validators.MaxValueValidator(365)],
                verbose_name="what only protocol knows of guests goes",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="visit_purge_days",
            field=models.PositiveSmallIntegerField(
                default=30,
                help_text="Days after they have left: diets, needs, telephones, passports.",
                validators=[django.core.validators.MaxValueValidator(365)],
                verbose_name="what only protocol knows of guests goes",
            ),
        ),
    ]
