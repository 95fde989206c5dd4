"""What has to be ready by when for a visit."""

from datetime import timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from delegations.choices.visit import Audience, CountedFrom, VisitKind
from delegations.models.delegation import Delegation
from oia.core.models import Kept
from oia.core.validators import plausible_day
from oia.core.visibility import VisibleQuerySet
from oia.reminders.fields import Deadlines

#: Nobody prepares a visit further ahead, or follows it up longer.
BOUNDS = [MinValueValidator(-730), MaxValueValidator(730)]


def days_before(**more):
    return models.SmallIntegerField(_("days before"), validators=BOUNDS, **more)


def counted_from():
    return models.CharField(
        _("counted from"), max_length=9, choices=CountedFrom, default=CountedFrom.ARRIVAL
    )


def audience(whose=Audience):
    return models.CharField(_("for"), max_length=12, choices=whose, default=whose.OWNER)


class StepTemplateQuerySet(VisibleQuerySet):
    sensitivity_path = None

    def for_list(self):
        return self.select_related("replaces")

    def for_kind(self, kind):
        """What this kind of visit asks for: its own, and the common ones it does not replace."""
        replaced = self.filter(kind=kind, replaces__isnull=False).values("replaces")
        common = Q(kind="") & ~Q(pk__in=replaced)
        return self.filter(Q(kind=kind) | common, is_active=True)


class StepTemplate(Kept):
    """A planning default: what to have ready so many days before any visit of a kind.

    To change a common one for a single kind of visit, give that kind its own which replaces it;
    to do without it there, switch the kind's own off.
    """

    slug = models.SlugField(_("short name"), max_length=100, unique=True)
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(
        _("kind of visit"),
        max_length=10,
        choices=VisitKind,
        blank=True,
        help_text=_("Blank: for every visit."),
    )
    days_before = days_before(help_text=_("Negative: afterwards."))
    counted_from = counted_from()
    audience = audience()
    is_active = models.BooleanField(_("in use"), default=True)
    is_promise = models.BooleanField(
        _("counts as a promise"),
        default=False,
        help_text=_("Once they have left it stands among the commitments of the office."),
    )
    replaces = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        limit_choices_to={"kind": ""},
        related_name="replaced_by",
        verbose_name=_("stands in for"),
        help_text=_("The common step that this kind of visit does differently or not at all."),
    )
    notes = models.TextField(_("notes"), blank=True)

    objects = StepTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("step template")
        verbose_name_plural = _("step templates")
        ordering = ["-days_before", "pk"]
        indexes = [
            models.Index(fields=["days_before", "id"], name="steptemplate_by_days"),
            models.Index(fields=["title", "id"], name="steptemplate_by_title"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(replaces=None) | ~Q(kind=""),
                name="only_steps_of_a_kind_replace",
                violation_error_message=_(
                    "Only the step of one kind of visit can stand in for a common one."
                ),
            ),
            models.UniqueConstraint(
                fields=["kind", "replaces"],
                condition=Q(replaces__isnull=False),
                name="step_replaced_once_per_kind",
                violation_error_message=_("This kind of visit already does that differently."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("delegations:steptemplate-list")


class VisitStepQuerySet(VisibleQuerySet):
    sensitivity_path = "delegation__sensitivity"

    def for_list(self):
        return self.select_related("delegation").prefetch_related("deadlines")


class CountedStep(Kept):
    """One thing to have ready, so many days before or after something, or on a day of its own.

    Whether it is done, its deadline knows.
    """

    title = models.CharField(_("title"), max_length=200)
    audience = audience()
    due_on = models.DateField(
        _("on a day of its own"),
        null=True,
        blank=True,
        validators=[plausible_day],
        help_text=_("Instead of days before: it stays when the visit moves."),
    )
    notes = models.TextField(_("notes"), blank=True)

    deadlines = Deadlines()

    #: What a step takes over from its template.
    TAKEN_OVER = ("title", "audience", "days_before", "counted_from", "notes")

    #: What is said of a step without a date. A subclass says it, and from which `day_of_count`
    #: days are counted.
    undated = ""

    class Meta:
        abstract = True

    def __str__(self):
        return self.title

    @property
    def deadline(self):
        """Its row among the office's deadlines, or None while nobody has to see to it."""
        return next(iter(self.deadlines.all()), None)

    @property
    def falls_on(self):
        """Its day; None while what it is counted from has none."""
        if self.due_on:
            return self.due_on
        start = self.day_of_count
        return start and start - timedelta(days=self.days_before)


class VisitStep(CountedStep):
    """One thing to have ready for one visit.

    With `days_before` it moves with the visit; without, it has a date of its own. `not_before` is
    the day on which it was planned, where its own was over by then.
    """

    page_section = "steps"
    undated = _("“%(step)s” has no date while the visit has none or is not expected.")

    delegation = models.ForeignKey(
        Delegation, models.CASCADE, related_name="steps", verbose_name=_("visit")
    )
    template = models.ForeignKey(
        StepTemplate,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="steps",
        verbose_name=_("template"),
    )
    days_before = days_before(
        null=True, blank=True, help_text=_("Negative: afterwards. It moves with the visit.")
    )
    counted_from = counted_from()
    not_before = models.DateField(
        _("not due before"), null=True, editable=False, validators=[plausible_day]
    )

    objects = VisitStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["delegation", "template"],
                condition=Q(template__isnull=False),
                name="step_once_per_template",
                violation_error_message=_("The visit already has this step."),
            ),
            models.CheckConstraint(
                condition=Q(days_before=None, due_on__isnull=False)
                | Q(days_before__isnull=False, due_on=None),
                name="step_counted_or_on_a_day",
                violation_error_message=_("Give either days before the visit or a day, not both."),
            ),
        ]

    def get_absolute_url(self):
        return f"{self.delegation.get_absolute_url()}#step-{self.pk}"

    @property
    def falls_on(self):
        """Before a visit that lay ahead nothing was due before somebody could know of it."""
        counted, known_on = super().falls_on, self.not_before
        if self.due_on or counted is None or known_on is None or known_on > self.day_of_count:
            return counted
        return max(counted, known_on)

    @property
    def day_of_count(self):
        at_departure = self.counted_from == CountedFrom.DEPARTURE
        return self.delegation.last_day if at_departure else self.delegation.arrives_on

    @property
    def distance(self):
        """How far from the visit it lies, in words; blank for a day of its own."""
        if self.days_before is None:
            return ""
        days, at_departure = abs(self.days_before), self.counted_from == CountedFrom.DEPARTURE
        if self.days_before == 0:
            return _now("on the day they leave") if at_departure else _now("on the day they arrive")
        if self.days_before > 0 and at_departure:
            return ngettext("%d day before they leave", "%d days before they leave", days) % days
        if self.days_before > 0:
            return ngettext("%d day before they arrive", "%d days before they arrive", days) % days
        if at_departure:
            return ngettext("%d day after they left", "%d days after they left", days) % days
        return ngettext("%d day after they arrive", "%d days after they arrive", days) % days
