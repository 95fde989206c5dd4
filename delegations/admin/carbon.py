"""Data entry of emission factors, by set."""

from django.contrib import admin

from delegations.models import EmissionFactor, FactorSet
from delegations.services import carbon
from oia.core.admin import RecordAdmin
from oia.core.unnamed import SeenInline
from oia.directory.services.keeping import save_part


class FactorInline(SeenInline, admin.TabularInline):
    model = EmissionFactor
    extra = 0
    fields = ["mode", "travel_class", "from_km", "until_km", "kg_per_km", "notes"]


@admin.register(FactorSet)
class FactorSetAdmin(RecordAdmin):
    list_display = ["name", "year", "source", "valid_from", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["name", "source"]
    prepopulated_fields = {"slug": ["name", "year"]}
    inlines = [FactorInline]

    def save_model(self, request, factor_set, form, change):
        carbon.save_set(factor_set, by=request.user)


@admin.register(EmissionFactor)
class EmissionFactorAdmin(RecordAdmin):
    list_display = ["factor_set", "mode", "travel_class", "from_km", "until_km", "kg_per_km"]
    list_display_links = ["mode"]
    list_filter = ["mode", "travel_class", "factor_set"]
    list_select_related = ["factor_set"]
    search_fields = ["factor_set__name", "notes"]
    autocomplete_fields = ["factor_set"]

    def save_model(self, request, factor, form, change):
        save_part(factor, by=request.user)
