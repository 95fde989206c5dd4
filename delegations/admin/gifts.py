"""Data entry of gifts and of the rules by which they are declared."""

from django.contrib import admin

from delegations.choices.gift import FOLLOWS_COST
from delegations.models import Gift, GiftRule
from delegations.services import gifts as services
from oia.core.admin import RecordAdmin
from oia.directory.admin.manners import FoundByName


@admin.register(Gift)
class GiftAdmin(FoundByName, RecordAdmin):
    list_display = ["reference", "description", "direction", "on", "status", "duty", "declare_by"]
    list_display_links = ["reference", "description"]
    list_filter = ["direction", "status", "duty", "recipient_class", "fate"]
    date_hierarchy = "on"
    autocomplete_fields = [
        *("delegation", "trip", "other_person", "other_organisation", "recipient_user"),
        *("declared_by", "owner", "backup"),
    ]
    readonly_fields = ["reference", "duty", "declare_by", "rule", "decided_by", "brought_on"]

    def get_readonly_fields(self, request, obj=None):
        fixed = super().get_readonly_fields(request, obj)
        return [*fixed, *FOLLOWS_COST] if obj and obj.trip_cost_id else fixed

    def save_model(self, request, gift, form, change):
        service = services.change if change else services.record
        service(gift, by=request.user)


@admin.register(GiftRule)
class GiftRuleAdmin(RecordAdmin):
    list_display = ["name", "threshold", "currency", "window_months", "days", "is_active"]
    list_filter = ["is_active", "source", "recipient"]
    search_fields = ["name", "notes"]
    prepopulated_fields = {"slug": ["name"]}

    def save_model(self, request, rule, form, change):
        services.save_rule(rule, by=request.user)
