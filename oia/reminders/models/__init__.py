"""Deadlines, the rules that remind of them, the reminders owed and the letters that travel."""

from oia.reminders.models.deadline import Deadline
from oia.reminders.models.feed import FeedToken
from oia.reminders.models.letter import Letter
from oia.reminders.models.reminder import Reminder
from oia.reminders.models.rule import Rule
from oia.reminders.models.sender import Sender

__all__ = ["Deadline", "FeedToken", "Letter", "Reminder", "Rule", "Sender"]
