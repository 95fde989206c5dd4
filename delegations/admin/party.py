"""Data entry of those who come. What only protocol may know of them is entered on its page."""

from django.contrib import admin

from delegations.models import Member, PhotoConsent, RankPlace
from delegations.services import party
from oia.core.admin import RecordAdmin
from oia.core.unnamed import SeenInline
from oia.directory.services.keeping import save_part


class PhotoConsentInline(SeenInline, admin.TabularInline):
    model = PhotoConsent
    extra = 0


@admin.register(Member)
class MemberAdmin(RecordAdmin):
    list_display = ["name", "post", "part", "rank", "delegation", "place"]
    list_filter = ["part", "rank"]
    list_select_related = ["delegation"]
    search_fields = ["name", "native_name", "post", "delegation__reference"]
    autocomplete_fields = ["delegation"]
    inlines = [PhotoConsentInline]

    def save_model(self, request, member, form, change):
        party.save_member(member, by=request.user)


@admin.register(PhotoConsent)
class PhotoConsentAdmin(RecordAdmin):
    list_display = ["member", "purpose", "is_given", "on", "how"]
    list_filter = ["purpose", "is_given"]
    list_select_related = ["member__delegation"]
    search_fields = ["member__name", "member__delegation__reference"]
    autocomplete_fields = ["member"]

    def save_model(self, request, consent, form, change):
        save_part(consent, by=request.user)


@admin.register(RankPlace)
class RankPlaceAdmin(RecordAdmin):
    list_display = ["rank", "place"]

    def save_model(self, request, one, form, change):
        save_part(one, by=request.user)
