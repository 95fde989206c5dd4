"""Keys to feeds of one's own deadlines go: the desk took them over as feeds of the calendar.

Not while old code runs: it asks for the table that goes.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("reminders", "0011_handed_over"),
    ]

    operations = [
        migrations.DeleteModel("FeedToken"),
    ]
