"""An office that is always at work, full of reminders that are due."""

from datetime import UTC, datetime, time, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone

from oia.accounts.models import Office, User
from oia.reminders.models import Deadline
from tests import factories

ALL_WEEK = "1234567"
HOURS = {"work_start": time(0), "work_end": time(23, 59)}


def open_office():
    """It is noon there now, it works every day, and reminds a week ahead."""
    hour = datetime.now(UTC).hour
    zone = f"Etc/GMT{hour - 12:+d}"
    factories.office(name="City of Trials", zone=zone, office_mailbox="office@city.test", **HOURS)
    Office.objects.update(work_days=ALL_WEEK)
    factories.rule(steps="7", overdue_every=0, climbs_after=0)


def today():
    return timezone.localdate(timezone.now(), Office.current().clock)


def people(addresses):
    """One user for each address."""
    users = [
        User(username=address, email=address, work_days=ALL_WEEK, **HOURS) for address in addresses
    ]
    return User.objects.bulk_create(users, batch_size=500)


def deadlines(owners, *, about, days=5, waits=True):
    """One deadline for each owner: its step of a week is reached, or lies ahead."""
    office, now = Office.current(), timezone.now()
    subject = {"subject_type": ContentType.objects.get_for_model(about), "subject_id": about.pk}
    due_on = today() + timedelta(days=days)
    made = []
    for owner in owners:
        one = Deadline(kind="typed", title="Send the report", due_on=due_on, owner=owner, **subject)
        one.settle(office)
        one.armed_at = now - timedelta(days=30)
        one.next_step_at = now if waits else one.counts_to
        one.created_at = one.updated_at = now
        made.append(one)
    return Deadline.objects.bulk_create(made, batch_size=500)


def gathered():
    """Let PostgreSQL see what its tables hold, as it does by itself within a minute."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
