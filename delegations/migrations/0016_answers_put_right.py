"""What we said to a request is typed in where it is written down later, and put right.

Safe while old code runs: nothing changes in the database.
"""

from django.db import migrations, models

import oia.core.validators


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0015_hours_from_a_hundredth"),
    ]

    operations = [
        migrations.AlterField(
            model_name="delegation",
            name="alternative",
            field=models.TextField(
                blank=True,
                help_text="Other days, another level; to whom they are sent, if redirected.",
                verbose_name="offered instead",
            ),
        ),
        migrations.AlterField(
            model_name="delegation",
            name="decided_on",
            field=models.DateField(
                blank=True,
                null=True,
                validators=[oia.core.validators.plausible_day],
                verbose_name="decided on",
            ),
        ),
        migrations.AlterField(
            model_name="delegation",
            name="decision_reason",
            field=models.TextField(blank=True, verbose_name="reason"),
        ),
        migrations.AlterField(
            model_name="historicaldelegation",
            name="alternative",
            field=models.TextField(
                blank=True,
                help_text="Other days, another level; to whom they are sent, if redirected.",
                verbose_name="offered instead",
            ),
        ),
        migrations.AlterField(
            model_name="historicaldelegation",
            name="decided_on",
            field=models.DateField(
                blank=True,
                null=True,
                validators=[oia.core.validators.plausible_day],
                verbose_name="decided on",
            ),
        ),
        migrations.AlterField(
            model_name="historicaldelegation",
            name="decision_reason",
            field=models.TextField(blank=True, verbose_name="reason"),
        ),
    ]
