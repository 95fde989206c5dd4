"""Requests that come in by the public form, and bodies told in words.

Safe while old code runs: adds one column that may be blank.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0004_programme"),
    ]

    operations = [
        migrations.AddField(
            model_name="delegation",
            name="authorising_words",
            field=models.CharField(
                blank=True,
                help_text="Where it is not listed here.",
                max_length=200,
                verbose_name="authorising body, in words",
            ),
        ),
        migrations.AddField(
            model_name="historicaldelegation",
            name="authorising_words",
            field=models.CharField(
                blank=True,
                help_text="Where it is not listed here.",
                max_length=200,
                verbose_name="authorising body, in words",
            ),
        ),
        migrations.AlterField(
            model_name="delegation",
            name="channel",
            field=models.CharField(
                choices=[
                    ("consulate", "Consulate"),
                    ("embassy", "Embassy"),
                    ("ministry", "Ministry"),
                    ("network", "Network"),
                    ("agency", "Agency"),
                    ("direct", "Direct"),
                    ("form", "Public form"),
                    ("colleague", "Another department of ours"),
                    ("other", "Other"),
                ],
                default="direct",
                max_length=10,
                verbose_name="channel",
            ),
        ),
        migrations.AlterField(
            model_name="historicaldelegation",
            name="channel",
            field=models.CharField(
                choices=[
                    ("consulate", "Consulate"),
                    ("embassy", "Embassy"),
                    ("ministry", "Ministry"),
                    ("network", "Network"),
                    ("agency", "Agency"),
                    ("direct", "Direct"),
                    ("form", "Public form"),
                    ("colleague", "Another department of ours"),
                    ("other", "Other"),
                ],
                default="direct",
                max_length=10,
                verbose_name="channel",
            ),
        ),
    ]
