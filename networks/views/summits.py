"""Pages about editions of summits."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView

from networks.filters.summits import SummitFilter
from networks.forms.summits import SummitForm
from networks.models import CatalogueNote, Plan, Summit, SummitShift
from networks.services import summits as services
from networks.views.saving import SavedByService
from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.core.pages import EditRecord, Guarded, NewRecord, RecordPage
from oia.directory.views.lookups import LookupView


class SummitList(RecordList):
    """All editions; at first those that lie ahead, the next one on top."""

    queryset = Summit.objects.all()
    filterset_class = SummitFilter
    bulk = ("series", "sensitivity")
    row_template = "summit.html"
    title = _("Summits")
    lead = _("Editions of conferences and congresses, and where we take part.")
    empty_text = _("No edition ahead is known. Look at past ones, or add the next.")
    reads = ("slug", "host_country", "status", "is_example", "series__name", "series__acronym")
    default_sort = "starts"
    new_right = "networks.add_summit"
    columns = (
        Column("name", _("Summit"), "name"),
        Column("starts", _("Begins"), "starts_on"),
        Column("ends", _("Ends"), "ends_on"),
        Column("place", _("Place"), "host_city", sheet=("host_city", "host_country")),
        Column("status", _("Status")),
        Column("ours", _("Our plan")),
    )

    @property
    def new_url(self):
        return reverse("networks:summit-new")

    def get_queryset(self):
        return super().get_queryset().with_our_plan(self.request.user)


class SummitLookup(LookupView):
    queryset = Summit.objects.all()

    def hint(self, summit):
        return f"{summit.starts_on:%Y}"


class SummitPage(RecordPage):
    """One edition: the facts, what is held beside it, and what we do there."""

    queryset = Summit.objects.select_related("series", "city", "parent_summit")
    template_name = "summits/summit.html"

    def get_context_data(self, **kwargs):
        summit, user = self.object, self.request.user
        plans = Plan.objects.filter(summit=summit)
        seen = plans.visible_to(user).select_related("lead", "officer").first()
        return super().get_context_data(
            **kwargs,
            plan=seen,
            plan_is_hidden=seen is None and plans.exists(),
            side_summits=summit.side_summits.visible_to(user).order_by("starts_on"),
            declarations=summit.declarations.visible_to(user).order_by("-adopted_on", "pk"),
            shifts=summit.shifts.select_related("by")[:5],
            catalogue_notes=CatalogueNote.objects.beside(summit),
            today=timezone.localdate(),
        )


class NewSummit(SavedByService, NewRecord):
    model = Summit
    form_class = SummitForm

    def get_initial(self):
        return {"series": self.request.GET.get("series", "")}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, cancel_url=reverse("networks:summit-list"))

    def save(self, summit, form):
        return services.add_summit(summit, by=self.request.user)


class EditSummit(SavedByService, EditRecord):
    """Changing an edition. New dates lead to the page that says what moved with them."""

    model = Summit
    form_class = SummitForm

    def save(self, summit, form):
        why = form.cleaned_data["why"]
        return services.change_summit(summit, by=self.request.user, why=why)

    def get_success_url(self):
        return (self.saved or self.object).get_absolute_url()


class ShiftPage(Guarded, DetailView):
    """What one change of a summit's dates moved, and what it left for somebody to check."""

    queryset = SummitShift.objects.select_related("summit", "by")
    template_name = "summits/shift.html"
    context_object_name = "record"
    permission_required = "networks.view_summit"
    slug_field = "summit__slug"
    query_pk_and_slug = True

    def get_context_data(self, **kwargs):
        plan = Plan.objects.filter(summit=self.object.summit).visible_to(self.request.user)
        return super().get_context_data(**kwargs, plan=plan.first())
