"""Data entry of the directory."""

from django.contrib import admin
from django.db import models

from oia.core.admin import RecordAdmin
from oia.core.unnamed import SeenInline
from oia.directory.admin.manners import FoundByName, NeverDeleted
from oia.directory.models import City, Organisation, Person, Post, PostHolding, Theme

HTTPS = {models.URLField: {"assume_scheme": "https"}}


@admin.register(Theme)
class ThemeAdmin(RecordAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(City)
class CityAdmin(FoundByName, RecordAdmin):
    list_display = ["name", "country", "population", "zone", "is_own"]
    list_filter = ["is_own", "country"]
    readonly_fields = ["is_own", "geonames_id"]

    def has_delete_permission(self, request, obj=None):
        """A city of the gazetteer would come back with its next load."""
        may = super().has_delete_permission(request, obj)
        return may and obj is not None and obj.is_own


class PostInline(NeverDeleted, SeenInline, admin.TabularInline):
    model = Post
    extra = 0
    show_change_link = True


@admin.register(Organisation)
class OrganisationAdmin(FoundByName, RecordAdmin):
    list_display = ["name", "short_name", "kind", "city", "country"]
    list_filter = ["kind", "sensitivity", "country"]
    list_select_related = ["city"]
    autocomplete_fields = ["city", "parent"]
    formfield_overrides = HTTPS
    inlines = [PostInline]


class HoldingInline(NeverDeleted, SeenInline, admin.TabularInline):
    model = PostHolding
    extra = 0
    autocomplete_fields = ["person", "post"]

    def get_queryset(self, request):
        seen = super().get_queryset(request).visible_to(request.user)
        return seen.select_related("person", "post__organisation")


@admin.register(Person)
class PersonAdmin(FoundByName, RecordAdmin):
    list_display = ["name", "native_name", "email", "languages", "do_not_contact"]
    list_filter = ["do_not_contact", "sensitivity"]
    inlines = [HoldingInline]


@admin.register(Post)
class PostAdmin(NeverDeleted, RecordAdmin):
    list_display = ["title", "organisation", "is_head", "several_holders"]
    list_filter = ["is_head", "several_holders", "organisation__kind"]
    list_select_related = ["organisation"]
    search_fields = ["title", "organisation__name", "organisation__search_text"]
    autocomplete_fields = ["organisation"]
    inlines = [HoldingInline]


@admin.register(PostHolding)
class PostHoldingAdmin(NeverDeleted, RecordAdmin):
    list_display = ["person", "post", "starts_on", "ends_on"]
    list_filter = ["post__is_head", "post__organisation__kind"]
    list_select_related = ["person", "post__organisation"]
    search_fields = ["person__search_text", "post__title", "post__organisation__search_text"]
    autocomplete_fields = ["person", "post"]
    date_hierarchy = "starts_on"
