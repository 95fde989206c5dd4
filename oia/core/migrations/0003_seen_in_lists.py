"""Let it be written down that somebody saw a record in a list.

Safe while old code runs: the column stays as it is, and only knows one word more.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0002_who_saw_and_what_was_tied")]

    operations = [
        migrations.AlterField(
            model_name="sighting",
            name="road",
            field=models.CharField(
                choices=[
                    ("page", "on its page"),
                    ("history", "in its history"),
                    ("list", "in a list"),
                    ("export", "in an export"),
                    ("search", "in a search"),
                    ("feed", "in a calendar feed"),
                    ("letter", "in a letter"),
                    ("whole", "in the export of the whole office"),
                ],
                max_length=10,
                verbose_name="road",
            ),
        ),
    ]
