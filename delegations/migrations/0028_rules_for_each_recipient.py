"""A gift rule may add up what each of ours got by themselves.

Safe while old code runs: columns with a default in the database.
"""

from django.db import migrations, models


def per_recipient():
    return models.BooleanField(
        db_default=False,
        default=False,
        help_text="Adds up only gifts to the same recipient; otherwise gifts to anybody here.",
        verbose_name="each recipient by themselves",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0027_gifts_on_trips"),
    ]

    operations = [
        migrations.AddField(model_name="giftrule", name="per_recipient", field=per_recipient()),
        migrations.AddField(
            model_name="historicalgiftrule", name="per_recipient", field=per_recipient()
        ),
    ]
