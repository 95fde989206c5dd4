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

#: What the program notes of a deadline for itself; its history tells people of the rest.
UNTOLD = {
    "settled_for",
    "fingerprint",
    "arrival",
    "counts_to",
    "version",
    "armed_at",
    "next_step_at",
    "ruled_from",
    "handed_at",
    "source_owner",
}


class Audience(models.TextChoices):
    """To whom a deadline speaks when its rule says "owner"."""

    OWNER = "owner", _("Owner")
    MAYOR_OFFICE = "mayor_office", _("Mayor's office")
    DIRECTOR = "director", _("Director")


class What(models.TextChoices):
    """What a reminder says."""

    STEP = "step", _("Reminder")
    AGAIN = "again", _("Snoozed until now")
    MOVED = "moved", _("Date moved")
    CANCELLED = "cancelled", _("Cancelled")
    HANDED = "handed", _("Handed to you")
    TAKEN = "taken", _("Taken over from you")
    UNDELIVERED = "undelivered", _("A letter did not arrive")
    ASKED = "asked", _("Somebody asks")


class Because(models.TextChoices):
    """Why somebody is told."""

    OWNER = "owner", _("answers for it")
    HELPER = "helper", _("helps with it")
    BACKUP = "backup", _("is the backup")
    NAMED = "named", _("is named by the rule")
    CLIMBED = "climbed", _("it is overdue and climbed")
    DEPUTY = "deputy", _("stands in for somebody")
    NOBODY = "nobody", _("nobody else is there to be told")


class Pace(models.TextChoices):
    """How soon somebody wants to hear of a kind of date."""

    AT_ONCE = "at_once", _("At once")
    DAILY = "daily", _("Once a day")
    WEEKLY = "weekly", _("Once a week")


class Button(models.TextChoices):
    """What somebody can do from a letter, on the page behind its signed link."""

    DONE = "done", _("Done")
    SNOOZE = "snooze", _("Snooze")
    NOT_MINE = "not-mine", _("Not mine")


class HeldBy(models.TextChoices):
    """What made the sender wait for a person."""

    RESTORE = "restore", _("a backup was restored")
    CLOCK = "clock", _("the clock jumped back")
    PERSON = "person", _("somebody stopped it")


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
    BOUNCED = "bounced", _("Came back")
    DROPPED = "dropped", _("No longer wanted")
