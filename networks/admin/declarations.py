"""Data entry for declarations, frameworks, sign-ons and what hangs on them."""

from django import forms
from django.contrib import admin

from networks.choices.declarations import DiplomaticFunction
from networks.models import (
    Declaration,
    DeclarationCount,
    Framework,
    InstrumentText,
    SignOn,
    SignOnStep,
    SignOnStepTemplate,
    Trace,
)
from networks.services import declarations, sign_on_steps, sign_ons, texts
from networks.services.parts import save_part
from oia.core.admin import RecordAdmin
from oia.directory.admin import FoundByName


class CataloguedAdmin(FoundByName, RecordAdmin):
    """A record of the catalogue; its short name follows its title while it is new."""

    prepopulated_fields = {"slug": ["title"]}

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else super().get_prepopulated_fields(request, obj)


@admin.register(Declaration)
class DeclarationAdmin(CataloguedAdmin):
    list_display = ["title", "kind", "adopted_on", "place", "sign_on_open", "confidence"]
    list_filter = ["kind", "sign_on_open", "confidence", "sensitivity", "themes"]
    date_hierarchy = "adopted_on"
    autocomplete_fields = ["summit", "successor", "conveners", "themes", "frameworks"]

    def save_model(self, request, obj, form, change):
        declarations.save_declaration(obj, by=request.user)


@admin.register(Framework)
class FrameworkAdmin(CataloguedAdmin):
    list_display = ["title", "adopted_on", "body", "document_symbol", "legally_binding"]
    list_filter = ["legally_binding", "confidence", "sensitivity", "themes"]
    date_hierarchy = "adopted_on"
    autocomplete_fields = ["themes", "networks"]

    def save_model(self, request, obj, form, change):
        declarations.save_framework(obj, by=request.user)


@admin.register(DeclarationCount)
class DeclarationCountAdmin(RecordAdmin):
    list_display = ["declaration", "measure", "number", "at_least", "counted_on", "source"]
    list_filter = ["measure", "confidence"]
    list_select_related = ["declaration"]
    search_fields = ["declaration__title", "source", "note"]
    autocomplete_fields = ["declaration"]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.base_fields["slug"].required = False
        return form

    def save_model(self, request, obj, form, change):
        declarations.save_count(obj, by=request.user)


@admin.register(InstrumentText)
class InstrumentTextAdmin(RecordAdmin):
    """What is said of a version. New ones come by the pages, which read their words."""

    list_display = ["title", "language", "stage", "dated_on", "declaration", "framework"]
    list_filter = ["stage", "language"]
    list_select_related = ["declaration", "framework"]
    search_fields = ["title", "declaration__title", "framework__title"]
    readonly_fields = ["declaration", "framework"]

    def has_add_permission(self, request):
        return False

    def save_model(self, request, obj, form, change):
        texts.change_text(obj, by=request.user)


class SignOnAdminForm(forms.ModelForm):
    functions = forms.MultipleChoiceField(
        choices=DiplomaticFunction.choices, required=False, widget=forms.CheckboxSelectMultiple
    )


@admin.register(SignOn)
class SignOnAdmin(RecordAdmin):
    named_by = ["declaration"]
    form = SignOnAdminForm
    list_display = ["declaration", "status", "received_on", "due_on", "signed_on", "owner"]
    list_filter = ["status", "fast_track", "method", "sensitivity", "department"]
    list_select_related = ["declaration", "owner"]
    search_fields = ["declaration__title", "declaration__search_text"]
    date_hierarchy = "received_on"
    autocomplete_fields = [
        *("declaration", "asked_by", "signatory", "owner", "backup", "department")
    ]

    def get_readonly_fields(self, request, obj=None):
        """What was approved is typed only by those who approve."""
        fixed = super().get_readonly_fields(request, obj)
        if request.user.has_perm(sign_ons.APPROVE):
            return fixed
        return [*fixed, *sign_ons.OF_APPROVAL, *([] if obj else ["status"])]

    def save_model(self, request, obj, form, change):
        service = sign_ons.change if change else sign_ons.receive
        service(obj, by=request.user)


class OfSignOnAdmin(RecordAdmin):
    list_select_related = ["sign_on__declaration"]
    search_fields = ["sign_on__declaration__title"]


@admin.register(SignOnStep)
class SignOnStepAdmin(OfSignOnAdmin):
    list_display = ["title", "sign_on", "kind", "owner", "due_on", "verdict"]
    list_filter = ["kind", "verdict"]
    list_select_related = ["sign_on__declaration", "owner"]
    autocomplete_fields = ["sign_on", "owner", "department"]

    def save_model(self, request, obj, form, change):
        sign_on_steps.save_step(obj, by=request.user)


@admin.register(Trace)
class TraceAdmin(OfSignOnAdmin):
    list_display = ["sign_on", "framework", "uptake", "noted_on"]
    list_filter = ["uptake"]
    list_select_related = ["sign_on__declaration", "framework"]
    autocomplete_fields = ["sign_on", "framework"]

    def save_model(self, request, obj, form, change):
        save_part(obj, by=request.user)


@admin.register(SignOnStepTemplate)
class SignOnStepTemplateAdmin(RecordAdmin):
    list_display = ["title", "kind", "days", "fast_days", "owner", "is_active"]
    list_filter = ["kind", "is_active"]
    list_select_related = ["owner"]
    search_fields = ["title", "notes"]
    autocomplete_fields = ["owner", "department"]
    prepopulated_fields = {"slug": ["title"]}

    def save_model(self, request, obj, form, change):
        sign_on_steps.save_template(obj, by=request.user)
