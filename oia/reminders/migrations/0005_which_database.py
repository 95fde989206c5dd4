"""Tell databases apart, so that a witness outside knows which of them was taken back.

Safe while old code runs: adds columns that are null or have a default.
"""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reminders", "0004_letters_that_came_back"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="sender",
            name="gap_from",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="sender",
            name="gap_until",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="sender",
            name="identity",
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
        migrations.AddField(
            model_name="sender",
            name="stopped_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="sender",
            name="held_by",
            field=models.CharField(
                blank=True,
                choices=[
                    ("restore", "a backup was restored"),
                    ("clock", "the clock jumped back"),
                    ("person", "somebody stopped it"),
                ],
                max_length=10,
            ),
        ),
    ]
