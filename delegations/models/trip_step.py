"""What has to be ready by when for a trip of ours, and done after it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from delegations.choices.trip import DONE_WITH, TripAudience, TripDay, TripKind
from delegations.models.step import CountedStep, audience, days_before
from delegations.models.traveller import TripPartQuerySet, of_trip
from oia.core.models import Kept
from oia.core.visibility import VisibleQuerySet


def counted_from():
    return models.CharField(
        _("counted from"), max_length=9, choices=TripDay, default=TripDay.DEPARTURE
    )


def done_with():
    return models.CharField(
        _("done when the trip is"),
        max_length=14,
        choices=[(state.value, state.label) for state in DONE_WITH],
        blank=True,
        default="",
        db_default="",
        help_text=_("Blank: when somebody says so."),
    )


def reached_from(state):
    """A state with those that follow it."""
    return DONE_WITH[DONE_WITH.index(state) :]


class TripStepTemplateQuerySet(VisibleQuerySet):
    sensitivity_path = None

    def for_kind(self, kind):
        """What this kind of trip asks for: its own, and what all ask for."""
        return self.filter(kind__in=["", kind], is_active=True)


class TripStepTemplate(Kept):
    """A planning default: what to have ready so many days before any trip of a kind."""

    slug = models.SlugField(_("short name"), max_length=100, unique=True)
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(
        _("kind of trip"),
        max_length=10,
        choices=TripKind,
        blank=True,
        help_text=_("Blank: for every trip."),
    )
    days_before = days_before(help_text=_("Negative: afterwards."))
    counted_from = counted_from()
    audience = audience(TripAudience)
    done_with = done_with()
    is_active = models.BooleanField(_("in use"), default=True)
    notes = models.TextField(_("notes"), blank=True)

    objects = TripStepTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("step template of trips")
        verbose_name_plural = _("step templates of trips")
        ordering = ["-days_before", "pk"]
        indexes = [
            models.Index(fields=["days_before", "id"], name="tripsteptemplate_by_days"),
            models.Index(fields=["title", "id"], name="tripsteptemplate_by_title"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("delegations:tripsteptemplate-list")


class TripStepQuerySet(TripPartQuerySet):
    def not_reached(self):
        """Those of which the state of their trip does not say that they are done."""
        reached = (Q(done_with=one, trip__status__in=reached_from(one)) for one in DONE_WITH)
        return self.exclude(Q(*reached, _connector=Q.OR))


class TripStep(CountedStep):
    """One thing to have ready for one trip, or done after it.

    With `days_before` it moves with the trip; without, it has a date of its own.
    """

    TAKEN_OVER = (*CountedStep.TAKEN_OVER, "done_with")
    page_section = "steps"
    undated = _("“%(step)s” has no date while the trip has none or does not take place.")

    trip = of_trip("steps")
    template = models.ForeignKey(
        TripStepTemplate,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="steps",
        verbose_name=_("template"),
    )
    days_before = days_before(
        null=True, blank=True, help_text=_("Negative: afterwards. It moves with the trip.")
    )
    counted_from = counted_from()
    audience = audience(TripAudience)
    done_with = done_with()

    objects = TripStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("step of a trip")
        verbose_name_plural = _("steps of trips")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["trip", "template"],
                condition=Q(template__isnull=False),
                name="tripstep_once_per_template",
                violation_error_message=_("The trip already has this step."),
            ),
            models.CheckConstraint(
                condition=Q(days_before=None, due_on__isnull=False)
                | Q(days_before__isnull=False, due_on=None),
                name="tripstep_counted_or_on_a_day",
                violation_error_message=_("Give either days before the trip or a day, not both."),
            ),
        ]

    def get_absolute_url(self):
        return f"{self.trip.get_absolute_url()}#step-{self.pk}"

    @property
    def is_reached(self):
        """Whether the state of the trip says that it is done."""
        return bool(self.done_with) and self.trip.status in reached_from(self.done_with)

    @property
    def day_of_count(self):
        at_return = self.counted_from == TripDay.RETURN
        return self.trip.last_day if at_return else self.trip.starts_on

    @property
    def distance(self):
        """How far from the trip it lies, in words; blank for a day of its own."""
        if self.days_before is None:
            return ""
        days, at_return = abs(self.days_before), self.counted_from == TripDay.RETURN
        if self.days_before == 0:
            return _now("on the day of return") if at_return else _now("on the day of departure")
        if self.days_before > 0 and at_return:
            return ngettext("%d day before the return", "%d days before the return", days) % days
        if self.days_before > 0:
            words = ngettext("%d day before the departure", "%d days before the departure", days)
            return words % days
        if at_return:
            return ngettext("%d day after the return", "%d days after the return", days) % days
        return ngettext("%d day after the departure", "%d days after the departure", days) % days
