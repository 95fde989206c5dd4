"""Data entry of the contact log, kept by the services of the pages."""

from django.contrib import admin

from oia.core.admin import RecordAdmin
from oia.directory.admin.manners import FoundByName
from oia.directory.models import Contact


@admin.register(Contact)
class ContactAdmin(FoundByName, RecordAdmin):
    list_display = ["at", "about", "channel", "organisation", "city", "owner"]
    list_display_links = ["at", "about"]
    list_filter = ["channel", "sensitivity"]
    list_select_related = ["organisation", "city", "owner"]
    date_hierarchy = "at"
    autocomplete_fields = [*("people", "colleagues", "organisation", "city", "themes", "owner")]
