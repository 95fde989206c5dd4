"""Costs of trips name their receipts, papers of the trip.

Safe while old code runs: adds a table of ties.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0013_letters_by_heading"),
        ("documents", "0004_how_often_a_paper_was_begun"),
    ]

    operations = [
        migrations.AddField(
            model_name="tripcost",
            name="receipts",
            field=models.ManyToManyField(
                blank=True,
                help_text="Papers of the trip. One may prove several costs.",
                related_name="receipt_of",
                to="documents.attachment",
                verbose_name="receipts",
            ),
        ),
    ]
