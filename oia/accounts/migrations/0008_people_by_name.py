"""Let the list of people without a login open by name without sorting everybody.

Safe while old code runs: adds two indexes, and goes back by dropping them.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_how_agreements_are_watched"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="user",
            index=models.Index(fields=["first_name", "id"], name="user_by_first_name"),
        ),
        migrations.AddIndex(
            model_name="user",
            index=models.Index(fields=["email", "id"], name="user_by_email"),
        ),
    ]
