"""An event of ours in the margins of a summit."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from networks.choices.summits import (
    SIDE_EVENT_MAY_FOLLOW,
    SIDE_EVENT_NOT_SUBMITTED,
    SideEventStatus,
)
from networks.dates import plausible
from networks.models.part import Part, PartQuerySet, of_plan
from networks.models.theirs import OnTheirClock
from oia.reminders.fields import Deadlines


class SideEventQuerySet(PartQuerySet):
    def to_submit(self):
        """Side events whose application is still to be handed in by a date."""
        return self.filter(status__in=SIDE_EVENT_NOT_SUBMITTED, due_on__isnull=False)

    def to_report(self):
        """Side events that took place and of which the organiser wants a report."""
        return self.filter(status=SideEventStatus.DELIVERED, report_due_on__isnull=False)


class SideEvent(OnTheirClock, Part):
    """An event of ours at a summit, from the idea to the report the organiser wants of it."""

    MAY_FOLLOW = SIDE_EVENT_MAY_FOLLOW
    page_section = "side-events"

    plan = of_plan("side_events")
    title = models.CharField(_("title"), max_length=300)
    status = models.CharField(
        _("status"), max_length=16, choices=SideEventStatus, default=SideEventStatus.IDEA
    )
    partners = models.TextField(_("partners"), blank=True)
    due_on = models.DateField(_("application due"), null=True, blank=True, validators=[plausible])
    held_on = models.DateField(_("takes place"), null=True, blank=True, validators=[plausible])
    report_due_on = models.DateField(
        _("report to the organiser due"), null=True, blank=True, validators=[plausible]
    )

    deadlines = Deadlines()

    objects = SideEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("side event")
        verbose_name_plural = _("side events")
        ordering = ["plan", "pk"]

    def __str__(self):
        return self.title
