"""Whom they meet on a trip, about what, and what came of it."""

from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _

from delegations.models.delegation import link, words
from delegations.models.leg import zone
from delegations.models.programme import moment
from delegations.models.traveller import TripPartQuerySet, of_trip
from oia.core.models import Kept
from oia.directory.models import Organisation, Person


class Meeting(Kept):
    """One meeting on a trip. What was promised there is a promise of the trip."""

    page_section = "meetings"

    trip = of_trip("meetings")
    topic = models.CharField(_("topic"), max_length=250)
    starts_at = moment(_("begins"))
    zone = zone(_("zone there"))
    place = words(_("place"))
    counterpart = link(Person, "meetings", _("counterpart"))
    counterpart_words = words(_("counterpart, in words"))
    post = words(_("post"), 250, help_text=_("As held when they meet."))
    organisation = link(Organisation, "meetings", _("organisation"))
    briefing = models.TextField(
        _("briefing"), blank=True, help_text=_("What we want, what they want, what to avoid.")
    )
    outcome = models.TextField(_("outcome"), blank=True)

    objects = TripPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting on a trip")
        verbose_name_plural = _("meetings on trips")
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["trip", "starts_at", "id"], name="meeting_by_hour")]

    def __str__(self):
        return self.topic

    def get_absolute_url(self):
        return f"{self.trip.get_absolute_url()}#meeting-{self.pk}"

    @property
    def begins_there(self):
        """What the clocks there show when it begins."""
        return self.starts_at.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)
