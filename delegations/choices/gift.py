"""What is said of gifts: which way they went, who gave and got them, what became of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Direction(models.TextChoices):
    RECEIVED = "received", _("Offered to us")
    GIVEN = "given", _("Given by us")


class GiftStatus(models.TextChoices):
    """The verdict on a gift. What was declined or returned stays on the register."""

    OFFERED = "offered", _("Undecided")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    RETURNED = "returned", _("Returned")


_S = GiftStatus

#: What is with us, or may still be: it may have to be declared, and adds up.
WITH_US = [_S.OFFERED, _S.ACCEPTED]

REFUSED = [_S.DECLINED, _S.RETURNED]

GIFT_MAY_FOLLOW = {
    _S.ACCEPTED: [_S.OFFERED, _S.DECLINED, _S.RETURNED],
    _S.DECLINED: [_S.OFFERED, _S.ACCEPTED],
    _S.RETURNED: [_S.OFFERED, _S.ACCEPTED],
}

#: What of a gift follows the cost of a trip, and is changed there.
FOLLOWS_COST = (
    *("description", "direction", "on", "occasion", "trip", "place", "where", "source"),
    *("other_person", "other_organisation", "other_name"),
    *("recipient_class", "recipient_user", "recipient_name"),
    *("value", "currency", "value_method", "owner", "backup", "sensitivity"),
)


class Source(models.TextChoices):
    """What kind of donor it is, as far as rules tell them apart."""

    PUBLIC_ABROAD = "public_abroad", _("Public body of another country")
    PRIVATE_ABROAD = "private_abroad", _("Company or person of another country")
    PUBLIC_HOME = "public_home", _("Public body of our country")
    PRIVATE_HOME = "private_home", _("Company or person of our country")
    INTERNATIONAL = "international", _("International organisation or network")


class Where(models.TextChoices):
    HOME = "home", _("In our country")
    ABROAD = "abroad", _("Abroad")


class Recipient(models.TextChoices):
    """Who of ours got it, as far as rules tell them apart."""

    MAYOR = "mayor", _("Mayor")
    ELECTED = "elected", _("Deputy mayor or councillor")
    STAFF = "staff", _("Member of staff")
    CITY = "city", _("The city")


class ValueMethod(models.TextChoices):
    """How the value was found. An unknown value is not naught."""

    UNKNOWN = "unknown", _("Not known")
    STATED = "stated", _("Stated")
    ESTIMATED = "estimated", _("Estimated")
    APPRAISED = "appraised", _("Appraised")


class Fate(models.TextChoices):
    """What became of it."""

    DISPLAYED = "displayed", _("Displayed")
    STORED = "stored", _("Stored")
    USED = "used", _("In use")
    ARCHIVE = "archive", _("Archive or museum")
    DONATED = "donated", _("Donated")
    SOLD = "sold", _("Sold or bought out")
    CONSUMED = "consumed", _("Consumed")


class Duty(models.TextChoices):
    """Whether a gift has to be declared, by the rules of the office."""

    NONE = "none", _("Need not be declared")
    MUST = "must", _("Must be declared")
    UNCLEAR = "unclear", _("Cannot be judged")


class CountedIn(models.TextChoices):
    CALENDAR = "calendar", _("Calendar days")
    WORKING = "working", _("Working days")
