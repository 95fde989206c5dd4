"""The pages that tell what happened: to one record and its parts, and in the whole office."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from oia.core import sightings, trails, wanted
from oia.core.abouts import tell_abouts, title_of_row
from oia.core.kinds import kept_models, may_read, parts_of, seen
from oia.core.models import SightRoad
from oia.core.parts import InParts

SHOWN = 50


class Past(InParts, TemplateView):
    """A page of what happened, narrowed by what stands in the address."""

    template_name = "past/page.html"
    part_template_name = "past/_found.html"

    def get_context_data(self, **kwargs):
        user, query = self.request.user, self.request.GET
        asked = self.form.asked()
        strands = list(self.strands(asked)) if asked else []
        keys = {name: query.get(name, "") for name in ("older", "newer")}
        page = trails.page(strands, SHOWN, **keys)
        beside = {"before": ("newer", page.newer), "after": ("older", page.older)}
        return super().get_context_data(
            **kwargs,
            form=self.form,
            filter=self,
            events=tell_abouts(trails.events(page.found, user)),
            pages={way: self.address(**{name: key}) for way, (name, key) in beside.items() if key},
        )

    @cached_property
    def form(self):
        """What the page asks of the past."""
        return wanted.Wanted(self.request.GET, models=self.models(), user=self.request.user)

    def address(self, **key):
        query = self.request.GET.copy()
        for name in ("older", "newer"):
            query.pop(name, None)
        query.update(key)
        return f"?{query.urlencode()}"


class Changes(Past):
    """Who changed what lately, in the whole office."""

    extra_context = {
        "title": _("Changes"),
        "lead": _("Who changed what lately, by which road. Nothing here can be edited."),
        "nothing": _("Nothing was changed yet."),
    }

    def models(self):
        return wanted.readable(self.request.user)

    def strands(self, asked):
        return wanted.strands_of_office(self.request.user, asked)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        things = dict.fromkeys(event["about"].thing for event in context["events"])
        sightings.note_shown(list(filter(None, things)), self.request.user, SightRoad.HISTORY)
        return context


class RecordHistory(Past):
    """All that happened to one record and to its parts, and to one that is gone."""

    extra_context = {"title": _("History"), "nothing": _("Nothing has happened yet.")}

    def models(self):
        parts = [part for part, _path in parts_of(self.model) if may_read(self.request.user, part)]
        return [self.model, *parts]

    @cached_property
    def model(self):
        model = kept_models().get(self.kwargs["model"])
        if model is None:
            raise Http404("No such kind of record has a history.")
        if not may_read(self.request.user, model):
            raise PermissionDenied
        return model

    @cached_property
    def record(self):
        """The record, or what is left of one that is gone; as if it were not there if hidden."""
        things, pk = self.model._default_manager.all(), self.kwargs["pk"]
        if hasattr(things, "wholly_visible_to"):
            things = things.wholly_visible_to(self.request.user)
        if record := things.filter(pk=pk).first():
            return record
        rows = self.model.history.filter(id=pk)
        row = seen(rows, "id", self.model, self.request.user).order_by("-history_date").first()
        if row is None:
            raise Http404("No such record.")
        record = self.model(pk=pk)
        record.title_when_gone = title_of_row(row, pk)
        return record

    def strands(self, asked):
        return wanted.strands_of(self.record, self.request.user, asked)

    def get_context_data(self, **kwargs):
        gone = getattr(self.record, "title_when_gone", "")
        if not gone:
            sightings.note(self.record, self.request.user, SightRoad.HISTORY)
        return super().get_context_data(
            **kwargs,
            record=self.record,
            lead=gone or str(self.record),
            seen_url=self.seen_url(),
            back_url="" if gone else self.back(),
        )

    def seen_url(self):
        """Where it is told who saw a guarded record, for those who may know."""
        may = self.request.user.has_perm("core.view_sighting")
        if not may or not sightings.is_guarded(self.record):
            return ""
        of = f"{self.model._meta.label_lower}.{self.record.pk}"
        return f"{reverse('core:sightings')}?of={of}"

    def back(self):
        return self.record.get_absolute_url() if hasattr(self.record, "get_absolute_url") else ""
