"""Say on which side of its figure a target is reached.

Safe while old code runs: the database fills the column. Taken back, what was said is lost.
"""

from django.db import migrations, models


def target_is():
    return models.CharField(
        blank=True,
        choices=[("at_least", "at least"), ("at_most", "at most")],
        db_default="",
        default="",
        max_length=8,
        verbose_name="the figure is",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0002_by_text_within_a_state"),
    ]

    operations = [
        migrations.AddField("commitment", "target_is", target_is()),
        migrations.AddField("historicalcommitment", "target_is", target_is()),
    ]
