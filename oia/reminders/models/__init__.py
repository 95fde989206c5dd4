"""Deadlines, the rules that remind of them, the reminders owed and the letters that travel."""

from oia.reminders.models.address import FailingAddress
from oia.reminders.models.deadline import Deadline
from oia.reminders.models.letter import Letter
from oia.reminders.models.reminder import Press, Reminder, Snooze
from oia.reminders.models.rule import Rule
from oia.reminders.models.sender import Sender, Worker
from oia.reminders.models.wishes import Wishes

__all__ = [
    "Deadline",
    "FailingAddress",
    "Letter",
    "Press",
    "Reminder",
    "Rule",
    "Sender",
    "Snooze",
    "Wishes",
    "Worker",
]
