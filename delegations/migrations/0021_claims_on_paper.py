"""A claim knows who outside decided on it, and on which paper.

Safe while old code runs: the database fills the columns. Taken back, both are lost.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0020_days_of_the_acting_mayor"),
    ]

    operations = [
        migrations.AddField(
            model_name="traveller",
            name="given_by",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                editable=False,
                max_length=200,
                verbose_name="verdict on the claim given by",
            ),
        ),
        migrations.AddField(
            model_name="historicaltraveller",
            name="given_by",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                editable=False,
                max_length=200,
                verbose_name="verdict on the claim given by",
            ),
        ),
        migrations.AddField(
            model_name="traveller",
            name="paper",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                editable=False,
                max_length=300,
                verbose_name="paper of that verdict",
            ),
        ),
        migrations.AddField(
            model_name="historicaltraveller",
            name="paper",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                editable=False,
                max_length=300,
                verbose_name="paper of that verdict",
            ),
        ),
    ]
