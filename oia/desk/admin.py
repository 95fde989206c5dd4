"""What of the calendar leaves the house: the rule of the office, and who has feeds."""

from django.contrib import admin
from django.shortcuts import redirect

from oia.core.admin import RecordAdmin
from oia.desk.models import CalendarFeed, FeedPolicy
from oia.reminders.admin import PrivateAdmin


@admin.register(FeedPolicy)
class FeedPolicyAdmin(RecordAdmin):
    """There is one rule, so the way to it skips the list."""

    save_on_top = False
    fields = ["restricted"]

    def changelist_view(self, request, extra_context=None):
        FeedPolicy.objects.get_or_create(pk=1)
        return redirect("admin:desk_feedpolicy_change", 1)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(CalendarFeed)
class CalendarFeedAdmin(PrivateAdmin):
    list_display = ["name", "owner", "whose", "theme", "fetched_at"]
    list_select_related = ["owner", "whose", "theme"]
    search_fields = ["name", "owner__username"]
    fields = ["name", "owner", "kinds", "whose", "theme", "fetched_at", "created_at"]

    def has_delete_permission(self, request, obj=None):
        return self.has_view_permission(request)
