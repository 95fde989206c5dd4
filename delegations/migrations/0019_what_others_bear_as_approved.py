"""A verdict keeps what others were to bear when it was given.

Safe while old code runs: adds columns that may be null. Verdicts given before have none, and are held
against what others bore until then.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0018_rooms_by_themselves"),
    ]

    operations = [
        migrations.AddField(
            model_name="approval",
            name="approved_others",
            field=models.DecimalField(
                decimal_places=2,
                editable=False,
                max_digits=14,
                null=True,
                verbose_name="what others bear, as approved",
            ),
        ),
        migrations.AddField(
            model_name="historicalapproval",
            name="approved_others",
            field=models.DecimalField(
                decimal_places=2,
                editable=False,
                max_digits=14,
                null=True,
                verbose_name="what others bear, as approved",
            ),
        ),
    ]
