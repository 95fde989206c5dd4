"""The admin of the office: data entry for those who have the right to it."""

from django.contrib import admin
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
from oia.core.saving import add_refusal
from oia.core.text import as_key
from oia.core.unnamed import (
    NamesSeen,
    column,
    going,
    guarded,
    hidden_links,
    holding_no_secret,
    left_out,
    names_unseen,
    reaching_no_secret,
    searched_links,
    without_names,
)
from oia.core.visibility import hidden_from, levels_for


class OfficeAdmin(admin.AdminSite):
    """Opens to whoever may use the admin; what they may do there, their role says."""

    site_header = site_title = _("Office of International Affairs")
    index_title = _("Data entry")

    def has_permission(self, request):
        return request.user.is_active and request.user.has_perm("accounts.use_admin")


class RecordAdmin(NamesSeen, SimpleHistoryAdmin):
    """A record in the admin: with its history, with what may not be seen left out.

    So are its links to such records: a field that holds one stays as it is. The state is shown,
    not typed: it moves through the services, on the record's own page.
    """

    #: Its links by which it is called: where one is hidden, so is whatever bears that name.
    named_by = ()
    #: Its links whose field offers what may be seen, and whose service keeps the rest.
    keeps_unseen = ()
    list_per_page = 50
    show_full_result_count = False
    save_on_top = True
    change_list_template = "admin/change_list_with_import.html"

    def changelist_view(self, request, extra_context=None):
        """The list, with the ways to the importer for those who may bring such records in."""
        imports = {"imports": ways_in(self.model, request.user)}
        return super().changelist_view(request, imports | (extra_context or {}))

    def changeform_view(self, request, *args, **kwargs):
        """What a service refuses stands in its words in the form, which loses nothing typed."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except ValidationError as error:
            if request.method != "POST":
                raise
            request.refused = error
            return super().changeform_view(request, *args, **kwargs)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        level = form.base_fields.get("sensitivity")
        if obj and level:  # it keeps the level that it has, also one that this user may not give
            level.choices = levels_for(request.user, obj.sensitivity)
        error = getattr(request, "refused", None)
        return refused_with(error, form) if error else form

    def get_queryset(self, request):
        user = request.user
        rows = super().get_queryset(request).visible_to(user)
        return holding_no_secret(rows, self.named_by if hidden_from(user) else (), user)

    def get_search_results(self, request, queryset, search_term):
        """A row that somebody finds by a name tells them that it holds whoever is called so."""
        rows, may_repeat = super().get_search_results(request, queryset, search_term)
        if search_term and hidden_from(request.user):
            links = searched_links(self.model, self.get_search_fields(request))
            rows = reaching_no_secret(rows, links, request.user)
        return rows, may_repeat

    def get_deleted_objects(self, objs, request):
        """Papers and decisions keep their record; the page that asks names them."""
        words, *counted, protected = super().get_deleted_objects(objs, request)
        along, user = going(objs), request.user
        names = names_unseen(along, objs, user)
        protected = [*protected, *in_the_way(along, user)]
        return left_out(words, names), *counted, left_out(protected, names)

    def columns_of_links(self, request):
        """The columns of its list that name records which are not for everybody."""
        if not hidden_from(request.user):
            return []
        shown = super().get_list_display(request)
        return [name for name in shown if name in guarded(self.model)]

    def get_list_display(self, request):
        fields = {name: guarded(self.model)[name] for name in self.columns_of_links(request)}
        shown = super().get_list_display(request)
        return [column(fields[name]) if name in fields else name for name in shown]

    def get_list_select_related(self, request):
        return super().get_list_select_related(request) or self.columns_of_links(request)

    def get_changelist_instance(self, request):
        changes = super().get_changelist_instance(request)
        if names := self.columns_of_links(request):
            changes.result_list = list(changes.result_list)
            without_names(self.model, changes.result_list, names, request.user)
        return changes

    def get_fieldsets(self, request, obj=None):
        hidden = hidden_links(obj, request.user) if obj else set()
        if self.has_change_permission(request, obj):  # else all that it holds would be read out
            hidden -= set(self.keeps_unseen)
        return [
            (title, options | {"fields": without(options["fields"], hidden)})
            for title, options in super().get_fieldsets(request, obj)
        ]

    def history_view(self, request, object_id, extra_context=None):
        """The one page that tells history, which knows what may be seen and what may not."""
        key = as_key(unquote(object_id))
        if key is None:
            raise Http404
        return redirect("core:record-history", self.model._meta.label_lower, key)

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


class RemovedByService:
    """Deleted one by one through a service, so that what depends on it follows."""

    remove = None  # takes (record, by)

    def delete_model(self, request, record):
        self.remove(record, by=request.user)

    def delete_queryset(self, request, queryset):
        for record in queryset:
            self.remove(record, by=request.user)


def refused_with(error, form):
    """The form that says why a service refused it, beside the field where the service names one."""

    class Refused(form):
        def _post_clean(self):
            super()._post_clean()
            add_refusal(self, error)

    return Refused


def without(fields, hidden):
    """The fields of a form, some in rows together, less these."""
    rows = (without(one, hidden) if isinstance(one, (list, tuple)) else one for one in fields)
    return [one for one in rows if one and (isinstance(one, list) or one not in hidden)]
