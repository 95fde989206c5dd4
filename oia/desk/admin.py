"""What of the calendar leaves the house: who has feeds of it."""

from django.contrib import admin

from oia.desk.models import CalendarFeed
from oia.reminders.admin import PrivateAdmin


@admin.register(CalendarFeed)
class CalendarFeedAdmin(PrivateAdmin):
    list_display = ["name", "owner", "whose", "theme", "fetched_at"]
    list_select_related = ["owner", "whose", "theme"]
    search_fields = ["name", "owner__username"]
    fields = ["name", "owner", "kinds", "whose", "theme", "fetched_at", "created_at"]

    def has_delete_permission(self, request, obj=None):
        return self.has_view_permission(request)
