"""Whom the record named, and why somebody was told, for what was written down before."""

from django.db import migrations
from django.db.models import F


def fill_in(apps, schema_editor):
    Deadline = apps.get_model("reminders", "Deadline")
    Reminder = apps.get_model("reminders", "Reminder")
    Deadline.objects.filter(origin_id__isnull=False).update(source_owner=F("owner"))
    Reminder.objects.filter(escalated=True).update(because="climbed")


def take_back(apps, schema_editor):
    Reminder = apps.get_model("reminders", "Reminder")
    Reminder.objects.filter(because="climbed").update(escalated=True)


class Migration(migrations.Migration):
    dependencies = [("reminders", "0002_people_and_proof")]

    operations = [
        migrations.RunPython(fill_in, take_back),
        migrations.RemoveField("reminder", "escalated"),
    ]
