"""How they travel and where they sleep: legs from place to place, and lodging."""

from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from delegations.choices.trip import LegMode, TravelClass
from delegations.models.delegation import day, words
from delegations.models.programme import moment
from delegations.models.traveller import Traveller, TripPartQuerySet, of_trip
from delegations.models.trip_limits import (
    ARRIVES_FIRST,
    LEFT_BEFORE_COMING,
    LEG_CONSTRAINTS,
    LEG_INDEXES,
    LONGEST_WAY,
    STAY_CONSTRAINTS,
    TOO_LONG_A_WAY,
)
from oia.core.models import Kept
from oia.core.validators import plausible_day
from oia.core.zones import valid_zone
from oia.reminders.fields import Deadlines


def zone(label):
    return models.CharField(
        label,
        max_length=64,
        validators=[valid_zone],
        help_text=_("As in the world's list of zones, for example Pacific/Auckland."),
    )


def booked_as():
    """What a calendar file that came with the booking calls it, by which it is known again."""
    return models.CharField(max_length=255, blank=True, editable=False, default="", db_default="")


class Leg(Kept):
    """One way from a place to another. Without travellers it is for all of the trip.

    It is kept as two moments and the zones of both ends, so that each shows its own clock.
    """

    page_section = "itinerary"

    trip = of_trip("legs")
    mode = models.CharField(_("by"), max_length=8, choices=LegMode, default=LegMode.FLIGHT)
    carrier = words(_("carrier"), 120)
    number = words(_("number"), 40, help_text=_("Of the flight or train."))
    travel_class = models.CharField(
        _("class"), max_length=8, choices=TravelClass, default=TravelClass.ECONOMY
    )
    from_place = models.CharField(_("from"), max_length=120)
    from_zone = zone(_("zone there"))
    to_place = models.CharField(_("to"), max_length=120)
    to_zone = zone(_("zone of the destination"))
    departs_at = moment(_("departs"))
    arrives_at = moment(_("arrives"))
    travellers = models.ManyToManyField(
        Traveller,
        blank=True,
        related_name="legs",
        verbose_name=_("travellers"),
        help_text=_("Nobody ticked: everybody."),
    )
    booking = words(_("booking"), 120, help_text=_("Number of the booking."))
    booked_as = booked_as()
    distance_km = models.PositiveIntegerField(_("distance"), null=True, blank=True)
    notes = models.TextField(_("notes"), blank=True)

    objects = TripPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("leg")
        verbose_name_plural = _("legs")
        ordering = ["departs_at", "pk"]
        indexes = LEG_INDEXES
        constraints = LEG_CONSTRAINTS

    def __str__(self):
        return f"{self.from_place} – {self.to_place}"

    def get_absolute_url(self):
        return f"{self.trip.get_absolute_url()}#leg-{self.pk}"

    def clean(self):
        if self.departs_at and self.arrives_at and self.arrives_at <= self.departs_at:
            raise ValidationError({"arrives_at": ARRIVES_FIRST})
        if self.departs_at and self.arrives_at and self.arrives_at - self.departs_at > LONGEST_WAY:
            raise ValidationError(TOO_LONG_A_WAY)

    @property
    def departs_there(self):
        """What the clocks of the place it departs from show then; no page turns it into ours."""
        return self.departs_at.astimezone(ZoneInfo(self.from_zone)).replace(tzinfo=None)

    @property
    def arrives_there(self):
        """What the clocks of the place it arrives at show then."""
        return self.arrives_at.astimezone(ZoneInfo(self.to_zone)).replace(tzinfo=None)


class Stay(Kept):
    """Where they sleep, from the first night to the day they leave."""

    page_section = "itinerary"

    trip = of_trip("stays")
    name = models.CharField(_("house"), max_length=200)
    place = words(_("place"))
    from_on = models.DateField(_("first night"), validators=[plausible_day])
    until_on = models.DateField(_("leave on"), validators=[plausible_day])
    travellers = models.ManyToManyField(
        Traveller,
        blank=True,
        related_name="stays",
        verbose_name=_("travellers"),
        help_text=_("Nobody ticked: everybody."),
    )
    booking = words(_("booking"), 120, help_text=_("Number of the booking."))
    booked_as = booked_as()
    cancel_by = day(_("free cancellation until"))
    notes = models.TextField(_("notes"), blank=True)

    deadlines = Deadlines()

    objects = TripPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("lodging")
        verbose_name_plural = _("lodgings")
        ordering = ["from_on", "pk"]
        constraints = STAY_CONSTRAINTS

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{self.trip.get_absolute_url()}#stay-{self.pk}"

    def clean(self):
        if self.from_on and self.until_on and self.until_on <= self.from_on:
            raise ValidationError({"until_on": LEFT_BEFORE_COMING})
