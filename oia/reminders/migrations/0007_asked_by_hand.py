"""Somebody may ask how a date stands, by a letter of their own.

Safe while old code runs: no column changes.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reminders", "0006_by_which_road"),
    ]

    operations = [
        migrations.AlterField(
            model_name="reminder",
            name="what",
            field=models.CharField(
                choices=[
                    ("step", "Reminder"),
                    ("again", "Snoozed until now"),
                    ("moved", "Date moved"),
                    ("cancelled", "Cancelled"),
                    ("handed", "Handed to you"),
                    ("taken", "Taken over from you"),
                    ("undelivered", "A letter did not arrive"),
                    ("asked", "Somebody asks"),
                ],
                default="step",
                max_length=12,
            ),
        ),
    ]
