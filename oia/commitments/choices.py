"""The states of a commitment, its direction, and how its date may be told."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """That it is late is no state: it follows from the date."""

    OPEN = "open", _("Open")
    KEPT = "kept", _("Kept")
    LAPSED = "lapsed", _("Lapsed")
    WAIVED = "waived", _("Waived")


CLOSED = [Status.KEPT, Status.LAPSED, Status.WAIVED]

MAY_FOLLOW = {
    Status.OPEN: CLOSED,
    Status.KEPT: [Status.OPEN],
    Status.LAPSED: [Status.OPEN],
    Status.WAIVED: [Status.OPEN],
}


class Direction(models.TextChoices):
    OURS = "ours", _("We promised")
    THEIRS = "theirs", _("They promised us")


class TargetIs(models.TextChoices):
    """On which side of its figure a target is reached. Blank: nobody said."""

    AT_LEAST = "at_least", _("at least")
    AT_MOST = "at_most", _("at most")


class Unit(models.TextChoices):
    """In what a date is counted from a day that the record behind it names."""

    DAYS = "days", _("days")
    MONTHS = "months", _("months")


#: The day that every commitment names itself; all others are named by the record behind it.
GIVEN_ON = "given_on"

#: The kind of the date on which an answer is wanted about a promise that has none.
ASKED = "commitment.asked"
