"""Data entry for others beside us: members of networks, signatories of declarations."""

from django.contrib import admin

from networks.models import DeclarationSignatory, NetworkMember
from networks.services.parts import save_part
from oia.core.admin import RecordAdmin

NAMES = ["city__search_text", "organisation__search_text"]


class OtherAdmin(RecordAdmin):
    def save_model(self, request, obj, form, change):
        save_part(obj, by=request.user)


@admin.register(NetworkMember)
class NetworkMemberAdmin(OtherAdmin):
    list_display = ["__str__", "network", "role", "since_year", "until_year", "as_of_on"]
    list_filter = ["role", "confidence"]
    list_select_related = ["city", "organisation", "network"]
    search_fields = [*NAMES, "network__name", "network__acronym"]
    autocomplete_fields = ["network", "city", "organisation"]


@admin.register(DeclarationSignatory)
class DeclarationSignatoryAdmin(OtherAdmin):
    list_display = ["__str__", "declaration", "signed_on", "as_of_on"]
    list_filter = ["confidence"]
    list_select_related = ["city", "organisation", "declaration"]
    search_fields = [*NAMES, "declaration__title"]
    autocomplete_fields = ["declaration", "city", "organisation"]
