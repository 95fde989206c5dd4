"""Pages about trips of ours: their list, one of them, forms, and the steps between states."""

from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from delegations.choices.trip import (
    BACK,
    TRIP_NEEDS_APPROVAL,
    TRIP_NEEDS_WHY,
    TRIP_WAYS_BACK,
    TripStatus,
)
from delegations.filters.trips import TripFilter
from delegations.forms.trips import CityRows, NewTripForm, ReportForm, TripDatesForm, TripForm
from delegations.models import Trip
from delegations.services import own_trips
from delegations.services import trips as services
from delegations.services.standing_aside import travels
from delegations.views import trip_shown
from oia.accounts.models import names_of
from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.core.offering import offered
from oia.core.pages import EditRecord, MoveRecord, NewRecord, RecordPage
from oia.core.saving import SavedByService
from oia.core.text import as_key
from oia.core.visibility import hidden_from, unless_hidden
from oia.directory.views.contacts import Rows, chosen_in
from oia.directory.views.lookups import LookupView

TRIPS = reverse_lazy("delegations:trip-list")

AROUND = (
    *("city", "summit", "network", "agreement", "owner", "backup", "department"),
    *("acting", "released_by"),
)
LINKED = ("summit", "network", "agreement", "acting")


class TripList(RecordList):
    queryset = Trip.objects
    filterset_class = TripFilter
    title = _("Trips")
    lead = _("Where we travel, who decided it, and what came of it.")
    columns = (
        Column("title", _("Trip"), "title"),
        Column("goes", _("To"), sheet=("city", "destination", "other_cities")),
        Column("kind", _("Kind"), "kind"),
        Column("status", _("State"), "status"),
        Column("leaves", _("Leaves"), "starts_on", nullable=True),
        Column("returns", _("Returns"), sheet=("ends_on",)),
        Column("owner", _("Owner")),
    )
    reads = ("reference", "destination", "ends_on", "city__name", *names_of("owner"))
    default_sort = "-leaves"
    bulk = ("owner", "backup", "department", "sensitivity")
    row_template = "trip.html"
    template_name = "delegations/trips.html"
    page_size = 40
    empty_text = _("No trip yet. Write down the next one as soon as somebody thinks of it.")
    new_url = reverse_lazy("delegations:trip-new")
    new_right = services.ADD

    def records_to_export(self):
        """No file takes along a trip that somebody knows of only because they travel on it."""
        return super().records_to_export().wholly_visible_to(self.request.user)


class TripLookup(LookupView):
    queryset = Trip.objects.all()

    def hint(self, trip):
        return trip.reference


class ByReference:
    """A page about the trip whose reference stands in the address."""

    model = Trip
    slug_field = slug_url_kwarg = "reference"


class TripPage(ByReference, RecordPage):
    queryset = Trip.objects.select_related(*AROUND)
    template_name = "delegations/trip.html"

    def get_template_names(self):
        own = own_trips.only_travels(self.object, self.request.user)
        return ["delegations/trip_own.html" if own else self.template_name]

    def get_context_data(self, **kwargs):
        trip, user = self.object, self.request.user
        if own_trips.only_travels(trip, user):
            return self.context_of_own(**kwargs)
        hidden = hidden_from(user)
        context = super().get_context_data(
            **kwargs,
            linked={name: unless_hidden(getattr(trip, name), hidden) for name in LINKED},
            themes=trip.themes.all(),
            travels=travels(trip, user),
            may_report=trip.status in BACK,
            **trip_shown.of(trip, user),
        )
        return context | self.steps_offered(context)

    def context_of_own(self, **kwargs):
        """What they know of it, and nothing of what hangs on it."""
        trip, hidden = self.object, hidden_from(self.request.user)
        context = super().get_context_data(
            **kwargs,
            linked={name: unless_hidden(getattr(trip, name), hidden) for name in LINKED},
            themes=trip.themes.all(),
            **trip_shown.of_own(trip, self.request.user),
        )
        return context | {"panels": []}

    def steps_offered(self, context):
        """The steps of the menu that this user may take; a trip becomes reported by its report."""
        trip, user = self.object, self.request.user
        left_out = {TripStatus.REPORTED} if trip.status == TripStatus.EXPENSES else set()
        may_approve, for_others = user.has_perm(services.APPROVE), set()
        if context["travels"] or not may_approve:
            for_others |= TRIP_NEEDS_APPROVAL
        if not user.has_perm(services.PUBLISH):
            for_others.add(TripStatus.PUBLISHED)
        return offered(
            context["next_states"],
            trip,
            ways_back=TRIP_WAYS_BACK,
            may_decide=may_approve,
            need_why=TRIP_NEEDS_WHY,
            left_out=left_out,
            for_others=for_others,
            others=_("a director who does not travel") if context["travels"] else "",
        )


