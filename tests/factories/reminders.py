"""Dates of the office, made for tests."""

from datetime import date

from django.utils import timezone

from oia.reminders.models import Deadline, FailingAddress, Rule, Worker
from tests.factories.accounts import user
from tests.factories.directory import organisation


def deadline(**kw):
    """A typed deadline on a record of its own."""
    owners = {
        "owner": kw.pop("owner", None) or user(),
        "subject": kw.pop("subject", None) or organisation(),
    }
    defaults = {"kind": "typed", "title": "Send the data report", "due_on": date(2026, 12, 31)}
    return Deadline.objects.create(**owners | defaults | kw)


def rule(**kw):
    """The rule for typed deadlines, with some of its figures changed, in force since long ago."""
    ours = Rule.objects.get(slug="every-other")
    for name, value in kw.items():
        setattr(ours, name, value)
    ours.save()
    in_force_since_long_ago()
    return Rule.objects.get(pk=ours.pk)


def in_force_since_long_ago():
    """Let the shipped rules be as old as any story. Else they begin when the tests do, by the
    clock of the machine, and what was reached before is history."""
    Rule.objects.update(applies_from="2020-01-01T00:00:00Z")


def failing_address(**kw):
    """An address that a mail server has refused."""
    return FailingAddress.objects.create(
        **{"since": timezone.now(), "words": "550 5.1.1 No such user", "address": user().email} | kw
    )


def worker(**kw):
    """A process that sends letters, and was just heard of."""
    return Worker.objects.create(**{"name": "celery@city", "seen_at": timezone.now()} | kw)
