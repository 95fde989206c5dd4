"""Data entry for our participation in summits."""

from django.contrib import admin

from networks.choices.summits import PlanStatus
from networks.forms.plans import MilestoneForm
from networks.models import (
    Delegate,
    Milestone,
    Paper,
    Plan,
    PlanCost,
    SideEvent,
    SpeakingSlot,
)
from networks.services import milestones, plans
from oia.core.admin import RecordAdmin
from oia.core.unnamed import SeenInline


class PartInline(SeenInline, admin.StackedInline):
    extra = 0
    show_change_link = True


class MilestoneInline(SeenInline, admin.TabularInline):
    model = Milestone
    form = MilestoneForm
    fields = ["title", "audience", "days_before", "due_on", "certainty", "hard"]
    extra = 0
    show_change_link = True


class DelegateInline(PartInline):
    model = Delegate
    autocomplete_fields = ["person"]


class SideEventInline(PartInline):
    model = SideEvent
    fields = ["title", "partners", "due_on", "held_on", "report_due_on", "notes"]


class SpeakingSlotInline(PartInline):
    model = SpeakingSlot
    autocomplete_fields = ["speaker"]


class PaperInline(PartInline):
    model = Paper
    autocomplete_fields = ["owner"]


class PlanCostInline(PartInline):
    model = PlanCost


def save_part(part, *, by):
    """Any part of a plan, by the service that knows it."""
    if isinstance(part, Milestone):
        keep = milestones.change_milestone if part.pk else milestones.add_milestone
        return keep(part, by=by)
    return plans.save_part(part, by=by)


@admin.register(Plan)
class PlanAdmin(RecordAdmin):
    list_display = ["summit", "status", "level", "lead", "officer", "access_route"]
    list_filter = ["status", "level", "access_route", "sensitivity"]
    list_select_related = ["summit", "lead", "officer"]
    search_fields = ["summit__name", "summit__search_text", "objectives"]
    autocomplete_fields = [
        "summit",
        "lead",
        "officer",
        "backup",
        "nominating_organisation",
        "nominating_network",
    ]
    inlines = [
        MilestoneInline,
        DelegateInline,
        SideEventInline,
        SpeakingSlotInline,
        PaperInline,
        PlanCostInline,
    ]

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        if db_field.name == "status":
            beginnings = (PlanStatus.WATCHING, PlanStatus.INTEND)
            kwargs["choices"] = [(one.value, one.label) for one in beginnings]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        save = plans.change_plan if change else plans.open_plan
        save(obj, by=request.user)

    def save_formset(self, request, form, formset, change):
        changed = formset.save(commit=False)
        for part in formset.deleted_objects:
            plans.remove_part(part, by=request.user)
        for part in changed:
            save_part(part, by=request.user)


class PartAdmin(RecordAdmin):
    """Parts come into being on their plan; here they are found and corrected."""

    list_select_related = ["plan__summit"]
    readonly_fields = ["plan"]

    def has_add_permission(self, request):
        return False

    def save_model(self, request, obj, form, change):
        save_part(obj, by=request.user)


@admin.register(Milestone)
class MilestoneAdmin(PartAdmin):
    form = MilestoneForm
    list_display = ["title", "plan", "due_on", "audience", "certainty", "hard", "needs_check"]
    list_filter = ["audience", "certainty", "hard", "needs_check"]
    search_fields = ["title", "plan__summit__name", "organiser_words"]
    date_hierarchy = "due_on"
    readonly_fields = ["plan", "template", "needs_check"]


@admin.register(Delegate)
class DelegateAdmin(PartAdmin):
    named_by = ["person"]
    list_display = ["__str__", "plan", "status", "badge_type", "route", "needs_check"]
    list_filter = ["status", "badge_type", "route", "needs_check"]
    list_select_related = ["plan__summit", "person"]
    search_fields = ["name", "person__name", "plan__summit__name"]
    autocomplete_fields = ["person"]


@admin.register(SideEvent)
class SideEventAdmin(PartAdmin):
    list_display = ["title", "plan", "status", "due_on", "held_on", "report_due_on"]
    list_filter = ["status", "certainty"]
    search_fields = ["title", "partners", "plan__summit__name"]


@admin.register(SpeakingSlot)
class SpeakingSlotAdmin(PartAdmin):
    list_display = ["session", "plan", "speaker", "status", "on"]
    list_filter = ["status"]
    list_select_related = ["plan__summit", "speaker"]
    search_fields = ["session", "topic", "speaker__name", "plan__summit__name"]
    autocomplete_fields = ["speaker"]


@admin.register(Paper)
class PaperAdmin(PartAdmin):
    list_display = ["title", "plan", "status", "owner", "due_on"]
    list_filter = ["status"]
    list_select_related = ["plan__summit", "owner"]
    search_fields = ["title", "plan__summit__name"]
    autocomplete_fields = ["owner"]


@admin.register(PlanCost)
class PlanCostAdmin(PartAdmin):
    list_display = ["__str__", "plan", "payer", "estimate", "actual", "currency"]
    list_filter = ["kind", "payer", "currency"]
    search_fields = ["what", "plan__summit__name"]
