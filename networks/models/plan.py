"""Our participation in one edition of a summit."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from networks.choices.summits import (
    GOING,
    PLAN_MAY_FOLLOW,
    AccessRoute,
    PlanLevel,
    PlanStatus,
)
from networks.dates import plausible
from networks.models.summit import Summit
from oia.core.limits import check_backup
from oia.core.models import Record
from oia.core.visibility import VisibleQuerySet
from oia.reminders.fields import Deadlines

#: How long before a summit we want to know whether we go, where no day was set.
DECIDE_DAYS_BEFORE = 180


def staff(related_name, words):
    """A member of the office who has a part in a plan."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name=related_name,
        verbose_name=words,
    )


class PlanQuerySet(VisibleQuerySet):
    def for_list(self):
        return self.select_related("summit__series", "lead")

    def going(self):
        """Plans for editions that we intend to take part in, or took part in."""
        return self.filter(status__in=GOING)

    def left_behind(self):
        """Plans whose summit got other dates by a road that did not take the milestones along."""
        reckoned = self.filter(reckoned_from__isnull=False)
        return reckoned.exclude(reckoned_from=F("summit__starts_on"))

    def undecided(self):
        return self.filter(status=PlanStatus.WATCHING)


class Plan(Record):
    """What we want at one summit, how we get in, who goes, what it costs, what came of it.

    The decision to go, by whichever body, stands among the record's decisions.
    """

    MAY_FOLLOW = PLAN_MAY_FOLLOW

    UNTOLD = ("reckoned_from",)  # the summit tells that it moved

    summit = models.OneToOneField(
        Summit, models.PROTECT, related_name="plan", verbose_name=_("summit")
    )
    status = models.CharField(
        _("status"), max_length=20, choices=PlanStatus, default=PlanStatus.WATCHING
    )
    level = models.CharField(_("level"), max_length=16, choices=PlanLevel, blank=True)
    decide_by = models.DateField(
        _("decide by"),
        null=True,
        blank=True,
        validators=[plausible],
        help_text=_("Blank: 180 days before the summit begins."),
    )
    objectives = models.TextField(_("objectives"), blank=True)
    expected_results = models.TextField(_("expected results"), blank=True)
    results = models.TextField(_("results"), blank=True)
    access_route = models.CharField(
        _("access route"), max_length=12, choices=AccessRoute, blank=True
    )
    nominating_organisation = models.ForeignKey(
        "directory.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="plans_nominated",
        verbose_name=_("nominating organisation"),
    )
    nominating_network = models.ForeignKey(
        "networks.Network",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="plans_nominated",
        verbose_name=_("nominating network"),
    )
    access_notes = models.TextField(
        _("notes on access"),
        blank=True,
        help_text=_("Contact point, quota of badges, what becomes public about the nomination."),
    )
    lead = staff("plans_led", _("lead"))
    officer = staff("plans_worked_on", _("officer"))
    backup = staff("plans_backed", _("backup"))

    reckoned_from = models.DateField(
        _("milestones reckoned from"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("The first day of the summit as it was when the milestones were reckoned."),
    )

    deadlines = Deadlines()

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("participation plan")
        verbose_name_plural = _("participation plans")
        ordering = ["summit__starts_on", "pk"]
        indexes = [models.Index(fields=["status", "id"], name="plan_by_status")]
        constraints = [
            models.CheckConstraint(
                condition=Q(nominating_organisation=None) | Q(nominating_network=None),
                name="plan_has_one_nominating_body",
                violation_error_message=_(
                    "Name either a network or an organisation that nominates us, not both."
                ),
            )
        ]

    def __str__(self):
        return str(self.summit)

    def get_absolute_url(self):
        return reverse("networks:plan-detail", args=[self.summit.slug])

    def clean(self):
        """Who stands in for the officer is told beside the field."""
        check_backup(self, "officer")

    @property
    def neutral_title(self):
        return str(_("Participation plan %(pk)s") % {"pk": self.pk})

    @property
    def decides_on(self):
        """The day by which we want to know: the one set, or so many days before it begins."""
        return self.decide_by or self.summit.starts_on - timedelta(days=DECIDE_DAYS_BEFORE)

    @property
    def is_going(self):
        return self.status in GOING

    @property
    def nominating_body(self):
        return self.nominating_network or self.nominating_organisation

    def owner_for(self, audience):
        """Who in the office sees to a milestone: the officer to theirs, the lead to the rest."""
        if audience == "officer":
            return self.officer or self.lead
        return self.lead or self.officer
