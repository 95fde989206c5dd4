"""What has to be ready how long before a summit."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from networks.choices.summits import GOING, Audience, SummitStatus
from networks.dates import EARLIEST, LATEST, plausible
from networks.models.plan import Plan
from networks.models.summit import SummitSeries
from networks.models.theirs import OnTheirClock
from oia.core.models import Catalogued, Kept
from oia.core.visibility import VisibleQuerySet
from oia.reminders.fields import Deadlines

#: Nobody plans a summit further ahead, or looks back at it longer.
BOUNDS = [MinValueValidator(-3650), MaxValueValidator(3650)]


class MilestoneTemplateQuerySet(VisibleQuerySet):
    sensitivity_path = None

    def for_list(self):
        return self.select_related("series", "replaces")

    def for_series(self, series):
        """What this series asks for: its own, and the common ones it does not replace."""
        replaced = self.filter(series=series, replaces__isnull=False).values("replaces")
        common = Q(series=None) & ~Q(pk__in=replaced)
        return self.filter(Q(series=series) | common, is_active=True)


class MilestoneTemplate(Kept, Catalogued):
    """A planning default: what to have ready so many days before any summit of a series.

    To change a common one for a single series, give that series its own which replaces it; to
    do without it there, switch the series' own off.
    """

    series = models.ForeignKey(
        SummitSeries,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="milestone_templates",
        verbose_name=_("series"),
        help_text=_("Blank: for every summit."),
    )
    title = models.CharField(_("title"), max_length=200)
    days_before_start = models.SmallIntegerField(
        _("days before the summit begins"),
        validators=BOUNDS,
        help_text=_("Negative: after it has begun."),
    )
    audience = models.CharField(_("for"), max_length=12, choices=Audience, default=Audience.OFFICER)
    notes = models.TextField(_("notes"), blank=True)
    is_active = models.BooleanField(_("in use"), default=True)
    replaces = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        limit_choices_to={"series": None},
        related_name="replaced_by",
        verbose_name=_("stands in for"),
        help_text=_("The common milestone that this series does differently or not at all."),
    )

    objects = MilestoneTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("milestone template")
        verbose_name_plural = _("milestone templates")
        ordering = ["-days_before_start", "pk"]
        indexes = [
            models.Index(fields=["days_before_start", "id"], name="template_by_days"),
            models.Index(fields=["title", "id"], name="template_by_title"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(replaces=None) | Q(series__isnull=False),
                name="only_series_templates_replace",
                violation_error_message=_(
                    "Only the milestone of one series can stand in for a common one."
                ),
            ),
            models.UniqueConstraint(
                fields=["series", "replaces"],
                condition=Q(replaces__isnull=False),
                name="template_replaced_once_per_series",
                violation_error_message=_("This series already does that milestone differently."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        if self.series:
            return f"{self.series.get_absolute_url()}#templates"
        return reverse("networks:template-list")


class MilestoneQuerySet(VisibleQuerySet):
    sensitivity_path = "plan__sensitivity"

    def for_list(self):
        return self.select_related("plan__summit").prefetch_related("deadlines")

    def wanted(self):
        """Milestones that somebody has to see to: we are going, and the summit is on."""
        called_off = Q(plan__summit__status=SummitStatus.CANCELLED)
        return self.filter(plan__status__in=GOING).exclude(called_off)


class Milestone(OnTheirClock, Kept):
    """One thing to have ready for one summit. Whether it is done, its deadline knows.

    `days_before` counts back from the summit's first day and moves with it; a milestone without
    it has a date of its own.
    """

    page_section = "milestones"

    plan = models.ForeignKey(
        Plan, models.CASCADE, related_name="milestones", verbose_name=_("plan")
    )
    template = models.ForeignKey(
        MilestoneTemplate,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="milestones",
        verbose_name=_("template"),
    )
    title = models.CharField(_("title"), max_length=200)
    audience = models.CharField(_("for"), max_length=12, choices=Audience, default=Audience.OFFICER)
    days_before = models.SmallIntegerField(
        _("days before the summit begins"),
        null=True,
        blank=True,
        validators=BOUNDS,
        help_text=_("Blank: has a date of its own and does not move with the summit."),
    )
    due_on = models.DateField(_("due"), validators=[plausible])
    notes = models.TextField(_("notes"), blank=True)
    needs_check = models.BooleanField(_("date to be checked"), default=False, editable=False)

    deadlines = Deadlines()

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["due_on", F("due_time").asc(nulls_last=True), "pk"]
        indexes = [models.Index(fields=["plan", "due_on"], name="milestone_by_plan")]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "template"],
                condition=Q(template__isnull=False),
                name="milestone_once_per_template",
                violation_error_message=_("The plan already has this milestone."),
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=EARLIEST, due_on__lte=LATEST),
                name="milestone_in_a_plausible_year",
                violation_error_message=_("The year of the milestone cannot be right."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"{self.plan.get_absolute_url()}#milestone-{self.pk}"

    @property
    def distance(self):
        """How far from the summit's first day it lies, in words; blank for a date of its own."""
        if self.days_before is None:
            return ""
        days = abs(self.days_before)
        if self.days_before < 0:
            return ngettext("%d day after it begins", "%d days after it begins", days) % days
        return ngettext("%d day before", "%d days before", days) % days

    @property
    def deadline(self):
        """Its row among the office's deadlines, or None while the engine has not seen it."""
        return next(iter(self.deadlines.all()), None)
