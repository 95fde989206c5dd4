"""Data entry for summits, their series and what these ask for."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from networks.models import MilestoneTemplate, Summit, SummitSeries, SummitShift
from networks.services import milestones, summits
from oia.core.admin import RecordAdmin
from oia.core.unnamed import SeenInline, SeenListFilter
from oia.core.visibility import hidden_from


class TemplateInline(SeenInline, admin.TabularInline):
    model = MilestoneTemplate
    fk_name = "series"
    fields = ["slug", "title", "days_before_start", "audience", "is_active"]
    prepopulated_fields = {"slug": ["title"]}
    extra = 0


@admin.register(SummitSeries)
class SummitSeriesAdmin(RecordAdmin):
    list_display = ["name", "acronym", "level", "cadence", "mirrors", "confidence"]
    list_filter = ["level", "cadence", "confidence", "sensitivity"]
    list_select_related = ["mirrors"]
    search_fields = ["name", "acronym", "search_text"]
    autocomplete_fields = ["convener_networks", "mirrors"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [TemplateInline]

    def save_model(self, request, obj, form, change):
        save = summits.change_series if change else summits.add_series
        save(obj, by=request.user)


class SummitAdminForm(forms.ModelForm):
    """As on the edition's own page: whoever changes the dates says why."""

    why = forms.CharField(
        label=_("Why do the dates change?"), required=False, widget=forms.Textarea({"rows": 2})
    )

    def clean(self):
        cleaned = super().clean()
        moved = {"starts_on", "ends_on"} & set(self.changed_data)
        if self.instance.pk and moved and not cleaned.get("why", "").strip():
            self.add_error("why", _("Say why the dates change."))
        return cleaned


@admin.register(Summit)
class SummitAdmin(RecordAdmin):
    form = SummitAdminForm
    list_display = ["name", "series", "starts_on", "ends_on", "host_city", "status", "is_example"]
    list_filter = ["status", "format", "is_example", "confidence", "sensitivity", "series__level"]
    list_select_related = ["series"]
    search_fields = ["name", "edition_label", "search_text"]
    autocomplete_fields = ["series", "city", "parent_summit"]
    date_hierarchy = "starts_on"
    prepopulated_fields = {"slug": ["name"]}

    def save_model(self, request, obj, form, change):
        if change:
            summits.change_summit(obj, by=request.user, why=form.cleaned_data["why"])
        else:
            summits.add_summit(obj, by=request.user)


@admin.register(MilestoneTemplate)
class MilestoneTemplateAdmin(RecordAdmin):
    list_display = ["title", "days_before_start", "audience", "series", "is_active", "replaces"]
    list_filter = ["is_active", "audience", ("series", SeenListFilter)]
    list_select_related = ["series", "replaces"]
    search_fields = ["title", "notes"]
    autocomplete_fields = ["series", "replaces"]
    prepopulated_fields = {"slug": ["title"]}

    def save_model(self, request, obj, form, change):
        milestones.save_template(obj, by=request.user)


@admin.register(SummitShift)
class SummitShiftAdmin(admin.ModelAdmin):
    """Moves of summits are proof: shown, never typed."""

    list_display = ["summit", "old_starts_on", "starts_on", "by", "at", "why"]
    list_select_related = ["summit", "by"]
    list_filter = ["at"]
    search_fields = ["summit__name", "why"]
    readonly_fields = ["report"]

    def get_queryset(self, request):
        """Without those whose report names the milestones of a plan that this user may not see."""
        moved = super().get_queryset(request).visible_to(request.user)
        return moved.exclude(summit__plan__sensitivity__in=hidden_from(request.user))

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
