"""The pages every record has: itself, a form to add it, a form to change it, its moves."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.generic import CreateView, DetailView, UpdateView, View

from oia.core import sightings
from oia.core.meanwhile import Watched
from oia.core.models import SightRoad
from oia.core.plugs import RecordPanel, board
from oia.core.saying_again import Said, say_again
from oia.core.states import may_become


class Guarded(PermissionRequiredMixin):
    """A page about one kind of record, for those with the right and the sight of it."""

    action = "view"
    permission_required = None

    def get_permission_required(self):
        meta = self.get_model()._meta
        return [self.permission_required or f"{meta.app_label}.{self.action}_{meta.model_name}"]

    def get_model(self):
        return self.model if self.model is not None else self.queryset.model

    def get_queryset(self):
        return super().get_queryset().visible_to(self.request.user)


class RecordPage(Guarded, DetailView):
    """The page of one record, followed by the panels that apps declared for every record."""

    context_object_name = "record"

    def get_context_data(self, **kwargs):
        record, user = self.object, self.request.user
        sightings.note(record, user, SightRoad.PAGE)
        meta = record._meta
        panels = []
        for panel in board.all(RecordPanel):
            shown = panel.context(record, user)
            if shown is not None:
                panels.append({"panel": panel, **shown})
        may_change = user.has_perm(f"{meta.app_label}.change_{meta.model_name}")
        return super().get_context_data(
            **kwargs,
            panels=panels,
            may_change=may_change,
            next_states=may_become(record)
            if may_change and hasattr(type(record), "MAY_FOLLOW")
            else [],
        )


class RecordForm(Guarded):
    """A form that saves one record, its inline rows with it, all or nothing."""

    template_name = "form.html"
    success_text = ""

    def get_form_kwargs(self):
        return super().get_form_kwargs() | self.extra_form_kwargs()

    def extra_form_kwargs(self):
        """What the form wants to know besides: override to hand over the user or a parent."""
        return {}

    @transaction.atomic
    def form_valid(self, form):
        response = super().form_valid(form)
        messages.success(self.request, self.success_text or _("Saved."))
        return response


class NewRecord(RecordForm, CreateView):
    """A form to add a record."""

    action = "add"


class EditRecord(Watched, RecordForm, UpdateView):
    """A form to change a record; nothing is overwritten that was not seen."""

    action = "change"


def way_back(request, given, otherwise):
    """Where somebody came from as their address or form says it; elsewhere if it is not ours.

    It is a path from the top: what begins otherwise would be taken for the name of a page.
    """
    ours = url_has_allowed_host_and_scheme(given, {request.get_host()}, request.is_secure())
    return given if ours and given.startswith("/") else otherwise


def top_of(url):
    """The same page from its top, where it says what went wrong; a part of it lies below that."""
    return url.partition("#")[0]


class MoveRecord(Guarded, View):
    """Moves a record to another state, by a service of its app; answers with the record's page.

    `move` is the service: it takes the record, the state, `by` and `why`. `said` is the form of
    what is sent with the step, which stands there again where the step is refused.
    """

    action = "change"
    model = None
    said = Said
    http_method_names = ["post"]

    def get_queryset(self):
        return self.model._default_manager.visible_to(self.request.user)

    def move(self, record, to, *, by, why):
        raise NotImplementedError(f"{type(self).__name__} does not name its service.")

    def post(self, request, **kwargs):
        record = get_object_or_404(self.get_queryset(), **kwargs)
        to, why = request.POST.get("to", ""), request.POST.get("why", "").strip()
        try:
            self.move(record, to, by=request.user, why=why)
        except ValidationError as error:
            form = self.said(request.POST)
            if form.says_more:
                form.add_error(None, error.messages)
                return say_again(request, record, form, to=to)
            messages.error(request, " ".join(error.messages))
            return redirect(top_of(record.get_absolute_url()))
        messages.success(request, self.success_words(record))
        return redirect(record)

    def success_words(self, record):
        return _("Now: %s.") % record.get_status_display()
