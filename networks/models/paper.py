"""What the city wants to say at a summit, in writing."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from networks.choices.summits import PAPER_CLOSED, PaperStatus
from networks.dates import plausible
from networks.models.part import Part, PartQuerySet, of_plan
from oia.reminders.fields import Deadlines


class PaperQuerySet(PartQuerySet):
    def owed(self):
        return self.exclude(status__in=PAPER_CLOSED).filter(due_on__isnull=False)


class Paper(Part):
    """A position paper or statement of the city for one summit."""

    page_section = "position-papers"

    plan = of_plan("position_papers")
    title = models.CharField(_("title"), max_length=300)
    status = models.CharField(
        _("status"), max_length=12, choices=PaperStatus, default=PaperStatus.DRAFT
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="position_papers",
        verbose_name=_("owner"),
    )
    due_on = models.DateField(_("due"), null=True, blank=True, validators=[plausible])

    deadlines = Deadlines()

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("position paper")
        verbose_name_plural = _("position papers")
        ordering = ["plan", "due_on", "pk"]

    def __str__(self):
        return self.title
