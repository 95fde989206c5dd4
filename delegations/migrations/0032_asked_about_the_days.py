"""A step of the chain may be asked again when a trip moves to other days.

Safe while old code runs: columns with a default in the database. Whoever is asked about another
destination is asked about other days as well, until the office says otherwise.
"""

from django.db import migrations, models

MODELS = ("approval", "chainstep", "historicalapproval", "historicalchainstep")


def as_the_destination(apps, schema_editor):
    for name in ("approval", "chainstep"):
        steps = apps.get_model("delegations", name).objects
        steps.filter(asks_destination=True).update(asks_dates=True)


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0031_steps_planned_late"),
    ]

    operations = [
        *[
            migrations.AddField(
                model_name=name,
                name="asks_dates",
                field=models.BooleanField(
                    db_default=False, default=False, verbose_name="again when the days change"
                ),
            )
            for name in MODELS
        ],
        migrations.RunPython(as_the_destination, migrations.RunPython.noop, elidable=True),
    ]
