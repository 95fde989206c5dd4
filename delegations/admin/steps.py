"""Data entry of steps and of the templates they come from."""

from django.contrib import admin

from delegations.models import StepTemplate, VisitStep
from delegations.services import counted_steps
from oia.core.admin import RecordAdmin
from oia.directory.services.keeping import save_part


@admin.register(VisitStep)
class VisitStepAdmin(RecordAdmin):
    list_display = ["title", "delegation", "days_before", "counted_from", "due_on", "audience"]
    list_filter = ["audience", "counted_from"]
    list_select_related = ["delegation"]
    search_fields = ["title", "delegation__title", "delegation__reference"]
    autocomplete_fields = ["delegation", "template"]

    def save_model(self, request, step, form, change):
        save_part(step, by=request.user)


@admin.register(StepTemplate)
class StepTemplateAdmin(RecordAdmin):
    list_display = ["title", "days_before", "counted_from", "kind", "audience", "is_active"]
    list_filter = ["is_active", "kind", "audience"]
    search_fields = ["title", "notes"]
    autocomplete_fields = ["replaces"]
    prepopulated_fields = {"slug": ["title"]}

    def save_model(self, request, template, form, change):
        counted_steps.save_template(template, by=request.user)
