"""The states of deadlines, reminders and letters."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    OPEN = "open", _("Open")
    DONE = "done", _("Done")
    WAIVED = "waived", _("Waived")
    MISSED = "missed", _("Missed")
    CANCELLED = "cancelled", _("Cancelled")


#: Nobody has done or dropped it yet, so people go on being reminded.
UNSETTLED = [Status.OPEN, Status.MISSED]

MAY_FOLLOW = {
    Status.OPEN: [Status.DONE, Status.WAIVED, Status.MISSED, Status.CANCELLED],
    Status.DONE: UNSETTLED,
    Status.WAIVED: UNSETTLED,
    Status.MISSED: [Status.OPEN],
    Status.CANCELLED: UNSETTLED,
}


class Audience(models.TextChoices):
    """To whom a deadline speaks when its rule says "owner"."""

    OWNER = "owner", _("Owner")
    MAYOR_OFFICE = "mayor_office", _("Mayor's office")
    DIRECTOR = "director", _("Director")


class What(models.TextChoices):
    """What a reminder says."""

    STEP = "step", _("Reminder")
    MOVED = "moved", _("Date moved")
    CANCELLED = "cancelled", _("Cancelled")


class ReminderState(models.TextChoices):
    OWED = "owed", _("Owed")
    SENT = "sent", _("Sent")
    GIVEN_UP = "given_up", _("Given up")
    SUPERSEDED = "superseded", _("Superseded")
    SUPPRESSED = "suppressed", _("Not sent")


class LetterState(models.TextChoices):
    READY = "ready", _("Ready")
    SENDING = "sending", _("Sending")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed, will be tried again")
    GIVEN_UP = "given_up", _("Given up")
    DROPPED = "dropped", _("No longer wanted")
