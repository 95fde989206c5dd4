"""Whom it helps to snooze a date: those who are told of it by its rule, and so are told again."""

from oia.reminders.examining import Examination
from oia.reminders.recipients import Roll


def is_told(reminder, now):
    """Whether the reader of a letter is among those who are told of its date as things stand."""
    examination = Examination(reminder.deadline, [], [], Roll(now))
    return reminder.recipient in {told.key for told in examination.told}
