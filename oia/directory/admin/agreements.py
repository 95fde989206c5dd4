"""Data entry of agreements, kept by the services of the pages."""

from django.contrib import admin

from oia.core.admin import RecordAdmin
from oia.core.unnamed import SeenInline
from oia.directory.admin.manners import FoundByName
from oia.directory.models import Agreement, Clearance, Signatory
from oia.directory.services import agreements as services


class ClearanceInline(SeenInline, admin.TabularInline):
    model = Clearance
    extra = 0
    autocomplete_fields = ["authority"]


class SignatoryInline(SeenInline, admin.TabularInline):
    model = Signatory
    extra = 0
    autocomplete_fields = ["holding"]


@admin.register(Agreement)
class AgreementAdmin(FoundByName, RecordAdmin):
    list_display = ["title", "kind", "city", "organisation", "status", "signed_on", "ends_on"]
    list_filter = ["status", "kind", "renewal", "sensitivity", "department"]
    list_select_related = ["city", "organisation"]
    date_hierarchy = "signed_on"
    autocomplete_fields = [
        *("city", "organisation", "volunteers", "themes", "owner", "backup", "department")
    ]
    inlines = [ClearanceInline, SignatoryInline]

    def get_readonly_fields(self, request, obj=None):
        """Notice is given by whoever may terminate."""
        fixed = super().get_readonly_fields(request, obj)
        if obj and obj.is_in_force and not request.user.has_perm(services.APPROVE):
            return [*fixed, "terminated_on"]
        return fixed

    def save_model(self, request, agreement, form, change):
        service = services.change if change else services.create
        service(agreement, by=request.user)


class OfAgreementAdmin(RecordAdmin):
    """A small thing that hangs on an agreement."""

    search_fields = ["agreement__title", "agreement__search_text"]
    list_select_related = ["agreement"]


@admin.register(Clearance)
class ClearanceAdmin(OfAgreementAdmin):
    list_display = ["agreement", "kind", "authority", "asked_on", "due_on", "granted_on"]
    list_filter = ["kind"]
    list_select_related = ["agreement", "authority"]
    autocomplete_fields = ["agreement", "authority"]


@admin.register(Signatory)
class SignatoryAdmin(OfAgreementAdmin):
    list_display = ["agreement", "side", "name", "post"]
    list_filter = ["side"]
    autocomplete_fields = ["agreement", "holding"]
