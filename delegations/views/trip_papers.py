"""A trip for the pocket: one plain page for phone and paper, and a file for calendars."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.generic import TemplateView, View

from delegations.models import Leg
from delegations.services import itinerary
from delegations.services.trip_calendar import calendar_of
from delegations.views.trip_parts import OfTrip
from delegations.views.trip_shown import meetings_of
from oia.core import sightings
from oia.core.models import SightRoad
from oia.core.pages import Guarded


class OfItinerary(OfTrip, Guarded):
    model = Leg

    def parts(self):
        """The legs and the lodgings, with whom they are for. That somebody looks is kept."""
        sightings.note(self.trip, self.request.user, SightRoad.PAGE)
        both = (self.trip.legs, self.trip.stays)
        return [list(found.prefetch_related("travellers")) for found in both]


class Pocket(OfItinerary, TemplateView):
    """The days of a trip on one plain page. Once opened it needs no network."""

    template_name = "delegations/trip_pocket.html"

    def get_context_data(self, **kwargs):
        legs, stays = self.parts()
        days = itinerary.strip(self.trip, legs, stays, meetings_of(self.trip, self.request.user))
        return super().get_context_data(**kwargs, record=self.trip, days=days, now=timezone.now())


class CalendarFile(OfItinerary, View):
    """The itinerary for a calendar program."""

    http_method_names = ["get"]

    def get(self, request, reference):
        file = calendar_of(self.trip, *self.parts())
        answer = HttpResponse(file, content_type="text/calendar; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{self.trip.reference}.ics"'
        return answer
