"""Data entry of the contact log, kept by the services of the pages."""

from django import forms
from django.contrib import admin

from oia.core.admin import RecordAdmin
from oia.directory.admin.manners import FoundByName
from oia.directory.models import Contact
from oia.directory.services import contacts as services

LINKS = ("people", "colleagues", "themes")


class ContactAdminForm(forms.ModelForm):
    """Takes no contact with nobody, as the form of the pages."""

    def clean(self):
        cleaned = super().clean()
        for name in {"organisation", "city", "others"} & set(cleaned):
            setattr(self.instance, name, cleaned[name])
        services.check_with(self.instance, cleaned)
        return cleaned


@admin.register(Contact)
class ContactAdmin(FoundByName, RecordAdmin):
    form = ContactAdminForm
    list_display = ["at", "about", "channel", "organisation", "city", "owner"]
    list_display_links = ["at", "about"]
    list_filter = ["channel", "sensitivity"]
    list_select_related = ["organisation", "city", "owner"]
    date_hierarchy = "at"
    autocomplete_fields = [*("people", "colleagues", "organisation", "city", "themes", "owner")]

    def save_model(self, request, contact, form, change):
        service = services.change if change else services.log
        links = {name: form.cleaned_data[name] for name in LINKS if name in form.cleaned_data}
        service(contact, by=request.user, **links)
