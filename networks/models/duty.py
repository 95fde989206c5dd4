"""Reports that networks want of us: the duty, its rounds, and the data departments owe."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from networks.dates import plausible
from networks.models.network import Network
from oia.core.finding import FindableQuerySet
from oia.core.light import light
from oia.core.limits import check_backup
from oia.core.models import Kept, Record, Searchable
from oia.core.remembered import address
from oia.core.visibility import VisibleQuerySet
from oia.core.zones import Certainty, Due, ZoneKind, check_zone
from oia.reminders.fields import Deadlines


class DutyQuerySet(FindableQuerySet):
    best_first = ("name", "pk")

    def for_list(self):
        """With the networks they serve and the round that is next to hand in, if one is planned."""
        open_rounds = DutyRound.objects.filter(duty=models.OuterRef("pk"), submitted_on=None)
        upcoming = open_rounds.order_by("closes_on", "pk")
        named = Network.objects.only("name", "acronym")
        return (
            self.select_related("lead")
            .prefetch_related(Prefetch("networks", light(named), to_attr="networks_shown"))
            .annotate(
                next_period=models.Subquery(upcoming.values("period")[:1]),
                next_closes_on=models.Subquery(upcoming.values("closes_on")[:1]),
            )
        )


class Duty(Record, Searchable):
    """A report we owe on some platform, again and again. One may discharge several networks."""

    name = models.CharField(_("duty"), max_length=200)
    platform = models.CharField(
        _("platform"), max_length=200, blank=True, help_text=_("For example: CDP-ICLEI Track.")
    )
    platform_url = models.URLField(_("address of the platform"), max_length=300, blank=True)
    networks = models.ManyToManyField(
        Network, blank=True, related_name="duties", verbose_name=_("serves")
    )
    told_as = {"every_months": _("rhythm")}
    every_months = models.PositiveSmallIntegerField(
        _("every … months"), null=True, blank=True, help_text=_("Blank: once only.")
    )
    basis = models.CharField(
        _("where it says so"),
        max_length=300,
        blank=True,
        help_text=_("The rule or paper that obliges us."),
    )
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="duties_led",
        verbose_name=_("lead officer"),
    )
    backup = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="duties_backed",
        verbose_name=_("backup"),
    )
    departments = models.ManyToManyField(
        "accounts.Department",
        blank=True,
        related_name="reporting_duties",
        verbose_name=_("departments that owe data"),
        help_text=_("Each new round asks them again."),
    )
    ended_on = models.DateField(
        _("no longer owed since"), null=True, blank=True, validators=[plausible]
    )

    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name = _("reporting duty")
        verbose_name_plural = _("reporting duties")
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["name", "id"], name="duty_by_name")]
        constraints = [
            models.CheckConstraint(
                condition=Q(every_months=None) | Q(every_months__gte=1, every_months__lte=240),
                name="duty_recurs_within_reason",
                violation_error_message=_("A duty recurs every 1 to 240 months, or not at all."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address("networks:duty-detail", self.pk)

    def clean(self):
        """Who stands in for the lead is told beside the field."""
        check_backup(self, "lead")

    def names(self):
        return [self.name, self.platform]


class DutyRoundQuerySet(VisibleQuerySet):
    sensitivity_path = "duty__sensitivity"

    def for_list(self):
        return self.select_related("duty__lead", "duty__backup", "submitted_by")

    def outstanding(self):
        """Rounds not handed in, of duties still owed."""
        return self.filter(submitted_on=None, duty__ended_on=None)


class DutyRound(Kept):
    """One period of a duty: when its window opens and closes, and what came of it."""

    duty = models.ForeignKey(
        Duty, models.PROTECT, related_name="rounds", verbose_name=_("reporting duty")
    )
    period = models.CharField(_("period"), max_length=60, help_text=_("For example: 2026."))
    opens_on = models.DateField(_("window opens"), null=True, blank=True, validators=[plausible])
    closes_on = models.DateField(_("window closes"), validators=[plausible])
    closes_at = models.TimeField(
        _("at"), null=True, blank=True, help_text=_("Blank: the end of that day.")
    )
    zone_kind = models.CharField(
        _("whose time"), max_length=12, choices=ZoneKind, default=ZoneKind.OFFICE
    )
    zone = models.CharField(
        _("zone"),
        max_length=64,
        blank=True,
        help_text=_("Europe/Madrid, +03:00 or CET, as the kind wants it."),
    )
    certainty = models.CharField(
        _("certainty"), max_length=12, choices=Certainty, default=Certainty.CONFIRMED
    )
    organiser_words = models.CharField(_("in their words"), max_length=300, blank=True)
    source_link = models.URLField(_("where it says so"), max_length=300, blank=True)
    submitted_on = models.DateField(_("handed in"), null=True, blank=True, validators=[plausible])
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rounds_submitted",
        verbose_name=_("handed in by"),
    )
    result = models.CharField(_("result"), max_length=200, blank=True)
    badge = models.CharField(_("badge"), max_length=100, blank=True)
    valid_until = models.DateField(
        _("badge valid until"), null=True, blank=True, validators=[plausible]
    )

    deadlines = Deadlines()

    objects = DutyRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round of a duty")
        verbose_name_plural = _("rounds of duties")
        ordering = ["duty", "-closes_on"]
        indexes = [models.Index(fields=["closes_on"], name="duty_round_by_closing")]
        constraints = [
            models.UniqueConstraint(
                fields=["duty", "period"],
                name="duty_round_once_a_period",
                violation_error_message=_("This duty already has a round for that period."),
            ),
            models.CheckConstraint(
                condition=Q(opens_on=None) | Q(closes_on__gte=F("opens_on")),
                name="duty_round_closes_after_it_opens",
                violation_error_message=_("The window closes before it opens."),
            ),
            models.CheckConstraint(
                condition=Q(submitted_on=None, submitted_by=None)
                | Q(submitted_on__isnull=False, submitted_by__isnull=False),
                name="duty_round_handed_in_by_somebody",
                violation_error_message=_("Say both when it was handed in and by whom."),
            ),
        ]

    def __str__(self):
        return f"{self.duty} {self.period}"

    def get_absolute_url(self):
        return f"{self.duty.get_absolute_url()}#rounds"

    def clean(self):
        try:
            self.zone = check_zone(self.zone_kind, self.zone)
        except ValidationError as error:
            raise ValidationError({"zone": error}) from error

    @property
    def due(self):
        """The end of the window as its platform wrote it."""
        return Due(self.closes_on, self.closes_at, self.zone_kind, self.zone)

    @property
    def is_open(self):
        """Whether it can be handed in today."""
        opened = not self.opens_on or self.opens_on <= timezone.localdate()
        return opened and not self.submitted_on


class ContributionQuerySet(VisibleQuerySet):
    sensitivity_path = "round__duty__sensitivity"

    def for_list(self):
        return self.select_related("department", "round__duty")

    def outstanding(self):
        return self.filter(received_on=None, round__submitted_on=None, round__duty__ended_on=None)


class Contribution(Kept):
    """The data one department owes for a round, and when it came."""

    round = models.ForeignKey(
        DutyRound, models.CASCADE, related_name="contributions", verbose_name=_("round")
    )
    department = models.ForeignKey(
        "accounts.Department",
        models.PROTECT,
        related_name="contributions",
        verbose_name=_("department"),
    )
    what = models.CharField(_("what"), max_length=200, blank=True)
    due_on = models.DateField(_("due"), null=True, blank=True, validators=[plausible])
    received_on = models.DateField(_("received"), null=True, blank=True, validators=[plausible])

    deadlines = Deadlines()

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ["round", "due_on", "pk"]
        indexes = [models.Index(fields=["due_on"], name="contribution_by_due_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "department", "what"],
                name="contribution_asked_for_once",
                violation_error_message=_("This department is already asked for the same."),
            )
        ]

    def __str__(self):
        return f"{self.department}: {self.what or self.round}"

    def get_absolute_url(self):
        return self.round.get_absolute_url()
