"""The one page of an import, whatever state it is in."""

from django.db.models import Count
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import DetailView

from oia.core.parts import InParts
from oia.sheets.choices import ENDED, Fate, ImportState
from oia.sheets.forms import OpeningForm, ReadingForm
from oia.sheets.mapping_form import MappingForm
from oia.sheets.models import Import
from oia.sheets.models.imported import LEASE, SEE_ALL
from oia.sheets.tallies import Rows

#: Rows that were written at some time, whatever was undone of them since.
EVER_WRITTEN = (Fate.WRITTEN, Fate.UNDONE, Fate.KEPT)


class OfImport:
    """Anything about one import that this user may see; for all others it is not there."""

    model = Import
    context_object_name = "bringing"

    def get_queryset(self):
        return Import.objects.visible_to(self.request.user).select_related("by", "undone_by")

    def get_object(self, queryset=None):
        found = super().get_object(queryset)
        if found.sheet is None:
            raise Http404("The program has no such kind of record any more.")
        return found

    @property
    def is_own(self):
        return self.object.by_id == self.request.user.pk


class ImportPage(InParts, OfImport, DetailView):
    """What has become of a file, and what to do next. The part alone answers htmx."""

    template_name = "sheets/import.html"
    part_template_name = "sheets/_import.html"

    @cached_property
    def forms(self):
        """Forms that were sent with mistakes, by their name."""
        return {}

    def get_context_data(self, **kwargs):
        step = self.step()
        more = getattr(self, f"about_{step}", dict)()
        own = {"step": step, "is_own": self.is_own, "list_url": list_url(self.object.sheet)}
        return super().get_context_data(**kwargs) | own | more

    def step(self):
        """What the page shows: the state, and within it what a person is asked first."""
        bringing = self.object
        if bringing.is_at_work:
            return "working"
        if bringing.state in (ImportState.DONE, ImportState.UNDONE):
            return "outcome"
        if bringing.state in ENDED:
            return "ended"
        wants = self.is_own and ("map" in self.request.GET or self.forms) and bringing.is_open
        if bringing.state == ImportState.READY and not wants:
            return "preview"
        if not self.is_own:
            return "theirs"
        return "mapping" if is_opened(bringing) else "opening"

    def about_opening(self):
        form = self.forms.get("opening") or OpeningForm(bringing=self.object)
        return {"form": form, "questions": form.questions()}

    def about_mapping(self):
        of = {"bringing": self.object}
        form = self.forms.get("mapping") or MappingForm(**of, user=self.request.user)
        return {
            "form": form,
            "lines": list(form.lines()),
            "missing": form.missing(),
            "reading_form": self.forms.get("reading") or ReadingForm(**of),
            "has_reading_mistakes": "reading" in self.forms,
        }

    def about_working(self):
        """How far the work is. While all is written or nothing, nobody outside can tell."""
        bringing, now = self.object, timezone.now()
        is_held = bringing.lease_until is not None and bringing.lease_until > now
        total = bringing.total
        done = min(bringing.done, total)
        if bringing.state == ImportState.WRITING:
            done, total = bringing.rows.filter(fate=Fate.WRITTEN).count(), bringing.to_write
        elif bringing.state == ImportState.UNDOING:
            total = bringing.rows.filter(fate__in=EVER_WRITTEN).count()
        blind = bringing.state == ImportState.WRITING and not bringing.good_rows_only
        since = now - (bringing.lease_until - LEASE) if blind and is_held else None
        elapsed = max(0, round(since.total_seconds())) if since else 0
        told = {"done": done, "rows": total, "elapsed": elapsed, "blind": blind}
        begun_by = {bringing.by_id, bringing.undone_by_id}
        may_stop = self.request.user.pk in begun_by and not (blind and is_held)
        return told | {"is_held": is_held, "may_stop": may_stop}

    def about_preview(self):
        answers = self.object.answers
        said = [*answers.get("links", {}).values(), *answers.get("rows", {}).values()]
        half = self.object.is_half_written
        may_undo_half = half and may_undo(self.object, self.request.user)
        return {
            "seen": self.rows(),
            "has_said": any(said) and not half,
            "is_half_written": half,
            "may_undo": may_undo_half,
        }

    def about_outcome(self):
        rows = self.object.rows.order_by()
        ever = rows.filter(fate__in=EVER_WRITTEN).values_list("verdict").annotate(Count("pk"))
        return {
            "seen": self.rows(),
            "written": dict(ever),
            "may_undo": may_undo(self.object, self.request.user),
        }

    def rows(self):
        return Rows(self.object, self.request.user, self.request.GET)


class ImportRows(OfImport, DetailView):
    """Some rows of an import, for htmx; whoever comes otherwise gets the whole page."""

    template_name = "sheets/_rows.html"

    def get(self, request, *args, **kwargs):
        if not request.htmx or request.htmx.boosted:
            page = self.get_object().get_absolute_url()
            return redirect(f"{page}?{request.GET.urlencode()}")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        seen = Rows(self.object, self.request.user, self.request.GET)
        return super().get_context_data(**kwargs, seen=seen, is_own=self.is_own)


def is_opened(bringing):
    """Whether the file could be opened; else something is asked that belongs to no column."""
    return not any(not question["column"] for question in bringing.questions)


def list_url(sheet):
    return reverse(sheet.url_name) if sheet.url_name else ""


def may_undo(bringing, user):
    """Whether something is left to be taken back, and this user may do it."""
    if bringing.by_id != user.pk and not user.has_perm(SEE_ALL):
        return False
    if not user.has_perm(bringing.sheet.right("change")):
        return False
    done = bringing.state == ImportState.DONE and bringing.rows.filter(fate=Fate.WRITTEN).exists()
    return done or bringing.is_half_written
