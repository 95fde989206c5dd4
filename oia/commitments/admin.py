"""Commitments in the admin, kept by the services of the pages."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from oia.commitments.forms import check_counted
from oia.commitments.models import Commitment, CommitmentReport
from oia.commitments.services import promising, reporting
from oia.core.admin import RecordAdmin, RemovedByService
from oia.core.unnamed import SeenInline
from oia.directory.admin import FoundByName


class CommitmentAdminForm(forms.ModelForm):
    """Checks what follows from what was typed as well, such as a date that is counted."""

    def clean(self):
        cleaned = super().clean()
        check_counted(self, cleaned)
        return cleaned

    def _post_clean(self):
        super()._post_clean()
        if not self.errors:
            promising.settle(self.instance)
            try:
                self.instance.full_clean(validate_unique=False)
            except ValidationError as error:
                self.add_error(None, error.messages)


class ReportInline(SeenInline, admin.TabularInline):
    """The reports as they are; they are given on the page of the commitment."""

    model = CommitmentReport
    fields = readonly_fields = ["due_on", "on", "by", "text", "value"]
    extra = 0
    show_change_link = True
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False


@admin.register(Commitment)
class CommitmentAdmin(FoundByName, RecordAdmin):
    form = CommitmentAdminForm
    list_display = ["text", "came_from", "given_on", "due_on", "owner", "department", "status"]
    list_filter = ["status", "direction", "sensitivity", "department", "subject_type"]
    list_select_related = ["owner", "department"]
    date_hierarchy = "given_on"
    autocomplete_fields = [
        *("promised_by", "promised_as", "to_organisation", "to_person", "to_city"),
        *("owner", "backup", "department", "themes"),
    ]
    readonly_fields = ["came_from", "status", "closed_on", "closed_by", "evidence"]
    inlines = [ReportInline]

    @admin.display(description=_("came from"))
    def came_from(self, commitment):
        if not commitment.subject_id:
            return "–"
        return format_html("{}: {}", commitment.source_kind, commitment.source_title)

    def save_model(self, request, commitment, form, change):
        service = promising.change if change else promising.promise
        service(commitment, by=request.user)


@admin.register(CommitmentReport)
class CommitmentReportAdmin(RemovedByService, RecordAdmin):
    remove = staticmethod(reporting.remove_report)
    list_display = ["commitment", "due_on", "on", "by", "value"]
    list_filter = ["on"]
    list_select_related = ["commitment", "by"]
    search_fields = ["commitment__text", "text"]
    autocomplete_fields = ["commitment", "by", "paper"]
    date_hierarchy = "on"

    def save_model(self, request, report, form, change):
        service = reporting.change_report if change else reporting.give_report
        service(report, by=request.user)
