"""All dates of the office, each with its own page."""

from contextlib import suppress
from datetime import date

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from oia.accounts.models import names_of
from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.core.models import Record
from oia.core.pages import EditRecord, NewRecord, RecordPage, way_back
from oia.core.text import as_key
from oia.reminders import bearers, services
from oia.reminders.filters import DeadlineFilter
from oia.reminders.forms import ChangeDeadlineForm, DeadlineForm, HelpersForm
from oia.reminders.models import Deadline
from oia.reminders.views.warnings import warn_of_owner, warn_of_the_past


class DeadlineList(RecordList):
    queryset = Deadline.objects
    filterset_class = DeadlineFilter
    title = _("Deadlines")
    lead = _("Every date of the office, whichever record it comes from.")
    columns = [
        Column("due", _("Due"), "falls_due_at", sheet=("falls_due_at", "certainty")),
        Column("title", _("What"), "title"),
        Column("kind", _("Kind")),
        Column("owner", _("Owner")),
        Column("state", _("State"), sheet=("status",)),
    ]
    reads = ["certainty", "status", "kind", "audience", "counts_to", "subject_type__model"]
    reads += names_of("owner")
    default_sort = "due"
    new_url = reverse_lazy("reminders:deadline-new")
    new_right = "reminders.add_deadline"
    bulk = ("owner", "backup", "sensitivity")
    row_template = "deadline.html"
    empty_text = _(
        "No date matches. Dates come from memberships, summits and visits, or are typed in on any "
        "record."
    )


class DeadlinePage(RecordPage):
    queryset = Deadline.objects.select_related("owner", "backup", "closed_by")
    template_name = "reminders/deadline.html"

    def get_context_data(self, **kwargs):
        deadline, user = self.object, self.request.user
        return super().get_context_data(
            **kwargs,
            may_say_done=services.may_say_done(deadline, user),
            may_hand_over=services.may_hand_over(deadline, user),
        )


class NewDeadline(NewRecord):
    """A deadline typed in on a record: /deadlines/new/?about=<type>.<pk>. Where none is named yet
    one is chosen first."""

    model = Deadline
    form_class = DeadlineForm
    extra_context = {"title": _("New deadline")}

    def get(self, request, *args, **kwargs):
        if "about" in request.GET:
            return super().get(request, *args, **kwargs)
        words = request.GET.get("q", "").strip()
        found = {"q": words, "kinds": bearers.named(words, request.user)}
        return render(request, "reminders/choose_record.html", found)

    @cached_property
    def subject(self):
        """The record it belongs to, if the user may see it."""
        type_id, _dot, pk = self.request.GET.get("about", "").partition(".")
        type_id, pk = as_key(type_id), as_key(pk)
        if None in (type_id, pk):
            raise Http404("No record named.")
        model = get_object_or_404(ContentType, pk=type_id).model_class()
        if model is None or not issubclass(model, Record) or model is Deadline:
            raise Http404("That record bears no deadlines.")
        meta = model._meta
        if not self.request.user.has_perm(f"{meta.app_label}.view_{meta.model_name}"):
            raise Http404("No such record.")
        return get_object_or_404(model._default_manager.visible_to(self.request.user), pk=pk)

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        kwargs["instance"] = Deadline(kind="typed", subject=self.subject)
        return kwargs

    def get_initial(self):
        return {"owner": self.request.user.pk}

    def get_context_data(self, **kwargs):
        cancel_url = self.subject.get_absolute_url()
        return super().get_context_data(**kwargs, lead=str(self.subject), cancel_url=cancel_url)

    @transaction.atomic
    def form_valid(self, form):
        services.type_in(form.instance, by=self.request.user)
        helpers = form.cleaned_data["helpers"]
        services.set_helpers(form.instance, helpers, by=self.request.user)
        messages.success(self.request, _("Kept: %s.") % form.instance)
        warn_of_the_past(self.request, form.instance)
        warn_of_owner(self.request, form.instance)
        return redirect(form.instance)


class EditDeadline(EditRecord):
    """Typed deadlines are changed here; a derived one at the record it comes from.

    Whoever drags one in the calendar comes here with the day as `?due_on=`, says why, and goes back
    to the days where they were.
    """

    queryset = Deadline.objects.filter(origin_id=None)
    form_class = ChangeDeadlineForm
    extra_context = {"title": _("Change deadline")}

    def get_initial(self):
        with suppress(ValueError):
            return {"due_on": date.fromisoformat(self.request.GET.get("due_on", ""))}
        return {}

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        if "due_on" in self.request.GET:
            form.ask_why()
        return form

    @property
    def back(self):
        asked = self.request.GET.get("back", "")
        return way_back(self.request, asked, self.object.get_absolute_url())

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, cancel_url=self.back)

    @transaction.atomic
    def form_valid(self, form):
        services.change(form.instance, by=self.request.user, why=form.cleaned_data["why"])
        helpers = form.cleaned_data["helpers"]
        services.set_helpers(form.instance, helpers, by=self.request.user)
        messages.success(self.request, _("Saved."))
        warn_of_the_past(self.request, form.instance)
        warn_of_owner(self.request, form.instance)
        return redirect(self.back)


class EditHelpers(EditRecord):
    """Who helps with a date, wherever it comes from."""

    queryset = Deadline.objects.select_related("owner")
    form_class = HelpersForm
    extra_context = {"title": _("Who helps?")}

    def get_context_data(self, **kwargs):
        lead, cancel_url = str(self.object), self.object.get_absolute_url()
        return super().get_context_data(**kwargs, lead=lead, cancel_url=cancel_url)

    def form_valid(self, form):
        helpers = form.cleaned_data["helpers"]
        services.set_helpers(self.object, helpers, by=self.request.user)
        messages.success(self.request, _("Saved."))
        return redirect(self.object)


class CloseDeadline(PermissionRequiredMixin, View):
    """Done, waived, cancelled or open again: one button each on the deadline's page.

    Whoever minds it may say that it is done; the rest is for those who may change it.
    """

    permission_required = "reminders.view_deadline"
    http_method_names = ["post"]

    def post(self, request, pk, step):
        deadline = get_object_or_404(Deadline.objects.visible_to(request.user), pk=pk)
        words = request.POST.get("why", "").strip()
        try:
            self.take(step, deadline, words)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, f"{deadline}: {deadline.get_status_display()}.")
        return redirect(deadline)

    def take(self, step, deadline, words):
        by = self.request.user
        if step == "done":
            services.mark_done(deadline, by=by, evidence=words)
        else:
            service = {"waive": services.waive, "cancel": services.cancel}
            service.get(step, services.reopen)(deadline, by=by, why=words)
