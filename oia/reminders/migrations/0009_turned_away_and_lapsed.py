"""Since when the mail server takes no letters, and which letters a worker died with.

Safe while old code runs: adds columns that it need not fill.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reminders", "0008_unsettled_by_date")]

    operations = [
        migrations.AddField("sender", "refused_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "sender", "refused_words", models.TextField(blank=True, default="", db_default="")
        ),
        migrations.AddField(
            "letter", "lapsed", models.BooleanField(default=False, db_default=False)
        ),
    ]
