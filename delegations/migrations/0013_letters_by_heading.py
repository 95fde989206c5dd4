"""Texts of letters in the order of their headings: PostgreSQL sorted them all.

Safe while old code runs: adds an index.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0012_decisions_that_stay"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="lettertemplate",
            index=models.Index(fields=["heading", "id"], name="letter_template_by_heading"),
        ),
    ]
