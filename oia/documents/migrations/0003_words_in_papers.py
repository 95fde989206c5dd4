"""A table for the words in papers, which a worker reads and the search finds.

Safe while old code runs: nothing else names it. Taken back, papers are found by their titles.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_by_which_road"),
    ]

    operations = [
        migrations.CreateModel(
            name="PaperText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "its words are still being read"),
                            ("read", "its words are found by the search"),
                            ("wordless", "it holds no words"),
                            ("locked", "it is locked with a password"),
                            ("scanned", "it has pictures of pages and no text"),
                            ("damaged", "it is damaged"),
                            ("long", "it takes too long to read"),
                            ("gone", "its file is gone"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="words")),
                ("read_at", models.DateTimeField(null=True, verbose_name="read")),
                ("claim", models.CharField(blank=True, max_length=32)),
                ("lease_until", models.DateTimeField(null=True)),
                (
                    "paper",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reading",
                        to="documents.attachment",
                        verbose_name="paper",
                    ),
                ),
            ],
            options={
                "verbose_name": "words in a paper",
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["id"],
                        name="paper_text_waiting",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), ("state", "read"), _connector="OR"),
                        name="paper_text_has_words_once_read",
                        violation_error_message="Only a paper that was read has words.",
                    )
                ],
            },
        ),
    ]
