"""The promises of one state in the order of their words: SQLite sorted all that are open.

Safe while old code runs: adds an index.
"""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0013_how_trips_are_watched"),
        ("commitments", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("directory", "0007_names_of_those_merged"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["status", "text", "id"], name="commitment_by_state_text"),
        ),
    ]
