"""Reporting duties in the admin."""

from django.contrib import admin

from networks.admin.keeping import KeptByService
from networks.models import Contribution, Duty, DutyRound
from oia.core.unnamed import SeenInline
from oia.directory.admin import FoundByName


class RoundInline(SeenInline, admin.TabularInline):
    model = DutyRound
    fields = ["period", "opens_on", "closes_on", "certainty", "submitted_on", "submitted_by"]
    autocomplete_fields = ["submitted_by"]
    extra = 0
    show_change_link = True


class ContributionInline(SeenInline, admin.TabularInline):
    model = Contribution
    autocomplete_fields = ["department"]
    extra = 0


@admin.register(Duty)
class DutyAdmin(FoundByName, KeptByService):
    list_display = ["name", "platform", "every_months", "lead", "ended_on"]
    list_filter = ["ended_on", "sensitivity"]
    list_select_related = ["lead"]
    autocomplete_fields = ["networks", "lead", "backup", "departments"]
    inlines = [RoundInline]


@admin.register(DutyRound)
class DutyRoundAdmin(KeptByService):
    list_display = ["duty", "period", "opens_on", "closes_on", "submitted_on", "result"]
    list_filter = ["submitted_on", "certainty"]
    list_select_related = ["duty"]
    search_fields = ["duty__name", "period"]
    autocomplete_fields = ["duty", "submitted_by"]
    inlines = [ContributionInline]

    def get_inlines(self, request, obj):
        """A new round asks the departments of its duty; what else they owe is added thereafter."""
        return self.inlines if obj else []


@admin.register(Contribution)
class ContributionAdmin(KeptByService):
    list_display = ["department", "round", "what", "due_on", "received_on"]
    list_filter = ["received_on"]
    list_select_related = ["department", "round__duty"]
    search_fields = ["department__name", "round__duty__name", "what"]
    autocomplete_fields = ["round", "department"]
