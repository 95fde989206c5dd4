"""An approval may be one that is to be ratified later. When the final text came is typed by people
too, and the version that was approved is kept.

Safe while old code runs: the database fills the column. Taken back, it is lost which approvals were
to be ratified.
"""

import django.db.models.deletion
from django.db import migrations, models

import networks.dates

HURRIED = {
    "default": False,
    "db_default": False,
    "help_text": "Approved in a hurry: it covers a signature only once it is ratified.",
    "verbose_name": "to be ratified later",
}
CAME = {
    "blank": True,
    "null": True,
    "help_text": "Known by itself once a version is marked as final.",
    "validators": [networks.dates.plausible],
    "verbose_name": "final text came on",
}


class Migration(migrations.Migration):
    dependencies = [
        ("networks", "0008_as_closed_as_what_they_are_about"),
    ]

    operations = [
        migrations.AddField("historicalsignon", "ratify_later", models.BooleanField(**HURRIED)),
        migrations.AddField("signon", "ratify_later", models.BooleanField(**HURRIED)),
        migrations.AlterField("historicalsignon", "final_text_came_on", models.DateField(**CAME)),
        migrations.AlterField("signon", "final_text_came_on", models.DateField(**CAME)),
        migrations.AlterField(
            "signon",
            "approved_text",
            models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="networks.instrumenttext",
                verbose_name="text that was approved",
            ),
        ),
    ]
