"""Networks in the admin."""

from django.contrib import admin

from networks.admin.keeping import KeptByService
from networks.models import CatalogueNote, Network, NetworkBody
from oia.core.unnamed import SeenInline
from oia.directory.admin import FoundByName


class BodyInline(SeenInline, admin.TabularInline):
    model = NetworkBody
    extra = 0


@admin.register(Network)
class NetworkAdmin(FoundByName, KeptByService):
    list_display = ["name", "acronym", "kind", "region", "founded_year", "confidence"]
    list_filter = ["kind", "region", "members_kind", "un_status", "confidence", "themes"]
    autocomplete_fields = ["seat", "successor", "parent", "themes"]
    prepopulated_fields = {"slug": ["name"]}
    readonly_fields = ["catalogue", "created_at", "updated_at"]
    inlines = [BodyInline]

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else super().get_prepopulated_fields(request, obj)


@admin.register(NetworkBody)
class NetworkBodyAdmin(KeptByService):
    list_display = ["name", "network", "kind"]
    list_filter = ["kind"]
    list_select_related = ["network"]
    search_fields = ["name", "network__name", "network__acronym"]
    autocomplete_fields = ["network"]


@admin.register(CatalogueNote)
class CatalogueNoteAdmin(admin.ModelAdmin):
    """The notes come with the catalogue: they are read here, not written."""

    list_display = ["record", "kind", "field", "text"]
    list_filter = ["kind"]
    search_fields = ["record", "text"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
