"""Data entry for deadlines and rules; reminders and letters are proof, shown but not changed."""

from django.contrib import admin

from oia.core.admin import RecordAdmin
from oia.core.visibility import hidden_from
from oia.reminders import services
from oia.reminders.forms import RuleForm
from oia.reminders.models import (
    Deadline,
    FailingAddress,
    Letter,
    Press,
    Reminder,
    Rule,
    Snooze,
)


class ProofAdmin(admin.ModelAdmin):
    """Shown, never typed."""

    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Deadline)
class DeadlineAdmin(RecordAdmin):
    """Typed deadlines are changed here; derived ones follow their record."""

    list_display = ["title", "due_on", "kind", "owner", "status"]
    list_filter = ["status", "kind", "certainty", "hard"]
    list_select_related = ["owner"]
    search_fields = ["title", "organiser_words"]
    autocomplete_fields = ["owner", "backup"]
    date_hierarchy = "due_on"
    readonly_fields = ["status", "kind", "subject_type", "subject_id", "evidence"]

    def has_add_permission(self, request):
        return False  # a deadline is typed in on the record it belongs to

    def get_readonly_fields(self, request, obj=None):
        fixed = super().get_readonly_fields(request, obj)
        if obj and obj.is_derived:
            return [field.name for field in obj._meta.fields if field.editable]
        return fixed

    def save_model(self, request, obj, form, change):
        services.change(obj, by=request.user)


@admin.register(Rule)
class RuleAdmin(RecordAdmin):
    form = RuleForm
    list_display = ["name", "steps", "overdue_every", "working_days", "active"]
    list_filter = ["active", "working_days"]
    search_fields = ["name"]

    def save_model(self, request, obj, form, change):
        services.change_rule(obj, by=request.user)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Reminder)
class ReminderAdmin(ProofAdmin):
    list_display = ["deadline", "what", "step", "recipient", "state", "reached_at", "reason"]
    list_filter = ["state", "what"]
    list_select_related = ["deadline"]
    search_fields = ["deadline__title", "recipient"]

    def get_queryset(self, request):
        """Its deadline's title stands in every row: as restricted as the deadline."""
        hidden = hidden_from(request.user)
        return super().get_queryset(request).exclude(deadline__sensitivity__in=hidden)


@admin.register(Letter)
class LetterAdmin(ProofAdmin):
    list_display = ["subject", "address", "state", "go_at", "sent_at", "attempts"]
    list_filter = ["state"]
    search_fields = ["subject", "address", "message_id"]


@admin.register(FailingAddress)
class FailingAddressAdmin(ProofAdmin):
    list_display = ["address", "since", "words"]
    search_fields = ["address"]


class PrivateAdmin(ProofAdmin):
    """What concerns one person: shown to administrators alone."""

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("accounts.change_user")

    def has_module_permission(self, request):
        return self.has_view_permission(request)


@admin.register(Snooze)
class SnoozeAdmin(PrivateAdmin):
    list_display = ["deadline", "recipient", "until", "version", "created_at"]
    list_select_related = ["deadline"]
    search_fields = ["deadline__title", "recipient"]


@admin.register(Press)
class PressAdmin(PrivateAdmin):
    list_display = ["reminder", "button", "said", "created_at"]
    list_filter = ["button"]
    list_select_related = ["reminder__deadline"]
    search_fields = ["reminder__deadline__title", "reminder__recipient"]
