"""A trip for the pocket: one plain page for phone and paper, and a file for calendars."""

from datetime import timedelta
from pathlib import Path

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.contrib.staticfiles.finders import find
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.generic import FormView, TemplateView, View

from delegations.forms.trip_parts import BookingForm
from delegations.models import Leg
from delegations.services import bookings, itinerary, own_trips
from delegations.services.trip_calendar import calendar_of
from delegations.views.trip_parts import OfTrip
from delegations.views.trip_shown import meetings_of
from oia.accounts.sessions import kept_on_the_device
from oia.core import sightings
from oia.core.models import SightRoad
from oia.core.pages import Guarded


class OfItinerary(OfTrip, Guarded):
    model = Leg

    def parts(self):
        """The legs and the lodgings, with whom they are for. That somebody looks is kept."""
        sightings.note(self.trip, self.request.user, SightRoad.PAGE)
        return own_trips.way(self.trip, self.request.user)


class Pocket(OfItinerary, TemplateView):
    """The days of a trip on one plain page. Once opened it needs no network, for some days.

    The phone asks nobody whether the login still holds while it has no network; so what it keeps
    says until when, and is opened no longer.
    """

    template_name = "delegations/trip_pocket.html"

    def get(self, request, *args, **kwargs):
        answer = super().get(request, *args, **kwargs)
        answer["X-Kept-Until"] = http_date(self.kept_until.timestamp())
        return answer

    @cached_property
    def kept_until(self):
        """Two days after the return, by our clocks; without days two weeks from now."""
        last = self.trip.last_day
        return itinerary.midnight_after(last, 2) if last else timezone.now() + timedelta(days=14)

    def get_context_data(self, **kwargs):
        kept_on_the_device(self.request)
        legs, stays = self.parts()
        user = self.request.user
        days = own_trips.days(self.trip, user, legs, stays, meetings_of(self.trip, user))
        shown = {"record": self.trip, "days": days, "now": timezone.now()}
        shown |= {"kept_until": self.kept_until}
        shown |= {"kept_day": timezone.localdate(self.kept_until - timedelta(seconds=1))}
        return super().get_context_data(**kwargs, **shown)


class PocketWorker(PermissionRequiredMixin, View):
    """The script that opens a pocket page without a network. It serves the trips alone."""

    permission_required = "delegations.view_trip"
    http_method_names = ["get"]

    def get(self, request):
        script = Path(find("js/pocket-worker.js")).read_bytes()
        answer = HttpResponse(script, content_type="text/javascript; charset=utf-8")
        answer["Cache-Control"] = "no-cache"
        return answer


class TakeBooking(OfTrip, Guarded, FormView):
    """Takes legs and lodgings out of a calendar file that came with a booking."""

    model = Leg
    action = "add"
    form_class = BookingForm
    template_name = "form.html"
    extra_context = {"title": _lazy("From a booking"), "save_label": _lazy("Take them over")}

    def form_valid(self, form):
        content = form.cleaned_data["file"].read()
        try:
            added, left = bookings.take(self.trip, content, by=self.request.user)
        except ValidationError as error:
            form.add_error("file", error.messages)
            return self.form_invalid(form)
        messages.success(
            self.request, _("Legs and lodgings added: %d. Look them through.") % len(added)
        )
        for why in left:
            messages.warning(self.request, why)
        return redirect(self.get_success_url())


class CalendarFile(OfItinerary, View):
    """The itinerary for a calendar program."""

    http_method_names = ["get"]

    def get(self, request, reference):
        meetings = meetings_of(self.trip, request.user)
        file = calendar_of(self.trip, *self.parts(), meetings)
        answer = HttpResponse(file, content_type="text/calendar; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{self.trip.reference}.ics"'
        return answer
