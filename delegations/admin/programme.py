"""Data entry of programmes, and a look at the versions that were handed out."""

from django import forms
from django.contrib import admin

from delegations.models import ProgrammeItem, ProgrammeVersion
from delegations.services import programme
from oia.core.admin import RecordAdmin


class ItemForm(forms.ModelForm):
    """An item with its revision as it was shown, so that nothing unseen is overwritten."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.revision


@admin.register(ProgrammeItem)
class ProgrammeItemAdmin(RecordAdmin):
    form = ItemForm
    list_display = ["title", "delegation", "starts_at", "ends_at", "kind", "room", "audience"]
    list_filter = ["kind", "audience", "booking"]
    list_select_related = ["delegation"]
    date_hierarchy = "starts_at"
    search_fields = ["title", "place", "room", "delegation__title", "delegation__reference"]
    autocomplete_fields = [
        *("delegation", "host", "greeter", "interpreter", "guests", "ours", "staff"),
    ]

    def save_model(self, request, item, form, change):
        said, links = form.cleaned_data, ("guests", "ours", "staff")
        people = {name: said[name] for name in links if name in said}
        programme.save_item(item, by=request.user, seen=said.get("seen") or 0, people=people)


@admin.register(ProgrammeVersion)
class ProgrammeVersionAdmin(RecordAdmin):
    list_display = ["delegation", "number", "at", "by", "why"]
    list_select_related = ["delegation", "by"]
    search_fields = ["why", "delegation__title", "delegation__reference"]
    fields = readonly_fields = ["delegation", "number", "at", "by", "why"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
