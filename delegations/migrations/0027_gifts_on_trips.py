"""A gift names the trip on which it changed hands, as it does the visit.

Safe while old code runs: adds one nullable column.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0026_guests_by_folded_name"),
    ]

    operations = [
        migrations.AddField(
            model_name="gift",
            name="trip",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="gifts",
                to="delegations.trip",
                verbose_name="trip",
            ),
        ),
        migrations.AddField(
            model_name="historicalgift",
            name="trip",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="delegations.trip",
                verbose_name="trip",
            ),
        ),
    ]
