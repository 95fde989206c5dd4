"""The admin of the office: data entry for those who have the right to it."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from simple_history.admin import SimpleHistoryAdmin

from oia.core import sightings
from oia.core.hanging import in_the_way
from oia.core.importing import ways_in
from oia.core.models import SightRoad


class OfficeAdmin(admin.AdminSite):
    """Opens to whoever may use the admin; what they may do there, their role says."""

    site_header = site_title = _("Office of International Affairs")
    index_title = _("Data entry")

    def has_permission(self, request):
        return request.user.is_active and request.user.has_perm("accounts.use_admin")


class RecordAdmin(SimpleHistoryAdmin):
    """A record in the admin: with its history, with what may not be seen left out.

    The state is shown, not typed: it moves through the services, on the record's own page.
    """

    list_per_page = 50
    show_full_result_count = False
    save_on_top = True
    change_list_template = "admin/change_list_with_import.html"

    def changelist_view(self, request, extra_context=None):
        """The list, with the ways to the importer for those who may bring such records in."""
        imports = {"imports": ways_in(self.model, request.user)}
        return super().changelist_view(request, imports | (extra_context or {}))

    def changeform_view(self, request, *args, **kwargs):
        """What a service refuses is told in its words; nothing of it is stored."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except ValidationError as error:
            for words in error.messages:
                messages.error(request, words)
            return redirect(request.get_full_path())

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user)

    def get_deleted_objects(self, objs, request):
        """Papers and decisions keep their record; the page that asks names them."""
        *found, protected = super().get_deleted_objects(objs, request)
        return *found, [*protected, *in_the_way(objs, request.user)]

    def history_view(self, request, object_id, extra_context=None):
        """The one page that tells history, which knows what may be seen and what may not."""
        key = unquote(object_id)
        if not key.isdigit():
            raise Http404
        return redirect("core:record-history", self.model._meta.label_lower, int(key))

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        """Nobody goes back to an old version past the services; what was is read, not restored."""
        return self.history_view(request, object_id)

    def get_object(self, request, object_id, from_field=None):
        found = super().get_object(request, object_id, from_field)
        if found is not None:
            sightings.note(found, request.user, SightRoad.PAGE)
        return found

    def get_readonly_fields(self, request, obj=None):
        fixed = list(super().get_readonly_fields(request, obj))
        if obj and hasattr(self.model, "MAY_FOLLOW"):
            fixed.append("status")
        return fixed
