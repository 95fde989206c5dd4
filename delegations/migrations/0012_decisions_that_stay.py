"""Verdicts know what the city was to bear; what was decided does not go with its trip.

Safe while old code runs: adds columns that may be null. Verdicts given before have none, and what
the trip was approved for counts for them.
"""

from django.db import migrations, models

import delegations.models.traveller


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0011_papers"),
    ]

    operations = [
        migrations.AddField(
            model_name="approval",
            name="approved_cost",
            field=models.DecimalField(
                decimal_places=2,
                editable=False,
                max_digits=14,
                null=True,
                verbose_name="costs as approved",
            ),
        ),
        migrations.AddField(
            model_name="historicalapproval",
            name="approved_cost",
            field=models.DecimalField(
                decimal_places=2,
                editable=False,
                max_digits=14,
                null=True,
                verbose_name="costs as approved",
            ),
        ),
        migrations.AlterField(
            model_name="approval",
            name="trip",
            field=models.ForeignKey(
                on_delete=delegations.models.traveller.unless_decided,
                related_name="approvals",
                to="delegations.trip",
                verbose_name="trip",
            ),
        ),
        migrations.AlterField(
            model_name="traveller",
            name="trip",
            field=models.ForeignKey(
                on_delete=delegations.models.traveller.unless_decided,
                related_name="travellers",
                to="delegations.trip",
                verbose_name="trip",
            ),
        ),
        migrations.AlterField(
            model_name="historicaltrip",
            name="destination",
            field=models.CharField(
                blank=True,
                help_text="Where the city is not listed; several with a semicolon between.",
                max_length=200,
                verbose_name="destination, in words",
            ),
        ),
        migrations.AlterField(
            model_name="trip",
            name="destination",
            field=models.CharField(
                blank=True,
                help_text="Where the city is not listed; several with a semicolon between.",
                max_length=200,
                verbose_name="destination, in words",
            ),
        ),
    ]
