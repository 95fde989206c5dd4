"""Data entry of letters about visits and of the office's words for them."""

from django.contrib import admin

from delegations.models import LetterTemplate, VisitLetter
from delegations.services import letters
from oia.core.admin import RecordAdmin


@admin.register(LetterTemplate)
class LetterTemplateAdmin(RecordAdmin):
    list_display = ["says", "language", "heading", "is_active"]
    list_filter = ["says", "language", "is_active"]
    search_fields = ["heading", "text"]
    prepopulated_fields = {"slug": ["says", "language"]}

    def save_model(self, request, template, form, change):
        letters.save_template(template, by=request.user)


@admin.register(VisitLetter)
class VisitLetterAdmin(RecordAdmin):
    list_display = ["heading", "delegation", "says", "language", "sent_on"]
    list_filter = ["says", "language"]
    list_select_related = ["delegation"]
    search_fields = ["heading", "to", "delegation__reference"]
    autocomplete_fields = ["delegation"]
    readonly_fields = ["paper"]

    def save_model(self, request, letter, form, change):
        letters.save_letter(letter, by=request.user)
