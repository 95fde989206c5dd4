"""A step that was late when it was planned keeps the day from which it is due.

Safe while old code runs: adds nullable columns.
"""

from django.db import migrations, models

from oia.core.validators import plausible_day


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0030_gifts_of_old_registers"),
    ]

    operations = [
        migrations.AddField(
            model_name=name,
            name="not_before",
            field=models.DateField(
                editable=False,
                null=True,
                validators=[plausible_day],
                verbose_name="not due before",
            ),
        )
        for name in ("historicalvisitstep", "visitstep")
    ]
