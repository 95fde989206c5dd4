"""Data entry of visits, kept by the services of the pages."""

from django.contrib import admin

from delegations.models import Delegation, VisitStep
from delegations.services import delegations as services
from oia.core.admin import RecordAdmin
from oia.core.unnamed import SeenInline
from oia.directory.admin.manners import FoundByName


class VisitStepInline(SeenInline, admin.TabularInline):
    model = VisitStep
    extra = 0
    fields = ["title", "days_before", "counted_from", "due_on", "audience"]
    show_change_link = True


@admin.register(Delegation)
class DelegationAdmin(FoundByName, RecordAdmin):
    list_display = ["reference", "title", "kind", "city", "organisation", "status", "arrives_on"]
    list_display_links = ["reference", "title"]
    list_filter = ["status", "kind", "channel", "sensitivity", "department"]
    list_select_related = ["city", "organisation"]
    date_hierarchy = "received_on"
    autocomplete_fields = [
        *("city", "organisation", "authorising_body", "themes", "host", "host_fallback"),
        *("owner", "backup", "department"),
    ]
    readonly_fields = ["reference", "replied_on", "kept_promise", "decided_by"]
    inlines = [VisitStepInline]

    def get_readonly_fields(self, request, obj=None):
        fixed = super().get_readonly_fields(request, obj)
        return fixed if request.user.has_perm(services.DECIDE) else [*fixed, *services.OUR_ANSWER]

    def save_model(self, request, delegation, form, change):
        service = services.change if change else services.receive
        service(delegation, by=request.user)