class TripFormPage(ByReference, SavedByService):
    """A form whose trip the service keeps, its topics and its other cities with it."""

    service = None

    @cached_property
    def rows(self):
        data = self.request.POST if "to-TOTAL_FORMS" in self.request.POST else None
        kept = self.object.other_cities.order_by("name", "pk") if self.object else ()
        initial = [{"city": city.pk} for city in kept]
        return CityRows(data, initial=initial, form_kwargs={"user": self.request.user}, prefix="to")

    def get_context_data(self, **kwargs):
        formsets = [Rows(_("Other cities it goes to"), self.rows)]
        return super().get_context_data(**kwargs, formsets=formsets)

    def form_valid(self, form):
        is_told = not self.rows.is_bound or self.rows.is_valid()
        return super().form_valid(form) if is_told else self.form_invalid(form)

    def save(self, trip, form):
        along = {"themes": form.cleaned_data["themes"]} | self.cities_beside(trip)
        type(self).service(trip, by=self.request.user, along=along)

    def cities_beside(self, trip):
        """The other cities as the rows have them, where rows were sent."""
        if not self.rows.is_bound:
            return {}
        cities = chosen_in(self.rows, "city")
        return {"other_cities": [city for city in cities if city != trip.city]}


class NewTrip(TripFormPage, NewRecord):
    """A trip; behind the question mark stands where to or what for: ?city=, ?summit=, ?network=."""

    form_class = NewTripForm
    service = services.begin
    extra_context = {"title": _("New trip"), "cancel_url": TRIPS}

    def get_initial(self):
        asked = {name: self.request.GET.get(name, "") for name in ("city", "summit", "network")}
        known = {name: key for name, text in asked.items() if (key := as_key(text)) is not None}
        return {"owner": self.request.user.pk} | known


class EditTrip(TripFormPage, EditRecord):
    tied_beside = ("other_cities",)
    form_class = TripForm
    service = services.change


class MoveTripDates(ByReference, SavedByService, EditRecord):
    """Asks for other days of a trip, and why."""

    form_class = TripDatesForm

    def get_context_data(self, **kwargs):
        title = _now("Move the trip")
        lead = _now("What is counted from these days and not yet done moves along.")
        back = self.get_object().get_absolute_url()
        return super().get_context_data(**kwargs, title=title, lead=lead, cancel_url=back)

    def save(self, trip, form):
        typed = {name: form.cleaned_data[name] for name in ("starts_on", "ends_on", "why")}
        services.move_dates(trip, **typed, by=self.request.user)


class ReportTrip(ByReference, SavedByService, EditRecord):
    """Asks what came of a trip."""

    form_class = ReportForm

    def get_context_data(self, **kwargs):
        title = _now("Report on the trip")
        back = self.get_object().get_absolute_url()
        wanted = self.object.expected_results
        lead = f"{self.object}: {wanted}" if wanted else str(self.object)
        return super().get_context_data(**kwargs, title=title, lead=lead, cancel_url=back)

    def save(self, trip, form):
        services.report(trip, results=form.cleaned_data["results"], by=self.request.user)


class MoveTrip(ByReference, MoveRecord):
    def move(self, record, to, *, by, why):
        services.move(record, to, by=by, why=why)
