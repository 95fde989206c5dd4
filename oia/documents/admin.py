"""Papers and decisions, all of them. New ones are put on the page of their record."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from oia.core.admin import RecordAdmin
from oia.documents.models import Attachment, Decision
from oia.documents.services import remove_attachment


class OnSubjectAdmin(RecordAdmin):
    """What hangs on a record, and stays on that record."""

    readonly_fields = ["record"]

    def has_add_permission(self, request):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("subject")

    @admin.display(description=_("record"))
    def record(self, thing):
        if thing.subject is None:
            return "–"
        return format_html('<a href="{}">{}</a>', thing.get_absolute_url(), thing.subject)


@admin.register(Attachment)
class AttachmentAdmin(OnSubjectAdmin):
    list_display = ["title", "kind", "record", "on", "sensitivity", "uploaded_by"]
    list_filter = ["kind", "sensitivity", "content_type", "subject_type"]
    list_select_related = ["uploaded_by", "subject_type"]
    search_fields = ["title", "sha256"]
    date_hierarchy = "created_at"
    readonly_fields = [
        *["record", "download", "content_type", "size", "sha256", "uploaded_by", "words_read"]
    ]
    fields = ["title", "kind", "on", "language", "sensitivity", *readonly_fields]

    @admin.display(description=_("file"))
    def download(self, paper):
        return format_html('<a href="{}">{}</a>', paper.download_url, paper.title)

    @admin.display(description=_("words"))
    def words_read(self, paper):
        reading = getattr(paper, "reading", None)
        return reading.get_state_display() if reading else "–"

    def get_actions(self, request):
        """One by one, since a paper takes its file along, and not while a decision rests on it."""
        return {
            name: action
            for name, action in super().get_actions(request).items()
            if name != "delete_selected"
        }

    def delete_model(self, request, paper):
        remove_attachment(paper, by=request.user)


@admin.register(Decision)
class DecisionAdmin(OnSubjectAdmin):
    list_display = ["body", "instrument", "record", "taken_on", "effective_on", "verdict"]
    list_filter = ["body", "verdict", "subject_type"]
    list_select_related = ["subject_type"]
    search_fields = ["instrument", "approves", "conditions"]
    date_hierarchy = "taken_on"
    autocomplete_fields = ["paper"]
    fields = [
        "record",
        "body",
        "instrument",
        "taken_on",
        "effective_on",
        "verdict",
        "conditions",
        "approves",
        "paper",
    ]
