"""Data entry of what hosting costs, and of the ceremony."""

from django.contrib import admin

from delegations.models import VisitCost, VisitFlag, VisitHours, VisitSpeech
from oia.core.admin import RecordAdmin
from oia.directory.services.keeping import save_part


class PartAdmin(RecordAdmin):
    list_select_related = ["delegation"]
    autocomplete_fields = ["delegation"]

    def save_model(self, request, part, form, change):
        save_part(part, by=request.user)


@admin.register(VisitCost)
class VisitCostAdmin(PartAdmin):
    list_display = ["what", "kind", "payer", "estimate", "actual", "currency", "delegation"]
    list_filter = ["kind", "payer", "currency"]
    search_fields = ["what", "delegation__reference"]


@admin.register(VisitHours)
class VisitHoursAdmin(PartAdmin):
    list_display = ["day", "user", "hours", "what", "delegation"]
    list_select_related = ["delegation", "user"]
    search_fields = ["what", "delegation__reference"]
    autocomplete_fields = ["delegation", "user"]
    date_hierarchy = "day"


@admin.register(VisitFlag)
class VisitFlagAdmin(PartAdmin):
    list_display = ["name", "whose", "place", "width", "height", "delegation"]
    list_filter = ["whose"]
    search_fields = ["name", "delegation__reference"]


@admin.register(VisitSpeech)
class VisitSpeechAdmin(PartAdmin):
    list_display = ["speaker", "whose", "place", "minutes", "delegation"]
    list_filter = ["whose"]
    search_fields = ["speaker", "about", "delegation__reference"]
