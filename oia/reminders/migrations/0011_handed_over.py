"""When a date went to another owner last, so that whoever that is can be told.

Safe while old code runs: adds columns that it need not fill. Dates handed over before stay as they
are: nobody is told of what is history.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reminders", "0010_letters_by_sending")]

    operations = [
        migrations.AddField(model, "handed_at", models.DateTimeField(editable=False, null=True))
        for model in ("deadline", "historicaldeadline")
    ]
