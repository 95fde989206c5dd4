"""Who had how many letters in the last hour is asked in each round that writes some.

Safe while old code runs: adds an index.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reminders", "0009_turned_away_and_lapsed")]

    operations = [
        migrations.AddIndex("letter", models.Index(fields=["sent_at"], name="letter_by_sending")),
    ]
