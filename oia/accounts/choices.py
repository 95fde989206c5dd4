"""What one may choose from when describing the office and its people."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody does here. Each is a group; what it may do stands in `roles.py`."""

    READER = "reader", _("Reader")
    OFFICER = "officer", _("Officer")
    PROTOCOL = "protocol", _("Protocol")
    DIRECTOR = "director", _("Director")
    ADMINISTRATOR = "administrator", _("Administrator")


class Weekday(models.TextChoices):
    """Days as they are stored in a string of working days, counted from Monday as ISO does."""

    MONDAY = "1", _("Monday")
    TUESDAY = "2", _("Tuesday")
    WEDNESDAY = "3", _("Wednesday")
    THURSDAY = "4", _("Thursday")
    FRIDAY = "5", _("Friday")
    SATURDAY = "6", _("Saturday")
    SUNDAY = "7", _("Sunday")


class Month(models.IntegerChoices):
    """The months, for the start of the fiscal year."""

    JANUARY = 1, _("January")
    FEBRUARY = 2, _("February")
    MARCH = 3, _("March")
    APRIL = 4, _("April")
    MAY = 5, _("May")
    JUNE = 6, _("June")
    JULY = 7, _("July")
    AUGUST = 8, _("August")
    SEPTEMBER = 9, _("September")
    OCTOBER = 10, _("October")
    NOVEMBER = 11, _("November")
    DECEMBER = 12, _("December")


class InFeeds(models.TextChoices):
    """How what is not for everybody appears in calendar feeds."""

    NEUTRAL = "neutral", _("under a neutral title, without a link")
    LEFT_OUT = "left_out", _("not at all")


def languages():
    """The languages the office speaks. A function, so that a new one needs no migration."""
    return settings.LANGUAGES
