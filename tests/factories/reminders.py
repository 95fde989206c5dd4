"""Dates of the office, made for tests."""

from datetime import date

from oia.reminders.models import Deadline, Rule
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
    Rule.objects.update(applies_from="2020-01-01T00:00:00Z")
    return Rule.objects.get(pk=ours.pk)
