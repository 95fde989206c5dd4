"""A programme on paper and on the phone, its versions, and what changed since one of them."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.generic import TemplateView

from delegations.choices.programme import View
from delegations.models import ProgrammeVersion
from delegations.services.programme_changes import changes_since, counted
from delegations.services.programme_rows import SHOWN, by_day, in_view, rows_of, told_of
from delegations.views.programme import OfProgramme
from delegations.views.programme_shown import say
from oia.core import sightings
from oia.core.models import SightRoad
from oia.core.pages import Guarded
from oia.core.text import as_key


class Paper(OfProgramme, Guarded, TemplateView):
    """A page in one of the views that are handed out: ?view=public, internal or driver."""

    model = ProgrammeVersion

    @property
    def shape(self):
        asked = self.request.GET.get("view", "")
        return View(asked) if asked in View.values else View.INTERNAL

    def version(self, number):
        found = self.delegation.programme_versions.select_related("by")
        version = get_object_or_404(found, number=number)
        version.delegation = self.delegation
        return version

    def get_context_data(self, **kwargs):
        sightings.note(self.delegation, self.request.user, SightRoad.PAGE)
        here = {"shape": self.shape, "shapes": View.choices, "record": self.delegation}
        return super().get_context_data(**kwargs, **here)


def passengers(count):
    """How many ride along, in words; nothing where nobody is named."""
    return ngettext("%d passenger", "%d passengers", count) % count if count else ""


class Print(Paper):
    """The programme to be handed out: as it is now, or as a version has it (?version=2)."""

    template_name = "delegations/programme_print.html"

    def get_context_data(self, **kwargs):
        asked = self.request.GET.get("version", "")
        version = self.version(as_key(asked)) if asked else None
        user, latest = self.request.user, self.delegation.programme_versions.first()
        content = version.content if version else told_of(self.delegation)
        rows = rows_of(in_view(content, self.shape), user)
        changed = None
        if latest and version is None:
            latest.delegation = self.delegation
            changed = len(changes_since(latest, user, self.shape, now=content))
            version = None if changed else latest  # nothing changed: that is what people hold
        say(rows, SHOWN[self.shape])
        if self.shape == View.DRIVER:
            for row in rows:
                row.carries = passengers(len(row.kept["guests"]))
        told = {"asked_for": asked and version}
        told |= {"version": version, "latest": latest, "changed": changed, "days": by_day(rows)}
        if self.shape == View.DRIVER:
            named = self.delegation.members.count()
            told["passengers"] = passengers(max(named, self.delegation.party_size or 0))
        return super().get_context_data(**kwargs, **told, now=timezone.now())


class Versions(Paper):
    """All versions that were handed out, the latest first."""

    template_name = "delegations/programme_versions.html"

    def get_context_data(self, **kwargs):
        found = self.delegation.programme_versions.select_related("by").defer("content")
        return super().get_context_data(**kwargs, versions=list(found))


class VersionPage(Paper):
    """What changed since a version that somebody holds."""

    template_name = "delegations/programme_version.html"

    def get_context_data(self, **kwargs):
        version = self.version(self.kwargs["number"])
        changes = changes_since(version, self.request.user, self.shape)
        told = {"version": version, "changes": changes, "changes_counted": counted(changes)}
        return super().get_context_data(**kwargs, **told)
