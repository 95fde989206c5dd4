"""Pages about series of summits and the milestones these ask for."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from networks.filters.summits import SeriesFilter, TemplateFilter
from networks.forms.summits import SeriesForm, TemplateForm
from networks.models import CatalogueNote, MilestoneTemplate, SummitSeries
from networks.services import milestones, summits
from networks.views.saving import SavedByService
from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.core.pages import EditRecord, NewRecord, RecordPage
from oia.core.text import as_key


class SeriesList(RecordList):
    queryset = SummitSeries.objects.all()
    filterset_class = SeriesFilter
    bulk = ("level", "cadence", "sensitivity")
    row_template = "series.html"
    title = _("Summit series")
    lead = _("What recurs under one name, and the rhythm in which it does.")
    empty_text = _("No series yet. Load the catalogue or add one.")
    reads = ("slug", "mirrors__slug", "mirrors__name", "mirrors__acronym")
    default_sort = "name"
    new_right = "networks.add_summitseries"
    columns = (
        Column("name", _("Series"), "name"),
        Column("acronym", _("Acronym"), "acronym"),
        Column("level", _("Level"), "level"),
        Column("cadence", _("Rhythm"), "cadence"),
        Column("mirrors", _("Alongside")),
        Column("editions", _("Editions"), classes="num"),
    )

    @property
    def new_url(self):
        return reverse("networks:series-new")


class SeriesPage(RecordPage):
    """One series: its conveners, its editions and what each of them asks of us."""

    queryset = SummitSeries.objects.select_related("mirrors")
    template_name = "summits/series.html"

    def get_context_data(self, **kwargs):
        series, user = self.object, self.request.user
        editions = series.editions.visible_to(user).with_our_plan(user)
        templates = MilestoneTemplate.objects.for_series(series).select_related("replaces")
        switched_off = series.milestone_templates.filter(is_active=False)
        return super().get_context_data(
            **kwargs,
            editions=editions.order_by("-starts_on"),
            conveners=series.convener_networks.visible_to(user),
            templates=templates,
            switched_off=switched_off.select_related("replaces"),
            catalogue_notes=CatalogueNote.objects.beside(series),
        )


class NewSeries(SavedByService, NewRecord):
    model = SummitSeries
    form_class = SeriesForm

    def save(self, series, form):
        return summits.add_series(series, by=self.request.user)


class EditSeries(SavedByService, EditRecord):
    model = SummitSeries
    form_class = SeriesForm

    def save(self, series, form):
        return summits.change_series(series, by=self.request.user)


class TemplateList(RecordList):
    """The planning defaults from which milestones come."""

    queryset = MilestoneTemplate.objects.all()
    filterset_class = TemplateFilter
    bulk = ("audience", "is_active")
    row_template = "milestone_template.html"
    title = _("Milestone templates")
    lead = _("What to have ready how long before a summit. Defaults, not official deadlines.")
    empty_text = _("No templates yet. Load the catalogue or add one.")
    reads = ("notes", "audience", "is_active", "replaces__title")
    reads += ("series__slug", "series__name", "series__acronym")
    default_sort = "-days"
    new_right = "networks.add_milestonetemplate"
    columns = (
        Column("title", _("Milestone"), "title"),
        Column("days", _("Days before"), "days_before_start", classes="num"),
        Column("audience", _("For")),
        Column("series", _("Series")),
        Column("active", _("In use"), sheet=("is_active",)),
    )

    @property
    def new_url(self):
        return reverse("networks:template-new")


class NewTemplate(SavedByService, NewRecord):
    """A new default; from a series' page it stands in for a common one, filled in as that is."""

    model = MilestoneTemplate
    form_class = TemplateForm

    def get_initial(self):
        initial = {"series": self.request.GET.get("series", "")}
        replaced = as_key(self.request.GET.get("replaces", ""))
        common = MilestoneTemplate.objects.filter(series=None)
        if replaced is not None and (known := common.filter(pk=replaced).first()):
            copied = ("title", "days_before_start", "audience", "notes")
            initial |= {name: getattr(known, name) for name in copied} | {"replaces": known.pk}
        return initial

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, cancel_url=reverse("networks:template-list"))

    def save(self, template, form):
        return milestones.save_template(template, by=self.request.user)


class EditTemplate(SavedByService, EditRecord):
    model = MilestoneTemplate
    form_class = TemplateForm

    def save(self, template, form):
        return milestones.save_template(template, by=self.request.user)
