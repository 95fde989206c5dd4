"""Putting reminders into letters: which go together, and when each may go."""

import secrets
from collections import defaultdict
from email.utils import parseaddr

from django.conf import settings

from oia.reminders.models import Letter

#: More than this many at once for one person become one letter.
SINGLE = 5


def write_letters(reminders, roll):
    """Write the letters that carry these reminders, which are tied to them and not yet saved."""
    bundles = bundled(reminders)
    letters = [letter_for(bundle, roll) for bundle in bundles]
    Letter.objects.bulk_create(letters)
    for letter, bundle in zip(letters, bundles, strict=True):
        for reminder in bundle:
            reminder.letter = letter


def bundled(reminders):
    """Lists of reminders that travel together.

    All that concerns one deadline; all that came in by one import; and where one person would
    get a flood, everything at once.
    """
    people = defaultdict(lambda: defaultdict(list))
    for reminder in reminders:
        together = reminder.deadline.arrival or reminder.deadline_id
        people[reminder.recipient][together].append(reminder)
    bundles = []
    for parcels in people.values():
        if len(parcels) > SINGLE:
            bundles.append([reminder for parcel in parcels.values() for reminder in parcel])
        else:
            bundles += parcels.values()
    return bundles


def letter_for(bundle, roll):
    """A letter to the one recipient of these reminders, to go in their working hours."""
    first = bundle[0]
    return Letter(
        user=first.user,
        address=first.address,
        message_id=new_message_id(),
        go_at=min(goes_at(reminder, roll) for reminder in bundle),
        written_at=roll.now,
    )


def goes_at(reminder, roll):
    """Working hours, unless the date falls before they begin."""
    deadline = reminder.deadline
    moments = [deadline.counts_to, deadline.falls_due_at]
    before = min((moment for moment in moments if moment > roll.now), default=None)
    return roll.may_go_at(reminder.user, before)


def new_message_id():
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2] or "localhost"
    return f"<oia.{secrets.token_hex(16)}@{domain}>"
