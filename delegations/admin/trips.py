"""Data entry of trips and what hangs on them, kept by the services of the pages."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from delegations.models import Leg, Stay, Traveller, Trip, TripStep, TripStepTemplate
from delegations.services import counted_steps, itinerary, travellers
from delegations.services import trips as services
from oia.core.admin import RecordAdmin, RemovedByService
from oia.core.unnamed import SeenInline
from oia.directory.admin.manners import FoundByName
from oia.directory.services.keeping import save_part


class KeepsDecisions:
    """What somebody decided is not deleted; the page that asks says what to do instead."""

    instead = _("It was decided, and stays on record.")

    def get_deleted_objects(self, objs, request):
        objs = list(objs)
        *found, protected = super().get_deleted_objects(objs, request)
        kept = [f"{record}: {self.instead}" for record in objs if record.is_decided]
        return *found, [*protected, *kept]


class TravellerInline(SeenInline, admin.TabularInline):
    model = Traveller
    fk_name = "trip"
    extra = 0
    can_delete = False  # whoever had a claim decided stays; others are taken off on their own page
    fields = ["name", "part", "post"]
    show_change_link = True


@admin.register(Trip)
class TripAdmin(KeepsDecisions, FoundByName, RecordAdmin):
    instead = _("It was decided on, and stays. What does not take place is cancelled on its page.")
    list_display = ["reference", "title", "kind", "city", "status", "starts_on", "ends_on"]
    list_display_links = ["reference", "title"]
    list_filter = ["status", "kind", "payer", "sensitivity", "department"]
    list_select_related = ["city"]
    date_hierarchy = "starts_on"
    autocomplete_fields = [
        *("city", "other_cities", "themes", "summit", "network", "agreement", "owner", "backup"),
        *("department", "acting"),
    ]
    readonly_fields = ["reference", "reported_on", "released_on", "released_by"]
    inlines = [TravellerInline]

    def save_model(self, request, trip, form, change):
        service = services.change if change else services.begin
        ties = ("other_cities", "themes")
        along = {name: form.cleaned_data[name] for name in ties if name in form.cleaned_data}
        service(trip, by=request.user, along=along)


class OfTripAdmin(RecordAdmin):
    list_select_related = ["trip"]

    def save_model(self, request, part, form, change):
        save_part(part, by=request.user)


@admin.register(Traveller)
class TravellerAdmin(KeepsDecisions, RemovedByService, OfTripAdmin):
    remove = staticmethod(travellers.remove)
    instead = _("Their claim was decided. They stay on the trip.")
    list_display = ["name", "part", "post", "trip", "visa", "status"]
    list_filter = ["part", "visa", "status"]
    search_fields = ["name", "post", "trip__title", "trip__reference"]
    autocomplete_fields = ["trip", "person", "user"]
    readonly_fields = ["status", "decided_on", "decided_by", "given_by", "paper"]

    def save_model(self, request, traveller, form, change):
        travellers.save(traveller, by=request.user)


class ForTravellersAdmin(OfTripAdmin):
    def save_model(self, request, part, form, change):
        whom = form.cleaned_data.get("travellers")
        itinerary.save_part(part, by=request.user, travellers=whom)


@admin.register(Leg)
class LegAdmin(ForTravellersAdmin):
    list_display = ["from_place", "to_place", "departs_at", "arrives_at", "number", "trip"]
    list_filter = ["mode", "travel_class"]
    date_hierarchy = "departs_at"
    search_fields = ["from_place", "to_place", "carrier", "number", "trip__reference"]
    autocomplete_fields = ["trip", "travellers"]


@admin.register(Stay)
class StayAdmin(ForTravellersAdmin):
    list_display = ["name", "place", "from_on", "until_on", "cancel_by", "trip"]
    date_hierarchy = "from_on"
    search_fields = ["name", "place", "trip__title", "trip__reference"]
    autocomplete_fields = ["trip", "travellers"]


@admin.register(TripStep)
class TripStepAdmin(OfTripAdmin):
    list_display = ["title", "trip", "days_before", "counted_from", "due_on", "audience"]
    list_filter = ["audience", "counted_from", "done_with"]
    search_fields = ["title", "trip__title", "trip__reference"]
    autocomplete_fields = ["trip", "template"]


@admin.register(TripStepTemplate)
class TripStepTemplateAdmin(RecordAdmin):
    list_display = ["title", "days_before", "counted_from", "kind", "audience", "is_active"]
    list_filter = ["is_active", "kind", "audience", "done_with"]
    search_fields = ["title", "notes"]
    prepopulated_fields = {"slug": ["title"]}

    def save_model(self, request, template, form, change):
        counted_steps.save_template(template, by=request.user)
